"""The audit trail: search it, take it along."""

import json
from collections.abc import Iterator

from django.http import HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from pendamping.access.audit_words import ACTIONS
from pendamping.access.forms.audit import AuditForm
from pendamping.access.selectors import AuditPage, AuditQuestion, audit_entries, audit_page
from pendamping.access.services import note_audit_export
from pendamping.common.problems import Problem
from pendamping.common.tables import Value, stream_csv, write_xlsx
from pendamping.web.needs import PersonRequest, needs
from pendamping.web.rendering import render_page

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@needs("audit.read")
def audit(request: PersonRequest) -> HttpResponse:
    form = AuditForm(request.scope, request.GET)
    page = AuditPage([], {}, None)
    if form.is_valid():
        page = audit_page(request.scope, form.to_question(), before=form.cleaned_data["before"])
    return render_page(request, "access/audit.html", {"form": form, "page": page, "is_search": form.asks_something})


@needs("audit.read")
@require_POST
def export_audit(request: PersonRequest) -> HttpResponseBase:
    """What the page showed, as a file. POST, because taking it along is itself an act of the trail."""
    form = AuditForm(request.scope, request.POST)
    kind = "xlsx" if request.POST.get("format") == "xlsx" else "csv"
    if form.is_valid():
        try:
            note_audit_export(request.scope, form.to_question(), kind)
        except Problem as problem:
            form.add_error(problem.field, str(problem))
        else:
            return _file(_lines(request, form.to_question()), kind)
    context = {"form": form, "page": AuditPage([], {}, None), "is_search": True}
    return render_page(request, "access/audit.html", context)


def _lines(request: PersonRequest, asked: AuditQuestion) -> Iterator[list[Value]]:
    yield [
        _("Nomor"),
        _("Waktu"),
        _("Pelaku"),
        _("Peran"),
        _("Tindakan"),
        _("Jenis objek"),
        _("Objek"),
        _("Wilayah"),
        _("Rincian"),
        _("Sidik rantai"),
    ]
    for entry in audit_entries(request.scope, asked).iterator(chunk_size=2000):
        yield [
            entry.sequence,
            timezone.localtime(entry.at).isoformat(timespec="seconds"),
            entry.actor,
            entry.role,
            str(ACTIONS.get(entry.action, entry.action)),
            entry.object_type,
            entry.object_id,
            entry.region_code,
            json.dumps(entry.facts, ensure_ascii=False) if entry.facts else "",
            entry.hash,
        ]


def _file(lines: Iterator[list[Value]], kind: str) -> HttpResponseBase:
    answer: HttpResponseBase
    if kind == "xlsx":
        answer = HttpResponse(write_xlsx({_("Jejak audit"): lines}), content_type=XLSX)
    else:
        answer = StreamingHttpResponse(stream_csv(lines), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="jejak-audit.{kind}"'
    return answer
