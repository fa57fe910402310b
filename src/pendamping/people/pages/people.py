"""The registry: who serves, a person's sheet, the same as a table to take away."""

from collections.abc import Iterator
from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from pendamping.common.problems import Problem
from pendamping.common.scope import Scope
from pendamping.common.tables import write_csv, write_xlsx
from pendamping.people.forms import ExportForm, RevealForm, filter_of
from pendamping.people.models import Person, Tier
from pendamping.people.numbers import masked
from pendamping.people.presenting import contract_lines, post_lines
from pendamping.people.schemas import Numbers
from pendamping.people.selectors import active_by_tier, get_person, people_in, person_sheet
from pendamping.people.services import export_people, reveal_personal
from pendamping.regions.selectors import names_of
from pendamping.web.needs import PersonRequest, needs
from pendamping.web.rendering import render_page

ON_A_PAGE = 50
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@needs("person.read")
def people(request: PersonRequest) -> HttpResponse:
    wanted = filter_of(request.GET)
    page = Paginator(people_in(request.scope, wanted), ON_A_PAGE).get_page(request.GET.get("page"))
    posts = [post for person in page for post in person.assignments.all()]
    lines = {line.post.pk: line for line in post_lines(posts, request.scope.today)}
    serving = active_by_tier(request.scope)
    context = {
        "wanted": wanted,
        "query": request.GET,
        "page": page,
        "rows": [(person, [lines[post.pk] for post in person.assignments.all()]) for person in page],
        "serving": serving,
        "total": sum(serving.values()),
        "tiers": Tier.choices,
        "area": names_of([wanted.area]).get(wanted.area, "") if wanted.area else "",
    }
    return render_page(request, "people/people.html", context, fragment="people/_people.html")


@needs("person.read")
@require_POST
def export(request: PersonRequest) -> HttpResponse:
    """The list as the address narrows it, without personal numbers: XLSX, or CSV where asked."""
    return _file(request, export_people(request.scope, filter_of(request.GET)))


@needs("person.read_personal")
@never_cache
def export_numbers(request: PersonRequest) -> HttpResponse:
    """The same with personal numbers: masked, or in full for a reason."""
    wanted = filter_of(request.GET)
    form = ExportForm(request.POST or None)
    if form.is_valid():
        try:
            numbers = Numbers(form.cleaned_data["numbers"])
            return _file(request, export_people(request.scope, wanted, numbers, form.cleaned_data["reason"]))
        except Problem as problem:
            form.add_error(problem.field, str(problem))
    context = {
        "form": form,
        "number": people_in(request.scope, wanted).count(),
        "area": names_of([wanted.area]).get(wanted.area, "") if wanted.area else "",
    }
    return render_page(request, "people/export.html", context)


def _file(request: PersonRequest, lines: Iterator[list[str]]) -> HttpResponse:
    name = f"pendamping-{request.scope.today:%Y%m%d}"
    if request.POST.get("format") == "csv":
        response = HttpResponse(write_csv(lines), content_type="text/csv; charset=utf-8")
        response["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    else:
        response = HttpResponse(write_xlsx({_("Pendamping"): lines}), content_type=XLSX)
        response["Content-Disposition"] = f'attachment; filename="{name}.xlsx"'
    return response


@needs("person.read")
@never_cache
def person(request: PersonRequest, person_id: UUID) -> HttpResponse:
    return _sheet_page(request, person_id, RevealForm())


@needs("person.read_self")
@never_cache
def own_sheet(request: PersonRequest) -> HttpResponse:
    """What the registry holds about oneself."""
    if request.scope.person_id is None:
        return render_page(request, "people/no_sheet.html")
    return _sheet_page(request, request.scope.person_id, RevealForm())


@needs("person.read_personal")
@require_POST
@never_cache
def reveal(request: PersonRequest, person_id: UUID) -> HttpResponse:
    """The sheet once with its personal numbers in full; who read them is recorded."""
    return _revealed(request, person_id)


@needs("person.read_self")
@require_POST
@never_cache
def reveal_own(request: PersonRequest) -> HttpResponse:
    if request.scope.person_id is None:
        return render_page(request, "people/no_sheet.html")
    return _revealed(request, request.scope.person_id)


def _revealed(request: PersonRequest, person_id: UUID) -> HttpResponse:
    form = RevealForm(request.POST)
    shown = get_person(request.scope, person_id)
    try:
        numbers = dict(reveal_personal(request.scope, shown, form.data.get("reason", "")))
    except Problem as problem:
        if problem.field is None:
            raise
        form.add_error(problem.field, str(problem))
        return _sheet_page(request, person_id, form)
    return _sheet_page(request, person_id, form, numbers)


def _sheet_page(
    request: PersonRequest, person_id: UUID, form: RevealForm, numbers: dict[str, str] | None = None
) -> HttpResponse:
    sheet = person_sheet(request.scope, person_id)
    posts = post_lines(sheet.posts, request.scope.today)
    steps = sheet.line.steps if sheet.line else []
    names = names_of(step.region_code for step in steps if step.region_code)
    context = {
        "sheet": sheet,
        "person": sheet.person,
        "posts": posts,
        "contracts": contract_lines(sheet.contracts),
        "current": [post for post in posts if post.is_active],
        "steps": [(step, names.get(step.region_code, "")) for step in steps],
        "numbers": _numbers(sheet.person, numbers),
        "is_revealed": numbers is not None,
        "reveal_form": form,
        "is_own": sheet.person.pk == request.scope.person_id,
        **_may(request.scope, is_kept=sheet.is_kept),
    }
    return render_page(request, "people/person.html", context)


def _numbers(shown: Person, in_full: dict[str, str] | None) -> list[tuple[str, str]]:
    """(name of the number, masked or in full)."""
    labels = Person.personal_labels()
    return [(label, in_full[name] if in_full else masked(getattr(shown, name))) for name, label in labels.items()]


def _may(scope: Scope, *, is_kept: bool) -> dict[str, bool]:
    """What stands on the sheet for this scope."""
    return {
        "may_change": is_kept and scope.may("person.write"),
        "may_place": is_kept and scope.may("assignment.write"),
        "may_reveal": is_kept and scope.may("person.read_personal"),
    }
