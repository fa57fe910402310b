"""What papers of an area share: its regions, who was placed there, and its empty posts."""

from collections.abc import Collection
from datetime import date

from django.db.models import Q, QuerySet

from pendamping.common.periods import Month
from pendamping.common.scope import Scope, codes_within
from pendamping.people.models import AssignmentArea, Person, Tier
from pendamping.people.selectors.posts import empty_posts_under
from pendamping.regions.models import Region
from pendamping.reports import wording
from pendamping.reports.gathering.letters import Surroundings
from pendamping.reports.models import PaperEdit
from pendamping.reports.schemas import IndexSeal
from pendamping.reports.storing import UNISSUED_AT


def placed_in(code: str, month: Month, tiers: Collection[Tier], today: date) -> QuerySet[Person]:
    """People of these tiers who were placed inside the area on any day of the month that has come."""
    areas = AssignmentArea.objects.filter(
        Q(assignment__end__isnull=True) | Q(assignment__end__gte=month.first),
        codes_within((code,), "region_id"),
        assignment__tier__in=tiers,
        assignment__start__lte=min(month.last, today),
    )
    return Person.objects.filter(pk__in=areas.values("assignment__person_id")).order_by("name", "pk")


def vacancy_lines(scope: Scope, code: str, day: date, tiers: Collection[Tier]) -> tuple[str, ...]:
    """Empty posts by place and tier; nothing where nobody has said how many are needed."""
    word = wording.number
    return tuple(
        f"{count.tier.short} {area.name}: {word(count.empty)} dari {word(count.required)} posisi kosong"
        for area, count in empty_posts_under(scope, code, day, tiers)
    )


def edits_about(subject: str) -> QuerySet[PaperEdit]:
    """What its author wrote into the words of an area's paper, the earliest first."""
    return PaperEdit.objects.filter(~Q(subject=""), subject=subject)


def area_seal(place: Surroundings, basis: str, reports: int, *, is_sample: bool) -> IndexSeal:
    issued_at = UNISSUED_AT.astimezone(place.zone)
    return IndexSeal(code="", url="", reports=reports, issued_at=issued_at, is_sample=is_sample, basis=basis)


def area_name(place: Surroundings) -> str:
    return place.named(Region.Level(place.region.level))
