"""Two people type the same notes: their changes are put together, and no word of either is lost."""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

Lines = Sequence[str]


def merge(base: str, stored: str, incoming: str) -> str:
    """What both made of `base`, line by line; where both changed the same lines, both versions stand, stored first.

    >>> merge("Pembukaan.", "Pembukaan.\\nHadir 40.", "Pembukaan oleh wabup.")
    'Pembukaan oleh wabup.\\nHadir 40.'
    >>> merge("Hadir 40.", "Hadir 41.", "Hadir 42.")
    'Hadir 41.\\nHadir 42.'
    """
    if incoming in {base, stored}:
        return stored
    if stored == base:
        return incoming
    lines = _merged(base.splitlines(), stored.splitlines(), incoming.splitlines())
    return "\n".join(lines)


def _merged(base: Lines, stored: Lines, incoming: Lines) -> Iterator[str]:
    at_base = at_stored = at_incoming = 0
    for line, in_stored, in_incoming in [
        *_kept_by_both(base, stored, incoming),
        (len(base), len(stored), len(incoming)),
    ]:
        yield from _region(base[at_base:line], stored[at_stored:in_stored], incoming[at_incoming:in_incoming])
        if line < len(base):
            yield base[line]
        at_base, at_stored, at_incoming = line + 1, in_stored + 1, in_incoming + 1


def _kept_by_both(base: Lines, stored: Lines, incoming: Lines) -> list[tuple[int, int, int]]:
    """The lines of `base` that neither touched, with their places in all three."""
    in_stored, in_incoming = _places(base, stored), _places(base, incoming)
    return [(line, in_stored[line], in_incoming[line]) for line in sorted(in_stored.keys() & in_incoming.keys())]


def _places(base: Lines, changed: Lines) -> dict[int, int]:
    blocks = SequenceMatcher(None, base, changed, autojunk=False).get_matching_blocks()
    return {block.a + step: block.b + step for block in blocks for step in range(block.size)}


def _region(base: Lines, stored: Lines, incoming: Lines) -> Iterator[str]:
    """Between two lines that both kept."""
    if list(incoming) in (list(base), list(stored)):
        yield from stored
    elif list(stored) == list(base):
        yield from incoming
    else:
        yield from stored
        yield from (line for line in incoming if line not in stored and line not in base)
