"""Coming in by a one-time link, and making the password that it asks for."""

from typing import cast

from allauth.account.internal.flows.login import perform_login, record_authentication
from allauth.account.models import Login
from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from pendamping.access.errors import LinkUnusable
from pendamping.access.forms import NewPasswordForm
from pendamping.access.selectors import own_account
from pendamping.access.services import link_account, set_own_password, use_sign_in_link
from pendamping.web.needs import PersonRequest, needs, public
from pendamping.web.rendering import render_page


@public
@never_cache
def use_link(request: HttpRequest, secret: str) -> HttpResponse:
    """Looking does not use the link up: messengers fetch addresses to show a preview."""
    try:
        if request.method == "POST":
            account = use_sign_in_link(secret)
            record_authentication(request, account, method="sign_in_link")
            login = Login(user=account, redirect_url=reverse("access:set_password"))
            return cast("HttpResponse", perform_login(request, login))
        context = {"account": link_account(secret)}
    except LinkUnusable as problem:
        return render_page(request, "access/link_unusable.html", {"problem": problem}, status=410)
    return render_page(request, "access/use_link.html", context)


@needs("own_account.manage")
@never_cache
@sensitive_post_parameters("password", "again")
def set_password(request: PersonRequest) -> HttpResponse:
    """The first password, or a new one after a one-time link. Who has one changes it with the old one instead."""
    account = own_account(request.scope)
    if not account.must_set_password:
        return redirect("account_change_password")
    form = NewPasswordForm(account, request.POST or None)
    if form.is_valid():
        set_own_password(request.scope, account, form.cleaned_data["password"])
        update_session_auth_hash(request, account)
        messages.success(request, _("Kata sandi tersimpan. Mulai sekarang masuk dengan kata sandi itu."))
        return redirect("dashboards:home")
    return render_page(request, "access/set_password.html", {"form": form})
