"""What somebody does in a case, each from its own form on the page of the case."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from pendamping.cases.models import Case
from pendamping.cases.pages.cases import STEPS, case_page
from pendamping.cases.selectors.cases import get_case
from pendamping.cases.services.deciding import (
    ask_clarification,
    close_case,
    decide_case,
    recommend,
    record_forum,
    register_case,
)
from pendamping.cases.services.raising import state_in_case, withdraw_case
from pendamping.common.problems import NotFound, Problem
from pendamping.common.scope import Scope
from pendamping.web.needs import PersonRequest, needs

Act = Callable[[Scope, UUID, Any], Case]
_SAYING: dict[str, Act] = {
    "statement": state_in_case,
    "withdraw": withdraw_case,
    "ask": ask_clarification,
    "forum": record_forum,
    "recommend": recommend,
}


@needs("case.read")
@require_POST
@never_cache
def act(request: PersonRequest, pk: UUID, name: str) -> HttpResponse:
    step = STEPS.get(name)
    if step is None:
        raise Http404
    found = get_case(request.scope, pk)
    form = step.form(request.POST, request.FILES, prefix=name)
    if form.is_valid():
        try:
            _do(request.scope, pk, name, form)
        except NotFound:
            raise
        except Problem as problem:
            form.add_error(problem.field if problem.field in form.fields else None, str(problem))
        else:
            messages.success(request, _("Langkah ini tersimpan dan tampak bagi para pihak."))
            return redirect("cases:case", pk)
    return case_page(request, found, step, form)


def _do(scope: Scope, pk: UUID, name: str, form: Any) -> None:
    if name == "register":
        register_case(scope, pk, form.cleaned_data["number"])
    elif name == "decide":
        decide_case(scope, pk, form.decision)
    elif name == "close":
        close_case(scope, pk)
    else:
        _SAYING[name](scope, pk, form.said)
