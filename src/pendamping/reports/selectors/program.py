"""Laporan program: what was done under each theme in an area, and which villages no report reached."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Final
from uuid import UUID

from django.db.models import Count, Q, QuerySet
from django.utils import translation

from pendamping.common.periods import Month, Period, months_in
from pendamping.common.problems import NotFound
from pendamping.common.scope import Scope, codes_within
from pendamping.fieldwork.models import DailyReport
from pendamping.regions.models import Region
from pendamping.reports.editing import with_words
from pendamping.reports.gathering.areas import area_name, area_seal, edits_about
from pendamping.reports.gathering.letters import surroundings_of
from pendamping.reports.gathering.posts import posts_of
from pendamping.reports.gathering.program_work import WITHOUT, ProgramWork, Sum, counted_in, program_work
from pendamping.reports.gathering.verified import WITHOUT_THEME, theme_labels
from pendamping.reports.models import PeriodicReport
from pendamping.reports.schemas import MonthLine, PlaceLine, ProgramPaper, Signatures, Signer, SourceLine, ThemeLine
from pendamping.reports.subjects import program_subject

LEVELS: Final = (Region.Level.DISTRICT, Region.Level.REGENCY)
# Where a level's work is told apart: a kabupaten by its kecamatan, a kecamatan by its desa.
BELOW: Final = {Region.Level.REGENCY: Region.Level.DISTRICT, Region.Level.DISTRICT: Region.Level.VILLAGE}


def program_region(scope: Scope, code: str) -> Region:
    """A kecamatan or kabupaten that lies in `scope` as a whole.

    Raises: NotFound.
    """
    region = Region.objects.filter(pk=code, level__in=LEVELS).first()
    if region is None or not scope.covers(code):
        raise NotFound
    return region


def program_paper(scope: Scope, code: str, period: Period, *, with_sources: bool = False) -> ProgramPaper:
    """What the laporan program of this period would say today: about ten queries for any period.

    `with_sources`: also which daily reports stand behind its figures.

    Raises: NotFound: no such area, or part of it lies outside `scope`.
    """
    region = program_region(scope, code)
    place = surroundings_of(region)
    below = BELOW[Region.Level(region.level)]
    known = _regions_under(region, min(period.last, scope.today))
    villages = [one for one in known.values() if one.level == Region.Level.VILLAGE]
    work = program_work(code, period, below, with_numbers=with_sources)
    known[region.code] = region  # where work names no place below it
    known |= Region.objects.in_bulk({one for _theme, one in work.places} - set(known))
    with translation.override("id"):
        names = _theme_names(work.themes)
        own = posts_of([scope.person_id], period.first, scope.today)[scope.person_id] if scope.person_id else None
        paper = ProgramPaper(
            since=period.first,
            until=period.last,
            period=str(period),
            office=place.office,
            area=area_name(place),
            maker=scope.name,
            villages=len(villages),
            themes=tuple(_theme_line(theme, names[theme], work.themes[theme]) for theme in names),
            places=tuple(_place_lines(names, work.places, known, [one.code[:below] for one in villages])),
            months=() if isinstance(period, Month) else tuple(_month_lines(code, period, work.months)),
            sources=tuple(_source_lines(names, work, known)) if with_sources else (),
            keeps_sources=with_sources,
            signatures=Signatures(
                place=place.letter_city,
                date=scope.today,
                signers=(Signer(role=(own.title if own else "") or "Yang menyusun", name=scope.name),),
            ),
            seal=area_seal(
                place,
                f"Disusun dari {work.number} laporan harian yang terverifikasi.",
                work.number,
                is_sample=work.is_sample,
            ),
        )
    return with_words(paper, edits_about(program_subject(code, period.iso)))


def program_sources(scope: Scope, code: str, period: Period, theme: str | None) -> list[UUID]:
    """The daily reports behind the figures of one theme (None: of all) in one place, the newest first.

    Raises: NotFound: the place lies outside `scope`.
    """
    if not scope.covers(code) or len(code) not in {*LEVELS, Region.Level.VILLAGE}:
        raise NotFound
    rows = counted_in(code, period).order_by("-date", "pk").values_list("pk", "themes")
    return [pk for pk, themes in rows if theme is None or theme in (themes or [WITHOUT])]


def reports_of(scope: Scope, ids: Sequence[UUID]) -> QuerySet[DailyReport]:
    """These reports, as this reader may see them, with author and place."""
    return (
        DailyReport.objects.within(scope).filter(pk__in=ids).select_related("author", "region").order_by("-date", "pk")
    )


def _regions_under(region: Region, day: date) -> dict[str, Region]:
    """By code, in the order of their names: the places that the paper may name."""
    levels = (Region.Level.DISTRICT, Region.Level.VILLAGE)
    under = Region.objects.under(region.code).filter(level__in=levels).exclude(pk=region.code)
    return {one.code: one for one in under.valid_on(day).only("name", "level").order_by("name", "code")}


def _theme_names(used: Mapping[str, object]) -> dict[str, str]:
    """Code → words in the order of the list: every theme that is offered or was used, and last what names none."""
    names = theme_labels(used)
    return names | ({WITHOUT: WITHOUT_THEME} if WITHOUT in used else {})


def _theme_line(code: str, name: str, of: Sum) -> ThemeLine:
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
    names: Mapping[str, str],
    places: Mapping[tuple[str, str], Sum],
    known: Mapping[str, Region],
    villages: Iterable[str],
) -> Iterator[PlaceLine]:
    """Theme by theme, the places where it was worked on, in the order of their names; `villages`: the place of each."""
    inside = Counter(villages)
    for theme, name in names.items():
        for code in _by_name((code for used, code in places if used == theme), known):
            of = places[theme, code]
            yield PlaceLine(
                theme=name,
                theme_code=theme,
                code=code,
                place=_named(code, known),
                reports=of.reports,
                visits=of.visits,
                villages=len(of.villages),
                villages_of=max(inside[code], len(of.villages)),
            )


def _source_lines(names: Mapping[str, str], work: ProgramWork, known: Mapping[str, Region]) -> Iterator[SourceLine]:
    for theme, name in names.items():
        for code in _by_name((code for used, code in work.reports if used == theme), known):
            for author, reports in sorted(work.reports[theme, code].items()):
                yield SourceLine(
                    theme=name,
                    place=_named(code, known),
                    author=author,
                    days=tuple(day for day, _number in reports),
                    numbers=tuple(number for _day, number in reports),
                )


def _by_name(codes: Iterable[str], known: Mapping[str, Region]) -> list[str]:
    return sorted(codes, key=lambda code: (_named(code, known), code))


def _named(code: str, known: Mapping[str, Region]) -> str:
    return known[code].name if code in known else code


def _month_lines(code: str, period: Period, work: Mapping[date, Sum]) -> Iterator[MonthLine]:
    handed_in = PeriodicReport.objects.filter(
        codes_within((code,), "author_post"), since__range=(period.first, period.last)
    ).exclude(state__in=PeriodicReport.EDITABLE)
    approved = Count("pk", filter=Q(state__in=PeriodicReport.APPROVED))
    counted = handed_in.order_by().values_list("since").annotate(number=Count("pk"), approved=approved)
    papers = {since: (number, done) for since, number, done in counted}
    for month in months_in(period):
        of = work.get(month.first, Sum())
        number, done = papers.get(month.first, (0, 0))
        yield MonthLine(
            month=month.first,
            reports=of.reports,
            visits=of.visits,
            people=len(of.authors),
            handed_in=number,
            approved=done,
        )
