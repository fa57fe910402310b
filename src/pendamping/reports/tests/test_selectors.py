"""What goes onto paper, and who may read it."""

import io
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from python_calamine import CalamineWorkbook
from tests.people import DESA

from pendamping.access.roles import Role
from pendamping.common.models import StoredFile
from pendamping.common.periods import Month
from pendamping.common.problems import NotFound
from pendamping.common.scope import Scope
from pendamping.fieldwork.models import DailyReport, ReportAttachment, WorkPlanItem
from pendamping.people.models import Assignment, AssignmentArea
from pendamping.reports.printable import printable
from pendamping.reports.selectors.monthly import monthly_paper, three_part_paper
from pendamping.reports.selectors.months import counts_in, months_of, progress_in
from pendamping.reports.selectors.people import readable_people
from pendamping.reports.selectors.visit import visit_paper
from pendamping.reports.services.documents import three_part_xlsx
from pendamping.reports.sources_printable import addresses
from pendamping.reports.tests.conftest import Write, own_id
from pendamping.reports.tests.papers import WIB

OCTOBER = Month(2024, 10)


def test_only_verified_work_counts(sari: Scope, october: list[DailyReport]) -> None:
    paper = monthly_paper(sari, own_id(sari), OCTOBER)
    assert paper.summary.reports == len(october) == paper.seal.reports
    assert sorted(number for line in paper.activities for number in line.reports) == [1, 2, 3, 4, 5, 6, 7]
    assert sum(line.minutes for line in paper.activities) == 840
    assert paper.summary.visits == len(paper.visits) == 3


def test_zero_counted_is_not_nobody_counted(sari: Scope, october: list[DailyReport]) -> None:
    lines = {line.category: line for line in monthly_paper(sari, own_id(sari), OCTOBER).activities}
    assert (lines["Posyandu dan rembuk stunting"].participants_m, lines["kode_lama"].participants_f) == (None, None)
    planning = lines["Perencanaan dan APB Desa"]
    assert (planning.participants_m, planning.participants_f) == (14, 8)


def test_head_and_foot_name_contract_checker_and_place(sari: Scope, october: list[DailyReport]) -> None:
    paper = monthly_paper(sari, own_id(sari), OCTOBER)
    assert paper.facilitator.contract_number == "000/SPK/PLD/2024"
    assert paper.facilitator.areas == ("Merambang", "Pedongatan")
    assert paper.facilitator.supervisor == "Budi, PD Bulik Timur"
    assert (paper.office.district, paper.office.regency) == ("Kecamatan Bulik Timur", "Kabupaten Lamandau")
    assert [signer.role for signer in paper.signatures.signers] == [
        "Pendamping Lokal Desa",
        "Diperiksa, PD Bulik Timur",
        "Mengetahui, Camat Bulik Timur",
    ]
    assert paper.signatures.place == "Nanga Bulik"
    assert paper.seal.verified_at is None  # the month as a whole: not handed in yet
    assert paper.seal.issued_at.utcoffset() == WIB.utcoffset(None)


def test_a_move_within_the_month_names_what_was_left(sari: Scope, october: list[DailyReport]) -> None:
    old = Assignment.objects.get(person_id=own_id(sari))
    Assignment.objects.filter(pk=old.pk).update(end=date(2024, 10, 15))
    new = Assignment.objects.create(
        person_id=own_id(sari), tier=old.tier, kind="relocation", start=date(2024, 10, 16), contract=old.contract
    )
    AssignmentArea.objects.create(assignment=new, region_id=DESA)
    areas = monthly_paper(sari, own_id(sari), OCTOBER).facilitator.areas
    assert len(areas) == 2
    assert [name.endswith(" (sampai 15 Okt)") for name in areas] == [False, True]


