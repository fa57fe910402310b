"""Who asks, in which role, over which areas, on which day: the first argument of every selector and service."""

from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from django.db.models import Q

from pendamping.common.problems import NotAllowed

VILLAGE_CODE_LENGTH = 10


def code_after(prefix: str) -> str | None:
    """The first code that no longer starts with `prefix`; None when there is none (99).

    >>> code_after("6209"), code_after("1999"), code_after("99")
    ('6210', '2', None)
    """
    trimmed = prefix.rstrip("9")
    return trimmed[:-1] + str(int(trimmed[-1]) + 1) if trimmed else None


@dataclass(frozen=True, slots=True)
class Scope:
    """An answer to "who asks?", made once per request or command.

    `prefixes` are official region codes of 2, 4, 6 or 10 digits; "" is the whole country, no prefix is nothing.
    `needs` are the permissions of the role, such as "daily_report.write".
    """

    account_id: int | None
    person_id: UUID | None
    name: str
    role: str
    prefixes: tuple[str, ...]
    today: date
    needs: frozenset[str] = field(default_factory=frozenset)

    def may(self, need: str) -> bool:
        return need in self.needs

    def require(self, need: str) -> None:
        """Raises: NotAllowed: the role lacks `need`."""
        if need not in self.needs:
            raise NotAllowed(need=need)

    @property
    def covers_country(self) -> bool:
        return "" in self.prefixes

    def require_country(self) -> None:
        """Raises: NotAllowed: the scope is narrower than the country."""
        if not self.covers_country:
            raise NotAllowed(need="seluruh Indonesia")

    def covers(self, code: str) -> bool:
        """Whether the region with this code lies inside."""
        return any(code.startswith(prefix) for prefix in self.prefixes)

    def q(self, column: str) -> Q:
        """The condition "the code in `column` lies inside", as ranges that any index serves."""
        return codes_within(self.prefixes, column)


def codes_within(prefixes: tuple[str, ...], column: str) -> Q:
    """The condition that the code in `column` starts with one of `prefixes`; none of them: nothing matches."""
    if "" in prefixes:
        return ~Q(pk__in=())  # true for every row; an empty Q would vanish from an "or" and leave the other side alone
    whole = [prefix for prefix in prefixes if len(prefix) == VILLAGE_CODE_LENGTH]
    condition = Q(**{f"{column}__in": whole})
    for prefix in prefixes:
        if len(prefix) < VILLAGE_CODE_LENGTH:
            after = code_after(prefix)
            upper = {} if after is None else {f"{column}__lt": after}
            condition |= Q(**{f"{column}__gte": prefix}, **upper)
    return condition
