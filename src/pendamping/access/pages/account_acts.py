"""What the level above does with one account: roles, suspension, hand-over, a lost second factor."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from pendamping.access.forms.accounts import HandOverForm, LastDayForm, ReasonForm, RoleForm
from pendamping.access.selectors import find_taker, get_account, get_role, in_areas, roles_not_over
from pendamping.access.services import (
    end_role,
    grant_role,
    hand_over,
    remove_second_factor,
    resume_account,
    suspend_account,
)
from pendamping.common.problems import Problem
from pendamping.web.needs import PersonRequest, needs
from pendamping.web.rendering import render_page


@needs("account.manage")
def add_role(request: PersonRequest, pk: int) -> HttpResponse:
    account = get_account(request.scope, pk)
    form = RoleForm(request.scope, request.POST or None)
    if form.is_valid():
        new = form.to_role()
        try:
            grant_role(request.scope, account, new.role, new.region_code, since=new.since, until=new.until)
        except Problem as problem:
            form.add_error(problem.field, str(problem))
        else:
            messages.success(request, _("Peran ditambahkan."))
            return redirect("access:account", pk)
    return render_page(request, "access/add_role.html", {"form": form, "account": account})


@needs("account.manage")
def stop_role(request: PersonRequest, pk: int, role_pk: int) -> HttpResponse:
    account = get_account(request.scope, pk)
    membership = get_role(request.scope, account, role_pk)
    form = LastDayForm(request.POST or None, initial={"last_day": request.scope.today})
    if form.is_valid():
        try:
            end_role(request.scope, membership, form.cleaned_data["last_day"])
        except Problem as problem:
            form.add_error(None, str(problem))
        else:
            messages.success(request, _("Peran diakhiri. Riwayatnya tetap ada."))
            return redirect("access:account", pk)
    context = {"form": form, "account": account, "role": in_areas(request.scope, [membership])[0]}
    return render_page(request, "access/stop_role.html", context)


@needs("account.manage")
def suspend(request: PersonRequest, pk: int) -> HttpResponse:
    account = get_account(request.scope, pk)
    form = ReasonForm(request.POST or None)
    if form.is_valid():
        act = suspend_account if account.is_active else resume_account
        act(request.scope, account, form.cleaned_data["reason"])
        done = _("Akun diaktifkan lagi.") if account.is_active else _("Akun ditangguhkan.")
        messages.success(request, done)
        return redirect("access:account", pk)
    return render_page(request, "access/suspend.html", {"form": form, "account": account})


@needs("account.manage")
def give_over(request: PersonRequest, pk: int) -> HttpResponse:
    account = get_account(request.scope, pk)
    roles = in_areas(request.scope, roles_not_over(request.scope, account))
    choices = [(str(one.membership.pk), f"{one.label} · {one.area or _('Seluruh Indonesia')}") for one in roles]
    form = HandOverForm(choices, request.scope.today, request.POST or None)
    if form.is_valid():
        chosen = [one.membership for one in roles if str(one.membership.pk) in form.cleaned_data["roles"]]
        try:
            taker = find_taker(request.scope, form.cleaned_data["to_account"])
            hand_over(request.scope, account, taker, chosen, first_day=form.cleaned_data["first_day"])
        except Problem as problem:
            form.add_error(problem.field if problem.field in form.fields else None, str(problem))
        else:
            messages.success(request, _("Peran diserahterimakan kepada %(name)s.") % {"name": taker.name})
            return redirect("access:account", taker.pk)
    return render_page(request, "access/hand_over.html", {"form": form, "account": account})


@needs("account.manage")
@require_POST
def drop_second_factor(request: PersonRequest, pk: int) -> HttpResponse:
    account = get_account(request.scope, pk)
    remove_second_factor(request.scope, account)
    done = _("Langkah kedua dilepas. %(name)s dapat masuk dengan kata sandi saja.") % {"name": account.name}
    messages.success(request, done)
    return redirect("access:account", pk)
