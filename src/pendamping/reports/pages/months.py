"""The months of a person, and what each would print."""

import re
from uuid import UUID

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.utils.translation import gettext_lazy as _

from pendamping.common.periods import Month, Quarter, Year
from pendamping.common.scope import Scope
from pendamping.people.models import Person
from pendamping.reports.calendar import area_of, calendar_of
from pendamping.reports.forms import VisitPeriodForm
from pendamping.reports.models import IssuedDocument, PeriodicReport
from pendamping.reports.printable import printable
from pendamping.reports.schemas import WorkPaper
from pendamping.reports.selectors.documents import documents_of
from pendamping.reports.selectors.monthly import three_part_paper
from pendamping.reports.selectors.months import (
    NOT_HANDED_IN,
    counts_in,
    daily_progress,
    months_of,
    people_in,
    progress_in,
)
from pendamping.reports.selectors.people import readable_person, reads_others
from pendamping.reports.selectors.periodic import dossier_of, months_to_check, seen_month
from pendamping.reports.selectors.recap import TIERS_OF
from pendamping.reports.selectors.visit import visit_paper
from pendamping.reports.sources_printable import addresses
from pendamping.reports.storing import content_sha256
from pendamping.web.needs import PersonRequest, needs
from pendamping.web.rendering import render_page

YEAR = re.compile("20[0-9]{2}")
PEOPLE_PER_PAGE = 50
Kind = IssuedDocument.Kind
STATES = {NOT_HANDED_IN: _("Belum diserahkan")} | dict(PeriodicReport.State.choices)


@needs("monthly_report.read")
def monthly(request: PersonRequest) -> HttpResponse:
    """For those who read others' work: everybody's month; for the others their own months."""
    scope = request.scope
    if not reads_others(scope):
        return _person_months(request, scope.person_id)
    month = Month.parse(request.GET.get("month")) or Month.of(scope.today)
    counts = counts_in(scope, month)
    states = counts.states
    state = request.GET.get("state")
    state = state if state in states else None
    paginator = Paginator(people_in(scope, month, state), PEOPLE_PER_PAGE)
    paginator.count = states[state] if state else counts.total  # known already
    people = paginator.get_page(request.GET.get("page"))
    calendar = calendar_of(area_of(scope.prefixes), month)
    context = {
        "month": month,
        "quarter": Quarter.of(month.first),
        "has_next": month < Month.of(scope.today),
        "page": people,
        "progress": progress_in(scope, people.object_list, month),
        "issued": counts.issued,
        "total": counts.total,
        "states": [(value, STATES[value], number) for value, number in states.items()],
        "state": state,
        "handed_in": counts.total - states[NOT_HANDED_IN],
        "approved": sum(states[value] for value in PeriodicReport.APPROVED),
        "to_lock": states[PeriodicReport.State.VERIFIED] + states[PeriodicReport.State.RECAPPED],
        "calendar": calendar,
        "days_late": (scope.today - calendar.correction_ends).days,
        "waiting": months_to_check(scope).count(),
        "area": _own_area(scope),
        "may_lock": scope.may("monthly_report.lock") and scope.today > calendar.regency_recap_ends,
    }
    return render_page(request, "reports/months_of_area.html", context)


@needs("monthly_report.read")
def person_months(request: PersonRequest, person_id: UUID) -> HttpResponse:
    return _person_months(request, person_id)


@needs("monthly_report.read")
def monthly_preview(request: PersonRequest, person_id: UUID, month: str) -> HttpResponse:
    chosen = month_or_404(month)
    scope = request.scope
    seen = seen_month(scope, person_id, chosen)
    paper = seen.paper
    dossier = dossier_of(scope, seen)
    is_open = dossier is None or dossier.report.state in PeriodicReport.EDITABLE
    may_submit = (
        person_id == scope.person_id
        and scope.may("monthly_report.submit")
        and scope.today >= chosen.last
        and paper.seal.reports > 0
        and is_open
    )
    more = {
        "dossier": dossier,
        "calendar": calendar_of(paper.office.code, chosen),
        "may_submit": may_submit,
        "may_edit": is_open and person_id == scope.person_id and scope.may("monthly_report.submit"),
        "may_issue_first": not may_submit and not (dossier and dossier.may_check),
    }
    return _preview(request, seen.person, chosen, Kind.MONTHLY, paper, **more)


@needs("monthly_report.read")
def three_part_preview(request: PersonRequest, person_id: UUID, month: str) -> HttpResponse:
    chosen = month_or_404(month)
    person = readable_person(request.scope, person_id, chosen)
    return _preview(request, person, chosen, Kind.THREE_PART, three_part_paper(request.scope, person_id, chosen))


@needs("monthly_report.read")
def visit_preview(request: PersonRequest, person_id: UUID, month: str) -> HttpResponse:
    chosen = month_or_404(month)
    person = readable_person(request.scope, person_id, chosen)
    form = VisitPeriodForm(request.GET or {"since": chosen.first, "until": chosen.last})
    paper = visit_paper(request.scope, person_id, *form.period()) if form.is_valid() else None
    return _preview(request, person, chosen, Kind.VISIT, paper, form=form)


def _own_area(scope: Scope) -> str:
    """The one kecamatan, kabupaten or province whose recap is the reader's; "" where there are several or none."""
    return scope.prefixes[0] if len(scope.prefixes) == 1 and len(scope.prefixes[0]) in TIERS_OF else ""


def month_or_404(text: str) -> Month:
    month = Month.parse(text)
    if month is None:
        raise Http404
    return month


def _person_months(request: PersonRequest, person_id: UUID | None) -> HttpResponse:
    if person_id is None:
        raise Http404
    this_year = request.scope.today.year
    asked = request.GET.get("year", "")
    year = min(int(asked), this_year) if YEAR.fullmatch(asked) else this_year
    person, progress = months_of(request.scope, person_id, year)
    context = {
        "person": person,
        "progress": progress,
        "year": year,
        "summary": Quarter.of(request.scope.today) if year == this_year else Year(year),
        "next_year": year + 1 if year < this_year else None,
        "is_own": person_id == request.scope.person_id,
    }
    return render_page(request, "reports/months_of_person.html", context)


def _preview(
    request: PersonRequest, person: Person, month: Month, kind: Kind, paper: WorkPaper | None, **more: object
) -> HttpResponse:
    documents = list(documents_of(request.scope, person.pk, month.first, month.last, kind))
    ready = paper is not None and paper.seal.reports > 0
    content = content_sha256(kind, paper) if paper and ready else ""
    context = {
        "person": person,
        "month": month,
        "kind": kind,
        "progress": daily_progress(request.scope, person, month),
        "documents": documents,
        "ready": ready,
        "same": next((one for one in documents if one.content_sha256 == content and one.stands), None),
        "may_issue": request.scope.may("monthly_report.issue"),
        "paper": printable(paper) if paper else None,
        "sources": addresses(paper) if paper else {},
    }
    return render_page(request, f"reports/{kind.value}.html", context | more)
