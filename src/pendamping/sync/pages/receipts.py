"""The receipt of pay day: what the office holds of a month, on the screen and on signed paper."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from pendamping.common.periods import Month
from pendamping.fieldwork.selectors.code_lists import code_lists
from pendamping.sync.presenting import MonthHeld, held_lines
from pendamping.sync.selectors.holdings import held_reports, receipt_person
from pendamping.sync.services.receipts import print_receipt
from pendamping.web.needs import PersonRequest, needs
from pendamping.web.rendering import render_page


@needs("monthly_report.read")
def receipts(request: PersonRequest, person_id: UUID | None = None) -> HttpResponse:
    """The present month: one's own, or of the person of the address."""
    chosen = person_id or request.scope.person_id
    if chosen is None:
        return render_page(request, "sync/no_receipts.html")
    month = Month.of(request.scope.today)
    receipt_person(request.scope, chosen, month)
    return redirect("sync:receipt", chosen, month.iso)


@needs("monthly_report.read")
@never_cache
def receipt(request: PersonRequest, person_id: UUID, month: str) -> HttpResponse:
    chosen = _month(month)
    person = receipt_person(request.scope, person_id, chosen)
    lines = held_lines(held_reports(request.scope, person_id, chosen), code_lists(request.scope)["category"])
    context = {
        "person": person,
        "month": chosen,
        "before": chosen.previous(),
        "after": chosen.next() if chosen < Month.of(request.scope.today) else None,
        "held": MonthHeld(lines),
        "is_own": person.pk == request.scope.person_id,
    }
    return render_page(request, "sync/receipt.html", context)


@needs("monthly_report.read")
@require_GET
@never_cache
def receipt_pdf(request: PersonRequest, person_id: UUID, month: str) -> HttpResponse:
    printed = print_receipt(request.scope, person_id, _month(month))
    answer = HttpResponse(printed.content, content_type=printed.media_type)
    answer["Content-Disposition"] = f'attachment; filename="{printed.name}"'
    return answer


def _month(text: str) -> Month:
    month = Month.parse(text)
    if month is None:
        raise Http404
    return month
