"""Doing one thing and going on: the refusals that stand in no form are said on the next page."""

from collections.abc import Callable

from django.contrib import messages

from pendamping.common.problems import NotFound, Problem
from pendamping.web.needs import PersonRequest


def done(request: PersonRequest, act: Callable[[], object], said: str) -> bool:
    """Whether it was done; what stood in the way is said as a message. Absent things stay absent."""
    try:
        act()
    except NotFound:
        raise
    except Problem as problem:
        messages.error(request, str(problem))
        return False
    messages.success(request, said)
    return True
