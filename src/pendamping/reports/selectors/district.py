"""Laporan camat: verified facilitation in each desa of a kecamatan during a month."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from django.db.models import F, Q, QuerySet
from django.utils import translation

from pendamping.common.periods import Month
from pendamping.common.problems import NotFound
from pendamping.common.scope import Scope, codes_within
from pendamping.fieldwork.models import DailyReport, DailyReportQuerySet
from pendamping.meetings.models import Action
from pendamping.people.models import Tier
from pendamping.people.selectors.posts import facilitators_of_villages
from pendamping.regions.models import Region
from pendamping.reports.editing import with_words
from pendamping.reports.gathering.areas import area_name, area_seal, edits_about, vacancy_lines
from pendamping.reports.gathering.letters import surroundings_of
from pendamping.reports.gathering.numbers import Record, named_by_author, records_of
from pendamping.reports.schemas import DistrictPaper, ProblemLine, PromiseLine, Signatures, Signer, VillageLine
from pendamping.reports.selectors.letters import letter_signer
from pendamping.reports.subjects import district_subject

MOST_PROBLEMS: Final = 40
MOST_PROMISES: Final = 30


@dataclass(frozen=True, slots=True)
class DistrictDetails:
    """What the camat writes beside the figures."""

    number: str  # "": the office's next one, taken when the report is issued
    recipient: Sequence[str]
    notes: Sequence[str]
    signer: str


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
    figures = district_figures(scope, region, month, details)
    office = figures.signatures.signers[0].role
    signed = replace(figures.signatures, signers=(letter_signer(scope, region.code, details.signer, office),))
    paper = replace(figures, signatures=signed)
    return with_words(paper, edits_about(district_subject(region.code, month.iso)))


def district_figures(
    scope: Scope, region: Region, month: Month, details: DistrictDetails = NO_DETAILS
) -> DistrictPaper:
    """The same without the words over its tables, and not yet signed."""
    code, place = region.code, surroundings_of(region)
    last_day = min(month.last, scope.today)
    with translation.override("id"):
        problems = _work(code, month).exclude(problem="").select_related("region", "author").order_by("date", "pk")
        authors = _work(code, month).order_by().values("author_id")
        records = [one for one in records_of(authors, month) if one.region.startswith(code)]
        numbers = {one.pk: one.number for one in records}
        villages = _villages(scope, code, last_day, records)
        told = {one.code for one in villages}
        promises = list(_promises(code, month))
        return DistrictPaper(
            letterhead=place.letterhead_of_district(),
            office=place.office,
            number=details.number,
            month=month.first,
            district=area_name(place),
            recipient=tuple(details.recipient),
            villages=villages,
            problems=tuple(_problem(one, numbers.get(one.pk, 0)) for one in problems[:MOST_PROBLEMS]),
            more_problems=max(0, sum(one.has_problem for one in records) - MOST_PROBLEMS),
            vacancies=vacancy_lines(scope, code, last_day, (Tier.PLD, Tier.PD, Tier.PT)),
            notes=tuple(details.notes),
            promises=tuple(_promise(one, scope.today) for one in promises[:MOST_PROMISES]),
            more_promises=max(0, len(promises) - MOST_PROMISES),
            elsewhere=named_by_author(one for one in records if one.region not in told),
            keeps_sources=True,
            signatures=Signatures(
                place=place.letter_city,
                date=scope.today,
                signers=(Signer(role=place.head_of_office),),
            ),
            seal=area_seal(
                place,
                f"Disusun dari {len(records)} laporan harian yang terverifikasi.",
                len(records),
                is_sample=any(one.is_sample for one in records),
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


def _villages(scope: Scope, code: str, last_day: date, records: Sequence[Record]) -> tuple[VillageLine, ...]:
    villages = list(Region.objects.under(code).assessed().valid_on(last_day).order_by("code"))
    posts = facilitators_of_villages(scope, [one.code for one in villages], last_day)
    return tuple(
        VillageLine(
            village=one.name,
            code=one.code,
            facilitators=tuple(post.name for post in posts.get(one.code, ())),
            visits=sum(record.is_visit for record in own),
            reports=len(own),
            last_visit=max((record.day for record in own if record.is_visit), default=None),
            sources=named_by_author(own),
        )
        for one in villages
        for own in ([record for record in records if record.region == one.code],)
    )


def _problem(report: DailyReport, number: int) -> ProblemLine:
    return ProblemLine(
        village=report.region.name,
        date=report.date,
        reporter=report.author.name,
        problem=report.problem,
        follow_up=report.follow_up,
        report=str(report.pk),
        number=number,
    )
