"""One village's sheet: its answers, its evidence, its steps; and what the years before say."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.db.models import Count, Prefetch

from pendamping.common.scope import Scope
from pendamping.indices.errors import EvidenceNotFound, SheetNotFound
from pendamping.indices.models import AnswerEvidence, OfficialResult, OwnResult, SheetStep, VillageAnswer, VillageSheet


def get_sheet(scope: Scope, sheet_id: UUID) -> VillageSheet:
    """The sheet with its round and village.

    Raises: SheetNotFound: absent, or its village lies outside `scope`.
    """
    found = VillageSheet.objects.within(scope).select_related("round__region", "region").filter(pk=sheet_id).first()
    if found is None:
        raise SheetNotFound
    return found


def sheets_of_village(scope: Scope, code: str) -> list[VillageSheet]:
    """Every sheet of one village, the newest year first, with its round and its result as `live_results`."""
    standing = Prefetch("results", OwnResult.objects.live(), to_attr="live_results")
    sheets = VillageSheet.objects.within(scope).filter(region=code).select_related("round")
    return list(sheets.prefetch_related(standing).order_by("-round__year"))


def lock_sheet(scope: Scope, sheet_id: UUID) -> VillageSheet:
    """The same, held until the transaction ends, so that two people's acts follow one another.

    Raises: SheetNotFound: absent, or its village lies outside `scope`.
    """
    sheets = VillageSheet.objects.within(scope).select_related("round", "region")
    found = sheets.select_for_update(of=("self",)).filter(pk=sheet_id).first()
    if found is None:
        raise SheetNotFound
    return found


def given_answers(_scope: Scope, sheet: VillageSheet) -> dict[str, Any]:
    """What is answered so far, by question; the sheet came from a selector that asked for the scope."""
    return dict(sheet.answers.values_list("answer_id", "value"))


def answers_by_question(_scope: Scope, sheet: VillageSheet) -> dict[str, VillageAnswer]:
    """The same with author and time."""
    return {one.answer_id: one for one in sheet.answers.all()}


def answers_before(scope: Scope, sheet: VillageSheet) -> tuple[int, dict[str, Any]] | None:
    """The newest earlier round of this village by the same index: its year and answers; None: the first round."""
    earlier = VillageSheet.objects.within(scope).filter(region=sheet.region_id, round__index_id=sheet.round.index_id)
    found = earlier.filter(round__year__lt=sheet.round.year).select_related("round").order_by("-round__year").first()
    return (found.round.year, given_answers(scope, found)) if found else None


def official_before(scope: Scope, sheet: VillageSheet) -> OfficialResult | None:
    """The newest official result of an earlier year that has scores; None: none was published."""
    results = OfficialResult.objects.within(scope).counting().filter(region=sheet.region_id)
    own = results.filter(family=sheet.round.family, year__lt=sheet.round.year).exclude(scores={})
    return own.order_by("-year").first()


def evidence_counts(_scope: Scope, sheet: VillageSheet) -> Mapping[str, int]:
    """How many photos and documents lie beside each answer."""
    counts = sheet.evidence.order_by().values_list("answer_id").annotate(number=Count("pk"))
    return dict(counts)


def evidence_of(_scope: Scope, sheet: VillageSheet, answer_id: str) -> list[AnswerEvidence]:
    """What lies beside one answer, the oldest first."""
    return list(sheet.evidence.filter(answer_id=answer_id).select_related("stored"))


def steps_of(_scope: Scope, sheet: VillageSheet) -> list[SheetStep]:
    """Every move of the sheet, the newest first."""
    return list(sheet.steps.order_by("-at", "-pk"))


def last_return(_scope: Scope, sheet: VillageSheet) -> SheetStep | None:
    """Why and by whom the sheet was last sent back to the village."""
    back = sheet.steps.filter(after=VillageSheet.Step.DRAFT).order_by("-at", "-pk")
    return back.first()


def own_result_of(_scope: Scope, sheet: VillageSheet) -> OwnResult | None:
    """The result that this sheet was published with, while it stands."""
    return sheet.results.filter(withdrawn_at=None).first()


def get_evidence(scope: Scope, evidence_id: UUID) -> AnswerEvidence:
    """One photo or document with its stored file.

    Raises: EvidenceNotFound: absent, or outside `scope`.
    """
    evidence = AnswerEvidence.objects.filter(scope.q("sheet__region_id"), pk=evidence_id).select_related("stored")
    found = evidence.first()
    if found is None:
        raise EvidenceNotFound
    return found
