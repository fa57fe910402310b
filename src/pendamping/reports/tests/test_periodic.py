"""A month on its way: handed in once, checked by the tier above, locked, opened again for a reason."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from pendamping.access.roles import Role
from pendamping.common.models import AuditEntry
from pendamping.common.periods import Month
from pendamping.common.problems import NotAllowed, NotFound
from pendamping.common.scope import Scope
from pendamping.fieldwork.models import DailyReport
from pendamping.people.models import Assignment
from pendamping.reports.errors import (
    CheckerOutOfTerm,
    MonthNotOver,
    MonthStillRecapped,
    NotApprovedYet,
    NothingVerified,
    NotPlacedThen,
    NotTheirMonth,
    NotToHandIn,
    ReasonMissing,
)
from pendamping.reports.models import PeriodicReport, PeriodicStep
from pendamping.reports.printable import printable
from pendamping.reports.schemas.periodic import told
from pendamping.reports.selectors.months import NOT_HANDED_IN, counts_in, people_in
from pendamping.reports.selectors.periodic import dossier_of, months_waiting, paper_of, seen_month, waiting_reports
from pendamping.reports.services.approving import (
    return_monthly_report,
    verify_complete_months,
    verify_monthly_reports,
)
from pendamping.reports.services.closing import lock_monthly_reports, reopen_monthly_report
from pendamping.reports.services.handing_in import submit_monthly_report
from pendamping.reports.tests.conftest import Write, own_id

OCTOBER = Month(2024, 10)
State = PeriodicReport.State


def on(scope: Scope, day: date) -> Scope:
    return replace(scope, today=day)


@pytest.fixture
def korkab(make_scope: Callable[..., Scope]) -> Scope:
    return make_scope("Dewi", Role.TAPM_KAB, "6209")


@pytest.fixture
def handed_in(sari: Scope, october: list[DailyReport]) -> PeriodicReport:
    return submit_monthly_report(on(sari, date(2024, 11, 2)), own_id(sari), OCTOBER)


@pytest.fixture
def verified(handed_in: PeriodicReport, budi: Scope) -> PeriodicReport:
    verify_monthly_reports(budi, [handed_in.pk])
    handed_in.refresh_from_db()
    return handed_in


def test_a_month_that_is_handed_in_stands_still(handed_in: PeriodicReport, sari: Scope, write: Write) -> None:
    assert handed_in.state == State.SUBMITTED
    before = paper_of(sari, own_id(sari), OCTOBER)
    write(21, minutes=60)
    assert paper_of(sari, own_id(sari), OCTOBER).summary == before.summary
    assert AuditEntry.objects.filter(action="periodic_report.submitted").count() == 1
    with pytest.raises(NotToHandIn):
        submit_monthly_report(sari, own_id(sari), OCTOBER)


def test_what_stands_out_is_found_when_it_is_handed_in(sari: Scope, october: list[DailyReport]) -> None:
    report = submit_monthly_report(on(sari, date(2024, 11, 6)), own_id(sari), OCTOBER)
    found = {one["sign"]: one.get("number") for one in report.findings}
    assert found["late"] == 3
    assert found["unverified"] == 2
    assert found["empty_days"] > 0
    assert report.look_first


def test_what_comes_back_is_looked_at_first_and_is_not_late_for_it(
    handed_in: PeriodicReport, sari: Scope, budi: Scope, korkab: Scope
) -> None:
    later = on(sari, date(2024, 11, 20))
    PeriodicStep.objects.update(at=datetime(2024, 11, 2, 8, tzinfo=UTC))
    return_monthly_report(budi, handed_in.pk, "Jumlah peserta belum diisi.")
    again = submit_monthly_report(later, own_id(sari), OCTOBER)
    assert told(again)[0] == "Diserahkan lagi sesudah dikembalikan: Jumlah peserta belum diisi."
    assert "late" not in {one["sign"] for one in again.findings}
    assert again.look_first
    verify_monthly_reports(budi, [handed_in.pk])
    reopen_monthly_report(korkab, handed_in.pk, "Angka berubah.")
    assert told(submit_monthly_report(later, own_id(sari), OCTOBER))[0].endswith("dibuka kembali: Angka berubah.")


def test_the_seal_of_a_month_tells_how_far_the_month_is(handed_in: PeriodicReport, sari: Scope, budi: Scope) -> None:
    def seal() -> str:
        return str(printable(paper_of(sari, own_id(sari), OCTOBER))["seal"]["steps"])

    assert ", belum diperiksa, terbit" in seal()
    return_monthly_report(budi, handed_in.pk, "Lengkapi.")
    assert seal().startswith("Laporan bulanan ini belum diserahkan, terbit")


def test_nobody_hands_in_for_another_or_too_early_or_nothing(
    sari: Scope, budi: Scope, ratna: Scope, october: list[DailyReport]
) -> None:
    with pytest.raises(NotTheirMonth):
        submit_monthly_report(budi, own_id(sari), OCTOBER)
    with pytest.raises(MonthNotOver):
        submit_monthly_report(on(sari, date(2024, 10, 30)), own_id(sari), OCTOBER)
    with pytest.raises(NothingVerified):
        submit_monthly_report(ratna, own_id(ratna), OCTOBER)


def test_a_month_before_the_placement_is_refused(sari: Scope, october: list[DailyReport]) -> None:
    Assignment.objects.filter(person_id=own_id(sari)).update(start=date(2024, 11, 1))
    with pytest.raises(NotPlacedThen):
        submit_monthly_report(sari, own_id(sari), OCTOBER)


def test_a_signature_after_the_end_of_the_term_is_told(sari: Scope, october: list[DailyReport]) -> None:
    Assignment.objects.filter(person_id=own_id(sari)).update(end=date(2024, 10, 20))
    report = submit_monthly_report(sari, own_id(sari), OCTOBER)
    signs = {str(one["sign"]): one.get("until") for one in report.findings}
    assert signs["term_ended"] == "2024-10-20"
    assert signs["placed_in_part"] == "2024-10-20"


def test_the_tier_above_verifies_and_signs(verified: PeriodicReport, sari: Scope) -> None:
    assert verified.state == State.VERIFIED
    paper = paper_of(sari, own_id(sari), OCTOBER)
    assert paper.signatures.signers[1].name == "Budi"
    assert paper.seal.verified_at is not None
    assert list(verified.steps.values_list("kind", "by_name")) == [("submitted", "Sari"), ("verified", "Budi")]


def test_others_verify_nothing(handed_in: PeriodicReport, sari: Scope, ratna: Scope, camat: Scope) -> None:
    for scope in (sari, ratna, camat):
        with pytest.raises(NotAllowed):
            verify_monthly_reports(scope, [handed_in.pk])


def test_a_checker_elsewhere_finds_nothing(
    handed_in: PeriodicReport, make_scope: Callable[..., Scope], korkab: Scope, budi: Scope
) -> None:
    elsewhere = make_scope("Yusuf", Role.PD, "620102")
    assert isinstance(verify_monthly_reports(elsewhere, [handed_in.pk]).refused[handed_in.pk], NotFound)
    with pytest.raises(NotFound):
        return_monthly_report(elsewhere, handed_in.pk, "Periksa lagi")
    # Budi holds the post between them, so the kabupaten leaves it to him.
    assert verify_monthly_reports(korkab, [handed_in.pk]).done == []
    unknown = uuid4()
    assert isinstance(verify_monthly_reports(budi, [unknown]).refused[unknown], NotFound)


def test_the_kabupaten_verifies_where_the_kecamatan_is_vacant(
    handed_in: PeriodicReport, korkab: Scope, budi: Scope
) -> None:
    Assignment.objects.filter(person_id=own_id(budi)).update(end=date(2024, 11, 1))
    assert [one.pk for one in verify_monthly_reports(korkab, [handed_in.pk]).done] == [handed_in.pk]


def test_a_checker_whose_term_ended_signs_nothing(handed_in: PeriodicReport, budi: Scope) -> None:
    Assignment.objects.filter(person_id=own_id(budi)).update(end=date(2024, 11, 1))
    with pytest.raises(CheckerOutOfTerm):
        verify_monthly_reports(budi, [handed_in.pk])


def test_a_return_says_why_and_the_author_hands_in_again(
    handed_in: PeriodicReport, budi: Scope, sari: Scope, write: Write
) -> None:
    with pytest.raises(ReasonMissing):
        return_monthly_report(budi, handed_in.pk, "  ")
    return_monthly_report(budi, handed_in.pk, "Laporan 10 Oktober belum masuk.")
    write(22)
    again = submit_monthly_report(sari, own_id(sari), OCTOBER)
    assert again.pk == handed_in.pk
    assert paper_of(sari, own_id(sari), OCTOBER).summary.reports == 8
    assert list(again.steps.values_list("kind", flat=True)) == ["submitted", "returned", "submitted"]


def test_later_work_is_looked_at_first(handed_in: PeriodicReport, budi: Scope, write: Write) -> None:
    PeriodicReport.objects.update(findings=[], look_first=False)
    assert [(one.complete, one.look_first) for one in months_waiting(budi)] == [(1, 0)]
    write(23, checked_at=timezone.now() + timedelta(minutes=1))
    assert told(waiting_reports(budi).get()) == ["1 laporan harian diverifikasi sesudah laporan ini diserahkan"]
    assert [(one.complete, one.look_first) for one in months_waiting(budi)] == [(0, 1)]
    assert verify_complete_months(budi, [OCTOBER]) == 0


def test_complete_months_are_verified_in_one_go(handed_in: PeriodicReport, budi: Scope) -> None:
    PeriodicReport.objects.update(findings=[], look_first=False)
    assert verify_complete_months(budi, [Month(2024, 9)]) == 0
    assert verify_complete_months(budi, [OCTOBER]) == 1
    assert verify_complete_months(budi, [OCTOBER]) == 0


def test_a_month_is_locked_after_its_recap_and_opened_again_with_a_reason(
    verified: PeriodicReport, korkab: Scope, sari: Scope, write: Write
) -> None:
    with pytest.raises(MonthStillRecapped):
        lock_monthly_reports(on(korkab, date(2024, 11, 10)), OCTOBER)
    assert lock_monthly_reports(korkab, OCTOBER) == 1
    with pytest.raises(ReasonMissing):
        reopen_monthly_report(korkab, verified.pk, "")
    reopen_monthly_report(korkab, verified.pk, "Kunjungan 24 Oktober belum tercatat.")
    write(24, minutes=90, title="Rembuk stunting", kind=DailyReport.Kind.FIELD_VISIT)
    dossier = dossier_of(sari, seen_month(sari, own_id(sari), OCTOBER))
    assert dossier is not None
    assert dossier.steps[-1].note == "Kunjungan 24 Oktober belum tercatat."
    changes = {one.part: one for one in dossier.changes}
    assert "Rembuk stunting" in changes["Kunjungan lapangan"].after[0]
    assert changes["Kunjungan lapangan"].before == []


def test_only_approved_months_are_opened_again(handed_in: PeriodicReport, korkab: Scope, budi: Scope) -> None:
    with pytest.raises(NotApprovedYet):
        reopen_monthly_report(korkab, handed_in.pk, "Salah ketik")
    with pytest.raises(NotAllowed):
        reopen_monthly_report(budi, handed_in.pk, "Salah ketik")


def test_upper_levels_see_exactly_what_is_missing(verified: PeriodicReport, budi: Scope) -> None:
    states = counts_in(budi, OCTOBER).states
    assert (states[NOT_HANDED_IN], states[State.VERIFIED]) == (1, 1)
    assert [one.name for one in people_in(budi, OCTOBER, NOT_HANDED_IN)] == ["Budi"]
    assert [one.name for one in people_in(budi, OCTOBER, State.VERIFIED)] == ["Sari"]


def test_every_step_is_kept(verified: PeriodicReport) -> None:
    assert PeriodicStep.objects.filter(report=verified).count() == 2
