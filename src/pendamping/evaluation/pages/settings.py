"""The schemes of the law, and what the installation sets of them."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from pendamping.common.periods import Quarter
from pendamping.common.problems import Problem
from pendamping.engine.law.evaluation import schemes
from pendamping.evaluation.forms import SettingForm
from pendamping.evaluation.selectors.settings import points_set, quarterly_scheme, settings_in
from pendamping.evaluation.services.settings import set_scheme
from pendamping.regions.selectors import names_of
from pendamping.web.needs import PersonRequest, needs
from pendamping.web.rendering import render_page


@needs("evaluation.read")
def scheme(request: PersonRequest) -> HttpResponse:
    """What everybody who is evaluated may read: by which rule, and since when."""
    rows = settings_in(request.scope)
    names = names_of([one.area for one in rows if one.area])
    context = {
        "schemes": list(reversed(schemes())),
        "rows": [
            (one, names.get(one.area, "") if one.area else _("Seluruh Indonesia"), points_set(one)) for one in rows
        ],
    }
    return render_page(request, "evaluation/scheme.html", context)


@needs("evaluation_scheme.write")
def new_setting(request: PersonRequest) -> HttpResponse:
    law = quarterly_scheme(Quarter.of(request.scope.today))
    form = SettingForm(request.scope, law, request.POST or None)
    if form.is_valid():
        try:
            set_scheme(request.scope, form.new_setting)
        except Problem as problem:
            form.add_error(problem.field if problem.field in form.fields else None, str(problem))
        else:
            messages.success(request, _("Ketetapan skema tersimpan."))
            return redirect("evaluation:scheme")
    return render_page(request, "evaluation/new_setting.html", {"form": form, "scheme": law})
