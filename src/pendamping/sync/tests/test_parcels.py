"""Work that comes as a file: taken like work by signal, under the rights of the phone's owner."""

import hashlib
import io
import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from django.conf import LazySettings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.people import account_of

from pendamping.access.models import Device
from pendamping.access.roles import Role
from pendamping.access.services import revoke_device, suspend_account
from pendamping.common.ids import new_id
from pendamping.common.models import AuditEntry
from pendamping.common.problems import NotFound, Problem
from pendamping.common.scope import Scope
from pendamping.common.signing import exchange_key, public_key
from pendamping.common.tests.pictures import a_photo
from pendamping.fieldwork.models import DailyReport, ReportAttachment
from pendamping.sync.models import CommandReceipt, Parcel
from pendamping.sync.selectors.parcels import get_parcel
from pendamping.sync.services.parcels import take_parcel
from pendamping.sync.sneakernet import Container, Kind, Reader, sealed, with_length
from pendamping.sync.tests.conftest import NOON, Phone, command, report
from pendamping.sync.tests.vectors import exchange, public, signer

pytestmark = pytest.mark.django_db
PhoneOf = Callable[[Scope], Phone]


@pytest.fixture(autouse=True)
def _media(tmp_path: Path, settings: LazySettings) -> None:
    settings.MEDIA_ROOT = tmp_path


def parcel_of(
    phone: Phone, *commands: dict[str, Any], files: tuple[bytes, ...] = (), key: str = "device", **head: Any
) -> bytes:
    """As the phone writes it; its device key is registered here, which enrolling does."""
    Device.objects.filter(pk=phone.id).update(public_key=public(signer("device")))
    said = {
        "protocol": 1,
        "clock": NOON.isoformat(),
        "commands": commands,
        "files": [{"sha256": hashlib.sha256(one).hexdigest(), "size": len(one)} for one in files],
    }
    whole = {
        "format": 1,
        "id": str(new_id()),
        "device": str(phone.id),
        "made_at": NOON.isoformat(),
        "recipient": exchange_key(),
        "reply_key": public(exchange("reply")),
    } | head
    content = with_length(json.dumps(said, default=str).encode()) + b"".join(files)
    return sealed(Kind.PARCEL, whole, content, X25519PrivateKey.generate(), signer(key).sign)


def hand_in(scope: Scope, file: bytes) -> Parcel:
    return take_parcel(scope, io.BytesIO(file), len(file))


def receipt_in(parcel: Parcel) -> dict[str, Any]:
    """What the phone reads."""
    container = Container.read(io.BytesIO(parcel.receipt), Kind.RECEIPT)
    assert container.is_signed_by(public_key())
    said = json.loads(Reader(container.content(exchange("reply"))).take_list(10**6))
    return dict(said)


def results(parcel: Parcel) -> list[str]:
    return [f"{one['result']} {one['code']}".strip() for one in receipt_in(parcel)["answers"]]


def refused(scope: Scope, file: bytes) -> str:
    with pytest.raises(Problem) as caught:
        hand_in(scope, file)
    return caught.value.code


def test_a_supervisor_hands_in_and_it_is_its_owners_work(sari: Scope, budi: Scope, phone_of: PhoneOf) -> None:
    parcel = hand_in(budi, parcel_of(phone_of(sari), command("report.put", report(submit=True))))
    assert results(parcel) == ["stored"]
    assert DailyReport.objects.get().author_id == sari.person_id
    trace = AuditEntry.objects.get(action="parcel.taken")
    assert (trace.account_id, trace.object_id) == (budi.account_id, str(sari.account_id))


def test_photos_travel_inside(sari: Scope, phone_of: PhoneOf) -> None:
    photo = a_photo()
    said = {"id": str(new_id()), "sha256": hashlib.sha256(photo).hexdigest(), "size": len(photo)}
    parcel = hand_in(sari, parcel_of(phone_of(sari), command("report.put", report(attachments=[said])), files=(photo,)))
    assert [one["stored"] for one in receipt_in(parcel)["files"]] == [True]
    assert ReportAttachment.objects.get().report.author_id == sari.person_id


def test_handing_in_twice_or_sending_besides_stores_once(sari: Scope, budi: Scope, phone_of: PhoneOf) -> None:
    phone, written = phone_of(sari), command("report.put", report())
    file = parcel_of(phone, written)
    assert [results(hand_in(budi, file)), results(hand_in(sari, file))] == [["stored"], ["already_stored"]]
    assert phone.result(written) == ["already_stored"]
    assert (DailyReport.objects.count(), Parcel.objects.count()) == (1, 1)


def test_the_receipt_carries_the_statement_and_only_the_phone_reads_it(sari: Scope, phone_of: PhoneOf) -> None:
    parcel = hand_in(sari, parcel_of(phone_of(sari), command("report.put", report(submit=True))))
    assert json.loads(receipt_in(parcel)["statement"]["text"])["days"] == {"2024-11-12": {"submitted": 1}}
    assert b"submitted" not in bytes(parcel.receipt)


