"""Good practices: the library, one of them, writing one."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import FileResponse, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from pendamping.common.problems import NotFound, Problem
from pendamping.library.errors import NotYours, PracticeNotFound
from pendamping.library.forms import NoteForm, PhotoForm, PracticeForm, ReviewForm
from pendamping.library.models import Practice, PracticePhoto
from pendamping.library.selectors.practices import (
    WantedPractices,
    get_practice,
    is_own,
    open_requests,
    practices_in,
    shelves_of,
)
from pendamping.library.services.photos import add_photo, remove_photo
from pendamping.library.services.practices import edit_practice, submit_practice, write_practice
from pendamping.library.themes import themes_on
from pendamping.regions.selectors import names_of
from pendamping.web.downloads import kept_privately
from pendamping.web.needs import PersonRequest, needs
from pendamping.web.rendering import render_page

PER_PAGE = 20


@needs("library.read")
def practices(request: PersonRequest) -> HttpResponse:
    scope, wanted = request.scope, WantedPractices.of(request.GET)
    themes = themes_on(scope.today)
    page = Paginator(practices_in(scope, wanted), PER_PAGE).get_page(request.GET.get("page"))
    names = names_of([one.region_id for one in page])
    context = {
        "wanted": wanted,
        "shelves": shelves_of(scope),
        "page": page,
        "lines": [(one, themes.get(one.theme, one.theme), places_of(one, names)) for one in page],
        "themes": themes.items(),
        "area": names_of([wanted.area]).get(wanted.area, "") if wanted.area else "",
        "asked": open_requests(scope) if scope.may("practice.write") else (),
    }
    return render_page(request, "library/practices.html", context, fragment="library/_practices.html")


def places_of(practice: Practice, names: dict[str, str]) -> str:
    """Where it happened, the narrowest first: Pedongatan, Bulik Timur, Kabupaten Lamandau."""
    code = practice.region_id
    return ", ".join(names[one] for one in dict.fromkeys((code, code[:6], code[:4])) if one in names)


@needs("library.read")
def practice(request: PersonRequest, pk: UUID) -> HttpResponse:
    return practice_page(request, get_practice(request.scope, pk))


def practice_page(request: PersonRequest, found: Practice, **bound: object) -> HttpResponse:
    """The page of one practice; `bound` brings back a form that was not taken."""
    scope = request.scope
    is_writer = is_own(scope, found)
    reviews = scope.may("practice.review") and scope.covers(found.region_id) and not is_writer
    context: dict[str, Any] = {
        "practice": found,
        "photos": found.photos.select_related("stored"),
        "theme": themes_on(found.written_on).get(found.theme, found.theme),
        "place": places_of(found, names_of([found.region_id])),
        "is_writer": is_writer,
        "can_write": is_writer and found.is_writable and scope.may("practice.write"),
    }
    if context["can_write"]:
        context["photographing"] = PhotoForm()
    if reviews and found.state == Practice.State.SUBMITTED:
        context["reviewing"] = ReviewForm()
    if found.state == Practice.State.PUBLISHED and scope.may("practice.review") and scope.covers(found.region_id):
        context["withdrawing"] = NoteForm(_("Mengapa ditarik"))
    return render_page(request, "library/practice.html", context | bound)


@needs("practice.write")
def new_practice(request: PersonRequest) -> HttpResponse:
    scope = request.scope
    initial = {"meeting": request.GET.get("rapat"), "region": scope.prefixes[0] if len(scope.prefixes) == 1 else ""}
    form = PracticeForm(scope, request.POST or None, initial=initial)
    if form.is_valid():
        try:
            made = write_practice(scope, form.content)
        except Problem as problem:
            form.add_problem(problem)
        else:
            messages.success(request, _("Draf tersimpan. Tambahkan foto, lalu serahkan."))
            return redirect("library:practice", made.pk)
    return render_page(request, "library/write_practice.html", {"form": form})


@needs("practice.write")
def edit(request: PersonRequest, pk: UUID) -> HttpResponse:
    scope = request.scope
    found = get_practice(scope, pk)
    if not is_own(scope, found) or not found.is_writable:
        raise NotYours
    form = PracticeForm.of(scope, found, request.POST or None)
    if form.is_valid():
        try:
            edit_practice(scope, pk, form.content, version=form.cleaned_data["version"] or 0)
        except NotFound:
            raise
        except Problem as problem:
            form.add_problem(problem)
        else:
            messages.success(request, _("Perubahan tersimpan."))
            return redirect("library:practice", pk)
    return render_page(request, "library/write_practice.html", {"form": form, "practice": found})


@needs("practice.write")
@require_POST
def submit(request: PersonRequest, pk: UUID) -> HttpResponse:
    submit_practice(request.scope, pk)
    messages.success(request, _("Praktik diserahkan. Kantor memeriksanya sebelum terbit."))
    return redirect("library:practice", pk)


@needs("practice.write")
@require_POST
def attach(request: PersonRequest, pk: UUID) -> HttpResponse:
    found = get_practice(request.scope, pk)
    form = PhotoForm(request.POST, request.FILES)
    if form.is_valid():
        try:
            add_photo(request.scope, pk, form.upload, form.cleaned_data["caption"])
        except NotFound:
            raise
        except Problem as problem:
            form.add_error("photo", str(problem))
        else:
            messages.success(request, _("Foto tersimpan."))
            return redirect("library:practice", pk)
    return practice_page(request, found, photographing=form)


@needs("practice.write")
@require_POST
def detach(request: PersonRequest, photo_id: UUID) -> HttpResponse:
    changed = remove_photo(request.scope, photo_id)
    messages.success(request, _("Foto dilepas."))
    return redirect("library:practice", changed.pk)


@needs("library.read")
def photo(request: PersonRequest, photo_id: UUID) -> HttpResponseBase:
    found = PracticePhoto.objects.select_related("stored").filter(pk=photo_id).first()
    if found is None:
        raise PracticeNotFound
    get_practice(request.scope, found.practice_id)
    small = request.GET.get("kecil") == "1" and found.stored.thumbnail
    file = found.stored.thumbnail if small else found.stored.file
    return kept_privately(FileResponse(file.open(), content_type=found.stored.media_type))
