"""`pendamping import_idm`: published IDM results from files, archives and folders."""

import time
from argparse import ArgumentParser
from itertools import chain
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from pendamping.access.scopes import command_scope
from pendamping.common.problems import Problem
from pendamping.indices.comparing import Effect
from pendamping.indices.models import Finding, UnmatchedResult
from pendamping.indices.reading import read_path
from pendamping.indices.schemas import OPEN_DATA, NewSource
from pendamping.indices.services.recording import Outcome, record_results

SHOWN = 20


class Command(BaseCommand):
    help = _("Mengimpor hasil IDM yang diterbitkan: JSON, arsip, folder, CSV, XLSX")

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("paths", nargs="+", type=Path, help=_("berkas atau folder; semuanya tercatat atau tidak"))
        parser.add_argument("--source", default=OPEN_DATA.name, help=_("nama sumber (bawaan: %(default)s)"))
        parser.add_argument(
            "--precedence",
            type=int,
            default=OPEN_DATA.precedence,
            help=_("urutan sumber baru; yang lebih tinggi dipakai (bawaan: %(default)s)"),
        )
        parser.add_argument("--year", type=int, help=_("tahun hasil, untuk tabel tanpa kolom tahun"))
        parser.add_argument("--dry-run", action="store_true", help=_("hitung saja, tidak ada yang disimpan"))

    def handle(self, *_args: Any, **options: Any) -> None:
        paths: list[Path] = options["paths"]
        if missing := [path for path in paths if not path.exists()]:
            raise CommandError(_("Tidak ada: %(paths)s") % {"paths": ", ".join(str(path) for path in missing)})
        rows = chain.from_iterable(read_path(path, options["year"]) for path in paths)
        started = time.monotonic()
        try:
            with transaction.atomic():
                outcome = record_results(
                    command_scope("import_idm", timezone.localdate()),
                    NewSource(options["source"], options["precedence"]),
                    rows,
                    file_name=", ".join(path.name for path in paths)[:200],
                    progress=self._progress,
                )
                transaction.set_rollback(options["dry_run"])
        except Problem as problem:
            raise CommandError(str(problem)) from problem
        self._tell(outcome, time.monotonic() - started)
        if options["dry_run"]:
            self.stdout.write(_("Hanya dihitung; tidak ada yang disimpan."))

    def _progress(self, done: int) -> None:
        if self.stdout.isatty():
            self.stdout.write("\r" + _("%(done)s baris dibaca") % {"done": done}, ending="")
            self.stdout.flush()

    def _tell(self, outcome: Outcome, seconds: float) -> None:
        if self.stdout.isatty():
            self.stdout.write("")
        labels = {
            Effect.NEW: _("Baru"),
            Effect.SAME: _("Sama"),
            Effect.CHANGED: _("Berubah"),
            Effect.UNMATCHED: _("Belum cocok, menunggu orang"),
            Effect.WAITING: _("Sudah menunggu atau diputuskan"),
            Effect.OUTSIDE: _("Di luar wilayah"),
            Effect.FAULTY: _("Tidak terbaca"),
        }
        for effect, label in labels.items():
            self.stdout.write(f"{label:<34}{outcome.counts[effect]:>8}")
        for code, number in outcome.findings.items():
            self.stdout.write(f"{Finding(code).label} {number}")
        for sentence in outcome.faulty[:SHOWN]:
            self.stdout.write(f"  {sentence}")
        for code, name, regency, year, reason in outcome.unmatched[:SHOWN]:
            self.stdout.write(f"  {code} {name}, {regency}, {year}: {UnmatchedResult.Reason(reason).label}")
        facts = {
            "rows": outcome.total,
            "seconds": round(seconds, 1),
            "speed": round(outcome.total / max(seconds, 0.01)),
        }
        self.stdout.write(_("%(rows)s baris dalam %(seconds)s detik, %(speed)s baris per detik.") % facts)
