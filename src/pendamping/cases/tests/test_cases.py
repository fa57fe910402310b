"""A case from its first word to its decision: who reads it, who speaks in it, and what cannot be skipped."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries
from tests.people import DESA, TODAY

from pendamping.access.roles import Role
from pendamping.cases import errors
from pendamping.cases.models import Case, Party
from pendamping.cases.schemas import CaseDecision, NewCase, Said
from pendamping.cases.selectors.cases import cases_in, get_case
from pendamping.cases.selectors.targets import get_target, own_targets, people_named, people_to_report
from pendamping.cases.services.deciding import ask_clarification, close_case, decide_case, recommend, register_case
from pendamping.cases.services.raising import raise_case, read_case, state_in_case, withdraw_case
from pendamping.common.models import AuditEntry
from pendamping.common.problems import NotFound
from pendamping.common.scope import Scope
from pendamping.people.models import Assignment

MakeScope = Callable[..., Scope]
SignIn = Callable[[Scope], Client]
MOST_QUERIES = 15
NOT_FOUND = 404
UPHELD = CaseDecision(Case.Outcome.UPHELD, "Pasal 7 kontrak", "Terbukti dari berita acara.")


@pytest.fixture
def ministry(make_scope: MakeScope) -> Scope:
    return make_scope("Kementerian", Role.MINISTRY, "")


@pytest.fixture
def village_head(make_scope: MakeScope) -> Scope:
    return make_scope("Yusuf", Role.KEPALA_DESA, DESA)


def complaint(about: Scope, **changed: Any) -> NewCase:
    values: dict[str, Any] = {
        "about": Case.About.CONDUCT,
        "target": str(about.person_id),
        "text": "Laporan 3 November memuat kegiatan yang tidak pernah ada. NIK saya 6209041234567890.",
        "violation": "falsifying",
        "hides_reporter": True,
    }
    return NewCase(**(values | changed))


@pytest.fixture
def case(village_head: Scope, sari: Scope, budi: Scope) -> Case:
    """The village head reports Sari; Budi stands above her."""
    return raise_case(village_head, complaint(sari))


@pytest.fixture
def registered(ministry: Scope, case: Case) -> Case:
    return register_case(ministry, case.pk, "01/PERKARA/2024")


def later(scope: Scope, days: int) -> Scope:
    return replace(scope, today=scope.today + timedelta(days=days))


def test_only_its_parties_and_the_deciding_office_read_it(
    case: Case, ministry: Scope, sari: Scope, budi: Scope, make_scope: MakeScope
) -> None:
    assert get_case(ministry, case.pk) == case
    for other in (sari, budi, make_scope("Maria", Role.DPMD, "6209"), make_scope("Lia", Role.CAMAT, "620904")):
        assert not cases_in(other).exists()
        with pytest.raises(NotFound):
            get_case(other, case.pk)


def test_the_tier_above_examines_and_the_accused_reads_once_asked(
    registered: Case, ministry: Scope, budi: Scope, sari: Scope
) -> None:
    assert get_case(budi, registered.pk) == registered
    with pytest.raises(NotFound):
        get_case(sari, registered.pk)
    ask_clarification(budi, registered.pk, Said("Mohon tanggapan Anda."))
    read_case(sari, registered.pk)
    assert registered.parties.get(role=Party.Role.SUBJECT).read_at is not None


def test_nobody_is_decided_on_unheard(registered: Case, ministry: Scope, budi: Scope, sari: Scope) -> None:
    with pytest.raises(errors.NotHeardYet):
        decide_case(ministry, registered.pk, UPHELD)
    asked = ask_clarification(budi, registered.pk, Said("Mohon tanggapan Anda."))
    with pytest.raises(errors.NotHeardYet):
        recommend(budi, registered.pk, Said("Peringatan pertama."))
    assert asked.due_on
    state_in_case(sari, registered.pk, Said("Kegiatan itu ada; daftar hadir terlampir."))
    recommend(budi, registered.pk, Said("Tidak terbukti."))
    decided = decide_case(ministry, registered.pk, UPHELD)
    assert (decided.state, decided.due_on) == (Case.State.DECIDED, None)
    assert close_case(ministry, decided.pk).state == Case.State.CLOSED


def test_silence_does_not_stop_a_case(registered: Case, ministry: Scope, budi: Scope) -> None:
    asked = ask_clarification(budi, registered.pk, Said("Mohon tanggapan Anda."))
    assert asked.due_on
    after = later(ministry, (asked.due_on - TODAY).days + 1)
    assert decide_case(after, asked.pk, UPHELD).outcome == Case.Outcome.UPHELD


def test_a_decision_stands_on_a_basis_and_words(registered: Case, ministry: Scope, budi: Scope, sari: Scope) -> None:
    ask_clarification(budi, registered.pk, Said("Mohon tanggapan Anda."))
    state_in_case(sari, registered.pk, Said("Ada."))
    with pytest.raises(errors.CaseBasisMissing):
        decide_case(ministry, registered.pk, replace(UPHELD, legal_basis=" "))
    with pytest.raises(errors.CaseWithoutWords):
        decide_case(ministry, registered.pk, replace(UPHELD, text=" "))


def test_a_party_takes_no_step_of_the_office(case: Case, village_head: Scope) -> None:
    with pytest.raises(errors.NotTheirStep):
        register_case(village_head, case.pk, "1")
    assert withdraw_case(village_head, case.pk, Said("Sudah selesai.")).outcome == Case.Outcome.WITHDRAWN
    with pytest.raises(errors.NotTheStep):
        state_in_case(village_head, case.pk, Said("Masih ada."))


@pytest.mark.parametrize(
    ("changed", "problem"),
    [
        ({"violation": "late"}, errors.ViolationMissing),
        ({"text": "  "}, errors.CaseWithoutWords),
        ({"target": "bukan-kunci"}, errors.NothingToObjectTo),
    ],
)
def test_a_complaint_that_says_nothing_is_refused(
    village_head: Scope, sari: Scope, changed: dict[str, object], problem: type[Exception]
) -> None:
    with pytest.raises(problem):
        raise_case(village_head, complaint(sari, **changed))


def test_the_same_complaint_waits_for_its_decision(case: Case, village_head: Scope, sari: Scope) -> None:
    with pytest.raises(errors.AlreadyRaised):
        raise_case(village_head, complaint(sari))


def test_nobody_reports_themselves_or_somebody_elsewhere(sari: Scope, ratna: Scope) -> None:
    with pytest.raises(errors.OwnConduct):
        raise_case(sari, complaint(sari))
    with pytest.raises(NotFound):
        raise_case(ratna, complaint(sari))


def test_a_relocation_is_objected_to_within_its_days(sari: Scope, ratna: Scope) -> None:
    assert sari.person_id
    moved = Assignment.objects.filter(person_id=sari.person_id)
    moved.update(kind=Assignment.Kind.RELOCATION, start=TODAY - timedelta(days=3))
    (target,) = own_targets(sari)
    new = NewCase(about=Case.About.RELOCATION, target=target.key, text="Jaraknya 90 km dari rumah.")
    with pytest.raises(errors.TooLateToObject):
        raise_case(later(sari, 30), new)
    with pytest.raises(NotFound):
        raise_case(ratna, new)
    assert raise_case(sari, new).office == Role.DPMD
    assert own_targets(sari) == []


def test_the_page_hides_the_reporter_and_masks_numbers(
    sign_in: SignIn, registered: Case, budi: Scope, ministry: Scope
) -> None:
    address = reverse("cases:case", args=[registered.pk])
    told = sign_in(budi).get(address).content.decode()
    assert "identitas dilindungi" in told
    assert "Yusuf" not in told
    assert "6209041234567890" not in told
    assert "Yusuf" in sign_in(ministry).get(address).content.decode()
    assert AuditEntry.objects.filter(action="case.read").count() == 2


def test_pages_ask_little(
    sign_in: SignIn, registered: Case, ministry: Scope, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    client = sign_in(ministry)
    for address in (reverse("cases:cases"), reverse("cases:case", args=[registered.pk])):
        with django_assert_max_num_queries(MOST_QUERIES):
            client.get(address)


def test_a_statement_with_a_file_is_kept_for_the_parties(
    sign_in: SignIn, case: Case, village_head: Scope, ministry: Scope, ratna: Scope
) -> None:
    file = SimpleUploadedFile("bukti.pdf", b"%PDF-1.7 contoh")
    sent = {"statement-text": "Lihat lampiran.", "statement-file": file}
    sign_in(village_head).post(reverse("cases:act", args=[case.pk, "statement"]), sent)
    address = reverse("cases:file", args=[case.events.get(kind="statement").files.get().pk])
    answer = sign_in(ministry).get(address)
    assert answer.getvalue() == b"%PDF-1.7 contoh"
    assert "attachment" in answer["Content-Disposition"]
    assert sign_in(ratna).get(address).status_code == NOT_FOUND


def test_the_list_says_what_is_late(sign_in: SignIn, case: Case, village_head: Scope) -> None:
    Case.objects.filter(pk=case.pk).update(due_on=date(2024, 11, 1))
    assert "1 dari 1 perkara lewat batasnya." in sign_in(village_head).get(reverse("cases:cases")).content.decode()


def test_a_case_is_raised_and_registered_on_pages(
    sign_in: SignIn, village_head: Scope, sari: Scope, ministry: Scope
) -> None:
    address = reverse("cases:new_case", args=["conduct", str(sari.person_id)])
    client = sign_in(village_head)
    assert "Dugaan pelanggaran etika: Sari" in client.get(address).content.decode()
    client.post(address, {"text": "Contoh", "violation": "falsifying"})
    made = Case.objects.get()
    sign_in(ministry).post(reverse("cases:act", args=[made.pk, "register"]), {"register-number": "1/2024"})
    made.refresh_from_db()
    assert (made.number, made.state) == ("1/2024", Case.State.REGISTERED)


def test_whoever_meets_somebody_may_report_them(
    sari: Scope, budi: Scope, ratna: Scope, make_scope: MakeScope, sign_in: SignIn
) -> None:
    assert [one.title for one in people_to_report(sari)] == ["Budi"]
    assert "Budi" in sign_in(sari).get(reverse("cases:cases")).content.decode()
    office = make_scope("Maria", Role.DPMD, "6209")
    assert people_to_report(office) == []
    make_scope("Tuti", Role.TAPM_KAB, "6209")
    assert [one.title for one in people_to_report(office)] == ["Tuti"]
    assert "Cari pendamping" in sign_in(office).get(reverse("cases:cases")).content.decode()
    shown = sign_in(office).get(reverse("people:person", args=[budi.person_id])).content.decode()
    assert reverse("cases:new_case", args=["conduct", budi.person_id]) in shown
    with pytest.raises(errors.NothingToObjectTo):
        get_target(ratna, Case.About.CONDUCT, str(budi.person_id))


def test_a_regent_who_opens_no_pages_of_persons_finds_them_by_name(
    sari: Scope, ratna: Scope, make_scope: MakeScope, sign_in: SignIn
) -> None:
    regent = make_scope("Hendra", Role.BUPATI, "6209")
    address = reverse("cases:cases")
    shown = sign_in(regent).get(address, {"nama": "SAR"}).content.decode()
    assert reverse("cases:new_case", args=["conduct", sari.person_id]) in shown
    assert [(one.title, one.post) for one in people_named(regent, "sari")] == [("Sari", "PLD, Bulik Timur")]
    assert people_named(regent, "ratna") == []
    assert "Tidak ada yang bertugas" in sign_in(regent).get(address, {"nama": "ratna"}).content.decode()
    assert "Nama orang" not in sign_in(sari).get(address).content.decode()
