"""The cost table: take the template, bring it back filled."""

from collections.abc import Sequence

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from pendamping.acceleration.forms import CostsForm
from pendamping.acceleration.selectors.scenarios import cost_tables_in, regency_of
from pendamping.acceleration.services.costs import make_template, store_costs
from pendamping.acceleration.services.exporting import XLSX
from pendamping.common.problems import Problem
from pendamping.common.tables import CellProblem
from pendamping.web.needs import PersonRequest, needs
from pendamping.web.rendering import render_page

SHOWN = 25


@needs("acceleration.plan")
def costs(request: PersonRequest, code: str) -> HttpResponse:
    area = regency_of(request.scope, code)
    form = CostsForm(request.POST or None, request.FILES or None)
    problems: Sequence[CellProblem] = ()
    if form.is_valid():
        name, content = form.upload
        try:
            table, found = store_costs(request.scope, area.code, name, content)
        except Problem as problem:
            form.add_error("file", str(problem))
        else:
            done = _("%(number)s langkah dengan biaya tersimpan.") % {"number": len(table.steps)}
            messages.success(request, done)
            if not found:
                return redirect("acceleration:costs", area.code)
            problems = found
    context = {
        "area": area,
        "form": form,
        "problems": problems[:SHOWN],
        "faulty_rows": len({(one.sheet, one.row) for one in problems}),
        "tables": cost_tables_in(request.scope, area.code)[:SHOWN],
    }
    return render_page(request, "acceleration/costs.html", context)


@needs("acceleration.plan")
def template(request: PersonRequest, code: str) -> HttpResponse:
    response = HttpResponse(make_template(request.scope, code), content_type=XLSX)
    response["Content-Disposition"] = f'attachment; filename="tabel-biaya-{code}.xlsx"'
    return response
