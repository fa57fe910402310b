"""Finding a region by what a person types."""

from collections.abc import Callable, Collection, Iterable

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
    return _find(text, lambda regions: regions.within(scope).valid_on(scope.today), levels, limit)


def find_regions_anywhere(
    scope: Scope, text: str, need: str, *, levels: Collection[int] | None = None, limit: int = 20
) -> list[Region]:
    """The same over the whole country, for choices such as a person's domicile.

    Raises: NotAllowed: the scope lacks `need`, the one of the form that asks.
    """
    scope.require(need)
    return _find(text, lambda regions: regions.valid_on(scope.today), levels, limit)


def _find(
    text: str, wanted: Callable[[RegionQuerySet], RegionQuerySet], levels: Collection[int] | None, limit: int
) -> list[Region]:
    """Ever wider answers: codes; names that begin so; that hold every word; names inside areas that hold the rest."""

    def first(condition: Q, *order: str | Length) -> list[str]:
        """Codes only, and the words asked first: this the search index answers alone."""
        found = wanted(Region.objects.filter(condition))
        if levels is not None:
            found = found.filter(level__in=levels)
        return list(found.order_by(*order).values_list("code", flat=True)[:limit])

    code = plain_code(text)
    words = [SHORT_WORDS.get(word, word) for word in fold(text[:MAX_LETTERS]).split()][:MAX_WORDS]
    if code.isascii() and code.isdigit():
        codes = first(codes_within((code,), "code"), "level", "code")
    elif words:
        codes = first(_begins(words), "level", "search_text")
        if len(codes) < limit:
            codes += first(_holds(words), Length("search_text"), "code")
        for names, areas in () if codes else _areas_behind(words):
            codes += first(codes_within(areas, "code") & _holds(names), "code")
    else:
        return []
    best = list(dict.fromkeys(codes))[:limit]
    found = Region.objects.in_bulk(best)
    return [found[one] for one in best]


def _begins(words: list[str]) -> Q:
    phrase = " ".join(words)
    return Q(search_text__gte=phrase, search_text__lt=phrase + AFTER_ANY_LETTER)


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
