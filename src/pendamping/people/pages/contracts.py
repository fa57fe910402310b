"""Contracts and coordinators: signed, renewed, begun, ended."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from pendamping.common.problems import Problem
from pendamping.common.scope import Scope
from pendamping.people.forms import ContractForm, CoordinatorForm, EndTermForm, RenewalForm
from pendamping.people.models import CoordinatorTerm, Person
from pendamping.people.selectors import duties_for, get_contract, get_kept_person, get_term
from pendamping.people.services import begin_coordinator_term, decide_renewal, end_coordinator_term, sign_contract
from pendamping.regions.models import RegionGroup
from pendamping.regions.selectors import names_of
from pendamping.web.needs import PersonRequest, needs
from pendamping.web.rendering import render_page


@needs("assignment.write")
def new_contract(request: PersonRequest, person_id: UUID) -> HttpResponse:
    person = get_kept_person(request.scope, person_id)
    form = ContractForm(person, request.scope.today, request.POST or None)
    if form.is_valid():
        try:
            contract = sign_contract(request.scope, form.to_input())
        except Problem as problem:
            form.add_error(problem.field, str(problem))
        else:
            messages.success(request, _("SPK %(number)s tersimpan.") % {"number": contract.number})
            return redirect("people:person", person.pk)
    return render_page(request, "people/new_contract.html", {"form": form, "person": person})


@needs("assignment.write")
def renewal(request: PersonRequest, contract_id: int) -> HttpResponse:
    """What becomes of a contract after its year."""
    contract = get_contract(request.scope, contract_id)
    initial = {"outcome": contract.renewal_outcome, "reason": contract.renewal_reason}
    form = RenewalForm(request.POST or None, initial=initial)
    if form.is_valid():
        decide_renewal(request.scope, form.to_input(contract.pk))
        messages.success(request, _("Hasil perpanjangan tersimpan."))
        return redirect("people:person", contract.person_id)
    return render_page(request, "people/renewal.html", {"form": form, "contract": contract, "person": contract.person})


@needs("assignment.write")
def new_term(request: PersonRequest, person_id: UUID) -> HttpResponse:
    person = get_kept_person(request.scope, person_id)
    duties = _duty_choices(request.scope, person)
    form = CoordinatorForm(person, duties, request.POST or None, initial={"start": request.scope.today})
    if form.is_valid():
        try:
            begin_coordinator_term(request.scope, form.to_input())
        except Problem as problem:
            form.add_error(problem.field if problem.field in form.fields else None, str(problem))
        else:
            messages.success(request, _("Masa tugas koordinator tersimpan."))
            return redirect("people:person", person.pk)
    return render_page(request, "people/new_term.html", {"form": form, "person": person, "duties": duties})


@needs("assignment.write")
def end_term(request: PersonRequest, term_id: int) -> HttpResponse:
    term = get_term(request.scope, term_id)
    form = EndTermForm(request.POST or None, initial={"last_day": request.scope.today})
    if form.is_valid():
        try:
            end_coordinator_term(request.scope, term.pk, form.cleaned_data["last_day"])
        except Problem as problem:
            form.add_error("last_day", str(problem))
        else:
            messages.success(request, _("Masa tugas koordinator berakhir."))
            return redirect("people:person", term.person_id)
    return render_page(request, "people/end_term.html", {"form": form, "term": term, "person": term.person})


def _duty_choices(scope: Scope, person: Person) -> list[tuple[str, str]]:
    """`ROLE|region|cluster` with the words for it."""
    duties = duties_for(scope, person)
    names = names_of(region for _role, region, _cluster in duties if region)
    clusters = RegionGroup.objects.in_bulk([cluster for _role, _region, cluster in duties if cluster])
    choices = []
    for role, region, cluster in duties:
        where = clusters[cluster].name if cluster else names.get(region, "")
        choices.append((f"{role}|{region}|{cluster or ''}", f"{CoordinatorTerm.Role(role).label} {where}".strip()))
    return choices
