"""What a sheet about the index says, gathered for the day it is printed."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlencode
from uuid import UUID

from django.conf import settings
from django.urls import reverse
from django.utils import translation

from pendamping.acceleration.selectors.actions import Wanted, actions_of
from pendamping.acceleration.selectors.results import get_solved
from pendamping.common.problems import NotFound
from pendamping.common.scope import Scope
from pendamping.indices.lifting import indicator_totals, work_by_village
from pendamping.indices.models import Family
from pendamping.indices.selectors.agencies import agency_work
from pendamping.indices.selectors.areas import area_of
from pendamping.indices.selectors.history import village_index
from pendamping.indices.selectors.years import counts_by_year, period_of, sources_of
from pendamping.library.models import Practice
from pendamping.library.selectors.practices import get_practice
from pendamping.library.themes import themes_on
from pendamping.regions.context import terms_of
from pendamping.regions.selectors import names_of
from pendamping.reports import index_sheets, plan_sheets, practice_sheets, vision_sheets, wording
from pendamping.reports.drawing import chart_svg
from pendamping.reports.lines import Printable
from pendamping.reports.stored import stored_bytes
from pendamping.vision.selectors.goals import tree_of

CHART_WIDTH = 420


@dataclass(frozen=True, slots=True)
class Sheet:
    """Everything that one printed sheet holds."""

    template: str
    name: str  # of the file, without its ending
    region: str
    data: Printable
    url: str  # of the page with the same figures
    drawings: Mapping[str, bytes] = field(default_factory=dict)


def village_sheet(scope: Scope, code: str, year: int | None = None) -> Sheet:
    """One village in `year` or the newest.

    Raises: NotFound: absent, outside `scope`, or nothing was published about it.
    """
    from pendamping.indices.charts import history_chart  # noqa: PLC0415  Altair takes a second; only charts pay it

    with translation.override("id"):
        index = village_index(scope, code, year=year)
        chosen = index.chosen
        if chosen is None:
            raise NotFound
        region = index.region
        data = index_sheets.village(index, chosen, terms_of(region.code).desa)
        data |= _foot(scope, f"{chosen.result.source.name}.", has_samples=index.has_samples)
        data["office"] = _office(region.code)
        drawings = {}
        if len(index.years) > 1:
            drawings["history.svg"] = chart_svg(history_chart(index.years[::-1]), CHART_WIDTH)
        data["has_chart"] = bool(drawings)
        url = _address("indices:village", region.code, tahun=chosen.year)
        return Sheet("village_sheet.typ", f"lembar-{region.code}-{chosen.year}", region.code, data, url, drawings)


def agency_sheet(scope: Scope, code: str, level: str, agency: str, year: int | None = None) -> Sheet:
    """What one organisation of a level could lift in an area up to a kabupaten.

    Raises: NotFound: no such area in `scope`, nobody of that name acts at this level, or there are no results.
    """
    area = area_of(scope, code)
    period = period_of(scope, area, Family.IDM, year)
    if period is None or area.holds_regencies:
        raise NotFound
    with translation.override("id"):
        work = agency_work(scope, area, period, level)
        total = work.total_of(agency)
        if total is None:
            raise NotFound
        lifts = work.of(agency)
        data = index_sheets.agency(
            total.name,
            area.name,
            desa=terms_of(area.code).desa,
            year=period.year,
            indicators=indicator_totals(lifts),
            work=work_by_village(lifts, only_rising=False),
        )
        sources = sources_of(scope, counts_by_year(scope, area, Family.IDM), period)
        own = [one for one in sources if one.year == period.year]
        names = ", ".join(one.name for one in own)
        data |= _foot(scope, f"{names}.", has_samples=any(one.is_sample for one in own))
        data["office"] = _office(area.code)
        url = _address("indices:agencies", area.code, tahun=period.year, tingkat=level, instansi=agency)
        name = f"daftar-kerja-{agency}-{period.year}-{area.code}"
        return Sheet("agency_sheet.typ", name, area.code, data, url)


def plan_sheet(scope: Scope, pk: UUID) -> Sheet:
    """A solved acceleration plan.

    Raises: NotFound: absent, or outside `scope`. NotSolved: it has no result.
    """
    with translation.override("id"):
        solved = get_solved(scope, pk)
        scenario = solved.scenario
        place = names_of([scenario.region_id])[scenario.region_id]
        names = {line.result.region: line.name for line in solved.villages}
        actions = [(one, names.get(one.region_id, "")) for one in actions_of(scope, scenario, Wanted())]
        data = plan_sheets.plan(solved, place, terms_of(scenario.region_id).desa, actions)
        source = f"skor resmi {solved.index.label} {scenario.scores_year}. Usulan untuk rapat, bukan keputusan."
        data |= _foot(scope, source, has_samples=scenario.is_sample)
        data["office"] = _office(scenario.region_id)
        url = f"{settings.BASE_URL}{reverse('acceleration:scenario', args=[scenario.pk])}"
        return Sheet("plan_sheet.typ", f"rencana-percepatan-{scenario.region_id}", scenario.region_id, data, url)


def practice_sheet(scope: Scope, pk: UUID) -> Sheet:
    """A published practice with its photos.

    Raises: NotFound: absent, or not published. PhotoMissing: the storage no longer holds a photo of it.
    """
    with translation.override("id"):
        one = get_practice(scope, pk)
        if one.state != Practice.State.PUBLISHED:
            raise NotFound
        names = names_of([one.region_id])
        place = ", ".join(names[code] for code in dict.fromkeys((one.region_id, one.region_id[:6])) if code in names)
        photos = list(one.photos.select_related("stored"))
        theme = themes_on(one.written_on).get(one.theme, one.theme)
        data = practice_sheets.practice(one, theme=theme, place=place, photos=photos)
        source = f"{one.author_name}, terbit {wording.long_date(one.published_on)}." if one.published_on else ""
        data |= _foot(scope, source, has_samples=one.is_sample)
        data["office"] = _office(one.region_id)
        drawings = {f"photos/{photo.stored_id}": stored_bytes(photo.stored) for photo in photos}
        url = f"{settings.BASE_URL}{reverse('library:practice', args=[one.pk])}"
        return Sheet("practice.typ", f"praktik-baik-{one.region_id}", one.region_id, data, url, drawings)


def vision_sheet(scope: Scope, code: str, year: int) -> Sheet:
    """The goals of a kabupaten with what this reader sees done for them.

    Raises: NotFound: it has no goals, or none for this scope.
    """
    with translation.override("id"):
        lines = tree_of(scope, year, code)
        if not lines:
            raise NotFound
        place = names_of([code])[code]
        data = vision_sheets.vision(lines, place, year)
        source = "laporan terverifikasi, tindak lanjut, dan anggaran yang ditandai."
        data |= _foot(scope, source, has_samples=any(one.goal.is_sample for one in lines))
        data["office"] = _office(code)
        url = f"{settings.BASE_URL}{reverse('vision:vision')}?{urlencode({'tahun': year})}"
        return Sheet("vision.typ", f"visi-{code}-{year}", code, data, url)


def _foot(scope: Scope, source: str, *, has_samples: bool) -> Printable:
    """Where the figures come from, when and for whom they were printed."""
    sample = " Data contoh." if has_samples else ""
    return {
        "source": f"Sumber: {source}{sample}",
        "printed": f"Dicetak {wording.long_date(scope.today)} oleh {scope.name}. Kode ini menunjuk angka terbarunya.",
    }


def _office(code: str) -> Printable:
    names = names_of([code])
    wider = ", ".join(names[above] for above in (code[:4], code[:2]) if above in names and above != code)
    district = names.get(code[:6], "") if len(code) > len("620904") else ""
    return {"district": f"Kecamatan {district}" if district else "", "wider": wider}


def _address(view: str, code: str, **query: object) -> str:
    return f"{settings.BASE_URL}{reverse(view, args=[code])}?{urlencode(query)}"
