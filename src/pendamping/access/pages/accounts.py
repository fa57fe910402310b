"""The accounts of one's area: find, make, look at, correct."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from pendamping.access.forms.accounts import AccountForm, NewAccountForm, SearchForm
from pendamping.access.selectors import (
    account_history,
    count_accounts,
    get_account,
    may_manage,
    roles_with_areas,
    search_accounts,
    with_roles,
)
from pendamping.access.services import change_account, create_account
from pendamping.common.problems import Problem
from pendamping.web.needs import PersonRequest, needs
from pendamping.web.rendering import render_page

PER_PAGE = 50


@needs("account.manage")
def accounts(request: PersonRequest) -> HttpResponse:
    form = SearchForm(request.GET)
    values = form.values
    found = search_accounts(request.scope, values["q"], values["role"], values["status"])
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "form": form,
        "page": page,
        "rows": with_roles(request.scope, page.object_list),
        "counts": count_accounts(request.scope),
        "is_search": any(values.values()),
    }
    return render_page(request, "access/accounts.html", context)


@needs("account.manage")
def new_account(request: PersonRequest) -> HttpResponse:
    form = NewAccountForm(request.scope, request.POST or None)
    if form.is_valid():
        try:
            account = create_account(request.scope, form.to_input())
        except Problem as problem:
            form.add_error(problem.field, str(problem))
        else:
            messages.success(request, _("Akun %(name)s sudah dibuat. Beri tautan masuk.") % {"name": account.name})
            return redirect("access:account", account.pk)
    return render_page(request, "access/new_account.html", {"form": form})


@needs("account.manage")
def account(request: PersonRequest, pk: int) -> HttpResponse:
    found = get_account(request.scope, pk)
    context = {
        "account": found,
        "roles": roles_with_areas(request.scope, found),
        "may_manage": may_manage(request.scope, found),
        "history": account_history(request.scope, found),
    }
    return render_page(request, "access/account.html", context)


@needs("account.manage")
def edit_account(request: PersonRequest, pk: int) -> HttpResponse:
    found = get_account(request.scope, pk)
    form = AccountForm(request.POST or None, initial={"name": found.name, "email": found.email})
    if form.is_valid():
        try:
            change_account(request.scope, found, form.to_input())
        except Problem as problem:
            form.add_error(problem.field, str(problem))
        else:
            messages.success(request, _("Perubahan tersimpan."))
            return redirect("access:account", pk)
    return render_page(request, "access/edit_account.html", {"form": form, "account": found})
