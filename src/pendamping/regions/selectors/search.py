"""Finding a region by what a person types."""

from collections.abc import Collection, Iterable

from django.db.models import Q
from django.db.models.functions import Length

from pendamping.common.scope import Scope, codes_within
from pendamping.common.text import fold
from pendamping.regions.codes import plain_code
from pendamping.regions.models import KIND_WORDS, Region, RegionQuerySet

SHORT_WORDS = {"kab": "kabupaten", "kec": "kecamatan", "kel": "kelurahan", "ds": "desa", "prov": "provinsi"}
KINDS = {word for words in KIND_WORDS.values() for word in words.split()}
AFTER_ANY_LETTER = "\U0010ffff"
MAX_LETTERS = 100
MAX_WORDS = 6
MAX_AREAS = 12


def find_regions(scope: Scope, text: str, *, levels: Collection[int] | None = None, limit: int = 20) -> list[Region]:
    """Regions of this scope that are valid today and fit `text`, the best first.

    `text` is a code or its beginning, dotted or not; or words in any case, with or without accents: a name, its
    beginning or a part of it, the kind ("kec. bulik"), and behind it the areas it lies in ("pedongatan lamandau").
    """
    return _find(Region.objects.within(scope).valid_on(scope.today), text, levels, limit)


def find_regions_anywhere(
    scope: Scope, text: str, need: str, *, levels: Collection[int] | None = None, limit: int = 20
) -> list[Region]:
    """The same over the whole country, for choices such as a person's domicile.

    Raises: NotAllowed: the scope lacks `need`, the one of the form that asks.
    """
    scope.require(need)
    return _find(Region.objects.valid_on(scope.today), text, levels, limit)


def _find(regions: RegionQuerySet, text: str, levels: Collection[int] | None, limit: int) -> list[Region]:
    """Ever wider answers: codes; names that begin so; that hold every word; names inside areas that hold the rest."""
    if levels is not None:
        regions = regions.filter(level__in=levels)
    code = plain_code(text)
    if code.isascii() and code.isdigit():
        return list(regions.under(code).order_by("level", "code")[:limit])
    words = [SHORT_WORDS.get(word, word) for word in fold(text[:MAX_LETTERS]).split()][:MAX_WORDS]
    if not words:
        return []
    found = {region.code: region for region in _beginning(regions, words)[:limit]}
    if len(found) < limit:
        holding = regions.filter(_holds(words)).order_by(Length("search_text"), "code")
        found |= {region.code: found.get(region.code, region) for region in holding[:limit]}
    for names, areas in () if found else _areas_behind(words):
        inside = regions.filter(codes_within(areas, "code"), _holds(names)).order_by("code")
        found |= {region.code: region for region in inside[:limit]}
    return list(found.values())[:limit]


def _beginning(regions: RegionQuerySet, words: list[str]) -> RegionQuerySet:
    phrase = " ".join(words)
    begins = regions.filter(search_text__gte=phrase, search_text__lt=phrase + AFTER_ANY_LETTER)
    return begins.order_by("level", "search_text")


def _holds(words: list[str]) -> Q:
    """Every word somewhere in the text; the rare ones are asked first, for the database stops at the first miss."""
    condition = Q()
    for word in sorted(words, key=lambda word: (word in KINDS, -len(word))):
        condition &= Q(search_text__contains=word)
    return condition


def _areas_behind(words: list[str]) -> Iterable[tuple[list[str], tuple[str, ...]]]:
    """The words cut into a name and the area behind it, with the codes of the areas that hold the second part."""
    if len(words) == 1:
        return
    above_villages = Region.objects.filter(level__lt=Region.Level.VILLAGE, search_text__contains=words[-1])
    areas = list(above_villages.order_by("level", "code").values_list("code", "search_text"))
    for cut in range(len(words) - 1, 0, -1):
        held = [code for code, text in areas if all(word in text for word in words[cut:])]
        outermost = [code for code in held if not any(code != other and code.startswith(other) for other in held)]
        if outermost:
            yield words[:cut], tuple(outermost[:MAX_AREAS])
