"""Accounts from a sheet: checked as a whole first, made when a person has looked."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from pydantic import ValidationError

from pendamping.access.errors import RoleNotYours, TooManyAccounts
from pendamping.access.hierarchy import WORKS_AT, roles_managed_by
from pendamping.access.models import Account
from pendamping.access.roles import Role
from pendamping.access.schemas import NewAccount, NewRole
from pendamping.access.services.accounts import create_account
from pendamping.common.problems import Problem
from pendamping.common.scope import Scope
from pendamping.common.tables import Column, Row, Table
from pendamping.common.text import squash
from pendamping.regions.selectors import find_regions

COLUMNS = (
    Column("name", gettext_lazy("Nama")),
    Column("role", gettext_lazy("Peran"), also=("Jabatan",)),
    Column("region", gettext_lazy("Wilayah"), also=("Kode wilayah",)),
    Column("since", gettext_lazy("Sejak"), required=False),
    Column("until", gettext_lazy("Sampai"), required=False),
    Column("phone", gettext_lazy("Nomor HP"), also=("Telepon", "HP", "WA"), required=False),
    Column("email", gettext_lazy("Surel"), also=("Email", "E-mail"), required=False),
    Column("username", gettext_lazy("Nama akun"), also=("Username",), required=False),
)
AT_MOST = 500
_COLUMN_OF_FIELD = {"region_code": "region"}


@dataclass(frozen=True, slots=True)
class CheckedSheet:
    """What a sheet would do: accounts that can be made, and the rows that say why theirs cannot."""

    good: tuple[NewAccount, ...]
    faulty: tuple[Row, ...]


def check_account_sheet(scope: Scope, table: Table) -> CheckedSheet:
    """Try every row by the same rules as a single account, keep nothing.

    Raises:
        NotAllowed: the role in `scope` manages no accounts.
        ColumnsMissing, ColumnTwice: the head does not fit.
        TooManyAccounts: more than 500 rows.
    """
    scope.require("account.manage")
    rows = table.rows(COLUMNS)
    if len(rows) > AT_MOST:
        raise TooManyAccounts(count=len(rows), limit=AT_MOST)
    readable = [(row, new) for row in rows if (new := _read(scope, row)) is not None]
    with transaction.atomic():
        good = [new for row, new in readable if _can_be_made(scope, new, row)]
        transaction.set_rollback(True)
    return CheckedSheet(tuple(good), tuple(row for row in rows if row.problems))


@transaction.atomic
def create_accounts(scope: Scope, accounts: Sequence[NewAccount]) -> list[Account]:
    """Make all of these accounts or none.

    Raises: as `create_account`, when something changed since the sheet was checked.
    """
    return [create_account(scope, new) for new in accounts]


def _read(scope: Scope, row: Row) -> NewAccount | None:
    """The account that a row asks for; None when a cell cannot be read, which is then noted in the row."""
    role = _role(scope, row)
    region = _region(scope, row, role) if role else None
    if role is None or region is None or row.problems:
        return None
    try:
        held = NewRole(
            role=role, region_code=region, since=row["since"] or scope.today, until=row["until"] or None
        )  # pydantic reads ISO dates, which is what a sheet's dates arrive as
        return NewAccount(
            name=row["name"], username=row["username"], email=row["email"], phone=row["phone"], roles=(held,)
        )
    except ValidationError as error:
        for one in error.errors():
            name = str(one["loc"][0])
            if name in {"since", "until"}:
                row.complain(name, _("bukan tanggal"), _("Tulis seperti 2025-01-31"))
            else:
                row.complain(name, _("kosong atau terlalu panjang"), _("Isi dengan singkat"))
        return None


def _role(scope: Scope, row: Row) -> Role | None:
    wanted = squash(row["role"])
    for role in Role:
        if wanted in {squash(role.value), squash(str(role.label))}:
            return role
    offered = ", ".join(role.value for role in roles_managed_by(scope))
    row.complain("role", _("tidak dikenali"), _("Pakai salah satu: %(roles)s") % {"roles": offered})
    return None


def _region(scope: Scope, row: Row, role: Role) -> str | None:
    text = row["region"]
    if not text and 0 in WORKS_AT[role]:
        return ""
    found = find_regions(scope, text, levels=WORKS_AT[role], limit=2) if text else []
    if len(found) == 1:
        return found[0].code
    if found:
        row.complain("region", _("nama itu dipakai lebih dari satu wilayah"), _("Tulis kodenya, seperti 62.09.04.2008"))
    else:
        row.complain(
            "region", _("tidak ada di wilayah Anda untuk peran itu"), _("Tulis kodenya, seperti 62.09.04.2008")
        )
    return None


def _can_be_made(scope: Scope, new: NewAccount, row: Row) -> bool:
    try:
        with transaction.atomic():
            create_account(scope, new)
    except RoleNotYours as problem:
        row.complain("role", str(problem).rstrip("."), _("Minta tingkat di atas Anda membuatnya"))
    except Problem as problem:
        column = _COLUMN_OF_FIELD.get(problem.field or "", problem.field or "name")
        row.complain(column, str(problem).rstrip("."), _("Perbaiki, lalu unggah lagi"))
    else:
        return True
    return False
