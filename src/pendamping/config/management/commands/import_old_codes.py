"""`pendamping import_old_codes`: former codes and names of villages, to join older data with today's regions."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.translation import gettext as _

from pendamping.access.scopes import command_scope
from pendamping.common.problems import Problem
from pendamping.regions.services import import_old_codes

SHOWN = 20


class Command(BaseCommand):
    help = _("Menyimpan kode dan nama lama desa, untuk memadankan data lama")

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help=_("CSV, CSV.GZ, atau XLSX"))

    def handle(self, *_args: Any, **options: Any) -> None:
        scope = command_scope("import_old_codes", timezone.localdate())
        try:
            result = import_old_codes(scope, options["file"].name, options["file"].read_bytes())
        except Problem as problem:
            raise CommandError(str(problem)) from problem
        facts = {"stored": result.stored, "faulty": len(result.faulty)}
        self.stdout.write(_("%(stored)s kode lama tersimpan, %(faulty)s baris perlu diperbaiki.") % facts)
        for row in result.faulty[:SHOWN]:
            self.stdout.write(f"  {row.problems[0]}")
