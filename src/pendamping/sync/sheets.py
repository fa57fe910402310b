"""Questionnaires of an open round as the phone holds them: the answers so far, each with who gave it and when."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from typing import Any
from uuid import UUID

from django.db.models import Count, Prefetch, QuerySet

from pendamping.indices.models import AnswerEvidence, SheetStep, VillageAnswer, VillageSheet
from pendamping.sync.definitions import definition_text
from pendamping.sync.errors import DefinitionNotFound
from pendamping.sync.schemas.records import AnswerOut, Change, IndexSheetOut

Earlier = Mapping[tuple[str, str], tuple[int, dict[str, Any]]]  # village and index → year and answers


def sheet_changes(sheets: QuerySet[VillageSheet]) -> dict[UUID, Change]:
    """Six queries, however many sheets."""
    answers = Prefetch("answers", VillageAnswer.objects.order_by("answer_id"))
    loaded = list(sheets.select_related("round", "region").prefetch_related(answers))
    evidence, earlier = _evidence_of(loaded), _earlier_than(loaded)
    returned = {
        one.sheet_id: one.reason
        for one in SheetStep.objects.filter(sheet__in=[one for one in loaded if one.is_returned])
        .filter(after=VillageSheet.Step.DRAFT)
        .order_by("at", "pk")
    }
    changes = {}
    for one in loaded:
        year_before, before = earlier.get((one.region_id, one.round.index_id), (None, {}))
        said = IndexSheetOut(
            id=one.pk,
            round=one.round_id,
            index=one.round.index_id,
            definition=_digest(one.round.index_id),
            year=one.round.year,
            opened_on=one.round.opened_on,
            closes_on=one.round.closes_on,
            region=one.region_id,
            region_name=one.region.name,
            step=one.step,
            takes_answers=one.takes_answers,
            is_returned=one.is_returned,
            return_reason=returned.get(one.pk, ""),
            answers=[_answer(answer) for answer in one.answers.all()],
            evidence=evidence[one.pk],
            year_before=year_before,
            before=before,
        )
        changes[one.pk] = Change(type="index_sheet", id=one.pk, index_sheet=said)
    return changes


def _answer(one: VillageAnswer) -> AnswerOut:
    return AnswerOut(
        question=one.answer_id, value=one.value, by=one.author_name, stamp=one.stamp, source=one.source, note=one.note
    )


def _digest(index_id: str) -> str:
    """ "" for an index whose folder is gone: the phone then shows the answers as they are."""
    try:
        return definition_text(index_id)[1]
    except DefinitionNotFound:
        return ""


def _evidence_of(sheets: Collection[VillageSheet]) -> dict[UUID, dict[str, int]]:
    """Per sheet and question how many photos and documents lie beside the answer."""
    counts: dict[UUID, dict[str, int]] = defaultdict(dict)
    rows = AnswerEvidence.objects.filter(sheet__in=sheets).order_by().values_list("sheet", "answer_id")
    for sheet, question, number in rows.annotate(number=Count("pk")):
        counts[sheet][question] = number
    return counts


def _earlier_than(sheets: Collection[VillageSheet]) -> Earlier:
    """The answers of the newest earlier round of each village by the same index."""
    years = {(one.region_id, one.round.index_id): one.round.year for one in sheets}
    regions = {one.region_id for one in sheets}
    known = VillageSheet.objects.filter(region__in=regions, round__index_id__in={index for _region, index in years})
    found = {}
    for one in known.select_related("round").prefetch_related("answers").order_by("round__year"):
        key = (one.region_id, one.round.index_id)
        if one.round.year < years.get(key, 0):
            found[key] = (one.round.year, {answer.answer_id: answer.value for answer in one.answers.all()})
    return found
