"""A regency's own words, letterhead and emblem."""

from django.contrib import messages
from django.http import FileResponse, Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from pendamping.common.problems import Problem
from pendamping.regions.forms import LogoForm, WordsForm
from pendamping.regions.models import RegencySettings, Region
from pendamping.regions.selectors import get_region
from pendamping.regions.services import change_logo, change_settings
from pendamping.web.needs import PersonRequest, needs
from pendamping.web.rendering import render_page


@needs("region.settings")
def settings(request: PersonRequest, code: str) -> HttpResponse:
    own = _settings(request, code)
    form = WordsForm(request.POST) if request.method == "POST" else WordsForm.of(own)
    if request.method == "POST" and form.is_valid():
        change_settings(request.scope, own.pk, form.to_input())
        messages.success(request, _("Sebutan dan kop surat tersimpan."))
        return redirect("regions:settings", code=own.pk)
    return _page(request, own, form, LogoForm())


@needs("region.settings")
@require_POST
def logo(request: PersonRequest, code: str) -> HttpResponse:
    """Replace the emblem, or take it away."""
    own = _settings(request, code)
    form = LogoForm(request.POST, request.FILES)
    if "remove" in request.POST or form.is_valid():
        try:
            change_logo(request.scope, own.pk, None if "remove" in request.POST else form.content())
        except Problem as problem:
            form.add_error(problem.field, str(problem))
        else:
            messages.success(request, _("Lambang tersimpan."))
            return redirect("regions:settings", code=own.pk)
    return _page(request, own, WordsForm.of(own), form)


@needs("region.settings")
@require_GET
def logo_file(request: PersonRequest, code: str) -> HttpResponseBase:
    own = RegencySettings.objects.filter(pk=get_region(request.scope, code).pk).first()
    if own is None or not own.logo:
        raise Http404
    return FileResponse(own.logo.open(), content_type="image/png")


def _settings(request: PersonRequest, code: str) -> RegencySettings:
    region = get_region(request.scope, code)
    if region.level != Region.Level.REGENCY:
        raise Http404
    own = RegencySettings.objects.select_related("region").filter(pk=region.pk).first()
    return own or RegencySettings(region=region)


def _page(request: PersonRequest, own: RegencySettings, form: WordsForm, logo_form: LogoForm) -> HttpResponse:
    context = {"region": own.region, "own": own, "form": form, "logo_form": logo_form}
    return render_page(request, "regions/settings.html", context)
