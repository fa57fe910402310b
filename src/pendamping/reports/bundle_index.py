"""The index of a bundle: the same rows as a page whose links open the papers, and as a workbook."""

from collections.abc import Sequence
from pathlib import PurePosixPath

from django.template.loader import render_to_string
from django.utils import translation

from pendamping.common.periods import Month
from pendamping.common.tables.writing import Value, write_xlsx
from pendamping.reports import wording
from pendamping.reports.models import BundlePart, PaperBundle

HEAD: Sequence[Value] = ("Nomor", "Tentang", "Dokumen", "Keadaan", "Berkas", "Kode periksa", "Sebab belum ada")


def index_files(bundle: PaperBundle, parts: Sequence[BundlePart]) -> dict[str, bytes]:
    """Name in the bundle → content; always in Indonesian, as the papers are."""
    with translation.override("id"):
        return {"daftar-isi.html": _page(bundle, parts), "daftar-isi.xlsx": _workbook(bundle, parts)}


def paths_of(part: BundlePart) -> list[str]:
    return [f"{part.path}.{ending}" for ending in part.files]


def _page(bundle: PaperBundle, parts: Sequence[BundlePart]) -> bytes:
    context = {
        "bundle": bundle,
        "month": Month.of(bundle.since),
        "rows": [(part, [(PurePosixPath(path).suffix[1:], path) for path in paths_of(part)]) for part in parts],
        "left_out": sum(part.state == BundlePart.State.LEFT_OUT for part in parts),
    }
    return render_to_string("reports/bundle_index.html", context).encode()


def _workbook(bundle: PaperBundle, parts: Sequence[BundlePart]) -> bytes:
    rows: list[Sequence[Value]] = [
        (
            part.place,
            part.title,
            str(part.get_kind_display()),
            str(part.get_state_display()),
            ", ".join(paths_of(part)),
            part.code,
            part.reason,
        )
        for part in parts
    ]
    return write_xlsx({f"Isi {wording.month_year(bundle.since)}": [HEAD, *rows]})
