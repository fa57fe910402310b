"""The receipt of pay day: the same for author and supervisor, signed, and open to anybody who holds it."""

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.people import TODAY

from pendamping.common.carrying import Carried, carried_in, payload
from pendamping.common.models import AuditEntry
from pendamping.common.periods import Month
from pendamping.common.problems import Problem
from pendamping.common.scope import Scope
from pendamping.fieldwork.models import DailyReport
from pendamping.fieldwork.services import verify_daily_reports
from pendamping.sync.schemas.contacts import SignedStatement
from pendamping.sync.selectors.holdings import receipt_person
from pendamping.sync.services.checking import Verdict, check_statement
from pendamping.sync.services.receipts import print_receipt
from pendamping.sync.services.statements import statement_of_month
from pendamping.sync.tests.conftest import NOON, Phone, command, report
from pendamping.sync.tests.vectors import public

pytestmark = pytest.mark.django_db
PhoneOf = Callable[[Scope], Phone]
NOVEMBER = Month(2024, 11)


@pytest.fixture
def statement(sari: Scope, phone_of: PhoneOf) -> SignedStatement:
    phone_of(sari).ask(command("report.put", report(submit=True)))
    assert sari.person_id is not None
    return statement_of_month(sari, sari.person_id, NOVEMBER)


def shown(client: Client, **given: Any) -> str:
    return client.post("/tanda-terima/periksa/", given).content.decode()


def test_every_way_of_carrying_it_says_the_same(statement: SignedStatement) -> None:
    whole = Carried(statement.text, statement.signature, statement.public_key)
    assert carried_in(statement.model_dump_json()) == whole
    bare = Carried(statement.text, statement.signature)
    assert carried_in(f"{statement.text}\n{statement.signature}\n") == bare
    packed = payload(statement.text, statement.signature)
    assert carried_in(packed) == carried_in(f"http://localhost:8000/tanda-terima/periksa/#{packed}") == bare
    assert len(packed) < 700


def test_an_authentic_one_is_still_held_after_its_reports_were_verified(
    budi: Scope, statement: SignedStatement
) -> None:
    verify_daily_reports(budi, [DailyReport.objects.get().pk])
    checked = check_statement(statement.model_dump_json())
    assert (checked.verdict, checked.is_less, checked.code) == (Verdict.OURS, False, statement.code)


def test_what_the_office_lost_is_said(statement: SignedStatement) -> None:
    DailyReport.objects.all().delete()
    checked = check_statement(statement.model_dump_json())
    assert (checked.verdict, checked.is_less) == (Verdict.OURS, True)


def test_a_changed_one_is_not_ours_and_tells_nothing(statement: SignedStatement) -> None:
    said = statement.model_copy(update={"text": statement.text.replace('"submitted":1', '"submitted":9')})
    checked = check_statement(said.model_dump_json())
    assert (checked.verdict, checked.days) == (Verdict.FORGED, ())


def test_another_offices_key_is_recognized(statement: SignedStatement) -> None:
    key = Ed25519PrivateKey.generate()
    text = statement.text.replace("localhost:8000", "kantor-lain.contoh")
    signature = payload(text, statement.signature)
    theirs = {"text": text, "signature": "", "public_key": public(key)}
    assert check_statement(json.dumps(theirs)).verdict is Verdict.FORGED
    assert check_statement(signature).verdict is Verdict.OTHER_OFFICE


@pytest.mark.parametrize(
    "given", ["", "bukan", "{}", "[" * 5000, '{"text": 1}', "A" * 200, "x\ny", '{"text": "{}", "signature": "\u0131"}']
)
def test_anything_else_is_no_receipt(given: str) -> None:
    assert check_statement(given).verdict is Verdict.UNREADABLE


def test_anybody_checks_one_without_an_account(client: Client, statement: SignedStatement) -> None:
    assert "asli, dan kantor masih menyimpan" in shown(client, text=statement.model_dump_json())
    file = SimpleUploadedFile("tanda-terima.json", statement.model_dump_json().encode())
    assert "asli, dan kantor masih menyimpan" in shown(client, file=file)
    assert "Ini bukan tanda terima" in shown(client, text="bukan")
    assert "Tempel tanda terimanya" in shown(client)
    assert "no-store" in client.get("/tanda-terima/periksa/")["Cache-Control"]


def test_the_page_counts_lateness_from_the_writing_and_tells_a_wrong_clock(
    sari: Scope, budi: Scope, phone_of: PhoneOf, sign_in: Callable[[Scope], Client], django_assert_max_num_queries: Any
) -> None:
    behind = timedelta(days=9000)
    late = report(submit=True, date="2024-11-01") | {"created_at_device": (NOON - behind).isoformat()}
    phone_of(sari).ask(command("report.put", late), clock=(datetime.now(UTC) - behind).isoformat())
    client = sign_in(budi)
    with django_assert_max_num_queries(20):
        page = client.get(f"/tanda-terima/{sari.person_id}/2024-11/").content.decode()
    assert "Kantor menyimpan 1 laporan dan 0 foto" in page
    assert "terlambat, 11 hari sesudahnya" in page
    assert "lebih lambat daripada kantor" in page


def test_the_paper_is_signed_and_its_printing_recorded(sari: Scope, budi: Scope, statement: SignedStatement) -> None:
    assert sari.person_id is not None
    printed = print_receipt(budi, sari.person_id, NOVEMBER)
    assert printed.content.startswith(b"%PDF")
    assert AuditEntry.objects.get(action="receipt.printed").account_id == budi.account_id


def test_only_oneself_and_who_reads_every_report_see_a_receipt(sari: Scope, budi: Scope, ratna: Scope) -> None:
    assert sari.person_id is not None
    assert receipt_person(sari, sari.person_id, NOVEMBER) == receipt_person(budi, sari.person_id, NOVEMBER)
    with pytest.raises(Problem) as caught:
        receipt_person(ratna, sari.person_id, NOVEMBER)
    assert caught.value.status == 404


def test_own_receipts_open_at_the_present_month(sari: Scope, sign_in: Callable[[Scope], Client]) -> None:
    month = Month.of(TODAY)
    assert sign_in(sari).get("/tanda-terima/")["Location"] == f"/tanda-terima/{sari.person_id}/{month.iso}/"
