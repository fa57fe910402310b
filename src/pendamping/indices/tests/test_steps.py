"""The way of a sheet: who may move it where, and what it needs."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from tests.people import DESA

from pendamping.access.roles import Role
from pendamping.common.models import AuditEntry
from pendamping.common.problems import NotAllowed
from pendamping.common.scope import Scope
from pendamping.indices.errors import (
    AnswersContradict,
    AnswersMissing,
    ClosesTooEarly,
    InTheFuture,
    NobodyAttended,
    NotAKabupaten,
    NothingToAsk,
    NotTheirStep,
    OwnSheet,
    RoundExists,
    SheetElsewhere,
    SheetNotFound,
    TeamMissing,
    WhyMissing,
)
from pendamping.indices.models import OwnResult, VillageSheet
from pendamping.indices.schemas import NewRound
from pendamping.indices.selectors.own import own_results
from pendamping.indices.services.answers import record_answers
from pendamping.indices.services.rounds import move_closing, open_round
from pendamping.indices.services.steps import (
    finish_answers,
    record_assembly,
    record_team,
    reopen_answers,
    reopen_sheet,
    return_sheet,
    verify_sheet,
)
from pendamping.indices.tests.answering import ASSEMBLY, CLOSES, TEAM, a_sheet, all_answers, filled, handed_over

MakeScope = Callable[..., Scope]
NEW = NewRound("6209", "idm", 2024, CLOSES)


@pytest.fixture
def sheet(regions: object) -> VillageSheet:
    return a_sheet(DESA)


@pytest.fixture
def province(make_scope: MakeScope) -> Scope:
    return make_scope("Wati", Role.DPMD_PROV, "62")


def test_a_round_has_a_sheet_for_every_assessed_village(dpmd: Scope) -> None:
    opened = open_round(dpmd, NEW)
    assert sorted(opened.sheets.values_list("region_id", flat=True)) == ["6209012001", "6209042008", "6209042009"]
    assert AuditEntry.objects.get(action="index_round.opened").facts["villages"] == 3


@pytest.mark.parametrize(
    ("new", "problem"),
    [
        (replace(NEW, region="620904"), NotAKabupaten),
        (replace(NEW, index_id="lain"), NothingToAsk),
        (replace(NEW, closes_on=date(2024, 11, 11)), ClosesTooEarly),
    ],
)
def test_a_round_that_cannot_be_is_not_opened(dpmd: Scope, new: NewRound, problem: type[Exception]) -> None:
    with pytest.raises(problem):
        open_round(dpmd, new)


def test_a_round_is_opened_once_and_by_the_office(dpmd: Scope, sari: Scope) -> None:
    open_round(dpmd, NEW)
    with pytest.raises(RoundExists):
        open_round(dpmd, NEW)
    with pytest.raises(NotAllowed):
        open_round(sari, NEW)


def test_more_days_are_given_by_the_office(dpmd: Scope) -> None:
    opened = open_round(dpmd, NEW)
    assert move_closing(dpmd, opened.pk, date(2025, 1, 31)).closes_on == date(2025, 1, 31)
    with pytest.raises(ClosesTooEarly):
        move_closing(dpmd, opened.pk, date(2024, 1, 1))


def test_the_whole_way_ends_published_with_an_own_result(
    sari: Scope, budi: Scope, dpmd: Scope, province: Scope, sheet: VillageSheet
) -> None:
    handed_over(sari, sheet)
    verify_sheet(budi, sheet.pk)
    verify_sheet(dpmd, sheet.pk)
    done = verify_sheet(province, sheet.pk)
    assert done.step == VillageSheet.Step.PUBLISHED
    result = own_results(sari, "idm", 2024).get()
    assert (result.region_id, result.missing) == (DESA, [])
    assert result.points == sum(
        result.dimensions[id_] * weight for id_, weight in (("iks", 12), ("ike", 35), ("ikl", 140))
    )
    assert [(one.before, one.after) for one in sheet.steps.all()] == [
        ("draft", "assembly"), ("assembly", "district"), ("district", "regency"),
        ("regency", "province"), ("province", "published"),
    ]  # fmt: skip


def test_a_sheet_goes_to_the_assembly_only_whole(sari: Scope, sheet: VillageSheet) -> None:
    with pytest.raises(TeamMissing):
        finish_answers(sari, sheet.pk)
    record_team(sari, sheet.pk, TEAM)
    with pytest.raises(AnswersMissing, match="53 pertanyaan belum dijawab: Waktu tempuh ke sarana kesehatan"):
        finish_answers(sari, sheet.pk)
    record_answers(sari, sheet.pk, all_answers() | {"posyandu_active_monthly_count": 9})
    with pytest.raises(AnswersContradict, match="lebih banyak daripada Jumlah posyandu"):
        finish_answers(sari, sheet.pk)


def test_an_assembly_has_been_and_somebody_came(sari: Scope, sheet: VillageSheet) -> None:
    filled(sari, sheet)
    with pytest.raises(InTheFuture):
        record_assembly(sari, sheet.pk, replace(ASSEMBLY, date=date(2024, 11, 13)))
    with pytest.raises(NobodyAttended):
        record_assembly(sari, sheet.pk, replace(ASSEMBLY, attended_f=0, attended_m=0))


def test_the_assembly_may_ask_for_a_change(sari: Scope, sheet: VillageSheet) -> None:
    filled(sari, sheet)
    with pytest.raises(WhyMissing):
        reopen_answers(sari, sheet.pk, " ")
    assert reopen_answers(sari, sheet.pk, "Jumlah PAUD keliru").takes_answers
    assert not VillageSheet.objects.get(pk=sheet.pk).is_returned


def test_each_tier_checks_its_own_step(
    sari: Scope, budi: Scope, dpmd: Scope, province: Scope, sheet: VillageSheet
) -> None:
    with pytest.raises(SheetElsewhere):
        verify_sheet(budi, sheet.pk)
    handed_over(sari, sheet)
    for scope in (dpmd, province):
        with pytest.raises(NotTheirStep, match="Verifikasi kecamatan"):
            verify_sheet(scope, sheet.pk)
    with pytest.raises(NotAllowed):
        verify_sheet(sari, sheet.pk)


def test_who_handed_a_sheet_over_does_not_verify_it(budi: Scope, sheet: VillageSheet) -> None:
    handed_over(budi, sheet)
    with pytest.raises(OwnSheet):
        verify_sheet(budi, sheet.pk)


def test_a_returned_sheet_is_open_again_with_its_reason(sari: Scope, budi: Scope, sheet: VillageSheet) -> None:
    handed_over(sari, sheet)
    with pytest.raises(WhyMissing):
        return_sheet(budi, sheet.pk, "")
    returned = return_sheet(budi, sheet.pk, "Jarak ke SMP belum benar")
    assert (returned.step, returned.is_returned) == ("draft", True)
    assert sheet.steps.filter(reason="Jarak ke SMP belum benar", after="draft").count() == 1
    assert record_answers(sari, sheet.pk, {"junior_secondary_distance_m": "4000"}).stored


def test_a_foreign_checker_finds_nothing(make_scope: MakeScope, sari: Scope, sheet: VillageSheet) -> None:
    handed_over(sari, sheet)
    with pytest.raises(SheetNotFound):
        verify_sheet(make_scope("Lina", Role.PD, "620901"), sheet.pk)


def test_opening_a_published_sheet_withdraws_its_result_and_keeps_it(
    sari: Scope, budi: Scope, dpmd: Scope, province: Scope, sheet: VillageSheet
) -> None:
    handed_over(sari, sheet)
    for scope in (budi, dpmd, province):
        verify_sheet(scope, sheet.pk)
    with pytest.raises(NotAllowed):
        reopen_sheet(dpmd, sheet.pk, "Data BPJS dikoreksi")
    reopened = reopen_sheet(province, sheet.pk, "Data BPJS dikoreksi")
    assert (reopened.step, own_results(sari, "idm").count(), OwnResult.objects.count()) == ("province", 0, 1)
    verify_sheet(province, sheet.pk)
    assert own_results(sari, "idm", region="6209").count() == 1
