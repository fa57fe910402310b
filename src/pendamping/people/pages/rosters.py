"""A roster from a spreadsheet: brought in, looked at, mended, stored."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from pendamping.common.problems import Problem
from pendamping.common.tables import Row
from pendamping.law.loader import figure
from pendamping.people.forms import RosterForm
from pendamping.people.models import RosterImport, RosterRow
from pendamping.people.numbers import masked
from pendamping.people.roster.storing import findings_of, rows_of
from pendamping.people.roster.template import template_workbook
from pendamping.people.selectors import get_roster, places_to_name, roster_counts, roster_rows, rosters_of
from pendamping.people.services import (
    confirm_roster,
    discard_roster,
    mend_roster,
    start_roster,
    take_faulty_rows,
)
from pendamping.web.needs import PersonRequest, needs
from pendamping.web.rendering import render_page

ON_A_PAGE = 50
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
State = RosterRow.State


@needs("roster.import")
def rosters(request: PersonRequest) -> HttpResponse:
    """Bring a roster in, or go on with one."""
    form = RosterForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        try:
            roster = _read(request, form, None)
        except Problem as problem:
            form.add_error("file", str(problem))
        else:
            return redirect("people:roster", roster.pk)
    kept_days = figure("impor/masa_simpan", on=request.scope.today)
    context = {"form": form, "rosters": rosters_of(request.scope)[:ON_A_PAGE], "kept_days": kept_days}
    return render_page(request, "people/rosters.html", context)


@needs("roster.import")
def roster_template(request: PersonRequest) -> HttpResponse:
    return _workbook(template_workbook(places_to_name(request.scope)), _("contoh-daftar-pendamping"))


@needs("roster.import")
@never_cache
def roster(request: PersonRequest, roster_id: UUID) -> HttpResponse:
    """What a roster would change, row by row; a mended file goes on with it."""
    shown = get_roster(request.scope, roster_id)
    form = RosterForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        try:
            _read(request, form, shown)
        except Problem as problem:
            form.add_error("file", str(problem))
        else:
            messages.success(request, _("Berkas dibaca. Periksa hasilnya di bawah."))
            return redirect("people:roster", shown.pk)
    counts = roster_counts(request.scope, shown)
    first = State.FAULTY if counts[State.FAULTY] else State.NEW
    state = request.GET.get("state") if request.GET.get("state") in State.values else first
    page = Paginator(roster_rows(request.scope, shown, str(state)), ON_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "roster": shown,
        "form": form,
        "counts": [(one, counts[one]) for one in State],
        "state": state,
        "page": page,
        "rows": [
            (stored, _shown(row), findings_of(stored)) for stored, row in zip(page, rows_of(list(page)), strict=True)
        ],
        "right": counts[State.NEW] + counts[State.CHANGED],
        "faulty": counts[State.FAULTY],
        "stored": counts[State.STORED],
        "unchanged": counts[State.UNCHANGED],
    }
    return render_page(request, "people/roster.html", context)


@needs("roster.import")
@require_POST
def confirm(request: PersonRequest, roster_id: UUID) -> HttpResponse:
    shown = get_roster(request.scope, roster_id)
    stored, faulty = confirm_roster(request.scope, shown)
    messages.success(request, _("%(stored)s baris tersimpan.") % {"stored": stored})
    if faulty:
        messages.warning(request, _("%(faulty)s baris masih perlu diperbaiki.") % {"faulty": faulty})
    return redirect("people:roster", shown.pk)


@needs("roster.import")
@require_POST
def faulty_rows(request: PersonRequest, roster_id: UUID) -> HttpResponse:
    """Only the faulty rows, each with what to mend."""
    content = take_faulty_rows(request.scope, get_roster(request.scope, roster_id))
    return _workbook(content, _("perlu-diperbaiki"))


@needs("roster.import")
@require_POST
def discard(request: PersonRequest, roster_id: UUID) -> HttpResponse:
    discard_roster(request.scope, get_roster(request.scope, roster_id))
    messages.success(request, _("Impor dibuang. Yang sudah tersimpan tetap ada."))
    return redirect("people:rosters")


def _read(request: PersonRequest, form: RosterForm, going_on: RosterImport | None) -> RosterImport:
    upload = form.cleaned_data["file"]
    most_rows = int(figure("impor/baris_terbanyak", on=request.scope.today))
    content: bytes = upload.read()
    if going_on is None:
        return start_roster(request.scope, upload.name, content, most_rows=most_rows)
    return mend_roster(request.scope, going_on, upload.name, content, most_rows=most_rows)


def _shown(row: Row) -> dict[str, str]:
    """What a row is recognised by; its NIK masked."""
    return {**{name: row[name] for name in ("name", "tier", "regions")}, "nik": masked(row["nik"])}


def _workbook(content: bytes, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=XLSX)
    response["Content-Disposition"] = f'attachment; filename="{name}.xlsx"'
    return response
