"""The phones' door under load: what it cannot take now it sends away politely, and says when to come again."""

from collections.abc import Callable
from contextlib import suppress
from typing import Final

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse, JsonResponse, UnreadablePostError

from pendamping.sync.errors import OfficeBusy
from pendamping.sync.load import the_gate
from pendamping.sync.packing import DOOR

ENROLMENT: Final = f"{DOOR}devices"  # its link works once: nobody is sent away with it
BAD_REQUEST = 400


class LoadMiddleware:
    """503 with Retry-After where more phones call at once than `SYNC_AT_ONCE`."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.path.startswith(DOOR) or request.path.startswith(ENROLMENT):
            return self.get_response(request)
        # A phone on 2G needs half a minute for one photo: it holds nobody up while its bytes are still on the way.
        with suppress(RequestDataTooBig):  # refused by its own name further inside
            try:
                _ = request.body
            except UnreadablePostError:  # the link broke; nobody is there to read an answer
                return HttpResponse(status=BAD_REQUEST)
        with the_gate().enter() as is_in:
            return self.get_response(request) if is_in else busy()


def busy() -> HttpResponse:
    """Said as every other Problem of the door, with the seconds after which to come again."""
    seconds = the_gate().seconds_until_again()
    problem = OfficeBusy(seconds=seconds)
    said = {"code": problem.code, "message": str(problem), "facts": {"seconds": str(seconds)}}
    answer = JsonResponse(said, status=problem.status, content_type="application/problem+json")
    answer["Retry-After"] = str(seconds)
    return answer
