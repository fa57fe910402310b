"""`pendamping answer_requests`: prepare the regular answers whose day has come; for a nightly timer."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone
from django.utils.translation import gettext as _

from pendamping.access.scopes import command_scope
from pendamping.exchange.services.due import answer_what_is_due


class Command(BaseCommand):
    help = _("Menyiapkan jawaban permintaan data yang jatuh tempo")

    def handle(self, *_args: Any, **_options: Any) -> None:
        number = answer_what_is_due(command_scope(_("Jawaban berkala"), timezone.localdate()))
        self.stdout.write(_("%(number)s jawaban disiapkan.") % {"number": number})
