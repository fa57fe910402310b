"""Scoring by the tier above, with an account."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from pendamping.common.problems import Problem
from pendamping.evaluation.errors import NotTheirGroup, OwnEvaluation
from pendamping.evaluation.forms import ScoreForm
from pendamping.evaluation.selectors.evaluations import facts_for, get_evaluation
from pendamping.evaluation.services.scoring import score_from_above
from pendamping.web.needs import PersonRequest, needs
from pendamping.web.rendering import render_page


@needs("evaluation.score")
@never_cache
def score(request: PersonRequest, pk: UUID) -> HttpResponse:
    evaluation = get_evaluation(request.scope, pk)
    if evaluation.person_id == request.scope.person_id:
        raise OwnEvaluation
    seat = next((one for one in evaluation.seats.all() if one.assessor_id is None), None)
    if seat is None:
        raise NotTheirGroup
    facts = facts_for(request.scope, [evaluation])
    form = ScoreForm([seat], facts, request.POST or None, asks_name=False)
    if form.is_valid():
        try:
            score_from_above(request.scope, pk, form.given[seat.pk])
        except Problem as problem:
            form.add_error(None, str(problem))
        else:
            messages.success(request, _("Nilai tersimpan. Sampai penilaian ditutup masih dapat Anda ubah."))
            return redirect("evaluation:evaluation", pk)
    return render_page(request, "evaluation/score.html", {"evaluation": evaluation, "form": form})
