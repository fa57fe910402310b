"""Setting what a scheme leaves open."""

from django.db import transaction
from django.utils.formats import date_format

from pendamping.common.audit import record_audit
from pendamping.common.periods import Quarter
from pendamping.common.scope import Scope, codes_within
from pendamping.engine.evaluation import ImpossibleSetting, NotSettled, settle
from pendamping.evaluation.errors import (
    BasisMissing,
    ImpossibleWeights,
    NoScheme,
    SchemeNotSet,
    SettingExists,
    SettingInUse,
    SettingMidQuarter,
    SettingOutsideScope,
)
from pendamping.evaluation.models import Evaluation, SchemeSetting
from pendamping.evaluation.schemas import NewSetting
from pendamping.evaluation.selectors.settings import part_name, quarterly_scheme


@transaction.atomic
def set_scheme(scope: Scope, new: NewSetting) -> SchemeSetting:
    """Set the points, scale and grades of a scheme in an area, from a quarter on.

    Raises:
        NotAllowed: the role sets no scheme.
        SettingOutsideScope: the area is not the asker's own.
        SettingMidQuarter, SettingInUse, SettingExists: the quarter does not begin then, is being scored, or is set.
        NoScheme, SchemeNotSet, ImpossibleWeights: the scheme would not stand on it.
        BasisMissing: it stands on nothing.
    """
    scope.require("evaluation_scheme.write")
    if not scope.covers(new.area):
        raise SettingOutsideScope
    quarter = Quarter.of(new.since)
    if new.since != quarter.first:
        raise SettingMidQuarter(first=date_format(quarter.first))
    law = quarterly_scheme(quarter)
    if law.id != new.scheme:
        raise NoScheme(quarter=quarter)
    if not new.basis.strip():
        raise BasisMissing
    try:
        settle(law, new.setting)
    except NotSettled as lacking:
        lacks = ", ".join(part_name(law, id_) for id_ in lacking.lacks)
        raise SchemeNotSet(scheme=law.name, lacks=lacks) from lacking
    except ImpossibleSetting as problem:
        raise ImpossibleWeights(part=part_name(law, problem.part), why=problem.why) from problem
    _refuse_in_use(new.area, quarter)
    row, is_new = SchemeSetting.objects.get_or_create(
        scheme=new.scheme,
        area=new.area,
        since=new.since,
        defaults={
            "setting": new.setting.model_dump(mode="json", by_alias=True, exclude_none=True),
            "basis": new.basis.strip(),
            "set_by": scope.name,
        },
    )
    if not is_new:
        raise SettingExists(since=date_format(new.since))
    record_audit(scope, "evaluation_scheme.set", row, new.area, scheme=new.scheme, since=new.since)
    return row


def _refuse_in_use(area: str, quarter: Quarter) -> None:
    """Nobody who is being scored gets another scheme half way."""
    here = Evaluation.objects.filter(codes_within((area,), "region_id"))
    later = here.filter(year__gt=quarter.year) | here.filter(year=quarter.year, number__gte=quarter.number)
    used = later.order_by("-year", "-number").values_list("year", "number").first()
    if used is not None:
        newest = Quarter(*used)
        following = Quarter(newest.year + newest.number // 4, newest.number % 4 + 1)
        raise SettingInUse(quarter=newest, next=date_format(following.first))
