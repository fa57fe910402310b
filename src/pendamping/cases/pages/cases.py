"""The cases that somebody may read, one of them, and raising a new one."""

from dataclasses import dataclass
from uuid import UUID

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import FileResponse, Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from pendamping.cases.forms import CaseDecisionForm, NewCaseForm, NothingForm, RegisterForm, SayForm, uploads
from pendamping.cases.models import Case, Party
from pendamping.cases.rules import is_default, violations
from pendamping.cases.selectors.cases import cases_in, is_office, own_party
from pendamping.cases.selectors.targets import (
    MOST_COLLEAGUES,
    get_target,
    is_searched,
    own_targets,
    people_named,
    people_to_report,
)
from pendamping.cases.services.raising import raise_case, read_case, read_case_file
from pendamping.cases.wording import event_name, masked, party_name, reporter_name
from pendamping.common.problems import NotFound, Problem
from pendamping.common.scope import Scope
from pendamping.web.needs import PersonRequest, needs
from pendamping.web.rendering import render_page

ON_A_PAGE = 30
State = Case.State


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that the reader may do now: the name of its address, its title, its form, its button."""

    name: str
    title: str | Promise
    button: str | Promise
    form: type[forms.Form]


STATEMENT = Step("statement", gettext_lazy("Tambahkan keterangan"), gettext_lazy("Simpan keterangan"), SayForm)
WITHDRAW = Step("withdraw", gettext_lazy("Cabut perkara"), gettext_lazy("Cabut perkara"), SayForm)
REGISTER = Step("register", gettext_lazy("Daftarkan"), gettext_lazy("Daftarkan perkara"), RegisterForm)
ASK = Step("ask", gettext_lazy("Minta klarifikasi"), gettext_lazy("Minta klarifikasi"), SayForm)
FORUM = Step("forum", gettext_lazy("Berita acara forum"), gettext_lazy("Simpan berita acara"), SayForm)
RECOMMEND = Step("recommend", gettext_lazy("Rekomendasi"), gettext_lazy("Serahkan rekomendasi"), SayForm)
DECIDE = Step("decide", gettext_lazy("Putusan"), gettext_lazy("Catat putusan"), CaseDecisionForm)
CLOSE = Step("close", gettext_lazy("Tutup perkara"), gettext_lazy("Tutup perkara"), NothingForm)
STEPS = {one.name: one for one in (STATEMENT, WITHDRAW, REGISTER, ASK, FORUM, RECOMMEND, DECIDE, CLOSE)}
_EXAMINING = {
    State.REGISTERED: (ASK, FORUM, RECOMMEND),
    State.CLARIFICATION: (FORUM, RECOMMEND, ASK),
    State.FORUM: (RECOMMEND,),
}
_OFFICE = {State.REPORTED: (REGISTER,), State.RECOMMENDED: (DECIDE,), State.DECIDED: (CLOSE,)}


@needs("case.read")
def cases(request: PersonRequest) -> HttpResponse:
    scope = request.scope
    found = cases_in(scope)
    waiting = found.exclude(state__in=Case.ENDED)
    page = Paginator(found, ON_A_PAGE).get_page(request.GET.get("page"))
    asked = request.GET.get("nama", "").strip() if is_searched(scope) else ""
    context = {
        "page": page,
        "rows": [(one, days_late(scope, one)) for one in page],
        "waiting": waiting.count(),
        "late": waiting.filter(due_on__lt=scope.today).count(),
        "targets": own_targets(scope),
        "people": people_to_report(scope),
        "searched": is_searched(scope),
        "asked": asked,
        "named": people_named(scope, asked) if asked else [],
        "most": MOST_COLLEAGUES,
        "ended": Case.ENDED,
    }
    return render_page(request, "cases/cases.html", context)


@needs("case.read")
@never_cache
def case(request: PersonRequest, pk: UUID) -> HttpResponse:
    return case_page(request, read_case(request.scope, pk))


def case_page(
    request: PersonRequest, found: Case, tried: Step | None = None, form: forms.Form | None = None
) -> HttpResponse:
    """One case with what its reader may do; `form`: what did not go through."""
    scope = request.scope
    said = [(one, event_name(scope, found, one), masked(one.text)) for one in found.events.all()]
    labels = {one.id: one.label_id for one in violations(found.raised_on)}
    context = {
        "case": found,
        "text": masked(found.text),
        "violation": labels.get(found.violation, found.violation),
        "reporter": reporter_name(scope, found),
        "parties": [(one, party_name(scope, found, one)) for one in found.parties.all()],
        "history": said,
        "late": days_late(scope, found),
        "is_default": is_default(State(found.state)),
        "steps": [(one, form if form and one is tried else one.form(prefix=one.name)) for one in _steps(scope, found)],
        "tried": tried,
    }
    return render_page(request, "cases/case.html", context)


def days_late(scope: Scope, found: Case) -> int:
    return max((scope.today - found.due_on).days, 0) if found.due_on else 0


def _steps(scope: Scope, found: Case) -> list[Step]:
    """The main one first."""
    state, party = State(found.state), own_party(scope, found)
    steps: list[Step] = []
    office = is_office(scope, found) and found.person_id != scope.person_id
    if office:
        steps += _OFFICE.get(state, ())
        if state in _EXAMINING and found.about != Case.About.CONDUCT:
            steps.append(DECIDE)
    if office or (party is not None and party.role == Party.Role.INVESTIGATOR):
        steps += _EXAMINING.get(state, ())
    if office and state in _EXAMINING and DECIDE not in steps:
        steps.append(DECIDE)
    if not found.has_ended:
        steps.append(STATEMENT)
        if party is not None and party.role == Party.Role.REPORTER:
            steps.append(WITHDRAW)
    return steps


@needs("case.raise")
@never_cache
def new_case(request: PersonRequest, about: str, key: str) -> HttpResponse:
    if about not in Case.About.values:
        raise Http404
    kind = Case.About(about)
    target = get_target(request.scope, kind, key)
    form = NewCaseForm(kind, request.scope.today, request.POST or None, request.FILES or None)
    if form.is_valid():
        try:
            made = raise_case(request.scope, form.new_case(key), uploads(form.cleaned_data))
        except NotFound:
            raise
        except Problem as problem:
            form.add_error(problem.field if problem.field in form.fields else None, str(problem))
        else:
            messages.success(
                request, _("Perkara diajukan. Hanya para pihak dan kantor yang memutuskan dapat membacanya.")
            )
            return redirect("cases:case", made.pk)
    return render_page(request, "cases/new_case.html", {"form": form, "target": target, "label": kind.label})


@needs("case.read")
@require_GET
@never_cache
def file(request: PersonRequest, file_id: int) -> HttpResponseBase:
    """Always as a download: a document from outside is never opened inside a page of ours."""
    found = read_case_file(request.scope, file_id)
    stored = found.stored
    ending = (stored.file.name or "").rpartition(".")[2]
    name = f"lampiran-perkara-{found.pk}.{ending}"
    return FileResponse(stored.file.open(), as_attachment=True, filename=name, content_type=stored.media_type)