def test_days_of_leave_are_no_days_without_report(sari: Scope, october: list[DailyReport]) -> None:
    summary = monthly_paper(sari, own_id(sari), OCTOBER).summary
    assert (summary.days_reported, summary.days_on_leave, summary.days_without_report) == (6, 2, 14)
    assert (summary.leave_days, len(summary.empty_days), summary.empty_days[:2]) == ((14, 15), 14, (2, 11))


def test_a_correction_takes_the_place_of_what_it_corrects(
    sari: Scope, october: list[DailyReport], write: Write
) -> None:
    write(1, kind=DailyReport.Kind.FIELD_VISIT, minutes=60, corrects=october[0])
    paper = monthly_paper(sari, own_id(sari), OCTOBER)
    assert paper.summary.reports == len(october)
    assert paper.visits[0].minutes == 60


def test_one_photo_of_each_visit_and_the_number_of_all(sari: Scope, october: list[DailyReport]) -> None:
    paper = monthly_paper(sari, own_id(sari), OCTOBER)
    assert (len(paper.photos), paper.photos_in_month) == (1, StoredFile.objects.count())


def test_three_part_form_adds_up_to_the_same_hours(sari: Scope, october: list[DailyReport]) -> None:
    paper = three_part_paper(sari, own_id(sari), OCTOBER)
    by_day = sum(minutes for row in paper.timesheet for minutes in row.minutes_by_day.values())
    assert by_day == sum(line.minutes for line in paper.actuals) == 840
    assert paper.leave_days == (14, 15)


def test_three_part_form_as_a_workbook(sari: Scope, ratna: Scope, october: list[DailyReport]) -> None:
    book = CalamineWorkbook.from_filelike(io.BytesIO(three_part_xlsx(sari, own_id(sari), OCTOBER).content))
    hours = [row[-2] for row in book.get_sheet_by_name("Lembar waktu kerja").to_python()[1:]]
    assert sum(one for one in hours if isinstance(one, float)) == 14  # 840 minutes
    assert len(book.get_sheet_by_name("Realisasi kerja").to_python()) == 1 + len(october)
    with pytest.raises(NotFound):
        three_part_xlsx(ratna, own_id(sari), OCTOBER)


def test_visit_report_holds_the_visits_of_its_days(sari: Scope, october: list[DailyReport]) -> None:
    paper = visit_paper(sari, own_id(sari), date(2024, 10, 1), date(2024, 10, 5))
    assert [(day.village, day.district) for day in paper.days] == [
        ("Pedongatan", "Bulik Timur"),
        ("Merambang", "Bulik Timur"),
    ]
    assert [line.report for line in paper.results] == [1, 2]
    assert paper.summary == "2 kunjungan dalam 2 hari di 2 tempat, 14 peserta."
    assert len(paper.photos) == paper.photos_of_visits == StoredFile.objects.count()


def test_a_visit_has_the_number_of_its_month_whichever_days_are_asked(
    sari: Scope, october: list[DailyReport], write: Write
) -> None:
    november = write(1, kind=DailyReport.Kind.FIELD_VISIT, problem="Hujan")
    DailyReport.objects.filter(pk=november.pk).update(date=date(2024, 11, 2))
    paper = visit_paper(sari, own_id(sari), date(2024, 10, 3), date(2024, 11, 5))
    assert [line.report for line in paper.results] == [line.report for line in paper.records] == [2, 7, 1]
    assert [day.report for day in paper.days] == [2, 7, 1]
    printed = printable(paper, with_sources=True)
    assert [one["report"] for one in printed["results"]] == ["Okt/2", "Okt/7", "Nov/1"]
    assert [one["report"] for one in printed["follow_ups"]] == ["Okt/2", "Nov/1"]
    assert [one["report"] for one in printed["records"]] == ["Okt/2", "Okt/7", "Nov/1"]
    assert printed["objectives"][0]["numbers"] == ["Okt/2", "Okt/7", "Nov/1"]  # all three were described alike
    assert addresses(paper)["Nov/1"] == str(november.pk)
    monthly = monthly_paper(sari, own_id(sari), OCTOBER)
    assert {line.date: line.report for line in monthly.visits}[date(2024, 10, 9)] == 7


