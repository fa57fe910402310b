"""How much the phones' door takes at once, and when it asks to be called again."""

import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from functools import cache
from random import SystemRandom
from threading import Condition
from typing import Final

from django.conf import settings

from pendamping.common.periods import Month

PATIENCE: Final = 2.0  # seconds that a call waits for its turn before it is sent away
WINDOW: Final = 60.0  # seconds over which the pace is measured
SLOWEST: Final = 10  # calls per minute and place that are expected even where nobody was served yet
SOONEST, LATEST = 10, 600  # seconds until a phone that was sent away comes again
AUTOMATIC: Final = 15 * 60  # seconds between two contacts that nobody asked for
RUSH: Final = 4  # times as long in the days around a month's end, when everybody hands in
LAST_DAYS, FIRST_DAYS = 3, 2
_random = SystemRandom()


class Gate:
    """Lets `at_once` callers in; as many more wait a moment for their turn, the others are sent away at once.

    Pages of the office are served by the same process: they shall not wait behind a thousand phones.
    """

    def __init__(
        self,
        at_once: int,
        clock: Callable[[], float] = time.monotonic,
        chance: Callable[[], float] = _random.random,
    ) -> None:
        self.at_once = at_once
        self._clock = clock
        self._chance = chance  # from 0 to 1
        self._turn = Condition()
        self._inside = self._waiting = 0
        self._served: deque[float] = deque(maxlen=10_000)
        self._sent_away: deque[float] = deque(maxlen=10_000)

    @contextmanager
    def enter(self, patience: float = PATIENCE) -> Iterator[bool]:
        """Whether the caller is in."""
        is_in = self._come_in(patience)
        try:
            yield is_in
        finally:
            if is_in:
                with self._turn:
                    self._inside -= 1
                    self._served.append(self._clock())
                    self._turn.notify()

    def seconds_until_again(self) -> int:
        """When somebody who was sent away may come again: after the time that the crowd of the last minute needs.

        Each gets another moment of that time, so that they do not come back together.
        """
        with self._turn:
            served, sent_away = self._lately(self._served), self._lately(self._sent_away)
        needed = WINDOW * sent_away / max(served, SLOWEST * self.at_once)
        return round(SOONEST + self._chance() * min(max(needed, SOONEST), LATEST - SOONEST))

    @property
    def is_crowded(self) -> bool:
        """Whether anybody was sent away in the last minute."""
        with self._turn:
            return self._lately(self._sent_away) > 0

    def _come_in(self, patience: float) -> bool:
        with self._turn:
            if self._inside >= self.at_once:
                is_free = self._waiting < self.at_once and self._wait(patience)
                if not is_free:
                    self._sent_away.append(self._clock())
                    return False
            self._inside += 1
            return True

    def _wait(self, patience: float) -> bool:
        self._waiting += 1
        try:
            return self._turn.wait_for(lambda: self._inside < self.at_once, patience)
        finally:
            self._waiting -= 1

    def _lately(self, moments: deque[float]) -> int:
        since = self._clock() - WINDOW
        while moments and moments[0] < since:
            moments.popleft()
        return len(moments)


@cache
def the_gate() -> Gate:
    """One per process."""
    return Gate(settings.SYNC_AT_ONCE)


def seconds_until_automatic(today: date, *, is_crowded: bool) -> int:
    """How long a phone waits before it calls again of its own accord; a person may send at any time."""
    month = Month.of(today)
    is_rush = today.day <= FIRST_DAYS or today.day > month.last.day - LAST_DAYS
    seconds = AUTOMATIC * (RUSH if is_rush else 1) * (2 if is_crowded else 1)
    return round(seconds * (0.75 + _random.random() / 2))
