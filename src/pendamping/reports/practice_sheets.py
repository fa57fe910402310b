"""A good practice in printed words."""

from collections.abc import Sequence

from pendamping.library.models import Practice, PracticePhoto
from pendamping.reports import wording
from pendamping.reports.lines import Printable


def practice(one: Practice, *, theme: str, place: str, photos: Sequence[PracticePhoto]) -> Printable:
    cost = wording.MISSING if one.cost is None else f"Rp{wording.number(one.cost)}"
    told = {
        "Tempat": place,
        "Tema": theme,
        "Biaya": f"{cost} ({one.cost_source})" if one.cost_source else cost,
        "Dapat ditanya": one.contact_office,
        "Penulis": one.author_name,
    }
    return {
        "title": wording.plain(one.title),
        "document": f"Praktik baik: {wording.plain(one.title)}",
        "subtitle": "Praktik baik",
        "facts": [{"label": label, "value": wording.plain(value)} for label, value in told.items()],
        "story": _paragraphs(one.story),
        "result": _paragraphs(one.result),
        "photos": [
            {"sha256": photo.stored_id, "caption": wording.plain(photo.caption), "source": ""} for photo in photos
        ],
    }


def _paragraphs(text: str) -> list[str]:
    return [line for line in wording.plain(text).split("\n") if line.strip()]
