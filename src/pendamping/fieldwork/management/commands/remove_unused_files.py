"""`pendamping remove_unused_files`: tidy up what a write that was cut off left in the media folder."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone
from django.utils.translation import gettext as _

from pendamping.access.scopes import command_scope
from pendamping.fieldwork.services import remove_unused_files


class Command(BaseCommand):
    help = _("Menghapus foto dan dokumen yang tidak dipakai laporan mana pun")

    def handle(self, *_args: Any, **_options: Any) -> None:
        forgotten, removed = remove_unused_files(command_scope("remove_unused_files", timezone.localdate()))
        facts = {"forgotten": forgotten, "removed": removed}
        self.stdout.write(_("%(forgotten)s isi tidak dipakai, %(removed)s berkas dihapus.") % facts)
