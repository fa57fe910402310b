"""Recording answers and their evidence."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.people import DESA, OTHER_DESA

from pendamping.access.roles import Role
from pendamping.common.models import AuditEntry
from pendamping.common.problems import NotAllowed
from pendamping.common.scope import Scope
from pendamping.common.tests.pictures import a_photo
from pendamping.indices.errors import (
    AnswerNotTaken,
    EvidenceNotFound,
    RoundClosed,
    SheetLocked,
    SheetNotFound,
    TooMuchEvidence,
)
from pendamping.indices.models import AnswerEvidence, Round, VillageAnswer, VillageSheet
from pendamping.indices.selectors.sheets import given_answers
from pendamping.indices.services import evidence
from pendamping.indices.services.answers import record_answers
from pendamping.indices.services.evidence import attach_evidence, detach_evidence
from pendamping.indices.tests.answering import a_sheet, filled


@pytest.fixture
def sheet(regions: object) -> VillageSheet:
    return a_sheet(DESA)


def upload(content: bytes, name: str = "IMG_0001.jpg") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def test_good_answers_survive_a_faulty_one(sari: Scope, sheet: VillageSheet) -> None:
    outcome = record_answers(
        sari, sheet.pk, {"doctor_count": "2", "population": "1,5", "has_library": "ya", "jumlah_ufo": "3"}
    )
    assert outcome.stored == ["doctor_count", "has_library"]
    assert [(one.facts["answer"], one.facts["fault"]) for one in outcome.refused] == [
        ("population", "not_whole"),
        ("jumlah_ufo", "unknown_answer"),
    ]
    assert all(isinstance(one, AnswerNotTaken) for one in outcome.refused)
    assert given_answers(sari, sheet) == {"doctor_count": 2, "has_library": True}


def test_each_answer_knows_its_author_and_its_door(sari: Scope, sheet: VillageSheet) -> None:
    record_answers(sari, sheet.pk, {"doctor_count": 1}, source=VillageAnswer.Source.WORKBOOK)
    answer = sheet.answers.get()
    assert (answer.author_name, answer.account_id, answer.source) == ("Sari", sari.account_id, "workbook")


def test_a_refused_answer_leaves_the_former_one(sari: Scope, sheet: VillageSheet) -> None:
    record_answers(sari, sheet.pk, {"doctor_count": "2"})
    record_answers(sari, sheet.pk, {"doctor_count": "dua"})
    assert given_answers(sari, sheet) == {"doctor_count": 2}


def test_nothing_typed_opens_the_question_again(sari: Scope, sheet: VillageSheet) -> None:
    record_answers(sari, sheet.pk, {"doctor_count": "2", "disaster_kinds": "-"})
    record_answers(sari, sheet.pk, {"doctor_count": "", "disaster_kinds": None})
    assert given_answers(sari, sheet) == {}


def test_only_what_changes_leaves_a_trace_with_both_values(sari: Scope, sheet: VillageSheet) -> None:
    record_answers(sari, sheet.pk, {"doctor_count": "2", "has_library": "ya"})
    record_answers(sari, sheet.pk, {"doctor_count": "3", "has_library": "ya"})
    record_answers(sari, sheet.pk, {"doctor_count": "3"})
    facts = [one.facts["answers"] for one in AuditEntry.objects.filter(action="index_answer.recorded")]
    assert facts == [{"doctor_count": [2, 3]}, {"doctor_count": [None, 2], "has_library": [None, True]}]


def test_ratna_finds_no_sheet_of_lamandau(ratna: Scope, sheet: VillageSheet) -> None:
    with pytest.raises(SheetNotFound):
        record_answers(ratna, sheet.pk, {"doctor_count": "2"})


def test_an_office_that_checks_writes_no_answers(make_scope: Callable[..., Scope], sheet: VillageSheet) -> None:
    with pytest.raises(NotAllowed):
        record_answers(make_scope("Maria", Role.DPMD, "6209"), sheet.pk, {"doctor_count": "2"})


def test_answers_are_locked_once_the_assembly_has_them(sari: Scope, sheet: VillageSheet) -> None:
    filled(sari, sheet)
    with pytest.raises(SheetLocked, match="Pedongatan sudah di tahap Musyawarah desa"):
        record_answers(sari, sheet.pk, {"doctor_count": "2"})


def test_after_the_last_day_only_returned_sheets_take_answers(sari: Scope, sheet: VillageSheet) -> None:
    Round.objects.update(closes_on=date(2024, 12, 31))
    later = replace(sari, today=date(2025, 1, 1))
    with pytest.raises(RoundClosed, match="31 Desember 2024"):
        record_answers(later, sheet.pk, {"doctor_count": "2"})
    VillageSheet.objects.filter(pk=sheet.pk).update(is_returned=True)
    assert record_answers(later, sheet.pk, {"doctor_count": "2"}).stored == ["doctor_count"]


def test_what_somebody_else_answered_meanwhile_is_shown_and_not_written_over(
    sari: Scope, budi: Scope, sheet: VillageSheet
) -> None:
    record_answers(sari, sheet.pk, {"doctor_count": "2"}, seen={})
    late = record_answers(budi, sheet.pk, {"doctor_count": "3", "midwife_count": "1"}, seen={})
    assert late.stored == ["midwife_count"]
    (refused,) = late.refused
    assert "Sari sudah menjawab 2 orang pada" in str(refused)
    stamp = sheet.answers.get(answer_id="doctor_count").stamp
    assert record_answers(budi, sheet.pk, {"doctor_count": "3"}, seen={"doctor_count": stamp}).refused == []
    assert given_answers(sari, sheet)["doctor_count"] == 3


def test_a_photo_and_a_document_lie_beside_an_answer(sari: Scope, sheet: VillageSheet) -> None:
    attach_evidence(sari, sheet.pk, "doctor_count", upload(a_photo()))
    attach_evidence(sari, sheet.pk, "doctor_count", upload(a_photo()))
    attach_evidence(sari, sheet.pk, "doctor_count", upload(b"%PDF-1.7 contoh", "SK.pdf"))
    kinds = [one.kind for one in AnswerEvidence.objects.all()]
    assert kinds == [AnswerEvidence.Kind.PHOTO, AnswerEvidence.Kind.DOCUMENT]


def test_evidence_has_a_limit_and_needs_a_question(
    sari: Scope, sheet: VillageSheet, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(evidence, "MOST", 1)
    attach_evidence(sari, sheet.pk, "doctor_count", upload(a_photo()))
    with pytest.raises(TooMuchEvidence):
        attach_evidence(sari, sheet.pk, "doctor_count", upload(a_photo("red")))
    with pytest.raises(EvidenceNotFound):
        attach_evidence(sari, sheet.pk, "jumlah_ufo", upload(a_photo("red")))


def test_evidence_is_taken_away_by_those_who_write_there(sari: Scope, ratna: Scope, sheet: VillageSheet) -> None:
    one = attach_evidence(sari, sheet.pk, "doctor_count", upload(a_photo()))
    with pytest.raises(EvidenceNotFound):
        detach_evidence(ratna, one.pk)
    detach_evidence(sari, one.pk)
    assert not AnswerEvidence.objects.exists()


def test_sari_writes_in_every_village_of_hers_alone(sari: Scope, sheet: VillageSheet) -> None:
    other = sheet.round.sheets.get(region=OTHER_DESA)
    foreign = sheet.round.sheets.get(region="6209012001")
    assert record_answers(sari, other.pk, {"doctor_count": "2"}).stored
    with pytest.raises(SheetNotFound):
        record_answers(sari, foreign.pk, {"doctor_count": "2"})
