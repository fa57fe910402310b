"""Differences as a table for others."""

from collections.abc import Iterator, Mapping, Sequence

from django.utils.translation import gettext as _

from pendamping.common.audit import Act, record_acts
from pendamping.common.scope import Scope
from pendamping.common.tables import Value, write_xlsx
from pendamping.engine.law.definitions import definition
from pendamping.indices.differing import Difference
from pendamping.indices.errors import ResultNotFound
from pendamping.indices.selectors.areas import Area
from pendamping.indices.selectors.differences import WantedDifferences, differences_in
from pendamping.regions.selectors import names_of


def export_differences(scope: Scope, area: Area, index_id: str, year: int, wanted: WantedDifferences) -> bytes:
    """The wanted differences as XLSX: one sheet of villages, one of the indicators behind them.

    Raises:
        NotAllowed: the role in `scope` may not read results.
        ResultNotFound: the area is wider than a kabupaten.
    """
    scope.require("index.read")
    if area.holds_regencies:
        raise ResultNotFound
    rows = differences_in(scope, area, index_id, year).wanted(wanted)
    names = names_of({one.district_code for one in rows})
    facts = {"year": year, "index": index_id, "format": "xlsx", "rows": len(rows), "differences": True}
    record_acts(scope, [Act("index.exported", "regions.region", area.code, area.code, facts)])
    label = definition(index_id).label
    return write_xlsx({_("Selisih"): _lines(rows, names, label), _("Indikator"): _indicators(rows)})


def _lines(rows: Sequence[Difference], names: Mapping[str, str], label: str) -> Iterator[list[Value]]:
    yield [
        _("Kode"), _("Nama"), _("Kecamatan"), _("Tahun"), _("%(index)s resmi") % {"index": label}, _("Status resmi"),
        _("Sumber"), _("Hitungan sendiri"), _("Status hitungan"), _("Dasar hitungan"), _("Selisih"), _("Sebab"),
        _("Keterangan"),
    ]  # fmt: skip
    for one in rows:
        yield [
            one.code, one.name, names.get(one.district_code, ""), one.year, float(one.official), one.official_label,
            one.source, None if one.own is None else float(one.own), one.own_label, one.basis_label,
            None if one.change is None else float(one.change), ", ".join(str(cause.label) for cause in one.causes),
            " ".join(one.sentences),
        ]  # fmt: skip


def _indicators(rows: Sequence[Difference]) -> Iterator[list[Value]]:
    yield [_("Kode"), _("Nama"), _("Indikator"), _("Skor resmi"), _("Skor hitungan"), _("Pengaruh pada indeks")]
    for one in rows:
        for score in one.scores:
            yield [one.code, one.name, score.indicator.name, score.official, score.own, float(score.change)]