def test_one_bad_item_does_not_hold_up_the_others(sari: Scope, phone_of: PhoneOf) -> None:
    bad = command("report.put", report(category="bukan-kode"))
    parcel = hand_in(sari, parcel_of(phone_of(sari), bad, command("report.put", report(start="13:00", end="14:00"))))
    assert [one.partition(" ")[0] for one in results(parcel)] == ["refused", "stored"]


def test_more_than_a_batch_is_taken(sari: Scope, phone_of: PhoneOf) -> None:
    strange = [command("tidak.dikenal", {"id": str(new_id())}) for _number in range(60)]
    assert results(hand_in(sari, parcel_of(phone_of(sari), *strange))) == ["refused sync.kind_unknown"] * 60
    assert CommandReceipt.objects.count() == 60


def test_what_is_no_parcel_for_us_is_refused_by_name(sari: Scope, ratna: Scope, phone_of: PhoneOf) -> None:
    phone = phone_of(sari)
    file = parcel_of(phone)
    assert refused(sari, b"bukan kiriman") == "parcel.unreadable"
    assert refused(sari, file[:-1]) == "parcel.forged"
    assert refused(sari, parcel_of(phone, key="office_signing")) == "parcel.forged"
    assert refused(sari, parcel_of(phone, recipient=public(exchange("reply")))) == "parcel.for_other_office"
    assert refused(sari, parcel_of(phone, format=2)) == "parcel.format_unknown"
    assert refused(sari, parcel_of(phone, device=str(new_id()))) == "parcel.device_unknown"
    assert refused(sari, parcel_of(phone, made_at="kemarin")) == "parcel.unreadable"
    assert refused(ratna, file) == "parcel.device_unknown"
    Device.objects.update(public_key="")
    assert refused(sari, file) == "parcel.without_key"
    assert not Parcel.objects.exists()


def test_a_parcel_above_the_limit_is_not_read(sari: Scope) -> None:
    with pytest.raises(Problem, match="45 MB"):
        take_parcel(sari, io.BytesIO(b""), 46 * 1024 * 1024)


def test_a_lost_phone_in_other_hands_brings_only_what_was_written_before(
    sari: Scope, budi: Scope, phone_of: PhoneOf
) -> None:
    phone = phone_of(sari)
    before, after = command("report.put", report()), command("report.put", report(start="13:00", end="14:00"))
    after["written_at"] = (datetime.now(UTC) + timedelta(minutes=1)).isoformat()
    file = parcel_of(phone, before, after, files=(b"tidak disebut",))
    revoke_device(budi, phone.id, "Hilang (contoh)")
    parcel = hand_in(budi, file)
    assert results(parcel) == ["stored", "refused parcel.written_after_revocation"]
    assert receipt_in(parcel)["files"][0]["code"] == "parcel.written_after_revocation"
    assert results(hand_in(sari, file)) == ["already_stored", "stored"]


def test_a_suspended_owners_parcel_waits_and_the_phone_is_told_why(sari: Scope, budi: Scope, phone_of: PhoneOf) -> None:
    file = parcel_of(phone_of(sari), command("report.put", report()))
    suspend_account(budi, account_of(sari), "Cuti panjang (contoh)")
    said = receipt_in(hand_in(budi, file))
    assert (said["problem"]["code"], said["answers"]) == ("account.suspended", [])
    assert not DailyReport.objects.exists()


def test_only_who_brought_it_and_its_owner_see_it(
    sari: Scope, budi: Scope, phone_of: PhoneOf, make_scope: Callable[..., Scope]
) -> None:
    parcel = hand_in(budi, parcel_of(phone_of(sari)))
    assert get_parcel(sari, parcel.pk) == get_parcel(budi, parcel.pk) == parcel
    with pytest.raises(NotFound):
        get_parcel(make_scope("Agus", Role.KORCAM, "620904"), parcel.pk)


def test_the_page_takes_a_file_says_what_became_of_it_and_gives_the_receipt(
    sari: Scope, budi: Scope, phone_of: PhoneOf, sign_in: Callable[[Scope], Client]
) -> None:
    client, file = sign_in(budi), parcel_of(phone_of(sari), command("report.put", report()))
    answer = client.post("/hp/berkas/", {"file": SimpleUploadedFile("a.kiriman", file)})
    assert answer.status_code == 302
    shown = client.get(answer["Location"]).content.decode()
    assert "1 isian diterima" in shown
    taken = client.get(f"{answer['Location']}tanda-terima/")
    assert taken.content.startswith(Kind.RECEIPT.magic)
    assert '.terima"' in taken["Content-Disposition"]
    wrong = client.post("/hp/berkas/", {"file": SimpleUploadedFile("a.txt", b"bukan kiriman")})
    assert "bukan berkas kiriman" in wrong.content.decode()
