"""Keeping the stems of a text beside it, in the transaction that changes it."""

from pendamping.library.models import Circular, Practice, Regulation, SearchEntry
from pendamping.library.stems import stems_of


def index_practice(one: Practice, theme: str) -> None:
    words = (one.title, one.story, one.result, theme, one.region.name, one.contact_office)
    SearchEntry.objects.update_or_create(practice=one, defaults={"stems": _joined(words)})


def index_regulation(one: Regulation) -> None:
    SearchEntry.objects.update_or_create(
        regulation=one, defaults={"stems": _joined((one.kind, one.number, str(one.year), one.title, one.governs))}
    )


def index_circular(one: Circular) -> None:
    words = (one.number, one.title, one.body, one.issuer)
    SearchEntry.objects.update_or_create(circular=one, defaults={"stems": _joined(words)})


def _joined(texts: tuple[str, ...]) -> str:
    return " ".join(stem for text in texts for stem in stems_of(text))
