from datetime import date

from pendamping.engine import index as engine

IDM = engine.definition("idm")
SAID = engine.Said(date(2024, 5, 6), "Sari", "Musyawarah desa")


def reason_of(indicator: str, **given: object) -> engine.Reason:
    reasons = engine.why(given, IDM, {"doctor_count": SAID}).reasons
    return next(one for one in reasons if one.indicator.id == indicator)


def test_a_score_names_its_answer_its_rule_and_who_said_so() -> None:
    reason = reason_of("iks_02", doctor_count=0)
    assert (reason.score, reason.measured, reason.official) == (0, 0, False)
    assert reason.step is not None
    assert reason.step.wording == "Jumlah Dokter Tidak ada"
    assert [(one.answer.label, one.value, one.said) for one in reason.answers] == [("Jumlah dokter", 0, SAID)]
    assert (reason.gain, [step.score for step in reason.better]) == (60, [5])
    assert reason.actors == ["Dinas Kesehatan"]
    assert reason.source == "Permendesa PDTT 2/2016"
    assert "skornya 1" in reason.faults[0]


def test_a_ratio_shows_what_it_looked_at() -> None:
    reason = reason_of("iks_05", bpjs_participant_count=300, population=1000)
    assert (str(reason.measured), reason.score) == ("0.3", 3)


def test_an_official_score_is_named_as_such() -> None:
    assert reason_of("iks_02", iks_02=5).official


def test_without_an_answer_there_is_no_rule() -> None:
    reason = reason_of("iks_02")
    assert (reason.score, reason.step, reason.gain, reason.better) == (None, None, None, [])
