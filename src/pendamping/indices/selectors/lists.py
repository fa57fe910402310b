"""The list of all villages of an area: sorted and filtered by the database, page by page."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Case, DecimalField, ExpressionWrapper, F, IntegerField, Q, Value, When
from django.db.models.expressions import CombinedExpression, OrderBy
from django.db.models.functions import Substr

from pendamping.common.scope import Scope
from pendamping.common.text import fold
from pendamping.indices.layers import STEPS as LAYER_STEPS
from pendamping.indices.overview import STATUSES, Period, VillageFigures
from pendamping.indices.rows import has_result
from pendamping.indices.selectors.areas import Area
from pendamping.indices.selectors.scores import scores_in, with_scores
from pendamping.indices.selectors.villages import villages_with_results
from pendamping.regions.models import Region, RegionQuerySet

MISSING, ROSE, FELL = "belum", "naik", "turun"
DOWN = "-"
DIMENSIONS = ("iks", "ike", "ikl")
BOUNDS = tuple(str(step) for step in LAYER_STEPS)
SORTS: dict[str, F | ExpressionWrapper[CombinedExpression]] = {
    "kode": F("code"),
    "nama": F("name"),
    "status": F("step"),
    "iks": F("now__iks"),
    "ike": F("now__ike"),
    "ikl": F("now__ikl"),
    "idm": F("now__value"),
    "perubahan": ExpressionWrapper(F("now__value") - F("past__value"), output_field=DecimalField()),
}


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a list shows and in which order; values that are not known mean nothing."""

    text: str = ""
    status: str = ""  # a status, or MISSING
    moved: str = ""  # ROSE, FELL
    district: str = ""  # code of a kecamatan
    below: str = ""  # "ike:0.6": villages whose IKE lies below 0,6
    indicator: str = ""  # with a score of at most `at_most`; only asked up to a kabupaten
    at_most: int | None = None
    sort: str = "kode"  # a key of SORTS, with `-` before it downwards


def list_villages(scope: Scope, area: Area, period: Period, wanted: Wanted) -> RegionQuerySet:
    """The wanted villages with both years joined, to be paged."""
    villages = villages_with_results(scope, area, period).annotate(step=_step("now"), step_before=_step("past"))
    if wanted.text:
        villages = villages.filter(search_text__contains=fold(wanted.text))
    if wanted.status in STATUSES:
        villages = villages.filter(Q(("now__status", wanted.status)))
    elif wanted.status == MISSING:
        villages = villages.exclude(has_result("now"))
    if wanted.moved == ROSE:
        villages = villages.filter(step__gt=F("step_before"))
    elif wanted.moved == FELL:
        villages = villages.filter(step__lt=F("step_before"))
    if wanted.district:
        villages = villages.under(wanted.district)
    dimension, _colon, bound = wanted.below.partition(":")
    if dimension in DIMENSIONS and bound in BOUNDS:
        villages = villages.filter(Q((f"now__{dimension}__lt", Decimal(bound))))
    if wanted.indicator and wanted.at_most is not None and not area.holds_regencies:
        villages = villages.filter(pk__in=_scored_at_most(scope, area, period, wanted.indicator, wanted.at_most))
    key = wanted.sort.removeprefix(DOWN)
    order = OrderBy(SORTS.get(key, F("code")), descending=wanted.sort.startswith(DOWN), nulls_last=True)
    return villages.order_by(order, "code")


def districts_in(scope: Scope, area: Area) -> list[Region]:
    """The kecamatan of an area up to a kabupaten, as far as they lie in `scope`; none of a wider one."""
    if area.holds_regencies:
        return []
    codes = Region.objects.within(scope).under(area.code).assessed().valid_on(scope.today).order_by()
    found = codes.annotate(district=Substr("code", 1, Region.Level.DISTRICT)).values_list("district", flat=True)
    return list(Region.objects.filter(pk__in=found.distinct()).order_by("name"))


def scores_of_page(scope: Scope, period: Period, villages: Sequence[VillageFigures], indicator: str) -> dict[str, int]:
    """The score of one indicator in these villages, by code; a village without scores is left out."""
    scored = with_scores(scope, period, villages, Q(region__in=[one.code for one in villages]))
    return {one.figures.code: one.scores[indicator] for one in scored.villages}


def _scored_at_most(scope: Scope, area: Area, period: Period, indicator: str, score: int) -> list[str]:
    """Read here and not by the database: some publications show a score wrongly, and it is mended on reading."""
    scored = scores_in(scope, area, period).villages
    return [one.figures.code for one in scored if one.scores.get(indicator, score + 1) <= score]


def _step(relation: str) -> Case:
    """The place of a status among the five; null without one."""
    whens = [When(**{f"{relation}__status": status}, then=Value(place)) for place, status in enumerate(STATUSES, 1)]
    return Case(*whens, default=None, output_field=IntegerField())
