"""Which stored field a part of a paper is made of: said above the part itself, read by whoever draws the map."""

from collections.abc import Callable, Mapping
from typing import Any, Final, TypeVar

Part = TypeVar("Part", bound=Callable[..., Any])  # a dataclass, or a function that writes a part

# Part of a paper → what it holds → the fields of models that this comes from, as "app.Model.field".
FEEDS: Final[dict[Callable[..., Any], Mapping[str, tuple[str, ...]]]] = {}
PARTS: Final[dict[Callable[..., Any], tuple[Callable[..., Any], ...]]] = {}
REPORT: Final = "fieldwork.DailyReport."


def fed_by(*parts: Callable[..., Any], **sources: str | tuple[str, ...]) -> Callable[[Part], Part]:
    """Above a part of a paper; a name without a dot is a field of the daily report.

    `parts`: the parts that a function writes; those of a dataclass are read off its fields.
    """

    def note(part: Part) -> Part:
        FEEDS[part] = {name: _full((given,) if isinstance(given, str) else given) for name, given in sources.items()}
        PARTS[part] = parts
        return part

    return note


def _full(names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(name if "." in name else REPORT + name for name in names)
