"""PDF, drawn by Typst: the same files at the same moment give the same bytes."""

import shutil
import tempfile
from collections.abc import Mapping
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Final

import typst

TEMPLATES: Final = Path(__file__).parent / "typst"
FONTS: Final = Path(__file__).parent / "fonts"
FAMILIES: Final = frozenset({"Source Sans 3", "Source Serif 4"})
ARCHIVE_STANDARD: Final = "a-2a"  # PDF/A-2a: tagged for screen readers, readable in decades


class FontsMissing(RuntimeError):
    """Paper in another font would look like another office's, and break its lines elsewhere."""

    def __init__(self, families: frozenset[str]) -> None:
        super().__init__(f"No {', '.join(sorted(families))} in {FONTS}. Run `make build`, which prepares the fonts.")


def missing_fonts() -> frozenset[str]:
    return FAMILIES - frozenset(_fonts().families())


def typeset(template: str, files: Mapping[str, bytes], at: datetime) -> bytes:
    """The PDF of a template; `files` are laid beside it by their names, `at` is the moment that the PDF names.

    A character for which no font has a glyph is printed as an empty box. Such a document is still a tagged PDF, but
    not PDF/A, which forbids the box.

    Raises: `FontsMissing`.
    """
    if missing := missing_fonts():
        raise FontsMissing(missing)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copytree(TEMPLATES, folder, dirs_exist_ok=True)
        for path, content in files.items():
            (folder / path).parent.mkdir(exist_ok=True)
            (folder / path).write_bytes(content)
        try:
            return _compile(folder, template, at, archival=True)
        except typst.TypstError:
            return _compile(folder, template, at, archival=False)


def _compile(folder: Path, template: str, at: datetime, *, archival: bool) -> bytes:
    return typst.compile(
        folder / template,
        root=folder,
        font_paths=_fonts(),
        ignore_system_fonts=True,
        format="pdf",
        timestamp=at,
        pdf_standards=[ARCHIVE_STANDARD] if archival else [],
    )


@cache
def _fonts() -> typst.Fonts:
    """Typst's own fonts fill in for signs that ours lack, such as ≤ and →."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=[FONTS])
