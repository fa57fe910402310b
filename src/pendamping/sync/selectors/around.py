"""Whom a person of the field can ask, and on which days a report is expected."""

from datetime import date
from typing import Final

from django.db.models import Q

from pendamping.common.scope import Scope
from pendamping.fieldwork.selectors.holidays import local_holidays
from pendamping.fieldwork.workdays import REPORTING
from pendamping.law.holidays import holidays_between
from pendamping.people.models import Assignment, Tier
from pendamping.people.selectors.lines import supervisors_of_many
from pendamping.regions.context import terms_for
from pendamping.regions.models import RegencySettings, Region
from pendamping.regions.selectors import names_of
from pendamping.sync.digests import with_digest
from pendamping.sync.schemas.areas import AroundOut, HolidayOut, OfficeOut, PlacementOut, SupervisorOut, TermsOut

REST_DAYS: Final = [6, 7]


def around(scope: Scope) -> AroundOut:
    """Ten queries."""
    terms = terms_for(scope)
    regencies = {prefix[: Region.Level.REGENCY] for prefix in scope.prefixes if prefix}
    office = RegencySettings.objects.filter(region__in=regencies).order_by("region").first()
    return with_digest(
        AroundOut(
            office=OfficeOut(name=office.office_short_name, phone=office.office_phone)
            if office
            else OfficeOut(name="", phone=""),
            terms=TermsOut(
                desa=terms.desa, desa_head=terms.desa_head, district=terms.district, district_head=terms.district_head
            ),
            supervisors=_supervisors(scope),
            rest_days=REST_DAYS,
            holidays=_holidays(scope),
            placements=_placements(scope),
        )
    )


def _supervisors(scope: Scope) -> list[SupervisorOut]:
    posts = Assignment.objects.active_on(scope.today).filter(person=scope.person_id).prefetch_related("areas")
    lines = supervisors_of_many(scope, posts, scope.today)
    steps = {(step.tier, step.region_code): step for line in lines.values() for step in line.steps}
    names = names_of(code for _tier, code in steps if code)
    return [
        SupervisorOut(
            name=one.name, tier=tier, tier_label=str(Tier(tier).label), region=names.get(code, ""), leads=one.leads
        )
        for (tier, code), step in steps.items()
        for one in step.holders
    ]


def _holidays(scope: Scope) -> list[HolidayOut]:
    years = range(scope.today.year - 1, scope.today.year + 2)
    days = {one.date: one.name for year in years for one in local_holidays(scope, year)}
    days |= holidays_between(date(years[0], 1, 1), date(years[-1], 12, 31))
    return [HolidayOut(date=day, name=name) for day, name in sorted(days.items())]


def _placements(scope: Scope) -> list[PlacementOut]:
    since = date(scope.today.year - 1, 1, 1)
    held = Assignment.objects.filter(Q(end__isnull=True) | Q(end__gte=since), person=scope.person_id)
    rows = held.filter(tier__in=REPORTING).order_by("start").values_list("start", "end")
    return [PlacementOut(start=start, end=end) for start, end in rows]
