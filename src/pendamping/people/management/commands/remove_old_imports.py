"""`pendamping remove_old_imports`: rosters that nobody finished leave nothing of themselves behind."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone
from django.utils.translation import gettext as _

from pendamping.access.scopes import command_scope
from pendamping.people.services import purge_rosters


class Command(BaseCommand):
    help = _("Menghapus isian impor daftar pendamping yang sudah lewat masa simpannya")

    def handle(self, *_args: Any, **_options: Any) -> None:
        number = purge_rosters(command_scope("remove_old_imports", timezone.localdate()))
        self.stdout.write(_("%(number)s impor dihapus.") % {"number": number})
