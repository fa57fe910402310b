"""`pendamping import_regions`: the packaged list into an empty database, or a newer official list."""

from argparse import ArgumentParser
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from pendamping.access.scopes import command_scope
from pendamping.common.problems import Problem
from pendamping.common.scope import Scope
from pendamping.regions.models import RegionImport, RegionImportLine
from pendamping.regions.schemas import NewListImport
from pendamping.regions.services import apply_list_import, load_national_list, prepare_list_import

SHOWN = 20


class Command(BaseCommand):
    help = _("Mengisi daftar wilayah dari paket, atau memperbaruinya dari berkas resmi")

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", nargs="?", type=Path, help=_("CSV atau XLSX; tanpa berkas: daftar dalam paket"))
        parser.add_argument("--source", default="", help=_("dasar hukum daftar, misalnya nomor keputusannya"))
        parser.add_argument("--date", type=date.fromisoformat, help=_("tanggal mulai berlaku, TTTT-BB-HH"))
        parser.add_argument(
            "--coverage", default="", help=_("kode wilayah yang dicakup lengkap (bawaan: seluruh Indonesia)")
        )
        parser.add_argument("--dry-run", action="store_true", help=_("bandingkan saja, tidak ada yang disimpan"))

    def handle(self, *_args: Any, **options: Any) -> None:
        scope = command_scope("import_regions", timezone.localdate())
        try:
            if options["file"] is None:
                self._load(scope, dry_run=options["dry_run"])
            else:
                self._import(scope, options)
        except Problem as problem:
            raise CommandError(str(problem)) from problem

    def _load(self, scope: Scope, *, dry_run: bool) -> None:
        with transaction.atomic():
            count = load_national_list(scope, progress=self._progress)
            transaction.set_rollback(dry_run)
        self.stdout.write(_("%(count)s wilayah terisi.") % {"count": count})

    def _progress(self, done: int, whole: int) -> None:
        if self.stdout.isatty():
            self.stdout.write(f"\r{done * 100 // whole:>3} %", ending="\n" if done == whole else "")

    def _import(self, scope: Scope, options: dict[str, Any]) -> None:
        new = NewListImport(
            file_name=options["file"].name,
            content=options["file"].read_bytes(),
            source=options["source"],
            date=options["date"] or scope.today,
            coverage=options["coverage"],
        )
        with transaction.atomic():
            pending = prepare_list_import(scope, new)
            self._tell(pending)
            transaction.set_rollback(options["dry_run"])
        if options["dry_run"]:
            self.stdout.write(_("Hanya dibandingkan; tidak ada yang disimpan."))
        elif pending.lines.filter(kind=RegionImportLine.Kind.CONFLICT).exists():
            self.stdout.write(_("Ada baris yang perlu keputusan orang. Buka halaman Wilayah, Impor daftar."))
        else:
            apply_list_import(scope, pending.pk)
            self.stdout.write(_("Daftar diterapkan."))

    def _tell(self, pending: RegionImport) -> None:
        lines = list(pending.lines.all())
        counts = Counter(line.kind for line in lines)
        for kind in RegionImportLine.Kind:
            self.stdout.write(f"{kind.label:<20}{counts[kind]:>8}")
        unchanged = _("Tetap")
        self.stdout.write(f"{unchanged:<20}{pending.unchanged:>8}")
        for line in [line for line in lines if line.reason][:SHOWN]:
            self.stdout.write(f"  {line.code} {line.name}: {line.reason}")
