"""The check page of receipts: for whoever is shown one, without an account."""

from django.http import HttpRequest, HttpResponse

from pendamping.sync.forms import StatementForm
from pendamping.sync.services.checking import check_statement
from pendamping.web.needs import public
from pendamping.web.rendering import render_page


@public
def check_receipt(request: HttpRequest) -> HttpResponse:
    form = StatementForm(request.POST, request.FILES) if request.method == "POST" else StatementForm()
    checked = check_statement(form.cleaned_data["given"]) if form.is_valid() else None
    answer = render_page(request, "sync/check_receipt.html", {"form": form, "checked": checked})
    answer["X-Robots-Tag"] = "noindex, nofollow"
    answer["Cache-Control"] = "no-store"
    return answer
