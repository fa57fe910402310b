"""What was promised: the list, one with its steps, and how organisations keep their word."""

from datetime import date, timedelta
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import FileResponse, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from pendamping.common.problems import NotFound, Problem
from pendamping.meetings.forms import EvidenceForm, HandOverForm, PostponeForm
from pendamping.meetings.forms.actions import owner_of
from pendamping.meetings.ladder import Rung, rung_of
from pendamping.meetings.models import Action
from pendamping.meetings.selectors import (
    WantedActions,
    action_counts,
    actions_in,
    get_action,
    owner_left,
    promises_in,
)
from pendamping.meetings.services import hand_over_action, move_action, postpone_action
from pendamping.people.selectors import organisations_in
from pendamping.web.downloads import kept_privately
from pendamping.web.needs import PersonRequest, needs
from pendamping.web.rendering import render_page

PER_PAGE = 50
PROMISES_FOR = timedelta(days=365)


@needs("meeting.read")
def actions(request: PersonRequest) -> HttpResponse:
    scope, wanted = request.scope, WantedActions.of(request.GET)
    page = Paginator(actions_in(scope, wanted), PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "wanted": wanted,
        "page": page,
        "lines": [(one, one.days_late(scope.today), _rung(one, scope.today)) for one in page],
        "counts": action_counts(scope),
        "states": Action.State.choices,
        "owners": organisations_in(scope),
    }
    return render_page(request, "meetings/actions.html", context, fragment="meetings/_actions.html")


def _rung(action: Action, today: date) -> str:
    """In words, where it is more than a number of days."""
    rung = rung_of(action.due_on, today) if action.is_open else Rung.NONE
    return str(rung.label) if rung in {Rung.REMINDED, Rung.CHAIR, Rung.HEAD} else ""


@needs("meeting.read")
def action(request: PersonRequest, pk: UUID) -> HttpResponse:
    return action_page(request, get_action(request.scope, pk))


def action_page(request: PersonRequest, one: Action, **bound: object) -> HttpResponse:
    scope = request.scope
    keeps = scope.may("action.write") and scope.covers(one.region_id)
    owns = scope.person_id is not None and one.person_id == scope.person_id
    context: dict[str, object] = {
        "action": one,
        "late": one.days_late(scope.today),
        "rung": _rung(one, scope.today),
        "owner_left": owner_left(scope, one),
        "steps": one.events.all(),
    }
    if keeps or (owns and scope.may("action.update")):
        context["moving"] = EvidenceForm(initial={"state": one.state})
    if keeps and one.is_open:
        context["links"] = True
        context |= {"postponing": PostponeForm(prefix="due"), "handing": HandOverForm(scope, prefix="owner")}
    return render_page(request, "meetings/action.html", context | bound)


@needs("action.update")
@require_POST
def move(request: PersonRequest, pk: UUID) -> HttpResponse:
    one = get_action(request.scope, pk)
    form = EvidenceForm(request.POST, request.FILES)
    if form.is_valid():
        try:
            move_action(request.scope, pk, form.move, form.upload)
        except NotFound:
            raise
        except Problem as problem:
            form.add_problem(problem)
        else:
            messages.success(request, _("Keadaan tindak lanjut tersimpan."))
            return redirect(_back(request, pk))
    return action_page(request, one, moving=form)


def _back(request: PersonRequest, pk: UUID) -> str:
    """To the meeting where the state was chosen in its list."""
    meeting = request.POST.get("meeting", "")
    try:
        return reverse("meetings:meeting", args=[UUID(meeting)])
    except ValueError:
        return reverse("meetings:action", args=[pk])


@needs("action.write")
@require_POST
def postpone(request: PersonRequest, pk: UUID) -> HttpResponse:
    one = get_action(request.scope, pk)
    form = PostponeForm(request.POST, prefix="due")
    if form.is_valid():
        try:
            postpone_action(request.scope, pk, form.cleaned_data["due_on"], form.cleaned_data["reason"])
        except NotFound:
            raise
        except Problem as problem:
            form.add_problem(problem)
        else:
            messages.success(request, _("Batas baru tersimpan; batas semula tetap terbaca."))
            return redirect("meetings:action", pk)
    return action_page(request, one, postponing=form)


@needs("action.write")
@require_POST
def hand_over(request: PersonRequest, pk: UUID) -> HttpResponse:
    one = get_action(request.scope, pk)
    form = HandOverForm(request.scope, request.POST, prefix="owner")
    if form.is_valid():
        owner, reason = owner_of(form.cleaned_data["owner"]), form.cleaned_data["reason"]
        try:
            hand_over_action(request.scope, pk, reason=reason, **owner)
        except NotFound:
            raise
        except Problem as problem:
            form.add_problem(problem)
        else:
            messages.success(request, _("Penanggung jawab baru tersimpan."))
            return redirect("meetings:action", pk)
    return action_page(request, one, handing=form)


@needs("meeting.read")
def evidence(request: PersonRequest, pk: UUID) -> HttpResponseBase:
    """Always as a download: a document from outside is never opened inside a page of ours."""
    stored = get_action(request.scope, pk).evidence_file
    if stored is None:
        raise NotFound
    ending = (stored.file.name or "").rpartition(".")[2]
    name = f"bukti-{str(pk)[:8]}.{ending}"
    answer = FileResponse(stored.file.open(), as_attachment=True, filename=name, content_type=stored.media_type)
    kept_privately(answer)["Cache-Control"] = "private, no-cache"  # another file may take its place
    return answer


@needs("meeting.read")
def promises(request: PersonRequest) -> HttpResponse:
    scope = request.scope
    since = scope.today - PROMISES_FOR
    rows = promises_in(scope, since=since)
    context = {
        "rows": rows,
        "since": since,
        "in_time": sum(one.in_time for one in rows),
        "due": sum(one.due for one in rows),
        "late": sum(one.late for one in rows),
    }
    return render_page(request, "meetings/promises.html", context)
