"""One's own account, and the role to act in."""

from allauth.mfa.utils import is_mfa_enabled
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from pendamping.access.middleware import ROLE_IN_SESSION
from pendamping.access.scopes import hats_of
from pendamping.access.second_factor import wants_second_factor
from pendamping.access.selectors import own_account as find_own_account
from pendamping.access.selectors import roles_with_areas
from pendamping.web.needs import PersonRequest, needs
from pendamping.web.rendering import render_page


@needs("own_account.manage")
def own_account(request: PersonRequest) -> HttpResponse:
    account = find_own_account(request.scope)
    context = {
        "account": account,
        "roles": roles_with_areas(request.scope, account),
        "has_second_factor": is_mfa_enabled(account),
        "wants_second_factor": wants_second_factor(request.scope),
    }
    return render_page(request, "access/own_account.html", context)


@needs("own_account.manage")
@require_POST
def switch_role(request: PersonRequest) -> HttpResponse:
    """Act in another of one's own roles for the rest of this session; any other role changes nothing."""
    hats = hats_of(find_own_account(request.scope), request.scope.today)
    for hat in hats:
        if hat.role.value == request.POST.get("role"):
            request.session[ROLE_IN_SESSION] = hat.role.value
    return redirect("dashboards:home")
