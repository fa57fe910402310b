"""Asking for a pack, waiting for it, reading it, printing it."""

from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from pendamping.briefing.contents import Contents
from pendamping.briefing.errors import PackNotFound
from pendamping.briefing.forms import PackForm
from pendamping.briefing.selectors.packs import get_pack, packs_in, pages_of, whole_paper_of
from pendamping.briefing.services.packs import ask_again, ask_for_pack
from pendamping.briefing.services.printing import print_pack
from pendamping.common.background import SECONDS_BETWEEN_LOOKS
from pendamping.common.problems import NotFound, Problem
from pendamping.meetings.selectors import get_managed
from pendamping.web.needs import PersonRequest, needs
from pendamping.web.rendering import render_page

PER_PAGE = 25


@needs("briefing.read")
def packs(request: PersonRequest) -> HttpResponse:
    scope = request.scope
    form = PackForm(scope, request.POST or None) if scope.may("briefing.make") else None
    if form is not None and form.is_valid():
        try:
            pack = ask_for_pack(scope, form.cleaned_data["region"], form.cleaned_data["as_of"])
        except NotFound:
            raise
        except Problem as problem:
            form.add_problem(problem)
        else:
            return redirect("briefing:pack", pack.pk)
    page = Paginator(packs_in(scope), PER_PAGE).get_page(request.GET.get("page"))
    return render_page(request, "briefing/packs.html", {"page": page, "form": form})


@needs("briefing.make")
@require_POST
def for_meeting(request: PersonRequest, pk: UUID) -> HttpResponse:
    """One click on a meeting: the pack of its kabupaten, of its day once that has come."""
    scope = request.scope
    meeting = get_managed(scope, pk)
    day = min(scope.today, meeting.date)
    pack = ask_for_pack(scope, meeting.region_id[:4], day, meeting.pk)
    return redirect("briefing:pack", pack.pk)


@needs("briefing.read")
def pack(request: PersonRequest, pk: UUID) -> HttpResponse:
    """`?kecamatan=` opens the page of one."""
    scope = request.scope
    one = get_pack(scope, pk)
    if one.contents is None:
        return _waiting(request, pk)
    pages = pages_of(scope, one)
    wanted = request.GET.get("kecamatan", "")
    shown = next((page for page in pages if page.code == wanted), next(iter(pages), None))
    if shown is None:
        raise PackNotFound
    subtitle = Contents.model_validate(one.contents).subtitle
    context = {"pack": one, "pages": pages, "shown": shown, "subtitle": subtitle}
    is_whole = shown.code == one.region_id
    soon = is_whole and whole_paper_of(scope, one) is None and one.is_drawn_soon(timezone.now())
    response = render_page(request, "briefing/pack.html", context | {"is_drawn_soon": soon})
    if soon:
        response["Refresh"] = SECONDS_BETWEEN_LOOKS
    return response


def _waiting(request: PersonRequest, pk: UUID) -> HttpResponse:
    one = get_pack(request.scope, pk)
    interrupted = one.is_interrupted(timezone.now())
    response = render_page(request, "briefing/waiting.html", {"pack": one, "interrupted": interrupted})
    if one.is_open and not interrupted:
        response["Refresh"] = SECONDS_BETWEEN_LOOKS  # the page keeps itself up to date, with or without scripts
    return response


@needs("briefing.make")
@require_POST
def again(request: PersonRequest, pk: UUID) -> HttpResponse:
    return redirect("briefing:pack", ask_again(request.scope, pk).pk)


@needs("briefing.read")
@require_GET
def pdf(request: PersonRequest, pk: UUID) -> HttpResponse:
    file = print_pack(request.scope, pk, request.GET.get("kecamatan", ""))
    response = HttpResponse(file.content, content_type=file.media_type)
    response["Content-Disposition"] = f'attachment; filename="{file.name}"'
    return response
