"""`pendamping import_roster`: a roster of any length, stored as far as its rows are right."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.translation import gettext as _

from pendamping.access.scopes import command_scope
from pendamping.common.problems import Problem
from pendamping.people.models import RosterRow
from pendamping.people.roster.storing import findings_of
from pendamping.people.selectors import roster_counts, roster_rows
from pendamping.people.services import confirm_roster, discard_roster, start_roster, take_faulty_rows

MOST_SHOWN = 20


class Command(BaseCommand):
    help = _("Mengimpor daftar pendamping dari XLSX atau CSV")

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help=_("berkas XLSX atau CSV menurut contoh berkas"))
        parser.add_argument("--check", action="store_true", help=_("hanya memeriksa; tidak ada yang tersimpan"))
        parser.add_argument("--faulty", type=Path, help=_("tempat menulis baris yang perlu diperbaiki (XLSX)"))

    def handle(self, *_args: Any, **options: Any) -> None:
        scope = command_scope(_("Perintah import_roster"), timezone.localdate())
        path: Path = options["file"]
        try:
            roster = start_roster(scope, path.name, path.read_bytes())
        except OSError as error:
            raise CommandError(_("Berkas %(file)s tidak dapat dibuka.") % {"file": path}) from error
        except Problem as problem:
            raise CommandError(str(problem)) from problem
        if not options["check"]:
            confirm_roster(scope, roster)
        for state, number in roster_counts(scope, roster).items():
            self.stdout.write(f"{RosterRow.State(state).label}: {number}")
        faulty = roster_rows(scope, roster, RosterRow.State.FAULTY)
        for row in faulty[:MOST_SHOWN]:
            self.stderr.write("\n".join(str(found) for found in findings_of(row).problems))
        if options["faulty"] and faulty.exists():
            options["faulty"].write_bytes(take_faulty_rows(scope, roster))
            self.stdout.write(_("Baris yang perlu diperbaiki: %(file)s") % {"file": options["faulty"]})
        discard_roster(scope, roster)
