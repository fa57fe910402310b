"""Accounts from a sheet: upload, look, confirm."""

from typing import Any

from django.contrib import messages
from django.core import signing
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from pydantic import TypeAdapter

from pendamping.access.forms.accounts import SheetForm
from pendamping.access.roles import Role
from pendamping.access.schemas import NewAccount
from pendamping.access.services import check_account_sheet, create_accounts
from pendamping.access.services.account_sheets import COLUMNS
from pendamping.common.ids import new_id
from pendamping.common.problems import Problem
from pendamping.common.tables import read_table, write_xlsx
from pendamping.web.faulty_rows import rows_to_mend, signed_rows, xlsx_answer
from pendamping.web.needs import PersonRequest, needs
from pendamping.web.rendering import render_page

ACCOUNTS = TypeAdapter(tuple[NewAccount, ...])
SALT = "access.account_import"
AN_HOUR = 3600
PENDING = "account_import"  # in the session: the sheet that may be confirmed, once


@needs("account.manage")
def import_accounts(request: PersonRequest) -> HttpResponse:
    """Check a sheet and show what it would do; nothing is kept but a signed copy in the page itself."""
    form = SheetForm(request.POST or None, request.FILES or None)
    context: dict[str, Any] = {"form": form}
    if form.is_valid():
        upload = form.cleaned_data["file"]
        try:
            checked = check_account_sheet(request.scope, read_table(upload.name, upload.read()))
        except Problem as problem:
            form.add_error("file", str(problem))
        else:
            number = str(new_id())
            request.session[PENDING] = number
            content = [number, ACCOUNTS.dump_python(checked.good, mode="json")]
            context |= {
                "checked": checked,
                "signed": signing.dumps(content, salt=SALT, compress=True),
                "signed_faulty": signed_rows(checked.faulty, salt=SALT),
            }
    return render_page(request, "access/import_accounts.html", context)


@needs("account.manage")
@require_POST
def confirm_import(request: PersonRequest) -> HttpResponse:
    """Make the accounts of the sheet just looked at. The copy was signed for this session and works once."""
    try:
        number, rows = signing.loads(request.POST.get("signed", ""), salt=SALT, max_age=AN_HOUR)
    except signing.BadSignature:
        number, rows = None, []
    if number is None or request.session.pop(PENDING, None) != number:
        messages.warning(request, _("Berkas itu sudah diproses atau terlalu lama. Unggah lagi."))
        return redirect("access:import_accounts")
    made = create_accounts(request.scope, ACCOUNTS.validate_python(rows))
    return render_page(request, "access/imported.html", {"accounts": made})


@needs("account.manage")
@require_POST
def faulty_rows(request: PersonRequest) -> HttpResponse:
    """The rows that cannot be used, with what to mend: mend them in this file and upload it."""
    file = rows_to_mend(request, COLUMNS, "akun-perlu-diperbaiki.xlsx", salt=SALT)
    return file or redirect("access:import_accounts")


@needs("account.manage")
def account_template(request: PersonRequest) -> HttpResponse:
    """A sheet to fill in, with its roles on a second page."""
    heads = [str(column.header) for column in COLUMNS]
    example = ("Dewi Contoh", "PLD", "62.09.04.2008", request.scope.today, "", "0812 0000 0000", "", "")
    roles = [(_("Peran"), _("Artinya")), *((role.value, str(role.label)) for role in Role)]
    return xlsx_answer(write_xlsx({_("Akun"): [heads, example], _("Peran"): roles}), "contoh-akun.xlsx")
