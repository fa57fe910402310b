"""As much of the tree as a scope has in common."""

from pendamping.common.scope import Scope
from pendamping.regions.codes import LENGTHS

WIDEST_LAST = (*reversed(LENGTHS), 0)


def common_code(scope: Scope) -> str:
    """The smallest region that holds the whole scope; "" for the country.

    >>> from datetime import date
    >>> common_code(Scope(None, None, "", "PLD", ("6209042008", "6209042009"), date(2024, 11, 12)))
    '620904'
    """
    first, *others = scope.prefixes or ("",)
    return next(first[:n] for n in WIDEST_LAST if len(first) >= n and all(one.startswith(first[:n]) for one in others))
