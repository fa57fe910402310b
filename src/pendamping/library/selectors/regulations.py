"""Finding regulations: the register, one of them, and the one that a source names."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import reduce
from operator import or_

from django.db.models import Q, QuerySet

from pendamping.common.scope import Scope
from pendamping.library.errors import RegulationNotFound
from pendamping.library.models import Regulation, SearchEntry

CITED = re.compile(r"(\d+)/(\d{4})")


@dataclass(frozen=True, slots=True)
class WantedRegulations:
    """Which regulations to show; "" : all."""

    text: str = ""
    holding: bool = False  # only those in force today

    @classmethod
    def of(cls, query: Mapping[str, str]) -> "WantedRegulations":
        return cls(text=query.get("q", "").strip()[:120].replace("\x00", ""), holding=query.get("berlaku") == "1")


def regulations_in(scope: Scope, wanted: WantedRegulations) -> QuerySet[Regulation]:
    """The newest first, each with its successor."""
    found = Regulation.objects.within(scope)
    if wanted.text:
        found = found.filter(search_entry__in=SearchEntry.objects.matching(wanted.text))
    if wanted.holding:
        found = found.filter(Q(effective_to__gte=scope.today) | Q(effective_to=None, replaced_by=None))
    return found.select_related("replaced_by", "region")


def get_regulation(scope: Scope, pk: str) -> Regulation:
    """Raises: RegulationNotFound: absent, or of an area that does not lie around this scope."""
    found = Regulation.objects.within(scope).select_related("replaced_by", "region").filter(pk=pk).first()
    if found is None:
        raise RegulationNotFound
    return found


def regulations_named(scope: Scope, sources: Collection[str]) -> dict[str, Regulation]:
    """The regulation that each source names in words: "Permendesa PDTT 9/2024, Pasal 4" is Permendesa 9/2024.

    Its kind has to begin with the same word: what is said to be older than a decree is not that decree. Sources that
    name none of the register are left out. One query.
    """
    cited = {source: match.groups() for source in sources if (match := CITED.search(source))}
    if not cited:
        return {}
    numbers = reduce(or_, (Q(number=number, year=int(year)) for number, year in cited.values()))
    known = list(Regulation.objects.within(scope).filter(numbers))
    found: dict[str, Regulation] = {}
    by_citation = {(_first_word(one.kind), one.number, str(one.year)): one for one in known}
    for source, (number, year) in cited.items():
        if one := by_citation.get((_first_word(source), number, year)):
            found[source] = one
    return found


def _first_word(text: str) -> str:
    return text.split(maxsplit=1)[0].casefold()
