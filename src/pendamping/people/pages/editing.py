"""A person's own data: entered, corrected, tied to an account."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters

from pendamping.common.problems import Problem
from pendamping.people.concerns import Concern
from pendamping.people.forms import AccountForm, PersonForm
from pendamping.people.models import Person
from pendamping.people.rules import concerns_of_person
from pendamping.people.schemas import PersonChange
from pendamping.people.selectors import get_kept_person
from pendamping.people.services import change_person, link_account_by_name, open_account, register_person
from pendamping.web.needs import PersonRequest, needs
from pendamping.web.rendering import render_page


@needs("person.write")
@sensitive_post_parameters(*Person.PERSONAL)
def new_person(request: PersonRequest) -> HttpResponse:
    form = PersonForm(request.scope, None, request.POST or None)
    if form.is_valid():
        try:
            person = register_person(request.scope, form.to_input())
        except Problem as problem:
            form.add_error(problem.field, str(problem))
        else:
            messages.success(request, _("%(name)s terdaftar. Lanjutkan dengan penempatannya.") % {"name": person.name})
            _say(request, concerns_of_person(person, request.scope.today))
            return redirect("people:person", person.pk)
    return render_page(request, "people/edit_person.html", {"form": form})


@needs("person.write")
@sensitive_post_parameters(*Person.PERSONAL)
def edit_person(request: PersonRequest, person_id: UUID) -> HttpResponse:
    person = get_kept_person(request.scope, person_id)
    form = PersonForm(request.scope, person, request.POST or None)
    if form.is_valid():
        change = form.to_input()
        assert isinstance(change, PersonChange)  # noqa: S101  the form of a stored person makes one
        try:
            changed = change_person(request.scope, person, change)
        except Problem as problem:
            form.add_error(problem.field, str(problem))
        else:
            messages.success(request, _("Perubahan tersimpan.") if changed else _("Tidak ada yang berubah."))
            _say(request, concerns_of_person(get_kept_person(request.scope, person_id), request.scope.today))
            return redirect("people:person", person.pk)
    return render_page(request, "people/edit_person.html", {"form": form, "person": person})


@needs("person.write")
def account(request: PersonRequest, person_id: UUID) -> HttpResponse:
    """Open an account for this person, or tie one that exists; the roles of the posts come with it."""
    person = get_kept_person(request.scope, person_id)
    form = AccountForm(request.POST or None)
    if form.is_valid():
        try:
            if form.cleaned_data["username"]:
                link_account_by_name(request.scope, person, form.cleaned_data["username"])
            else:
                open_account(request.scope, person)
        except Problem as problem:
            form.add_error("username", str(problem))
        else:
            messages.success(request, _("Akun siap. Perannya mengikuti penempatan."))
            return redirect("people:person", person.pk)
    return render_page(request, "people/account.html", {"form": form, "person": person})


def _say(request: PersonRequest, concerns: list[Concern]) -> None:
    for concern in concerns:
        messages.warning(request, str(concern))
