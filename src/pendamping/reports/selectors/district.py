"""Laporan camat: verified facilitation in each desa of a kecamatan during a month."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.db.models import Count, F, Max, Q, QuerySet
from django.utils import translation

from pendamping.common.periods import Month
from pendamping.common.problems import NotFound
from pendamping.common.scope import Scope, codes_within
from pendamping.fieldwork.models import DailyReport, DailyReportQuerySet
from pendamping.meetings.models import Action
from pendamping.people.models import Tier
from pendamping.people.selectors.posts import facilitators_of_villages
from pendamping.regions.models import Region
from pendamping.reports.gathering.areas import area_name, area_seal, vacancy_lines
from pendamping.reports.gathering.letters import surroundings_of
from pendamping.reports.schemas import DistrictPaper, ProblemLine, PromiseLine, Signatures, VillageLine
from pendamping.reports.selectors.letters import letter_signer

MOST_PROBLEMS: Final = 40
MOST_PROMISES: Final = 30
VISIT: Final = DailyReport.Kind.FIELD_VISIT


@dataclass(frozen=True, slots=True)
class DistrictDetails:
    """What the camat writes beside the figures."""

    number: str  # "": the office's next one, taken when the report is issued
    recipient: Sequence[str]
    notes: Sequence[str]
    signer: str


@dataclass(frozen=True, slots=True)
class _Counted:
    """The verified work of a month in one place."""

    visits: int = 0
    number: int = 0
    last: date | None = None  # the day of its last visit
    problems: int = 0
    samples: int = 0


NO_DETAILS: Final = DistrictDetails("", (), (), "")


def district_of(scope: Scope, code: str) -> Region:
    """A kecamatan that lies in `scope` as a whole.

    Raises: NotFound.
    """
    region = Region.objects.filter(pk=code, level=Region.Level.DISTRICT).first()
    if region is None or not scope.covers(code):
        raise NotFound
    return region


def district_paper(scope: Scope, region: Region, month: Month, details: DistrictDetails = NO_DETAILS) -> DistrictPaper:
    """What the camat's report of this month would say today; `region` is from `district_of`."""
    code, place = region.code, surroundings_of(region)
    last_day = min(month.last, scope.today)
    with translation.override("id"):
        problems = _work(code, month).exclude(problem="").select_related("region", "author").order_by("date", "pk")
        work = _counted(code, month)
        number = sum(one.number for one in work.values())
        promises = list(_promises(code, month))
        return DistrictPaper(
            letterhead=place.letterhead_of_district(),
            office=place.office,
            number=details.number,
            month=month.first,
            district=area_name(place),
            recipient=tuple(details.recipient),
            villages=_villages(scope, code, last_day, work),
            problems=tuple(_problem(one) for one in problems[:MOST_PROBLEMS]),
            more_problems=max(0, sum(one.problems for one in work.values()) - MOST_PROBLEMS),
            vacancies=vacancy_lines(scope, code, last_day, (Tier.PLD, Tier.PD, Tier.PT)),
            notes=tuple(details.notes),
            promises=tuple(_promise(one, scope.today) for one in promises[:MOST_PROMISES]),
            more_promises=max(0, len(promises) - MOST_PROMISES),
            signatures=Signatures(
                place=place.letter_city,
                date=scope.today,
                signers=(letter_signer(scope, code, details.signer, place.head_of_office),),
            ),
            seal=area_seal(
                place,
                f"Disusun dari {number} laporan harian yang terverifikasi.",
                number,
                is_sample=any(one.samples for one in work.values()),
            ),
        )


def _work(code: str, month: Month) -> DailyReportQuerySet:
    inside = codes_within((code,), "region_id")
    return DailyReport.objects.filter(inside, date__range=(month.first, month.last)).counted()


def _promises(code: str, month: Month) -> QuerySet[Action]:
    """Open ones made until the end of the month, the earliest day first; then those that were closed in it."""
    is_open = Q(state__in=Action.OPEN, made_at__date__lte=month.last)
    closed = Q(state=Action.State.DONE, done_on__range=(month.first, month.last))
    found = Action.objects.filter(codes_within((code,), "region_id")).filter(is_open | closed)
    return found.select_related("organisation", "person").order_by(F("done_on").asc(nulls_first=True), "due_on", "pk")


def _promise(action: Action, day: date) -> PromiseLine:
    return PromiseLine(
        title=action.title,
        owner=action.owner,
        due=action.due_on,
        state=str(action.get_state_display()),
        days_late=action.days_late(day),
    )


def _counted(code: str, month: Month) -> dict[str, _Counted]:
    """By the region that reports name: one query."""
    visits = Q(kind=VISIT)
    rows = _work(code, month).order_by().values_list("region_id")
    counted = rows.annotate(
        visits=Count("pk", filter=visits),
        number=Count("pk"),
        last=Max("date", filter=visits),
        problems=Count("pk", filter=~Q(problem="")),
        samples=Count("pk", filter=Q(is_sample=True)),
    )
    return {region: _Counted(*figures) for region, *figures in counted}


def _villages(scope: Scope, code: str, last_day: date, work: Mapping[str, _Counted]) -> tuple[VillageLine, ...]:
    villages = list(Region.objects.under(code).assessed().valid_on(last_day).order_by("code"))
    posts = facilitators_of_villages(scope, [one.code for one in villages], last_day)
    return tuple(
        VillageLine(
            village=one.name,
            code=one.code,
            facilitators=tuple(post.name for post in posts.get(one.code, ())),
            visits=counted.visits,
            reports=counted.number,
            last_visit=counted.last,
        )
        for one in villages
        for counted in (work.get(one.code, _Counted()),)
    )


def _problem(report: DailyReport) -> ProblemLine:
    return ProblemLine(
        village=report.region.name,
        date=report.date,
        reporter=report.author.name,
        problem=report.problem,
        follow_up=report.follow_up,
        report=str(report.pk),
    )
