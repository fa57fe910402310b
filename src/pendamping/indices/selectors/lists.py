"""The list of all villages of an area: sorted and filtered by the database, page by page."""

from dataclasses import dataclass

from django.db.models import Case, DecimalField, ExpressionWrapper, F, IntegerField, Q, Value, When
from django.db.models.expressions import CombinedExpression, OrderBy

from pendamping.common.scope import Scope
from pendamping.common.text import fold
from pendamping.indices.overview import STATUSES, Period
from pendamping.indices.rows import has_result
from pendamping.indices.selectors.areas import Area
from pendamping.indices.selectors.villages import villages_with_results
from pendamping.regions.models import RegionQuerySet

MISSING, ROSE, FELL = "belum", "naik", "turun"
DOWN = "-"
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
    key = wanted.sort.removeprefix(DOWN)
    order = OrderBy(SORTS.get(key, F("code")), descending=wanted.sort.startswith(DOWN), nulls_last=True)
    return villages.order_by(order, "code")


def _step(relation: str) -> Case:
    """The place of a status among the five; null without one."""
    whens = [When(**{f"{relation}__status": status}, then=Value(place)) for place, status in enumerate(STATUSES, 1)]
    return Case(*whens, default=None, output_field=IntegerField())
