"""Which stored field a part of a paper is made of: said above the part itself, read by whoever draws the map."""

from collections.abc import Callable, Mapping
from typing import Final, TypeVar

# Part of a paper → its field → the fields of models that it comes from, as "app.Model.field".
FEEDS: Final[dict[type, Mapping[str, tuple[str, ...]]]] = {}
REPORT: Final = "fieldwork.DailyReport."


Part = TypeVar("Part", bound=type)


def fed_by(**sources: str | tuple[str, ...]) -> Callable[[Part], Part]:
    """Above a part of a paper; a name without a dot is a field of the daily report."""

    def note(part: Part) -> Part:
        FEEDS[part] = {name: _full((given,) if isinstance(given, str) else given) for name, given in sources.items()}
        return part

    return note


def _full(names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(name if "." in name else REPORT + name for name in names)
