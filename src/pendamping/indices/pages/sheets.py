"""One village's questionnaire: read it, save a group of it, save one answer as it is typed, its evidence."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from pendamping.common.problems import Problem
from pendamping.common.scope import Scope
from pendamping.engine.law.definitions import definition
from pendamping.indices.forms import raw_answer, seen_stamps
from pendamping.indices.models import VillageSheet
from pendamping.indices.questionnaire import Known, notes_on, progress_of, questions_by_group, questions_of
from pendamping.indices.selectors.sheets import (
    answers_before,
    answers_by_question,
    evidence_counts,
    get_sheet,
    last_return,
    official_before,
)
from pendamping.indices.services.answers import record_answers
from pendamping.indices.standing import standing_of
from pendamping.regions.selectors import names_of
from pendamping.web.needs import PersonRequest, needs
from pendamping.web.rendering import render_page


@needs("index_round.read")
def sheet(request: PersonRequest, pk: UUID) -> HttpResponse:
    return _page(request, get_sheet(request.scope, pk), {}, {})


@needs("index_answer.write")
@require_POST
def save_group(request: PersonRequest, pk: UUID, group: str) -> HttpResponse:
    """Store what is typed in one group, for a browser without scripts; what is refused stays typed, with its reason."""
    found = get_sheet(request.scope, pk)
    index = definition(found.round.index_id)
    questions = questions_by_group(index).get(group, [])
    typed = {id_: raw_answer(index.answers[id_], request.POST) for id_ in questions}
    outcome = record_answers(request.scope, pk, typed, seen=seen_stamps(request.POST))
    if not outcome.refused:
        messages.success(request, _("Tersimpan."))
        return redirect(f"{reverse('indices:sheet', args=[pk])}#g-{group}")
    errors = {str(one.facts["answer"]): str(one.facts["sentence"]) for one in outcome.refused}
    return _page(request, found, {id_: typed[id_] for id_ in errors}, errors)


@needs("index_answer.write")
@require_POST
def save_answer(request: PersonRequest, pk: UUID) -> JsonResponse:
    """Store one answer as it is typed; answers with what is wrong, and where the village stands now."""
    found = get_sheet(request.scope, pk)
    index = definition(found.round.index_id)
    question = request.POST.get("question", "")
    answer = index.answers.get(question)
    raw = raw_answer(answer, request.POST) if answer else ""
    try:
        refused = record_answers(request.scope, pk, {question: raw}, seen=seen_stamps(request.POST)).refused
    except Problem as problem:  # closed or handed over since the page was opened
        return JsonResponse({"error": str(problem)}, status=problem.status)
    stored = answers_by_question(request.scope, found)
    given = {id_: one.value for id_, one in stored.items()}
    standing = {"standing": standing_of(given, index), "progress": progress_of(index, given)}
    said = {
        "error": str(refused[0].facts["sentence"]) if refused else "",
        "saved": "" if refused else _("Tersimpan %(time)s") % {"time": f"{timezone.localtime():%H.%M}"},
        "seen": stored[question].stamp if question in stored else "",
        "notes": notes_on(given, index),
        "standing": render_to_string("indices/_sheet_progress.html", standing, request),
    }
    return JsonResponse(said)


def sheet_context(scope: Scope, found: VillageSheet) -> dict[str, Any]:
    """What the head of both pages of a sheet shows."""
    code = found.region.district_code
    return {
        "sheet": found,
        "index": definition(found.round.index_id),
        "district": names_of([code]).get(code, ""),
        "editable": found.takes_answers
        and scope.may("index_answer.write")
        and (found.is_returned or scope.today <= found.round.closes_on),
    }


def _page(
    request: PersonRequest, found: VillageSheet, typed: Mapping[str, object], errors: Mapping[str, str]
) -> HttpResponse:
    scope = request.scope
    context = sheet_context(scope, found)
    index = context["index"]
    context["returned"] = last_return(scope, found) if found.is_returned else None
    stored, before = answers_by_question(scope, found), answers_before(scope, found)
    known = Known(
        stored=stored,
        before=before[1] if before else {},
        year_before=before[0] if before else None,
        official=official_before(scope, found),
        evidence=evidence_counts(scope, found),
        typed=typed,
        errors=errors,
    )
    given = {id_: one.value for id_, one in stored.items()}
    context |= {
        "groups": questions_of(index, known),
        "standing": standing_of(given, index),
        "progress": progress_of(index, given),
        "last_saved": max((one.answered_at for one in stored.values()), default=None),
    }
    return render_page(request, "indices/sheet.html", context, status=422 if errors else 200)
