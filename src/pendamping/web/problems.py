"""A Problem that no page turned into a form error becomes an honest answer of its own."""

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse

from pendamping.common.problems import Problem
from pendamping.web.rendering import render_page

NOT_FOUND = 404


class ProblemMiddleware:
    """Problem with status 404 → the 404 page; any other → a page that says what to mend."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if not isinstance(exception, Problem):
            return None
        if exception.status == NOT_FOUND:
            raise Http404 from exception
        return render_page(request, "web/problem.html", {"problem": exception}, status=exception.status)
