"""`pendamping index`: score a table, compare published results with our own computation, explain one village."""

from argparse import ArgumentParser
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import polars as pl
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.translation import gettext as _

from pendamping.access.scopes import command_scope
from pendamping.common.problems import Problem
from pendamping.engine import index as engine
from pendamping.engine.law.index_model import IndexDefinition
from pendamping.indices.batch import writing
from pendamping.indices.batch.documents import is_documents, read_documents
from pendamping.indices.batch.explaining import explanation
from pendamping.indices.batch.reading import Batch, Complaint, read_batch
from pendamping.law.parsing import LawFault

SHOWN = 20
NOT_ALL, UNUSABLE = 1, 2  # exit codes


class Command(BaseCommand):
    help = _("Menghitung, membandingkan, dan menjelaskan indeks desa")
    requires_system_checks = ()  # a calculation on files; only `explain` opens the database

    def add_arguments(self, parser: ArgumentParser) -> None:
        actions = parser.add_subparsers(
            dest="action", required=True, title=_("tindakan"), metavar="score|compare|explain"
        )
        score = actions.add_parser("score", help=_("hitung indeks dari tabel jawaban atau skor"))
        score.add_argument(
            "file", type=Path, help=_("CSV, XLSX, atau Parquet dengan kolom kode, tahun, dan jawaban atau skor")
        )
        score.add_argument("--out", type=Path, required=True, help=_("berkas hasil: .csv, .xlsx, atau .parquet"))
        score.add_argument(
            "--recover", action="store_true", help=_("pulihkan dulu skor yang keliru terbit, dari dimensi yang terbit")
        )
        compare = actions.add_parser("compare", help=_("bandingkan hasil resmi dengan hitungan sendiri"))
        compare.add_argument("file", type=Path, help=_("hasil resmi: tabel, atau arsip dan folder dokumen JSON"))
        compare.add_argument("--out", type=Path, help=_("simpan tabel perbedaan: .csv, .xlsx, atau .parquet"))
        for one in (score, compare):
            one.add_argument("--year", type=int, help=_("tahun semua baris, untuk tabel tanpa kolom tahun"))
            one.add_argument(
                "--problems", type=Path, help=_("simpan semua baris yang perlu diperbaiki: .csv atau .xlsx")
            )
        explain = actions.add_parser("explain", help=_("jelaskan hasil resmi satu desa yang tersimpan"))
        explain.add_argument("code", metavar="KODE", help=_("kode desa, sepuluh angka"))
        explain.add_argument("--year", type=int, help=_("tahun hasil (bawaan: yang terbaru)"))
        for one in (score, compare, explain):
            one.add_argument("--index", default="idm", help=_("indeks (bawaan: %(default)s)"))

    def handle(self, *_args: Any, **options: Any) -> None:
        try:
            index = engine.definition(options["index"])
            getattr(self, f"_{options['action']}")(index, options)
        except (engine.NoSuchIndex, LawFault, Problem) as error:
            raise CommandError(str(error), returncode=UNUSABLE) from error

    def _score(self, index: IndexDefinition, options: dict[str, Any]) -> None:
        source, out = _existing(options["file"]), _writable(options["out"])
        batch = read_batch(source, index, results=options["recover"], year=options["year"])
        rows = engine.recover(batch.rows, index) if options["recover"] else batch.rows
        scored = _computed(rows, index)
        writing.write_table(writing.result_table(scored, index), out)
        whole = scored.height - scored["points"].null_count()
        facts = {"rows": scored.height, "whole": whole, "file": out}
        self.stdout.write(_("%(rows)s baris dihitung, %(whole)s lengkap: %(file)s") % facts)
        for status, number in scored.drop_nulls("status").group_by("status").len().sort("status").iter_rows():
            self.stdout.write(f"  {index.band(status).label:<20}{number:>8}")
        if whole < scored.height:
            self.stdout.write(_("Yang tidak lengkap tidak diberi nilai; skor yang kurang ada di kolom belum_ada."))
        if any(one.inputs and one.certainty != "certain" for one in index.indicators) and set(index.answers) & set(
            rows.columns
        ):
            self.stdout.write(_("Hasil dari jawaban ini perkiraan: aturan skornya belum semua diterbitkan."))
        if not options["recover"]:
            self._tell_faulty_years(batch.rows, index)
        self._tell_problems(batch, options["problems"])

    def _compare(self, index: IndexDefinition, options: dict[str, Any]) -> None:
        source = _existing(options["file"])
        if is_documents(source):
            batch = read_documents(source, index)
        else:
            batch = read_batch(source, index, results=True, year=options["year"])
        found = engine.compare(batch.rows, index)
        for one in found.agreements:
            share = _("%(agree)s dari %(compared)s cocok") % {"agree": one.agree, "compared": one.compared}
            self.stdout.write(f"{_aspect(one.aspect, index):<24}{share}")
        self._tell_recovered(found, index)
        self._tell_differences(found, index)
        if found.recovered.height and not options["out"]:
            self.stdout.write(_("Daftar semua skor yang dipulihkan: tambahkan --out beda.csv"))
        if options["out"]:
            writing.write_table(found.differences, _writable(options["out"]))
        self._tell_problems(batch, options["problems"])
        if found.unexplained:
            raise CommandError(
                _("%(number)s perbedaan tanpa sebab yang dikenal.") % {"number": found.unexplained}, returncode=NOT_ALL
            )
        self.stdout.write(_("Tidak ada perbedaan tanpa sebab yang dikenal."))

    def _explain(self, index: IndexDefinition, options: dict[str, Any]) -> None:
        scope = command_scope("index", timezone.localdate())
        for line in explanation(scope, options["code"], index, options["year"]):
            self.stdout.write(line)

    def _tell_faulty_years(self, rows: pl.DataFrame, index: IndexDefinition) -> None:
        """Published scores that are known to be wrong give a wrong status without a word."""
        for fault in index.shown_wrongly:
            if fault.indicator in rows.columns and rows["year"].is_in(list(fault.years)).any():
                facts = {"indicator": fault.indicator, "years": ", ".join(str(year) for year in fault.years)}
                self.stderr.write(
                    _("Skor %(indicator)s terbitan tahun %(years)s keliru. Bila tabel ini dari sana, pakai --recover.")
                    % facts
                )

    def _tell_recovered(self, found: engine.Comparison, index: IndexDefinition) -> None:
        if found.recovered.is_empty():
            return
        wrong = found.recovered.filter(pl.col("status_shown") != pl.col("status_true"))
        facts = {"rows": found.recovered.height, "wrong": wrong.height}
        self.stdout.write(
            _("%(rows)s skor terbit keliru dan dipulihkan dari dimensinya; %(wrong)s di antaranya mengubah status:")
            % facts
        )
        words = _("  %(region)s %(year)s %(indicator)s tertulis %(shown)s, sebenarnya %(true)s: %(before)s → %(after)s")
        for row in wrong.iter_rows(named=True):
            before, after = (index.band(row[name]).label for name in ("status_shown", "status_true"))
            self.stdout.write(words % (row | {"before": before, "after": after}))

    def _tell_differences(self, found: engine.Comparison, index: IndexDefinition) -> None:
        known = found.differences.drop_nulls("cause")
        for cause, number in known.group_by("cause", maintain_order=True).len().iter_rows():
            self.stdout.write(
                _("%(number)s perbedaan karena: %(cause)s") % {"number": number, "cause": index.faults[cause].what}
            )
        rest = found.differences.filter(pl.col("cause").is_null())
        for row in rest.head(SHOWN).iter_rows(named=True):
            self.stdout.write(
                _("  %(region)s %(year)s %(column)s: resmi %(official)s, dihitung %(ours)s")
                % (row | {"ours": row["ours"] or "–"})
            )
        self._tell_more(rest.height)

    def _tell_problems(self, batch: Batch, file: Path | None) -> None:
        """The rows that need a person; some of them refused, which the exit code says."""
        if batch.unknown:
            self.stderr.write(_("Kolom yang tidak dikenal dilewati: %(heads)s") % {"heads": ", ".join(batch.unknown)})
        if batch.complaints:
            self._list(batch.complaints)
        if file:
            writing.write_table(writing.complaint_table(batch.complaints), _writable(file))
        if batch.refused:
            raise CommandError(
                _("%(rows)s baris tidak dihitung. Perbaiki, lalu jalankan lagi.") % {"rows": batch.refused},
                returncode=NOT_ALL,
            )

    def _list(self, complaints: Sequence[Complaint]) -> None:
        for one in complaints[:SHOWN]:
            self.stderr.write(str(one))
        if len(complaints) > SHOWN:
            self.stderr.write(_("… dan %(number)s lagi") % {"number": len(complaints) - SHOWN})

    def _tell_more(self, number: int) -> None:
        if number > SHOWN:
            self.stdout.write(_("… dan %(number)s lagi") % {"number": number - SHOWN})


