"""Answers on their way in: each upload is seen by who brings it, until its time is over."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from pendamping.common.problems import NotFound
from pendamping.common.scope import Scope
from pendamping.indices.models import AnswerUpload, Round, UploadedAnswer, VillageAnswer, VillageSheet
from pendamping.indices.workbook.judging import Standing
from pendamping.indices.workbook.writing import VillagePage
from pendamping.law.loader import figure
from pendamping.regions.models import Region
from pendamping.regions.selectors import names_of

State = UploadedAnswer.State


def uploads_of(scope: Scope, opened: Round) -> QuerySet[AnswerUpload]:
    """The uploads of this account for a round that are still kept, newest first, with their answers counted."""
    waiting = Q(answers__state__in=(State.NEW, State.CHANGED))
    return (
        _kept(scope)
        .filter(round=opened)
        .annotate(
            faulty=Count("answers", Q(answers__state=State.FAULTY)),
            waiting=Count("answers", waiting),
            stored=Count("answers", Q(answers__state=State.STORED)),
        )
    )


def get_upload(scope: Scope, upload_id: UUID) -> AnswerUpload:
    """Raises: NotFound: no such upload, somebody else's, or its time is over."""
    scope.require("index_answer.write")
    found = _kept(scope).select_related("round__region").filter(pk=upload_id).first()
    if found is None:
        raise NotFound
    return found


def uploaded_answers(scope: Scope, upload: AnswerUpload, state: str = "") -> QuerySet[UploadedAnswer]:
    """The answers of an upload by village; of one state where given."""
    answers = UploadedAnswer.objects.filter(upload=get_upload(scope, upload.pk))
    return answers.filter(state=state) if state else answers


def upload_counts(scope: Scope, upload: AnswerUpload) -> dict[str, int]:
    """How many answers are in each state, every state named."""
    counted = uploaded_answers(scope, upload).order_by().values_list("state").annotate(Count("pk"))
    return dict.fromkeys(State.values, 0) | dict(counted)


def standing_of(scope: Scope, opened: Round) -> Standing:
    """The sheets of a round in this scope with what they have stored, in two queries."""
    sheets = VillageSheet.objects.within(scope).filter(round=opened).select_related("region", "round")
    by_code = {one.region_id: one for one in sheets}
    answers: dict[str, dict[str, Any]] = {}
    stamps: dict[str, dict[str, str]] = {}
    code_of = {one.pk: one.region_id for one in by_code.values()}
    for one in VillageAnswer.objects.filter(sheet__in=code_of):
        answers.setdefault(code_of[one.sheet_id], {})[one.answer_id] = one.value
        stamps.setdefault(code_of[one.sheet_id], {})[one.answer_id] = one.stamp
    return Standing(by_code, answers, stamps, opened.year, scope.today)


def villages_by_district(scope: Scope, opened: Round) -> list[tuple[str, str, list[Region]]]:
    """The villages of a round in this scope: code and name of each kecamatan, and its villages."""
    sheets = VillageSheet.objects.within(scope).filter(round=opened).select_related("region").order_by("region_id")
    districts: dict[str, list[Region]] = {}
    for one in sheets:
        districts.setdefault(one.region.district_code, []).append(one.region)
    names = names_of(districts)
    return [(code, names.get(code, code), villages) for code, villages in districts.items()]


def pages_of(scope: Scope, opened: Round, area: str) -> list[VillagePage]:
    """The villages of a round under `area` with their answers, and those of the year before, in four queries."""
    sheets = VillageSheet.objects.within(scope).filter(round=opened).select_related("region").order_by("region_id")
    own = [one for one in sheets if one.region_id.startswith(area)]
    earlier = VillageSheet.objects.within(scope).filter(
        region__in=[one.region_id for one in own], round__index_id=opened.index_id, round__year__lt=opened.year
    )
    newest: dict[str, VillageSheet] = {}
    for one in earlier.select_related("round").order_by("round__year"):
        newest[one.region_id] = one
    answers, before = _answers_of(own), _answers_of(list(newest.values()))
    return [
        VillagePage(
            region=one.region,
            answers=answers.get(one.region_id, {}),
            before=before.get(one.region_id, {}),
            year_before=newest[one.region_id].round.year if one.region_id in newest else None,
        )
        for one in own
    ]


def _answers_of(sheets: list[VillageSheet]) -> Mapping[str, Mapping[str, Any]]:
    """By the code of the village and the id of the question."""
    code_of = {one.pk: one.region_id for one in sheets}
    found: dict[str, dict[str, Any]] = {}
    rows = VillageAnswer.objects.filter(sheet__in=code_of).values_list("sheet_id", "answer_id", "value")
    for sheet_id, answer_id, value in rows:
        found.setdefault(code_of[sheet_id], {})[answer_id] = value
    return found


def _kept(scope: Scope) -> QuerySet[AnswerUpload]:
    days = int(figure("impor/masa_simpan", on=scope.today))
    return AnswerUpload.objects.filter(
        scope.q("round__region_id") | Q(round__in=Round.objects.reaching(scope)),
        owner=scope.account_id,
        started_at__gte=timezone.now() - timedelta(days=days),
    )
