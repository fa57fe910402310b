"""Results as a file for others."""

from collections.abc import Iterator, Sequence

from django.utils.translation import gettext as _

from pendamping.common.audit import Act, record_acts
from pendamping.common.scope import Scope
from pendamping.common.tables import write_csv, write_xlsx
from pendamping.common.tables.writing import Value
from pendamping.indices.errors import ResultNotFound
from pendamping.indices.overview import Period, VillageFigures
from pendamping.indices.rows import read_figures
from pendamping.indices.selectors.areas import Area
from pendamping.indices.selectors.lists import Wanted, list_villages

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
    facts = {"year": period.year, "family": period.family, "format": extension, "rows": len(villages)}
    record_acts(scope, [Act("index.exported", "regions.region", area.code, area.code, facts)])
    return write_csv(lines) if extension == "csv" else write_xlsx({f"IDM {period.year}": lines})


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
