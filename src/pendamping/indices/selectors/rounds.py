"""Rounds that a scope touches, and the sheets of one: filtered, searched, with their progress, page by page."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Count, IntegerField, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from pendamping.common.questions import written_once
from pendamping.common.scope import Scope, codes_within
from pendamping.common.text import fold
from pendamping.indices.errors import RoundNotFound
from pendamping.indices.models import Round, RoundQuerySet, VillageAnswer, VillageSheet, VillageSheetQuerySet
from pendamping.indices.verifying import own_step
from pendamping.regions.models import Region, RegionQuerySet


@dataclass(frozen=True, slots=True)
class WantedSheets:
    """What a list shows; an empty value narrows nothing."""

    step: str = ""  # a step, or RETURNED
    district: str = ""  # a code of six digits
    text: str = ""


RETURNED = "dikembalikan"
MOST_WAITING = 5  # rounds that a home names


def rounds_in(scope: Scope) -> RoundQuerySet:
    """The rounds of every kabupaten that the scope touches, the newest first."""
    return Round.objects.reaching(scope).select_related("region")


def get_round(scope: Scope, round_id: UUID) -> Round:
    """One round with its kabupaten.

    Raises: RoundNotFound: absent, or nothing of its kabupaten lies in `scope`.
    """
    found = rounds_in(scope).filter(pk=round_id).first()
    if found is None:
        raise RoundNotFound
    return found


def sheets_of(scope: Scope, opened: Round, wanted: WantedSheets) -> VillageSheetQuerySet:
    """The wanted sheets with their village and `answered`, to be paged."""
    sheets = VillageSheet.objects.within(scope).filter(round=opened)
    if wanted.step == RETURNED:
        sheets = sheets.filter(is_returned=True)
    elif wanted.step in VillageSheet.Step.values:
        sheets = sheets.filter(step=wanted.step)
    if wanted.district:
        sheets = sheets.filter(codes_within((wanted.district,), "region_id"))
    if wanted.text:
        sheets = sheets.filter(region__search_text__contains=fold(wanted.text))
    answers = VillageAnswer.objects.filter(sheet=OuterRef("pk")).order_by().values("sheet")
    number = Subquery(answers.annotate(number=Count("pk")).values("number"), output_field=IntegerField())
    return sheets.select_related("region").annotate(answered=Coalesce(number, Value(0)))


def sheets_by_step(scope: Scope, opened: Round) -> dict[str, int]:
    """How many sheets lie at each step, and how many of the drafts were sent back (`RETURNED`)."""
    sheets = VillageSheet.objects.within(scope).filter(round=opened).order_by()
    counts = dict(sheets.values_list("step").annotate(number=Count("pk")))
    returned = sheets.filter(is_returned=True).count()
    return {step: counts.get(step, 0) for step in VillageSheet.Step.values} | {RETURNED: returned}


def districts_of(scope: Scope, opened: Round) -> RegionQuerySet:
    """The kecamatan of a round's kabupaten in which the scope reads."""
    inside = {prefix[:6] for prefix in scope.prefixes if len(prefix) >= Region.Level.DISTRICT}
    districts = Region.objects.under(opened.region_id).filter(level=Region.Level.DISTRICT).valid_on(scope.today)
    return districts if scope.covers(opened.region_id) else districts.filter(code__in=inside)


def regencies_to_open(scope: Scope) -> RegionQuerySet:
    """The kabupaten and kota that lie wholly in the scope."""
    return Region.objects.within(scope).filter(level=Region.Level.REGENCY).valid_on(scope.today)


@dataclass(frozen=True, slots=True)
class WaitingSheets:
    """The sheets of one round that wait for this person."""

    round_id: UUID
    index_id: str
    year: int
    to_verify: int
    to_mend: int


def sheets_waiting(scope: Scope) -> list[WaitingSheets]:
    """What waits for whoever asks: sheets at the step that their role checks, and returned ones that they fill."""
    return [WaitingSheets(*row) for row in _waiting(scope)]


@written_once
def _waiting(scope: Scope) -> QuerySet[VillageSheet, Any]:
    to_verify = Q(step=own_step(scope)) if own_step(scope) else Q(pk__in=[])
    to_mend = Q(is_returned=True) if scope.may("index_answer.write") else Q(pk__in=[])
    waiting = VillageSheet.objects.within(scope).filter(to_verify | to_mend).order_by("-round__year", "round")
    numbers = {"to_verify": Count("pk", filter=to_verify), "to_mend": Count("pk", filter=to_mend)}
    rows = waiting.values_list("round_id", "round__index_id", "round__year").annotate(**numbers)
    return rows[:MOST_WAITING]
