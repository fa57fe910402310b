"""Organisations that can be asked to act: the list, a new one, another name."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from pendamping.common.problems import NotFound, Problem
from pendamping.people.errors import OrganisationNotFound
from pendamping.people.forms.organisations import OrganisationForm
from pendamping.people.selectors import get_organisation, organisations_in
from pendamping.people.services import add_organisation, change_organisation
from pendamping.web.needs import PersonRequest, needs
from pendamping.web.rendering import render_page

PER_PAGE = 50


@needs("organisation.write")
def organisations(request: PersonRequest) -> HttpResponse:
    form = OrganisationForm(request.scope, request.POST or None)
    if form.is_valid():
        try:
            added = add_organisation(request.scope, form.content)
        except Problem as problem:
            form.add_problem(problem)
        else:
            messages.success(request, _("%(name)s tersimpan.") % {"name": added.name})
            return redirect("people:organisations")
    page = Paginator(organisations_in(request.scope), PER_PAGE).get_page(request.GET.get("page"))
    return render_page(request, "people/organisations.html", {"page": page, "form": form})


@needs("organisation.write")
def organisation(request: PersonRequest, pk: UUID) -> HttpResponse:
    found = get_organisation(request.scope, pk)
    if not request.scope.covers(found.region_id):
        raise OrganisationNotFound
    form = OrganisationForm(request.scope, request.POST or None, organisation=found)
    if form.is_valid():
        try:
            changed = change_organisation(request.scope, pk, form.content)
        except NotFound:
            raise
        except Problem as problem:
            form.add_problem(problem)
        else:
            messages.success(request, _("%(name)s tersimpan.") % {"name": changed.name})
            return redirect("people:organisations")
    return render_page(request, "people/organisation.html", {"organisation": found, "form": form})
