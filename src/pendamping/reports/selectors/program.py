"""Laporan program: what was done under each theme in an area, and which villages no report reached."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final
from uuid import UUID

from django.db.models import Count, Q, QuerySet
from django.db.models.functions import TruncMonth
from django.utils import translation

from pendamping.common.periods import Month, Period, months_in
from pendamping.common.problems import NotFound
from pendamping.common.scope import Scope, codes_within
from pendamping.fieldwork.models import DailyReport, DailyReportQuerySet
from pendamping.regions.models import Region
from pendamping.reports.gathering.areas import area_name, area_seal
from pendamping.reports.gathering.letters import surroundings_of
from pendamping.reports.gathering.posts import posts_of
from pendamping.reports.gathering.verified import WITHOUT_THEME, theme_labels
from pendamping.reports.models import PeriodicReport
from pendamping.reports.schemas import MonthLine, PlaceLine, ProgramPaper, Signatures, Signer, ThemeLine

LEVELS: Final = (Region.Level.DISTRICT, Region.Level.REGENCY)
WITHOUT: Final = ""  # the theme of work that names none
# Where a level's work is told apart: a kabupaten by its kecamatan, a kecamatan by its desa.
BELOW: Final = {Region.Level.REGENCY: Region.Level.DISTRICT, Region.Level.DISTRICT: Region.Level.VILLAGE}


@dataclass(slots=True)
class _Sum:
    reports: int = 0
    visits: int = 0
    minutes: int = 0
    problems: int = 0
    men: int | None = None
    women: int | None = None
    villages: set[str] = field(default_factory=set)

    def add(self, work: "_Work") -> None:
        self.reports += 1
        self.visits += work.is_visit
        self.minutes += work.minutes
        self.problems += work.has_problem
        self.men = _plus(self.men, work.men)
        self.women = _plus(self.women, work.women)
        if len(work.region) == Region.Level.VILLAGE:
            self.villages.add(work.region)


@dataclass(frozen=True, slots=True)
class _Work:
    region: str
    themes: Sequence[str]
    is_visit: bool
    minutes: int
    has_problem: bool
    men: int | None
    women: int | None


def program_region(scope: Scope, code: str) -> Region:
    """A kecamatan or kabupaten that lies in `scope` as a whole.

    Raises: NotFound.
    """
    region = Region.objects.filter(pk=code, level__in=LEVELS).first()
    if region is None or not scope.covers(code):
        raise NotFound
    return region


def program_paper(scope: Scope, code: str, period: Period) -> ProgramPaper:
    """What the laporan program of this period would say today: about a dozen queries for any period.

    Raises: NotFound: no such area, or part of it lies outside `scope`.
    """
    region = program_region(scope, code)
    place = surroundings_of(region)
    villages = _villages(region, min(period.last, scope.today))
    below = BELOW[Region.Level(region.level)]
    themes: dict[str, _Sum] = defaultdict(_Sum)
    places: dict[tuple[str, str], _Sum] = defaultdict(_Sum)
    number = 0
    for work in _work_in(code, period):
        number += 1
        for theme in work.themes or (WITHOUT,):
            themes[theme].add(work)
            if len(work.region) >= below:
                places[theme, work.region[:below]].add(work)
    with translation.override("id"):
        names = _theme_names(themes)
        own = posts_of([scope.person_id], period.first, scope.today)[scope.person_id] if scope.person_id else None
        return ProgramPaper(
            since=period.first,
            until=period.last,
            period=str(period),
            office=place.office,
            area=area_name(place),
            maker=scope.name,
            villages=len(villages),
            themes=tuple(_theme_line(theme, names[theme], themes[theme]) for theme in names),
            places=tuple(_place_lines(names, places, villages, below)),
            months=tuple(_month_lines(code, period)) if not isinstance(period, Month) else (),
            signatures=Signatures(
                place=place.letter_city,
                date=scope.today,
                signers=(Signer(role=(own.title if own else "") or "Yang menyusun", name=scope.name),),
            ),
            seal=area_seal(
                place,
                f"Disusun dari {number} laporan harian yang terverifikasi.",
                number,
                is_sample=_counted(code, period).filter(is_sample=True).exists(),
            ),
        )


def program_sources(scope: Scope, code: str, period: Period, theme: str) -> list[UUID]:
    """The daily reports behind the figures of one theme in one place, the newest first.

    Raises: NotFound: the place lies outside `scope`.
    """
    if not scope.covers(code) or len(code) not in {*LEVELS, Region.Level.VILLAGE}:
        raise NotFound
    rows = _counted(code, period).order_by("-date", "pk").values_list("pk", "themes")
    return [pk for pk, themes in rows if theme in (themes or [WITHOUT])]


def reports_of(scope: Scope, ids: Sequence[UUID]) -> QuerySet[DailyReport]:
    """These reports, as this reader may see them, with author and place."""
    return (
        DailyReport.objects.within(scope).filter(pk__in=ids).select_related("author", "region").order_by("-date", "pk")
    )


def _counted(code: str, period: Period) -> DailyReportQuerySet:
    inside = codes_within((code,), "region_id")
    return DailyReport.objects.filter(inside, date__range=(period.first, period.last)).counted()


def _work_in(code: str, period: Period) -> Iterator[_Work]:
    fields = ("region_id", "themes", "kind", "start", "end", "problem", "participants_m", "participants_f")
    for region, themes, kind, start, end, problem, men, women in (
        _counted(code, period).order_by().values_list(*fields).iterator()
    ):
        minutes = (end.hour - start.hour) * 60 + end.minute - start.minute
        is_visit = kind == DailyReport.Kind.FIELD_VISIT
        yield _Work(region, themes, is_visit, minutes, bool(problem), men, women)


def _plus(one: int | None, other: int | None) -> int | None:
    return one if other is None else (one or 0) + other


def _villages(region: Region, day: date) -> Sequence[Region]:
    under = Region.objects.under(region.code).filter(level=Region.Level.VILLAGE)
    return list(under.valid_on(day).order_by("name"))


def _theme_names(used: Mapping[str, object]) -> dict[str, str]:
    """Code → words in the order of the list: every theme that is offered or was used, and last what names none."""
    names = theme_labels(used)
    return names | ({WITHOUT: WITHOUT_THEME} if WITHOUT in used else {})


def _theme_line(code: str, name: str, of: _Sum) -> ThemeLine:
    return ThemeLine(
        code=code,
        theme=name,
        reports=of.reports,
        visits=of.visits,
        villages=len(of.villages),
        minutes=of.minutes,
        participants_m=of.men,
        participants_f=of.women,
        problems=of.problems,
    )


def _place_lines(
    names: Mapping[str, str], places: Mapping[tuple[str, str], _Sum], villages: Sequence[Region], below: int
) -> Iterator[PlaceLine]:
    """Theme by theme, the places where it was worked on, in the order of their names."""
    known = {one.code: one.name for one in Region.objects.filter(pk__in={code for _theme, code in places})}
    inside: dict[str, int] = defaultdict(int)
    for one in villages:
        inside[one.code[:below]] += 1
    for theme, name in names.items():
        codes = sorted((code for used, code in places if used == theme), key=lambda code: known.get(code, code))
        for code in codes:
            of = places[theme, code]
            yield PlaceLine(
                theme=name,
                theme_code=theme,
                code=code,
                place=known.get(code, code),
                reports=of.reports,
                visits=of.visits,
                villages=len(of.villages),
                villages_of=max(inside[code], len(of.villages)),
            )


def _month_lines(code: str, period: Period) -> Iterator[MonthLine]:
    visits = Count("pk", filter=Q(kind=DailyReport.Kind.FIELD_VISIT))
    worked = (
        _counted(code, period)
        .order_by()
        .annotate(month=TruncMonth("date"))
        .values_list("month")
        .annotate(number=Count("pk"), visits=visits, people=Count("author_id", distinct=True))
    )
    work = {month: (number, visited, people) for month, number, visited, people in worked}
    handed_in = PeriodicReport.objects.filter(
        codes_within((code,), "author_post"), since__range=(period.first, period.last)
    ).exclude(state__in=PeriodicReport.EDITABLE)
    approved = Count("pk", filter=Q(state__in=PeriodicReport.APPROVED))
    counted = handed_in.order_by().values_list("since").annotate(number=Count("pk"), approved=approved)
    papers = {since: (number, done) for since, number, done in counted}
    for month in months_in(period):
        reports, visited, people = work.get(month.first, (0, 0, 0))
        number, done = papers.get(month.first, (0, 0))
        yield MonthLine(
            month=month.first, reports=reports, visits=visited, people=people, handed_in=number, approved=done
        )
