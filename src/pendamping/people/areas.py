"""The areas of a placement, seen as one."""

from collections.abc import Sequence

CODE_LENGTHS = (10, 6, 4, 2)


def common_code(codes: Sequence[str]) -> str:
    """The smallest region that holds all of these; "" is the country.

    >>> common_code(["6209042008", "6209042009"]), common_code(["6209", "6201"]), common_code([])
    ('620904', '62', '')
    """
    heads = ({code[:length] for code in codes} for length in CODE_LENGTHS)
    return next((min(head) for head in heads if len(head) == 1), "")
