"""Certificates handed over and contracts signed at a meeting, before witnesses who were there."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from tests.people import DESA, FOREIGN_DESA, TODAY

from pendamping.common.ids import new_id
from pendamping.common.scope import Scope
from pendamping.meetings.errors import (
    AlreadyGiven,
    CeremonyNotFound,
    ContractMissing,
    IsWitness,
    MeetingClosed,
    NotBegun,
    SignedElsewhere,
    WitnessMissing,
    WitnessSigns,
)
from pendamping.meetings.models import Attendance, GivenAward, Meeting, SignedContract
from pendamping.meetings.schemas import NewGivenAward
from pendamping.meetings.services import (
    close_meeting,
    invite_by_rule,
    lock_minutes,
    open_meeting,
    record_attendance,
    remove_attendance,
)
from pendamping.meetings.services.ceremonies import give_award, sign_contracts, withdraw_award, withdraw_signing
from pendamping.meetings.tests.conftest import came
from pendamping.obstacles.models import Obstacle
from pendamping.people.models import Contract, Person

PIAGAM = NewGivenAward(name="TPP Inspiratif (contoh)", recipient="Sari", giver="Bupati")


@pytest.fixture(autouse=True)
def _day(monkeypatch: pytest.MonkeyPatch, dpmd: Scope) -> None:
    """Pages happen on the day of the tests."""
    monkeypatch.setattr("pendamping.access.middleware.timezone.localdate", lambda: dpmd.today)


@pytest.fixture
def browser(dpmd: Scope, sign_in: Callable[[Scope], Client]) -> Client:
    return sign_in(dpmd)


@pytest.fixture
def running(dpmd: Scope, meeting: Meeting) -> Meeting:
    open_meeting(dpmd, meeting.pk)
    return meeting


@pytest.fixture
def witness(dpmd: Scope, running: Meeting) -> Attendance:
    return record_attendance(dpmd, came(running, name="Ibu Saksi", position="Kejaksaan (contoh)"))[0]


def contract_of(scope: Scope, **said: object) -> Contract:
    told = {"number": "SPK/1/2024", "start": date(2024, 1, 1), "end": date(2024, 12, 31)} | said
    return Contract.objects.create(person=Person.objects.get(account=scope.account_id or 0), tier="PLD", **told)


def test_a_signing_tells_the_contract_its_day_and_witnesses(
    sari: Scope, dpmd: Scope, running: Meeting, witness: Attendance
) -> None:
    contract = contract_of(sari)
    [signing] = sign_contracts(dpmd, running.pk, [contract.pk], [witness.pk])
    contract.refresh_from_db()
    assert (contract.signed_on, contract.witnesses) == (TODAY, "Ibu Saksi")
    with pytest.raises(IsWitness):
        remove_attendance(dpmd, witness.pk)
    with pytest.raises(SignedElsewhere):
        sign_contracts(dpmd, running.pk, [contract.pk], [witness.pk])
    withdraw_signing(dpmd, signing.pk)
    contract.refresh_from_db()
    assert (contract.signed_on, contract.witnesses) == (None, "")
    remove_attendance(dpmd, witness.pk)


def test_what_the_contract_says_itself_stays(sari: Scope, dpmd: Scope, running: Meeting, witness: Attendance) -> None:
    contract = contract_of(sari, signed_on=TODAY, witnesses="Kepala Dinas")
    [signing] = sign_contracts(dpmd, running.pk, [contract.pk], [witness.pk])
    withdraw_signing(dpmd, signing.pk)
    contract.refresh_from_db()
    assert (contract.signed_on, contract.witnesses) == (TODAY, "Kepala Dinas")


def test_only_people_who_were_there_are_witnesses(
    sari: Scope, dpmd: Scope, running: Meeting, witness: Attendance
) -> None:
    contract = contract_of(sari)
    invite_by_rule(dpmd, running.pk)
    own = running.invitees.get(person__account=sari.account_id or 0)
    herself = record_attendance(dpmd, came(running, invitee=own.pk))[0]
    for nobody in ([], [witness.pk, contract.person_id]):
        with pytest.raises(WitnessMissing):
            sign_contracts(dpmd, running.pk, [contract.pk], nobody)
    with pytest.raises(WitnessSigns):
        sign_contracts(dpmd, running.pk, [contract.pk], [witness.pk, herself.pk])
    assert not SignedContract.objects.exists()


def test_only_contracts_of_the_area_that_wait(
    sari: Scope, ratna: Scope, dpmd: Scope, running: Meeting, witness: Attendance
) -> None:
    elsewhere = contract_of(ratna)
    signed_before = contract_of(sari, number="SPK/2", signed_on=date(2024, 1, 2))
    over = contract_of(sari, number="SPK/2023", start=date(2023, 1, 1), end=date(2023, 12, 31))
    for one in ([elsewhere.pk], [signed_before.pk], [over.pk], []):
        with pytest.raises(ContractMissing):
            sign_contracts(dpmd, running.pk, one, [witness.pk])


def test_an_award_is_given_once_and_only_while_minutes_are_open(dpmd: Scope, camat: Scope, meeting: Meeting) -> None:
    with pytest.raises(NotBegun):
        give_award(dpmd, meeting.pk, PIAGAM)
    open_meeting(dpmd, meeting.pk)
    given = give_award(dpmd, meeting.pk, PIAGAM)
    with pytest.raises(AlreadyGiven):
        give_award(dpmd, meeting.pk, PIAGAM)
    with pytest.raises(CeremonyNotFound):
        withdraw_award(camat, given.pk)
    withdraw_award(dpmd, given.pk)
    given = give_award(dpmd, meeting.pk, PIAGAM)
    close_meeting(dpmd, meeting.pk)
    lock_minutes(dpmd, meeting.pk)
    with pytest.raises(MeetingClosed):
        withdraw_award(dpmd, given.pk)


def test_the_page_records_both_and_the_minutes_show_them(
    sari: Scope,
    browser: Client,
    running: Meeting,
    witness: Attendance,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    contract = contract_of(sari)
    page = f"/rakor/{running.pk}/penyerahan/"
    refused = browser.post(f"{page}spk/", {"contracts": [contract.pk]}).content.decode()
    assert "Ibu Saksi · Kejaksaan (contoh)" in refused
    assert not SignedContract.objects.exists()
    browser.post(f"{page}spk/", {"contracts": [contract.pk], "witness_1": str(witness.pk)})
    browser.post(f"{page}piagam/", PIAGAM.model_dump())
    for address in (page, f"/rakor/{running.pk}/notulen/"):
        with django_assert_max_num_queries(15):
            text = browser.get(address).content.decode()
        for said in ("SPK/1/2024", "Ibu Saksi", "TPP Inspiratif (contoh)", "diserahkan oleh Bupati"):
            assert said in text
    browser.post(f"/rakor/spk/{SignedContract.objects.get().pk}/tarik/")
    browser.post(f"/rakor/piagam/{GivenAward.objects.get().pk}/tarik/")
    assert "Tidak ada SPK yang tercatat" in browser.get(page).content.decode()


def test_an_obstacle_told_of_in_the_room_is_in_the_register(
    browser: Client, running: Meeting, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    page = f"/rakor/{running.pk}/kendala/"
    told = {
        "id": "018f3e6e-0000-7000-8000-000000000001", "title": "Jembatan putus (contoh)", "theme": "distance",
        "region": DESA, "description": "Putus sejak kemarin.", "level": "regency",
    }  # fmt: skip
    assert "Pilih tema" in browser.post(page, told | {"theme": ""}).content.decode()
    for _twice in range(2):
        browser.post(page, told)
    raised = running.raised.get()
    assert (raised.obstacle.level, raised.obstacle.date) == ("regency", TODAY)
    assert browser.post(page, told | {"id": str(new_id()), "region": FOREIGN_DESA}).status_code == 200
    for address in (f"/rakor/{running.pk}/keputusan/", f"/rakor/{running.pk}/notulen/"):
        with django_assert_max_num_queries(15):
            assert "Jembatan putus (contoh)" in browser.get(address).content.decode()
    assert Obstacle.objects.count() == 1
