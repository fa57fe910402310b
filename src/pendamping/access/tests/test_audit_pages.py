import io
from collections.abc import Callable
from uuid import UUID

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from tests.audit import remove_guards, restore_guards

from pendamping.access.models import Account
from pendamping.access.roles import Role
from pendamping.access.services import suspend_account
from pendamping.access.templatetags.audit import audit_facts
from pendamping.common.audit import last_link, record_audit
from pendamping.common.models import AuditEntry
from pendamping.common.scope import Scope
from pendamping.regions.models import Region

TRAIL = "/akun/jejak/"
SignIn = Callable[[Scope], Client]


@pytest.fixture
def trail(office: Scope, dewi: Account, ratna: Scope, regions: dict[str, Region]) -> None:
    suspend_account(office, dewi, "Cuti panjang")
    record_audit(ratna, "region.seen", regions["6201022001"])
    record_audit(ratna, "installation.changed", regions["62"])


def test_the_office_sees_its_area_and_nothing_else(office: Scope, trail: None, sign_in: SignIn) -> None:
    page = sign_in(office).get(TRAIL).content.decode()
    assert "Akun ditangguhkan" in page
    assert "Ratna" not in page


def test_the_country_sees_everything(make_scope: Callable[..., Scope], trail: None, sign_in: SignIn) -> None:
    page = sign_in(make_scope("Admin", Role.ADMIN, "")).get(TRAIL).content.decode()
    assert "Ratna" in page
    assert "Akun ditangguhkan" in page


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("who=kepala", True),
        ("who=budi", False),
        ("action=account.suspended", True),
        ("action=role.ended", False),
        ("area=Bulik+Timur", True),
        ("area=620901", False),
        ("since=2020-01-01&until=2099-01-01", True),
        ("until=2020-01-01", False),
        ("before=1", False),
    ],
)
def test_the_search_narrows(office: Scope, trail: None, sign_in: SignIn, question: str, found: bool) -> None:
    page = sign_in(office).get(f"{TRAIL}?{question}").content.decode()
    assert ("Cuti panjang" in page) is found


def test_one_object_has_its_own_history(office: Scope, trail: None, dewi: Account, sign_in: SignIn) -> None:
    page = sign_in(office).get(f"{TRAIL}?obj=access.account:{dewi.pk}").content.decode()
    assert "Akun dibuat" in page
    assert f"Hanya tentang akun {dewi.pk}" in page


def test_questions_that_make_no_sense_are_answered_in_words(office: Scope, trail: None, sign_in: SignIn) -> None:
    client = sign_in(office)
    assert "lebih awal" in client.get(f"{TRAIL}?since=2024-12-01&until=2024-11-01").content.decode()
    assert "Tidak ada wilayah seperti itu" in client.get(f"{TRAIL}?area=Antartika").content.decode()
    assert client.get(f"{TRAIL}?before=99999999999999999999&since=kemarin").status_code == 200


def test_older_pages_are_reached_by_number(office: Scope, regions: dict[str, Region], sign_in: SignIn) -> None:
    for number in range(60):
        record_audit(office, "region.seen", regions["6209"], "6209", number=number)
    client = sign_in(office)
    first = client.get(TRAIL).context["page"]
    second = client.get(f"{TRAIL}?before={first.older}").context["page"]
    numbers = [entry.sequence for entry in first.entries + second.entries]
    assert len(first.entries) == 50
    assert numbers == sorted(set(numbers), reverse=True)
    assert second.older is None


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_taking_the_trail_along_is_itself_in_the_trail(office: Scope, trail: None, sign_in: SignIn, kind: str) -> None:
    answer = sign_in(office).post(f"{TRAIL}unduh/", {"format": kind, "who": "kepala"})
    content = b"".join(answer) if answer.streaming else answer.content
    assert answer["Content-Disposition"] == f'attachment; filename="jejak-audit.{kind}"'
    assert (b"Kepala Dinas" in content) or content.startswith(b"PK")
    noted = AuditEntry.objects.get(action="auditentry.exported")
    assert (noted.region_code, noted.facts) == ("6209", {"count": 1, "format": kind, "who": "kepala"})


def test_a_name_cannot_become_a_formula(office: Scope, dewi: Account, sign_in: SignIn) -> None:
    Account.objects.filter(username="kepala dinas").update(name="=1+1")
    client = sign_in(office)
    client.post(f"/akun/pengguna/{dewi.pk}/tangguhkan/", {"reason": "uji"})
    content = b"".join(client.post(f"{TRAIL}unduh/", {"format": "csv"})).decode("utf-8-sig")
    assert ",'=1+1," in content
    assert ",=1+1," not in content


def test_the_command_says_that_the_trail_is_whole(trail: None) -> None:
    out = io.StringIO()
    call_command("verify_audit", stdout=out)
    number, link = last_link()
    assert f"utuh: {number} catatan" in out.getvalue()
    assert f"{number}:{link}" in out.getvalue()
    call_command("verify_audit", noted=f"{number}:{link}", stdout=out)


def test_the_command_names_the_first_broken_link(trail: None) -> None:
    remove_guards()
    AuditEntry.objects.filter(sequence=2).update(actor="Orang lain")
    restore_guards()
    with pytest.raises(CommandError, match="nomor 2"):
        call_command("verify_audit")


def test_a_noted_link_that_is_gone_is_missed(trail: None) -> None:
    with pytest.raises(CommandError, match="tidak ada lagi"):
        call_command("verify_audit", noted="9:abc", stdout=io.StringIO())


def test_facts_are_said_in_words() -> None:
    facts = {"role": "PD", "since": "2024-11-12", "sample": True, "until": None, "person": str(UUID(int=1))}
    assert audit_facts(facts) == "peran Pendamping Desa · sejak 12 Nov 2024 · data contoh · orang 00000000-0000…"
    assert audit_facts({"kind": "temporary_cover", "areas": ["620904", "620905"]}) == (
        "jenis pengampu sementara · wilayah 620904, 620905"
    )
    assert audit_facts({"date": "2024-13-45", "unheard_of": "x"}) == "tanggal 2024-13-45 · unheard_of x"
