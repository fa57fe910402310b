"""`pendamping verify_audit`: whether the audit trail is as it was written."""

import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from pendamping.common.audit import first_broken_link, last_link
from pendamping.common.models import AuditEntry


class Command(BaseCommand):
    help = _("Memeriksa bahwa jejak audit utuh")

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--noted",
            metavar=_("NOMOR:SIDIK"),
            help=_("mata rantai yang dicatat pada pemeriksaan dahulu; menunjukkan bila ujung rantai dipotong"),
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        broken = first_broken_link(self._tell)
        if broken is not None:
            raise CommandError(_("Jejak audit tidak utuh mulai catatan nomor %(number)s.") % {"number": broken})
        if options["noted"]:
            self._compare(options["noted"])
        number, link = last_link()
        self.stdout.write(_("Jejak audit utuh: %(count)s catatan.") % {"count": number})
        self.stdout.write(_("Catat di tempat lain: %(number)s:%(link)s") % {"number": number, "link": link})

    def _compare(self, noted: str) -> None:
        number, _colon, link = noted.partition(":")
        if not number.isdecimal() or not AuditEntry.objects.filter(sequence=int(number), hash=link.strip()).exists():
            raise CommandError(_("Mata rantai %(noted)s tidak ada lagi dalam jejak audit.") % {"noted": noted})

    def _tell(self, done: int, of: int) -> None:
        if sys.stderr.isatty():
            self.stderr.write(f"\r{done * 100 // of}%", ending="")