def _computed(rows: pl.DataFrame, index: IndexDefinition) -> pl.DataFrame:
    """From answers and scores; where the table has neither, from the points of dimensions or groups."""
    finest = {*index.answers, *(one.id for one in index.indicators)}
    return engine.score(rows, index) if finest & set(rows.columns) else engine.score_totals(rows, index)


def _existing(path: Path) -> Path:
    if not path.exists():
        raise CommandError(_("Tidak ada: %(paths)s") % {"paths": path}, returncode=UNUSABLE)
    return path


def _writable(path: Path) -> Path:
    if path.suffix not in writing.ENDINGS:
        facts = {"path": path, "endings": ", ".join(writing.ENDINGS)}
        words = _("%(path)s: akhiran berkas hasil salah satu dari %(endings)s.")
        raise CommandError(words % facts, returncode=UNUSABLE)
    if not path.parent.is_dir():
        raise CommandError(_("Folder %(path)s tidak ada.") % {"path": path.parent}, returncode=UNUSABLE)
    return path


def _aspect(aspect: str, index: IndexDefinition) -> str:
    words = {
        "scores": _("Skor indikator"),
        "value": index.label,
        "status": _("Status"),
        "target": _("Target status"),
        "minimum": _("Skor minimal"),
        "addition": _("Penambahan"),
        "gains": _("Nilai tambah"),
    }
    return words.get(aspect) or index.dimension(aspect).label
