"""Telling how far a long command is: a live line on a terminal, plain lines elsewhere."""

from collections.abc import Iterator
from contextlib import contextmanager
from time import perf_counter

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from rich.console import Console


class Steps:
    """Numbered steps of one command."""

    def __init__(self, total: int) -> None:
        self.console = Console(highlight=False)
        self.total = total
        self.number = 0

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        """Show the step while it runs, and how long it took once it is done."""
        self.number += 1
        title = f"[{self.number}/{self.total}] {name}"
        began = perf_counter()
        if self.console.is_terminal:
            with self.console.status(title, spinner="line"):
                yield
        else:
            yield
        seconds = number_format(perf_counter() - began, decimal_pos=1)
        done = _("%(title)s: selesai (%(seconds)s detik)") % {"title": title, "seconds": seconds}
        self.console.print(done, markup=False)
