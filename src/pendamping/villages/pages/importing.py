"""Works from a sheet: upload, see what was kept and what to mend."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from pendamping.common.problems import Problem
from pendamping.common.tables import Value, read_table, write_xlsx
from pendamping.villages.forms import SheetForm
from pendamping.villages.lists import bidang_on, funds_on
from pendamping.villages.models import Work
from pendamping.villages.services import import_works
from pendamping.villages.sheet import COLUMNS
from pendamping.web.faulty_rows import rows_to_mend, signed_rows, xlsx_answer
from pendamping.web.needs import PersonRequest, needs
from pendamping.web.rendering import render_page

SALT = "villages.work_import"


@needs("work.write")
def import_page(request: PersonRequest) -> HttpResponse:
    form = SheetForm(request.POST or None, request.FILES or None)
    context: dict[str, Any] = {"form": form}
    if form.is_valid():
        upload = form.cleaned_data["file"]
        try:
            result = import_works(request.scope, read_table(upload.name, upload.read()))
        except Problem as problem:
            form.add_error("file", str(problem))
        else:
            context |= {"result": result, "signed_faulty": signed_rows(result.faulty, salt=SALT)}
    return render_page(request, "villages/import.html", context)


@needs("work.write")
@require_POST
def faulty_rows(request: PersonRequest) -> HttpResponse:
    """The rows that could not be used, with what to mend: mend them in this file and upload it."""
    file = rows_to_mend(request, COLUMNS, "kegiatan-perlu-diperbaiki.xlsx", salt=SALT)
    return file or redirect("villages:import")


@needs("work.write")
def template(request: PersonRequest) -> HttpResponse:
    """A sheet to fill in, with its lists on further pages."""
    day = request.scope.today
    example = (
        "62.09.04.2008", day.year, 2, "2.3.10", _("Pembangunan jalan desa (contoh)"), "Dusun I RT 02", 120, "m",
        150_000_000, "DDS", str(Work.Method.OWN.label), day.replace(month=4, day=1), day.replace(month=9, day=30),
        f"APB Desa {day.year}",
    )  # fmt: skip
    head = (_("Kode"), _("Artinya"))
    sheets: dict[str, list[Sequence[Value]]] = {
        _("Kegiatan"): [[str(column.header) for column in COLUMNS], example],
        _("Bidang"): [head, *bidang_on(day).items()],
        _("Sumber dana"): [head, *funds_on(day).items()],
    }
    return xlsx_answer(write_xlsx(sheets), "contoh-kegiatan-desa.xlsx")
