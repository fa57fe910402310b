"""Leave: asking, withdrawing, deciding."""

from datetime import timedelta
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from pendamping.common.ids import new_id
from pendamping.common.problems import Problem
from pendamping.fieldwork.forms import DecisionForm, LeaveForm
from pendamping.fieldwork.selectors import code_lists, decided_leaves, get_leave_to_check, leaves_to_decide, own_leaves
from pendamping.fieldwork.services import decide_leave, request_leave, withdraw_leave
from pendamping.web.needs import PersonRequest, needs
from pendamping.web.rendering import render_page

ON_A_PAGE = 30
SHOWN_AFTER = timedelta(days=60)  # decided leave stays in view this long after its end


@needs("leave.request")
@never_cache
def leaves(request: PersonRequest) -> HttpResponse:
    """The own requests with a new one, and for those who decide what waits for them."""
    scope, lists = request.scope, code_lists(request.scope)
    form = LeaveForm(request.POST or None, initial={"id": new_id()}, lists=lists)
    if form.is_valid():
        try:
            request_leave(scope, form.new_leave())
        except Problem as problem:
            form.add_problem(problem)
        else:
            messages.success(request, _("Permohonan izin terkirim kepada pemeriksa Anda."))
            return redirect("fieldwork:leaves")
    decides = scope.may("leave.decide")
    context = {
        "form": form,
        "own": Paginator(own_leaves(scope), ON_A_PAGE).get_page(request.GET.get("page")),
        "to_decide": leaves_to_decide(scope)[:ON_A_PAGE] if decides else [],
        "decided": decided_leaves(scope, since=scope.today - SHOWN_AFTER)[:ON_A_PAGE] if decides else [],
        "kinds": lists["leave_kind"].labels,
    }
    return render_page(request, "fieldwork/leaves.html", context)


@needs("leave.request")
@require_POST
def withdraw(request: PersonRequest, leave_id: UUID) -> HttpResponse:
    withdraw_leave(request.scope, leave_id)
    messages.success(request, _("Izin dibatalkan."))
    return redirect("fieldwork:leaves")


@needs("leave.decide")
@require_POST
def decide(request: PersonRequest, leave_id: UUID) -> HttpResponse:
    get_leave_to_check(request.scope, leave_id)
    form = DecisionForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Pilih disetujui atau tidak disetujui."))
        return redirect("fieldwork:leaves")
    granted = form.cleaned_data["granted"]
    decide_leave(request.scope, leave_id, granted=granted, note=form.cleaned_data["note"])
    messages.success(request, _("Izin disetujui.") if granted else _("Izin tidak disetujui."))
    return redirect("fieldwork:leaves")
