"""`pendamping import_boundaries`: outlines of one kabupaten from a GeoJSON file."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from pendamping.access.scopes import command_scope
from pendamping.common.problems import Problem
from pendamping.regions.services import prepare_boundaries, store_boundaries

SHOWN = 20


class Command(BaseCommand):
    help = _("Menyimpan batas wilayah satu kabupaten dari GeoJSON")

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("regency", help=_("kode kabupaten atau kota, misalnya 62.09"))
        parser.add_argument("file", type=Path, help=_("GeoJSON, boleh dimampatkan sebagai .gz"))
        parser.add_argument("--source", required=True, help=_("sumber batas; tertulis di bawah setiap peta"))

    @transaction.atomic
    def handle(self, *_args: Any, **options: Any) -> None:
        scope = command_scope("import_boundaries", timezone.localdate())
        file: Path = options["file"]
        try:
            pending = prepare_boundaries(scope, options["regency"], file.name, file.read_bytes(), options["source"])
            store_boundaries(scope, pending.pk)
        except Problem as problem:
            raise CommandError(str(problem)) from problem
        facts = {"shapes": pending.shapes, "problems": len(pending.problems)}
        self.stdout.write(_("%(shapes)s batas tersimpan, %(problems)s bentuk dengan catatan.") % facts)
        for sentence in pending.problems[:SHOWN]:
            self.stdout.write(f"  {sentence}")
