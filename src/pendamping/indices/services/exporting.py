"""Results as a file for others."""

from collections.abc import Iterator, Sequence

from django.utils.translation import gettext as _

from pendamping.common.audit import Act, record_acts
from pendamping.common.scope import Scope
from pendamping.common.tables import write_csv, write_xlsx
from pendamping.common.tables.writing import Value
from pendamping.engine.law.definitions import definition
from pendamping.indices.errors import ResultNotFound
from pendamping.indices.lifting import Lift
from pendamping.indices.overview import Period, VillageFigures
from pendamping.indices.rows import read_figures
from pendamping.indices.selectors.agencies import AgencyWork, agency_work
from pendamping.indices.selectors.areas import Area
from pendamping.indices.selectors.lists import Wanted, list_villages, scores_of_page

FORMATS = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
}


def export_villages(scope: Scope, area: Area, period: Period, wanted: Wanted, extension: str) -> bytes:
    """The wanted villages with their figures in full, as XLSX or CSV.

    Raises:
        NotAllowed: the role in `scope` may not read results.
        ResultNotFound: no such format, or the area is wider than a province.
    """
    scope.require("index.read")
    if extension not in FORMATS or not area.code:
        raise ResultNotFound
    villages = read_figures(list_villages(scope, area, period, wanted))
    lines = list(_lines(period, villages))
    if wanted.indicator and not area.holds_regencies:
        scores = scores_of_page(scope, period, villages, wanted.indicator)
        lines[0].append(definition("idm").indicator(wanted.indicator).name)
        for village, line in zip(villages, lines[1:], strict=True):
            line.append(scores.get(village.code))
    facts = {"year": period.year, "family": period.family, "format": extension, "rows": len(villages)}
    record_acts(scope, [Act("index.exported", "regions.region", area.code, area.code, facts)])
    return write_csv(lines) if extension == "csv" else write_xlsx({f"IDM {period.year}": lines})


def export_agency_work(scope: Scope, area: Area, period: Period, level: str, agency: str) -> bytes:
    """What one organisation of a level could lift, or all of them for "", as a workbook: their lines, and the totals.

    Raises:
        NotAllowed: the role in `scope` may not read results.
        ResultNotFound: nobody of that name acts at this level, or the area is wider than a kabupaten.
    """
    scope.require("index.read")
    if area.holds_regencies:
        raise ResultNotFound
    work = agency_work(scope, area, period, level)
    total = work.total_of(agency)
    if agency and total is None:
        raise ResultNotFound
    chosen = [total] if total else list(work.totals)
    lines = [_work_head(period), *(_work_line(one.name, lift) for one in chosen for lift in work.of(one.code))]
    facts = {"year": period.year, "family": period.family, "format": "xlsx", "rows": len(lines) - 1, "agency": agency}
    record_acts(scope, [Act("index.exported", "regions.region", area.code, area.code, facts)])
    return write_xlsx({_("Daftar kerja"): lines, _("Ringkasan"): _work_totals(work)})


def _work_head(period: Period) -> list[Value]:
    return [
        _("Pelaksana"),
        _("Kode"),
        _("Nama"),
        _("Kecamatan"),
        _("Status %(year)s") % {"year": period.year},
        f"IDM {period.year}",
        _("No."),
        _("Indikator"),
        _("Skor"),
        _("Keadaan"),
        _("Kegiatan yang disarankan"),
        _("Nilai tambah"),
        _("IDM sesudahnya"),
        _("Status sesudahnya"),
        _("Naik status"),
    ]


def _work_line(agency: str, lift: Lift) -> list[Value]:
    village, step = lift.village, lift.step
    return [
        agency,
        village.code,
        village.name,
        village.district_name,
        village.status_label,
        None if village.value is None else float(village.value),
        lift.indicator.number,
        lift.indicator.name,
        lift.score,
        step.wording if step else "",
        (step.activity if step else "") or "",
        float(lift.gain),
        float(lift.value),
        lift.status_label,
        _("ya") if lift.rises else _("tidak"),
    ]


def _work_totals(work: AgencyWork) -> Iterator[list[Value]]:
    yield [_("Pelaksana"), _("Desa di bawah skor 5"), _("Desa yang dapat naik status")]
    for one in work.totals:
        yield [one.name, one.villages, one.rising]


def _lines(period: Period, villages: Sequence[VillageFigures]) -> Iterator[list[Value]]:
    yield [
        _("Kode"),
        _("Nama"),
        _("Kecamatan"),
        _("Tahun"),
        _("Status"),
        "IKS",
        "IKE",
        "IKL",
        "IDM",
        _("IDM %(year)s") % {"year": period.before or "–"},
        _("Perubahan"),
        _("Kurang ke status berikutnya"),
    ]
    for one in villages:
        figures = (one.iks, one.ike, one.ikl, one.value, one.value_before, one.change, one.missing_to_next)
        place: list[Value] = [one.code, one.name, one.district_name, period.year, one.status_label]
        yield [*place, *(None if figure is None else float(figure) for figure in figures)]
