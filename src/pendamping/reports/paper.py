"""PDF, drawn by Typst: the same paper gives the same bytes."""

import json
import shutil
import tempfile
from base64 import b64decode
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final

import typst

from pendamping.reports.printable import printable
from pendamping.reports.qr import qr_svg
from pendamping.reports.schemas import (
    IndexMinutesPaper,
    MonthlyReportPaper,
    ObjectionPaper,
    Paper,
    ThreePartPaper,
    VisitReportPaper,
)

TEMPLATES: Final = Path(__file__).parent / "typst"
FONTS: Final = Path(__file__).parent / "fonts"
FAMILIES: Final = frozenset({"Source Sans 3", "Source Serif 4"})
ARCHIVE_STANDARD: Final = "a-2a"  # PDF/A-2a: tagged for screen readers, readable in decades

TEMPLATE_OF: Final[dict[type[Paper], str]] = {
    MonthlyReportPaper: "monthly.typ",
    ThreePartPaper: "three_part.typ",
    VisitReportPaper: "visit.typ",
    IndexMinutesPaper: "index_minutes.typ",
    ObjectionPaper: "objection.typ",
}


class FontsMissing(RuntimeError):
    """Paper in another font would look like another office's, and break its lines elsewhere."""

    def __init__(self, families: frozenset[str]) -> None:
        super().__init__(f"No {', '.join(sorted(families))} in {FONTS}. Run `make build`, which prepares the fonts.")


def missing_fonts() -> frozenset[str]:
    return FAMILIES - frozenset(_fonts().families())


def render_pdf(paper: Paper, photos: Mapping[str, bytes]) -> bytes:
    """The PDF of `paper`; `photos` holds the stored image of every photo on it, by SHA-256.

    A character for which no font has a glyph is printed as an empty box. Such a document is still a tagged PDF, but
    not PDF/A, which forbids the box.

    Raises: `FontsMissing`.
    """
    if missing := missing_fonts():
        raise FontsMissing(missing)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copytree(TEMPLATES, folder, dirs_exist_ok=True)
        _write_data(folder, paper, photos)
        try:
            return _compile(folder, paper, archival=True)
        except typst.TypstError:
            return _compile(folder, paper, archival=False)


def _write_data(folder: Path, paper: Paper, photos: Mapping[str, bytes]) -> None:
    context = printable(paper)
    context["author_of_record"] = paper.author
    (folder / "data.json").write_text(json.dumps(context), encoding="utf-8")
    (folder / "qr.svg").write_bytes(qr_svg(paper.seal.url))
    (folder / "photos").mkdir()
    if isinstance(paper, (IndexMinutesPaper, ObjectionPaper)) and paper.letterhead.emblem:
        (folder / "emblem.png").write_bytes(b64decode(paper.letterhead.emblem))
    for photo in context.get("photos", []):
        (folder / "photos" / photo["sha256"]).write_bytes(photos[photo["sha256"]])


def _compile(folder: Path, paper: Paper, *, archival: bool) -> bytes:
    return typst.compile(
        folder / TEMPLATE_OF[type(paper)],
        root=folder,
        font_paths=_fonts(),
        ignore_system_fonts=True,
        format="pdf",
        timestamp=paper.seal.issued_at,
        pdf_standards=[ARCHIVE_STANDARD] if archival else [],
    )


@cache
def _fonts() -> typst.Fonts:
    """Typst's own fonts fill in for signs that ours lack, such as ≤ and →."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=[FONTS])
