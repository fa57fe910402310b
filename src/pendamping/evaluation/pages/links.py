"""One page for those who are served: it opens from a link on a phone, without an account."""

from allauth.core import ratelimit
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache

from pendamping.common.problems import Problem
from pendamping.evaluation.errors import LinkNotUsable
from pendamping.evaluation.evidence import evidence_of
from pendamping.evaluation.forms import ScoreForm
from pendamping.evaluation.services.links import assessor_of, mark_opened, seats_by, submit_by_link
from pendamping.web.needs import public
from pendamping.web.rendering import render_page


@public
@never_cache
def score(request: HttpRequest, secret: str) -> HttpResponse:
    """Looking does not use the link up; handing in does."""
    if not ratelimit.consume(request, action="evaluation_link"):
        too_often: HttpResponse = ratelimit.respond_429(request)
        return too_often
    try:
        return _quiet(_answer(request, secret))
    except LinkNotUsable as problem:
        page = render_page(request, "evaluation/link_unusable.html", {"problem": problem}, status=problem.status)
        return _quiet(page)


def _answer(request: HttpRequest, secret: str) -> HttpResponse:
    today = timezone.localdate()
    assessor = assessor_of(secret, today)
    seats = seats_by(assessor, today)
    if not seats:
        raise LinkNotUsable
    quarter = seats[0].evaluation.quarter
    found = evidence_of([seat.evaluation.person_id for seat in seats], quarter, today=today)
    facts = {seat.evaluation_id: found[seat.evaluation.person_id] for seat in seats}
    form = ScoreForm(seats, facts, request.POST or None)
    context = {"assessor": assessor, "form": form, "quarter": quarter}
    if request.method != "POST":
        mark_opened(secret, today)
    elif form.is_valid():
        try:
            context["assessor"] = submit_by_link(secret, form.cleaned_data["name"], form.given, today)
        except LinkNotUsable:
            raise
        except Problem as problem:
            form.add_error(None, str(problem))
        else:
            return render_page(request, "evaluation/link_done.html", context)
    return render_page(request, "evaluation/link_score.html", context)


def _quiet(response: HttpResponse) -> HttpResponse:
    """The address is the key: no search engine may learn it, as no other site does (`SECURE_REFERRER_POLICY`)."""
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response
