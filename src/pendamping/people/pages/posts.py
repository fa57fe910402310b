"""Placements: chosen among the places of a tier, looked at twice where needed, ended with a handover."""

from collections.abc import Sequence
from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from pendamping.common.problems import Problem
from pendamping.common.scope import Scope
from pendamping.people.concerns import Concern
from pendamping.people.forms import AnswerForm, CandidatesForm, EndAssignmentForm, ObjectionForm, PlacementForm
from pendamping.people.models import Assignment, Person, Tier
from pendamping.people.presenting import listed, post_lines
from pendamping.people.selectors import Place, areas_around, get_kept_person, get_post, places_for
from pendamping.people.services import (
    answer_objection,
    end_assignment,
    place_person,
    preview_placement,
    record_objection,
)
from pendamping.regions.models import Region
from pendamping.web.needs import PersonRequest, needs
from pendamping.web.rendering import render_page

MOST_AREAS = 400


@needs("assignment.write")
def new_placement(request: PersonRequest, person_id: UUID) -> HttpResponse:
    """First the tier and the area, which the address keeps; then the places there, and the letter."""
    person = get_kept_person(request.scope, person_id)
    tier = Tier(request.GET["tier"]) if request.GET.get("tier") in Tier.values else Tier.PLD
    areas = list(areas_around(request.scope, tier)[:MOST_AREAS])
    around = _around(areas, request.GET.get("area", ""), person)
    places = places_for(request.scope, tier, around)
    form = PlacementForm(
        person, tier, [_choice(place) for place in places], _posts_to_leave(request.scope, person),
        request.POST or None, today=request.scope.today,
    )  # fmt: skip
    concerns: list[Concern] = []
    if form.is_valid():
        try:
            concerns = preview_placement(request.scope, form.to_input())
            if {one.code for one in concerns} <= form.seen_concerns:
                place_person(request.scope, form.to_input())
                messages.success(request, _("Penempatan %(name)s tersimpan.") % {"name": person.name})
                return redirect("people:person", person.pk)
        except Problem as problem:
            form.add_error(problem.field if problem.field in form.fields else None, str(problem))
    context = {
        "person": person,
        "form": form,
        "candidates": CandidatesForm(areas, initial={"tier": tier, "area": around}),
        "concerns": concerns,
        "seen": " ".join(one.code for one in concerns),
        "nowhere": not places and tier != Tier.TAPM_PUSAT,
    }
    return render_page(request, "people/new_placement.html", context)


@needs("assignment.write")
def end_placement(request: PersonRequest, assignment_id: int) -> HttpResponse:
    post = get_post(request.scope, assignment_id)
    form = EndAssignmentForm(request.POST or None, initial={"last_day": request.scope.today})
    if form.is_valid():
        reason = Assignment.EndReason(form.cleaned_data["reason"])
        last_day, note = form.cleaned_data["last_day"], form.cleaned_data["handover_note"]
        try:
            end_assignment(request.scope, post.pk, last_day, reason, note)
        except Problem as problem:
            form.add_error("last_day", str(problem))
        else:
            messages.success(request, _("Penempatan berakhir. Peran pada akunnya ikut berakhir hari itu."))
            return redirect("people:person", post.person_id)
    return _about_post(request, post, form, "people/end_placement.html")


@needs("assignment.write")
def objection(request: PersonRequest, assignment_id: int) -> HttpResponse:
    """A relocated person's objection, and then the answer to it."""
    post = get_post(request.scope, assignment_id)
    form = (AnswerForm if post.objection else ObjectionForm)(request.POST or None)
    if form.is_valid():
        record = answer_objection if post.objection else record_objection
        try:
            record(request.scope, post.pk, form.cleaned_data["text"])
        except Problem as problem:
            form.add_error("text", str(problem))
        else:
            messages.success(request, _("Tercatat."))
            return redirect("people:person", post.person_id)
    return _about_post(request, post, form, "people/objection.html")


def _about_post(request: PersonRequest, post: Assignment, form: Form, template: str) -> HttpResponse:
    line = post_lines([post], request.scope.today)[0]
    return render_page(request, template, {"form": form, "line": line, "person": post.person})


def _around(areas: Sequence[Region], asked: str, person: Person) -> str:
    """The area whose places are shown: the one asked for, else the one around the person's home, else the first."""
    codes = [one.code for one in areas]
    home = [code for code in codes if (person.domicile_id or "").startswith(code)]
    return asked if asked in codes else next(iter(home or codes), "")


def _choice(place: Place) -> tuple[str, str]:
    """A place with who holds it: the eye finds the empty ones."""
    held = listed([post.name for post in place.posts])
    return place.region.code, f"{place.region.full_name} · {held or _('belum ada')}"


def _posts_to_leave(scope: Scope, person: Person) -> dict[int, str]:
    """The definitive posts of today that a relocation can leave."""
    posts = person.assignments.active_on(scope.today).filter(kind__in=Assignment.HOLDING)
    lines = post_lines(posts.prefetch_related("areas__region"), scope.today)
    return {line.post.pk: f"{line.post.get_tier_display()}, {line.where}" for line in lines}
