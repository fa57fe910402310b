"""Former codes and names, as older editions and other ministries' lists wrote them."""

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from pendamping.common.audit import Act, record_acts
from pendamping.common.packed import unpacked
from pendamping.common.scope import Scope
from pendamping.common.tables import Column, Row, read_table
from pendamping.regions.codes import plain_code
from pendamping.regions.errors import NothingStored
from pendamping.regions.models import FormerCode, Region
from pendamping.regions.schemas import OldCodesResult

COLUMNS = (
    Column("edition", gettext_lazy("Edisi")),
    Column("code", gettext_lazy("Kode lama")),
    Column("name", gettext_lazy("Nama lama")),
    Column("district_name", gettext_lazy("Kecamatan lama"), required=False),
    Column("regency_name", gettext_lazy("Kabupaten lama"), required=False),
    Column("region", gettext_lazy("Kode kini")),
    Column("method", gettext_lazy("Metode"), required=False),
)
AT_ONCE = 1_000
LENGTHS = {"edition": 20, "name": 120, "district_name": 120, "regency_name": 120, "method": 60}


@transaction.atomic
def import_old_codes(scope: Scope, file_name: str, content: bytes) -> OldCodesResult:
    """Store former codes (CSV, CSV.GZ or XLSX); a row that is there already takes the newer answer.

    Raises:
        NotAllowed: the role in `scope` may not manage regions, or not those of the whole country.
        NothingStored: there are no regions to point at.
        a Problem of `read_table`: the file cannot be read at all.
    """
    scope.require("region.manage")
    scope.require_country()
    known = set(Region.objects.values_list("code", flat=True))
    if not known:
        raise NothingStored
    former: dict[tuple[str, str, str], FormerCode] = {}
    faulty: list[Row] = []
    for row in read_table(file_name, unpacked(file_name, content)).rows(COLUMNS):
        one = _former_code(row, known)
        if row.problems:
            faulty.append(row)
        else:
            former[one.edition, one.code, one.name] = one
    FormerCode.objects.bulk_create(
        former.values(),
        batch_size=AT_ONCE,
        update_conflicts=True,
        unique_fields=["edition", "code", "name"],
        update_fields=["district_name", "regency_name", "region", "method"],
    )
    facts = {"file": file_name, "rows": len(former)}
    record_acts(scope, [Act("region.old_codes_imported", "regions.formercode", "", "", facts)])
    return OldCodesResult(len(former), faulty)


def _former_code(row: Row, known: set[str]) -> FormerCode:
    code, now = plain_code(row["code"]), plain_code(row["region"])
    if not (code.isascii() and code.isdigit() and len(code) in Region.Level.values):
        row.complain("code", _("bukan kode wilayah"), _("Isi 2, 4, 6, atau 10 angka"))
    if now and now not in known:
        row.complain(
            "region",
            _("%(code)s tidak ada dalam daftar sekarang") % {"code": row["region"][:20]},
            _("Isi kode yang berlaku sekarang, atau kosongkan bila belum pasti"),
        )
    for column in ("edition", "name"):
        if not row[column]:
            row.complain(column, _("belum diisi"), _("Isi seperti dalam daftar asalnya"))
    for column, longest in LENGTHS.items():
        if len(row[column]) > longest:
            row.complain(column, _("lebih dari %(count)s huruf") % {"count": longest}, _("Pendekkan isinya"))
    return FormerCode(
        edition=row["edition"],
        code=code,
        name=row["name"],
        district_name=row["district_name"],
        regency_name=row["regency_name"],
        region_id=now or None,
        method=row["method"],
    )
