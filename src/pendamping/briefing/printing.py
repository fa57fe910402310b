"""A pack in the words that are printed: what the page shows, with source and author at the foot."""

from pendamping.briefing.contents import Block, Cell, Page, Questions, Section, Table
from pendamping.briefing.models import Pack
from pendamping.reports import wording
from pendamping.reports.index_sheets import status
from pendamping.reports.lines import Printable

SAMPLE = "Data contoh."


def printable(pack: Pack, pages: list[Page], *, subtitle: str) -> Printable:
    title = pages[0].title if len(pages) == 1 else f"Bahan rapat {pack.region.full_name}"
    made = f"Disusun {wording.long_date(pack.made_at.date())} oleh {pack.made_by}."
    return {
        "document": f"{title}, keadaan {wording.long_date(pack.as_of)}",
        "subtitle": subtitle,
        "made": f"{made} {SAMPLE}" if pack.is_sample else made,
        "pages": [_page(one) for one in pages],
    }


def _page(page: Page) -> Printable:
    return {
        "title": page.title,
        "finding": page.finding,
        "is_district": len(page.code) > len("6209"),
        "sections": [_section(one) for one in page.sections],
    }


def _section(section: Section) -> Printable:
    return {
        "title": section.title,
        "finding": section.finding,
        "source": section.source,
        "unknown": section.unknown,
        "blocks": [_block(one) for one in section.blocks],
    }


def _block(block: Block) -> Printable:
    match block:
        case Table():
            return {
                "kind": "table",
                "title": block.title,
                "columns": [one.model_dump() for one in block.columns],
                "rows": [[_cell(one) for one in row] for row in block.rows],
                "empty": block.empty,
                "left_out": f"Dan {wording.number(block.left_out)} lagi." if block.left_out else "",
            }
        case Questions():
            return {"kind": "questions", "questions": [one.model_dump() for one in block.questions]}
    return {"kind": "lines", "lines": list(block.lines)}


def _cell(cell: Cell) -> Printable:
    return {
        "text": wording.plain(cell.text),
        "under": wording.plain(cell.under),
        "steps": status(cell.status)["steps"] if cell.status else 0,
        "late": cell.is_late,
    }