def test_the_plan_of_a_month_names_the_reports_that_carried_it_out(
    sari: Scope, october: list[DailyReport], write: Write
) -> None:
    kind, category = DailyReport.Kind.ACTIVITY, "apb_desa"
    planned = {"author_id": sari.person_id, "region_id": DESA, "kind": kind, "category": category}
    done, _left = (
        WorkPlanItem.objects.create(**planned, date=date(2024, 10, day), description=said)
        for day, said in ((5, "Pembahasan APB Desa"), (6, "Rembuk stunting"))
    )
    write(5, plan_item=done)
    write(14, plan_item=done)
    paper = three_part_paper(sari, own_id(sari), OCTOBER)
    assert [(one.activity, one.reports) for one in paper.plan] == [
        ("Pembahasan APB Desa", (5, 9)),
        ("Rembuk stunting", ()),
    ]
    assert [one["reports"] for one in printable(paper)["plan"]] == ["5, 9", ""]


def test_too_many_photos_of_visits_are_taken_in_turn(
    sari: Scope, october: list[DailyReport], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pendamping.reports.selectors.visit.MOST_PHOTOS", 3)
    for photo in october[0].attachments.all():
        ReportAttachment.objects.create(report=october[1], kind="photo", stored=photo.stored, order=photo.order)
    paper = visit_paper(sari, own_id(sari), date(2024, 10, 1), date(2024, 10, 5))
    assert [photo.report for photo in paper.photos] == [1, 1, 2]
    assert paper.photos_of_visits == 6


def test_the_checker_reads_it_and_reads_the_same(sari: Scope, budi: Scope, october: list[DailyReport]) -> None:
    assert monthly_paper(budi, own_id(sari), OCTOBER) == monthly_paper(sari, own_id(sari), OCTOBER)


def test_elsewhere_and_unknown_are_the_same_answer(sari: Scope, ratna: Scope, october: list[DailyReport]) -> None:
    with pytest.raises(NotFound):
        monthly_paper(ratna, own_id(sari), OCTOBER)
    with pytest.raises(NotFound):
        months_of(ratna, own_id(sari), 2024)


def test_a_colleague_of_the_same_desa_reads_nothing(
    sari: Scope, october: list[DailyReport], make_scope: Callable[..., Scope]
) -> None:
    colleague = make_scope("Dewi", Role.PLD, DESA)
    with pytest.raises(NotFound):
        monthly_paper(colleague, own_id(sari), OCTOBER)


def test_progress_shows_each_role_what_it_may_see(
    sari: Scope, budi: Scope, camat: Scope, october: list[DailyReport]
) -> None:
    seen = {}
    for scope in (sari, budi, camat):
        people = readable_people(scope, OCTOBER).filter(pk=own_id(sari))
        one = progress_in(scope, people, OCTOBER)[0]
        seen[scope.name] = (one.verified, one.submitted, one.returned, one.drafts)
    assert seen == {"Sari": (7, 1, 0, 1), "Budi": (7, 1, 0, None), "Tuti": (7, None, None, None)}
    counts = counts_in(camat, OCTOBER)
    assert (counts.issued, counts.total) == (0, 2)


def test_a_year_of_months_in_few_queries(
    sari: Scope, october: list[DailyReport], django_assert_max_num_queries: Any
) -> None:
    with django_assert_max_num_queries(4):
        _, months = months_of(sari, own_id(sari), 2024)
    assert [one.month.number for one in months] == list(range(11, 0, -1))
    assert months[1].verified == len(october)


def test_a_paper_in_few_queries(sari: Scope, october: list[DailyReport], django_assert_max_num_queries: Any) -> None:
    with django_assert_max_num_queries(12):
        monthly_paper(sari, own_id(sari), OCTOBER)
