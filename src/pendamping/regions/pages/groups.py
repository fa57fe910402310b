"""Named groups of villages."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from pendamping.common.problems import Problem
from pendamping.regions.forms import GroupForm, LastDayForm
from pendamping.regions.models import Region, RegionGroup
from pendamping.regions.selectors import get_group, get_region, groups_in
from pendamping.regions.services import change_group, close_group, create_group
from pendamping.web.needs import PersonRequest, needs
from pendamping.web.rendering import render_page


@needs("region.settings")
def groups(request: PersonRequest, code: str) -> HttpResponse:
    region = _regency(request, code)
    context = {
        "region": region,
        "groups": groups_in(request.scope, region.code),
        "kinds": RegionGroup.Kind.choices,
        "today": request.scope.today,
    }
    return render_page(request, "regions/groups.html", context)


@needs("region.settings")
def new_group(request: PersonRequest, code: str) -> HttpResponse:
    """`?kind=` says what is formed, for it decides who may join."""
    region = _regency(request, code)
    asked = request.GET.get("kind", "")
    kind = asked if asked in RegionGroup.Kind.values else RegionGroup.Kind.RURAL_AREA
    initial = {"valid_from": request.scope.today}
    form = GroupForm(request.scope, region.code, kind, request.POST or None, initial=initial)
    if form.is_valid():
        try:
            group = create_group(request.scope, region.code, form.to_input())
        except Problem as problem:
            form.add_error(problem.field, str(problem))
        else:
            messages.success(request, _("%(name)s tersimpan.") % {"name": group.name})
            return redirect("regions:groups", code=region.code)
    context = {"region": region, "kind": RegionGroup.Kind(kind), "kinds": RegionGroup.Kind.choices, "form": form}
    return render_page(request, "regions/new_group.html", context)


@needs("region.settings")
def group(request: PersonRequest, group_id: int) -> HttpResponse:
    return _group_page(request, get_group(request.scope, group_id), request.method == "POST", LastDayForm())


@needs("region.settings")
@require_POST
def close(request: PersonRequest, group_id: int) -> HttpResponse:
    """Set the last day, or open the group again."""
    form = LastDayForm(request.POST)
    if form.is_valid():
        try:
            closed = close_group(request.scope, group_id, form.cleaned_data["valid_until"])
        except Problem as problem:
            form.add_error(problem.field if problem.field in form.fields else None, str(problem))
        else:
            messages.success(request, _("Masa berlaku %(name)s tersimpan.") % {"name": closed.name})
            return redirect("regions:groups", code=closed.regency_id)
    return _group_page(request, get_group(request.scope, group_id), False, form)


def _group_page(request: PersonRequest, one: RegionGroup, is_sent: bool, closing: LastDayForm) -> HttpResponse:
    initial = {
        "name": one.name,
        "legal_basis": one.legal_basis,
        "valid_from": one.valid_from,
        "members": list(one.members.values_list("code", flat=True)),
    }
    form = GroupForm(request.scope, one.regency_id, one.kind, request.POST if is_sent else None, initial=initial)
    if is_sent and form.is_valid():
        try:
            change_group(request.scope, one.pk, form.to_input())
        except Problem as problem:
            form.add_error(problem.field, str(problem))
        else:
            messages.success(request, _("%(name)s tersimpan.") % {"name": form.cleaned_data["name"]})
            return redirect("regions:groups", code=one.regency_id)
    context = {"region": one.regency, "group": one, "form": form, "closing": closing}
    return render_page(request, "regions/group.html", context)


def _regency(request: PersonRequest, code: str) -> Region:
    region = get_region(request.scope, code)
    if region.level != Region.Level.REGENCY:
        raise Http404
    return region
