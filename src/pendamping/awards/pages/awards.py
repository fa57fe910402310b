"""Awards: the list, one with its criteria and whoever is on its list, writing one, deciding."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from pendamping.awards.errors import CriteriaStand
from pendamping.awards.forms import AwardForm, DecisionForm, ReplyForm
from pendamping.awards.models import Award, Candidate
from pendamping.awards.selectors.awards import (
    awards_in,
    decides,
    get_award,
    get_candidate,
    keeps,
    own_candidacy,
    recipients_of,
    shortlist_of,
)
from pendamping.awards.services.awards import (
    answer_shortlist,
    change_award,
    decide_candidate,
    make_shortlist,
    plan_award,
    publish_criteria,
)
from pendamping.common.problems import NotFound, Problem
from pendamping.web.needs import PersonRequest, needs
from pendamping.web.rendering import render_page

PER_PAGE = 30


@needs("award.read")
def awards(request: PersonRequest) -> HttpResponse:
    page = Paginator(awards_in(request.scope), PER_PAGE).get_page(request.GET.get("page"))
    return render_page(request, "awards/awards.html", {"page": page})


@needs("award.read")
@never_cache
def award(request: PersonRequest, pk: UUID) -> HttpResponse:
    scope = request.scope
    found = get_award(scope, pk)
    sees_list = keeps(scope, found) or decides(scope, found)
    shortlist = shortlist_of(scope, found) if sees_list else Candidate.objects.none()
    context = {
        "award": found,
        "keeps": keeps(scope, found),
        "sees_list": sees_list,
        "page": Paginator(shortlist, PER_PAGE).get_page(request.GET.get("page")),
        "passing": sum(one.passes for one in shortlist),
        "own": own_candidacy(scope, found),
        "recipients": recipients_of(scope, found),
        "may_list": found.state in {Award.State.PUBLISHED, Award.State.SHORTLISTED} and found.until < scope.today,
    }
    return render_page(request, "awards/award.html", context)


@needs("award.manage")
def new_award(request: PersonRequest) -> HttpResponse:
    scope = request.scope
    year = scope.today.year - 1
    initial = {
        "since": scope.today.replace(year=year, month=1, day=1),
        "until": scope.today.replace(year=year, month=12, day=31),
        "region": scope.prefixes[0] if len(scope.prefixes) == 1 else "",
    }
    form = AwardForm(scope, request.POST or None, initial=initial)
    if form.is_valid():
        try:
            made = plan_award(scope, form.content)
        except Problem as problem:
            form.add_problem(problem)
        else:
            messages.success(request, _("Draf kriteria tersimpan. Terbitkan bila sudah disepakati."))
            return redirect("awards:award", made.pk)
    return render_page(request, "awards/write_award.html", {"form": form})


@needs("award.manage")
def edit(request: PersonRequest, pk: UUID) -> HttpResponse:
    found = get_award(request.scope, pk)
    if found.state != Award.State.DRAFT:
        raise CriteriaStand
    form = AwardForm.of(request.scope, found, request.POST or None)
    if form.is_valid():
        try:
            change_award(request.scope, pk, form.content)
        except NotFound:
            raise
        except Problem as problem:
            form.add_problem(problem)
        else:
            messages.success(request, _("Perubahan tersimpan."))
            return redirect("awards:award", pk)
    return render_page(request, "awards/write_award.html", {"form": form, "award": found})


@needs("award.manage")
@require_POST
def move(request: PersonRequest, pk: UUID) -> HttpResponse:
    """Publish the criteria, or measure the list."""
    get_award(request.scope, pk)
    publishes = request.POST.get("to") == "publish"
    try:
        (publish_criteria if publishes else make_shortlist)(request.scope, pk)
    except NotFound:
        raise
    except Problem as problem:
        messages.error(request, str(problem))
    else:
        told = (
            _("Kriteria terbit dan tidak berubah lagi.") if publishes else _("Daftar tersusun. Masa tanggapan mulai.")
        )
        messages.success(request, told)
    return redirect("awards:award", pk)


@needs("award.read")
@never_cache
def candidate(request: PersonRequest, pk: UUID) -> HttpResponse:
    return _page(request, get_candidate(request.scope, pk))


def _page(request: PersonRequest, found: Candidate, **bound: object) -> HttpResponse:
    scope, one = request.scope, found.award
    is_own = found.person_id == scope.person_id
    replies = one.state == Award.State.SHORTLISTED and one.reply_until is not None and one.reply_until >= scope.today
    context: dict[str, object] = {"candidate": found, "award": one, "is_own": is_own, "replies": replies}
    if is_own and replies:
        context["replying"] = ReplyForm(initial={"text": found.reply})
    if decides(scope, one) and not is_own and not replies and one.state == Award.State.SHORTLISTED:
        context["deciding"] = DecisionForm(initial={"verdict": found.verdict, "text": found.reason})
    context["prints"] = keeps(scope, one) and found.verdict == Candidate.Verdict.AWARDED
    return render_page(request, "awards/candidate.html", context | bound)


@needs("award.read")
@require_POST
@never_cache
def reply(request: PersonRequest, pk: UUID) -> HttpResponse:
    found = get_candidate(request.scope, pk)
    form = ReplyForm(request.POST)
    if form.is_valid():
        try:
            answer_shortlist(request.scope, pk, form.cleaned_data["text"])
        except NotFound:
            raise
        except Problem as problem:
            form.add_problem(problem)
        else:
            messages.success(request, _("Tanggapan Anda tersimpan."))
            return redirect("awards:candidate", pk)
    return _page(request, found, replying=form)


@needs("award.decide")
@require_POST
@never_cache
def decide(request: PersonRequest, pk: UUID) -> HttpResponse:
    found = get_candidate(request.scope, pk)
    form = DecisionForm(request.POST)
    if form.is_valid():
        try:
            decide_candidate(request.scope, pk, form.chosen, form.cleaned_data["text"])
        except NotFound:
            raise
        except Problem as problem:
            form.add_problem(problem)
        else:
            messages.success(request, _("Keputusan tersimpan dengan alasannya."))
            return redirect("awards:award", found.award_id)
    return _page(request, found, deciding=form)
