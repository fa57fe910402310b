from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from tests.people import DESA

from pendamping.access.roles import Role
from pendamping.common.models import AuditEntry
from pendamping.common.periods import Quarter
from pendamping.common.problems import NotAllowed, NotFound
from pendamping.common.scope import Scope
from pendamping.engine.evaluation import Setting
from pendamping.evaluation import errors
from pendamping.evaluation.models import Assessor, Evaluation, Notice, Seat
from pendamping.evaluation.schemas import Decision, GivenScores, NewLetter
from pendamping.evaluation.selectors.evaluations import get_evaluation, result_of, sheet_of
from pendamping.evaluation.selectors.files import performance_file
from pendamping.evaluation.services.ending import close_complete, close_evaluation, decide, note_delivery, respond
from pendamping.evaluation.services.letters import note_letters_delivered, record_letter, reply_to_letter
from pendamping.evaluation.services.links import make_link, mark_opened, revoke_link, submit_by_link
from pendamping.evaluation.services.opening import open_evaluations
from pendamping.evaluation.services.scoring import pass_upward, score_from_above
from pendamping.evaluation.services.settings import set_scheme
from pendamping.evaluation.tests.conftest import (
    OF_LINK,
    SPLIT,
    eighty,
    last_quarter,
    later,
    new_setting,
    opening,
    this_day,
)
from pendamping.evaluation.tests.settings import SETTING
from pendamping.evaluation.windows import closes_on
from pendamping.law.reporting import Step
from pendamping.people.models import Assignment, Tier
from pendamping.reports.models import ReportingDay

DECISION = Decision(outcome=Evaluation.Outcome.COACHING, legal_basis="Keputusan Kepala BPSDM 602/2025")


def secret_of(korkab: Scope, assessor: Assessor) -> str:
    return make_link(korkab, assessor.pk).url.rstrip("/").rpartition("/")[2]


def score_by_links(korkab: Scope, *groups: str) -> None:
    for assessor in Assessor.objects.filter(group__in=groups):
        given = {seat.pk: eighty(*OF_LINK[assessor.group]) for seat in assessor.seats.all()}
        submit_by_link(secret_of(korkab, assessor), "Contoh", given, this_day())


def score_all(korkab: Scope, supervisor: Scope, evaluation: Evaluation) -> None:
    score_by_links(korkab, *OF_LINK)
    score_from_above(supervisor, evaluation.pk, eighty(*SPLIT))


def test_nothing_opens_before_the_open_points_are_set(korkab: Scope, assessed: Scope) -> None:
    with pytest.raises(errors.SchemeNotSet, match=r"Administrasi.*skala nilai"):
        open_evaluations(korkab, opening())


@pytest.mark.parametrize(
    ("changed", "problem"),
    [
        ({"since": date(2025, 2, 1)}, errors.SettingMidQuarter),
        ({"since": date(2024, 10, 1)}, errors.NoScheme),
        ({"area": "6201"}, errors.SettingOutsideScope),
        ({"area": ""}, errors.SettingOutsideScope),
        ({"basis": " "}, errors.BasisMissing),
        ({"setting": Setting.model_validate(SETTING | {"points": {}})}, errors.SchemeNotSet),
        ({"setting": Setting.model_validate(SETTING | {"points": dict.fromkeys(SPLIT, 13)})}, errors.ImpossibleWeights),
    ],
)
def test_a_setting_that_cannot_stand_is_refused(
    dpmd: Scope, changed: dict[str, object], problem: type[Exception]
) -> None:
    with pytest.raises(problem):
        set_scheme(dpmd, new_setting(**changed))


def test_a_scheme_does_not_change_in_a_quarter_that_is_being_scored(dpmd: Scope, evaluation: Evaluation) -> None:
    with pytest.raises(errors.SettingInUse):
        set_scheme(dpmd, new_setting(since=last_quarter().first))
    set_scheme(dpmd, new_setting(since=Quarter.of(this_day()).first))


def test_a_setting_is_never_written_over(dpmd: Scope, setting: None) -> None:
    with pytest.raises(errors.SettingExists):
        set_scheme(dpmd, new_setting())


def test_opening_asks_every_village_head_once(evaluation: Evaluation) -> None:
    titles = list(evaluation.seats.values_list("group", "title"))
    assert titles == [
        ("p3md", "Kepala Pusat P3MD"),
        ("ppk", "PPK, dibantu koordinator"),
        ("pengguna_layanan", "Kepala Desa Pedongatan"),
        ("pengguna_layanan", "Kepala Desa Merambang"),
    ]


def test_opening_twice_finds_nobody(korkab: Scope, evaluation: Evaluation) -> None:
    with pytest.raises(errors.NobodyToEvaluate):
        open_evaluations(korkab, opening())


@pytest.mark.parametrize(
    ("changed", "problem"),
    [
        ({"area": "6201"}, errors.SettingOutsideScope),
        ({"closes_on": date(2025, 1, 1)}, errors.WindowWithoutDays),
        ({"tier": Tier.TAPM_KAB}, errors.NobodyToEvaluate),
        ({"quarter": Quarter(2031, 1)}, errors.QuarterNotReached),
        ({"quarter": Quarter(2024, 4)}, errors.NoScheme),
    ],
)
def test_an_opening_that_cannot_stand_is_refused(
    setting: None, korkab: Scope, assessed: Scope, changed: dict[str, object], problem: type[Exception]
) -> None:
    with pytest.raises(problem):
        open_evaluations(korkab, opening(**changed))


def test_nobody_is_evaluated_for_a_quarter_before_the_placement(setting: None, korkab: Scope, assessed: Scope) -> None:
    assert assessed.person_id
    Assignment.objects.filter(person_id=assessed.person_id).update(start=last_quarter().last + timedelta(days=1))
    with pytest.raises(errors.BeforePlacement):
        open_evaluations(korkab, opening())


def test_a_quarter_served_in_part_says_so(setting: None, korkab: Scope, assessed: Scope) -> None:
    began = last_quarter().first + timedelta(days=40)
    assert assessed.person_id
    Assignment.objects.filter(person_id=assessed.person_id).update(start=began)
    (opened,) = open_evaluations(korkab, opening())
    assert sheet_of(korkab, get_evaluation(korkab, opened.pk)).served == (began, last_quarter().last)


def test_the_law_names_the_last_day_of_the_fourth_quarter(db: None) -> None:
    assert closes_on("6209", Quarter(2025, 4)) == date(2025, 11, 15)


def test_the_office_names_the_day_that_the_law_leaves_open(db: None) -> None:
    assert closes_on("6209", Quarter(2025, 2)) is None
    ReportingDay.objects.create(area="62", step=Step.EVALUATION_CLOSES, since=date(2025, 1, 1), day=4, basis="Contoh")
    assert closes_on("6209", Quarter(2025, 2)) == date(2025, 7, 4)


def test_another_last_day_than_the_calendars_needs_a_reason(setting: None, korkab: Scope, assessed: Scope) -> None:
    fourth = Quarter(this_day().year - 1, 4)
    with pytest.raises(errors.WindowDiffers, match="15 November"):
        open_evaluations(korkab, opening(quarter=fourth, reason=" "))
    (opened,) = open_evaluations(korkab, opening(quarter=fourth, reason="Keputusan datang terlambat"))
    assert opened.window_reason == "Keputusan datang terlambat"


def test_who_no_longer_stands_above_gives_no_score(evaluation: Evaluation, supervisor: Scope) -> None:
    assert supervisor.person_id
    Assignment.objects.filter(person_id=supervisor.person_id).update(end=this_day() - timedelta(days=1))
    with pytest.raises(errors.AssessorTermOver):
        score_from_above(supervisor, evaluation.pk, eighty(*SPLIT))


def test_a_supervisor_opens_none(supervisor: Scope) -> None:
    with pytest.raises(NotAllowed):
        open_evaluations(supervisor, opening())


def test_all_scores_make_a_result(korkab: Scope, supervisor: Scope, evaluation: Evaluation) -> None:
    score_all(korkab, supervisor, evaluation)
    result = result_of(get_evaluation(korkab, evaluation.pk))
    assert (result.shown_total, result.band and result.band.id, result.missing) == (Decimal("80.00"), "B", [])


def test_who_has_not_scored_shows_as_missing(korkab: Scope, supervisor: Scope, evaluation: Evaluation) -> None:
    score_from_above(supervisor, evaluation.pk, eighty(*SPLIT))
    score_by_links(korkab, "p3md")
    result = result_of(get_evaluation(korkab, evaluation.pk))
    assert (result.total, result.shown_known, result.known_of) == (None, Decimal(72), Decimal(90))
    assert result.missing == ["Kepala Desa Pedongatan", "Kepala Desa Merambang"]


def test_nobody_assesses_themselves(evaluation: Evaluation, korkab: Scope, assessed: Scope) -> None:
    disguised = replace(korkab, person_id=assessed.person_id)
    with pytest.raises(errors.OwnEvaluation):
        score_from_above(disguised, evaluation.pk, eighty(*SPLIT))


def test_ratna_and_another_pd_do_not_see_it(
    evaluation: Evaluation, ratna: Scope, make_scope: Callable[..., Scope]
) -> None:
    with pytest.raises(NotFound):
        get_evaluation(ratna, evaluation.pk)
    with pytest.raises(NotFound):
        score_from_above(make_scope("Andi", Role.PD, "620901"), evaluation.pk, eighty(*SPLIT))


@pytest.mark.parametrize(
    ("given", "problem"),
    [
        (eighty(*SPLIT[1:]), errors.AspectsMissing),
        (GivenScores(dict.fromkeys(SPLIT, Decimal(101))), errors.ValueNotOnScale),
    ],
)
def test_half_a_score_and_one_off_the_scale_are_refused(
    evaluation: Evaluation, supervisor: Scope, given: GivenScores, problem: type[Exception]
) -> None:
    with pytest.raises(problem):
        score_from_above(supervisor, evaluation.pk, given)
    assert not Seat.objects.filter(scored_at__isnull=False).exists()


def test_nothing_is_scored_after_the_window(evaluation: Evaluation, supervisor: Scope) -> None:
    with pytest.raises(errors.WindowOver):
        score_from_above(later(supervisor, 8), evaluation.pk, eighty(*SPLIT))


def test_a_link_works_once_and_names_its_user_in_the_trail(korkab: Scope, evaluation: Evaluation) -> None:
    seat = evaluation.seats.get(title="Kepala Desa Pedongatan")
    assert seat.assessor
    secret = secret_of(korkab, seat.assessor)
    given = {seat.pk: eighty(*OF_LINK["pengguna_layanan"])}
    submit_by_link(secret, "Yusuf Contoh", given, this_day())
    with pytest.raises(errors.LinkNotUsable):
        submit_by_link(secret, "Yusuf Contoh", given, this_day())
    entry = AuditEntry.objects.get(action="evaluation.scored")
    assert (entry.actor, entry.role) == ("Yusuf Contoh (Kepala Desa Pedongatan)", "ASSESSOR")


def test_a_link_ends_by_time_by_revoking_and_by_a_newer_one(korkab: Scope, evaluation: Evaluation) -> None:
    assessor = Assessor.objects.get(region_code=DESA)
    first = secret_of(korkab, assessor)
    with pytest.raises(errors.LinkNotUsable):
        mark_opened(first, this_day() + timedelta(days=8))
    second = secret_of(korkab, assessor)
    with pytest.raises(errors.LinkNotUsable):
        mark_opened(first, this_day())
    mark_opened(second, this_day())
    revoke_link(korkab, assessor.pk)
    with pytest.raises(errors.LinkNotUsable):
        mark_opened(second, this_day())
    assessor.refresh_from_db()
    assert assessor.opened_at is not None


def test_a_link_scores_only_its_own_seats(korkab: Scope, evaluation: Evaluation) -> None:
    secret = secret_of(korkab, Assessor.objects.get(region_code=DESA))
    other = evaluation.seats.get(title="Kepala Desa Merambang")
    with pytest.raises(errors.AspectsMissing):
        submit_by_link(secret, "X", {other.pk: eighty(*OF_LINK["pengguna_layanan"])}, this_day())
    assert not Seat.objects.filter(scored_at__isnull=False).exists()


def test_a_vacant_assessor_is_replaced_by_the_level_above(korkab: Scope, evaluation: Evaluation) -> None:
    seat = evaluation.seats.get(title="Kepala Desa Pedongatan")
    new = pass_upward(korkab, seat.pk, "Kepala desa berhenti, belum ada penjabat")
    assert new.title == "Camat Bulik Timur"
    result = result_of(get_evaluation(korkab, evaluation.pk))
    assert "Kepala Desa Pedongatan" not in result.missing
    assert "Camat Bulik Timur" in result.missing


def test_it_closes_when_all_have_scored_or_time_is_over(
    korkab: Scope, supervisor: Scope, evaluation: Evaluation
) -> None:
    with pytest.raises(errors.StillBeingScored):
        close_evaluation(korkab, evaluation.pk)
    assert close_complete(korkab, last_quarter()) == 0
    score_all(korkab, supervisor, evaluation)
    assert close_complete(korkab, last_quarter()) == 1
    with pytest.raises(errors.NotOpen):
        score_from_above(supervisor, evaluation.pk, eighty(*SPLIT))


def test_after_the_window_it_closes_with_what_is_missing(korkab: Scope, evaluation: Evaluation) -> None:
    closed = close_evaluation(later(korkab, 8), evaluation.pk)
    assert result_of(closed).total is None
    assert closed.evidence is not None
    assert closed.evidence["reports"] == 0


def test_the_assessed_sees_scores_only_when_it_is_closed(
    korkab: Scope, supervisor: Scope, assessed: Scope, evaluation: Evaluation
) -> None:
    score_all(korkab, supervisor, evaluation)
    assert sheet_of(assessed, get_evaluation(assessed, evaluation.pk)).result is None
    close_evaluation(korkab, evaluation.pk)
    seen = sheet_of(assessed, get_evaluation(assessed, evaluation.pk)).result
    assert seen is not None
    assert seen.shown_total == 80


def test_the_answer_comes_before_the_decision(
    korkab: Scope, supervisor: Scope, assessed: Scope, ministry: Scope, evaluation: Evaluation
) -> None:
    with pytest.raises(errors.NotClosed):
        respond(assessed, evaluation.pk, "Terlalu awal")
    score_all(korkab, supervisor, evaluation)
    close_evaluation(korkab, evaluation.pk)
    with pytest.raises(errors.ResponseStillOpen):
        decide(ministry, evaluation.pk, DECISION)
    respond(assessed, evaluation.pk, "Saya berterima kasih, dengan catatan.")
    with pytest.raises(errors.ResponseGiven):
        respond(assessed, evaluation.pk, "Lain lagi")
    with pytest.raises(errors.BasisMissing):
        decide(ministry, evaluation.pk, DECISION.model_copy(update={"legal_basis": ""}))
    assert decide(ministry, evaluation.pk, DECISION).state == Evaluation.State.DECIDED


def test_a_late_answer_is_refused_and_a_decision_then_stands(
    korkab: Scope, supervisor: Scope, assessed: Scope, ministry: Scope, evaluation: Evaluation
) -> None:
    score_all(korkab, supervisor, evaluation)
    close_evaluation(korkab, evaluation.pk)
    with pytest.raises(errors.ResponseOver):
        respond(later(assessed, 8), evaluation.pk, "Terlambat")
    with pytest.raises(NotAllowed):
        decide(later(korkab, 8), evaluation.pk, DECISION)
    decide(later(ministry, 8), evaluation.pk, DECISION)


def test_a_notice_arrives_when_the_assessed_reads_it(korkab: Scope, assessed: Scope, evaluation: Evaluation) -> None:
    note_delivery(korkab, evaluation)
    assert not Notice.objects.filter(delivered_at__isnull=False).exists()
    note_delivery(assessed, evaluation)
    note_delivery(assessed, evaluation)
    assert Notice.objects.get().delivered_at is not None
    assert AuditEntry.objects.filter(action="evaluation.notice_delivered").count() == 1


def letter_to(person: Scope, **changed: object) -> NewLetter:
    values = {
        "person_id": person.person_id,
        "kind": "warning_1",
        "number": "SP/1/2025",
        "date": date(2025, 5, 2),
        "issuer": "PPK contoh",
        "legal_basis": "Pasal 7 kontrak",
        "text": "Laporan April belum diserahkan.",
    }
    return NewLetter.model_validate(values | changed)


def test_a_warning_is_delivered_and_answered_once(korkab: Scope, assessed: Scope) -> None:
    letter = record_letter(korkab, letter_to(assessed))
    assert letter.delivered_at is None
    note_letters_delivered(assessed, letter.person_id)
    replied = reply_to_letter(assessed, letter.pk, "Tidak ada sinyal; terlampir di kantor.")
    assert None not in {replied.replied_at, replied.delivered_at}
    with pytest.raises(errors.ReplyGiven):
        reply_to_letter(assessed, letter.pk, "Lain")
    assert [one.number for one in performance_file(assessed, letter.person_id).letters] == ["SP/1/2025"]


@pytest.mark.parametrize(
    ("changed", "problem"),
    [
        ({"legal_basis": ""}, errors.LetterBasisMissing),
        ({"date": date(2099, 1, 1)}, errors.LetterInFuture),
        ({"date": date(2023, 12, 31)}, errors.LetterBeforePlacement),
    ],
)
def test_a_letter_that_cannot_stand_is_refused(
    korkab: Scope, assessed: Scope, changed: dict[str, object], problem: type[Exception]
) -> None:
    with pytest.raises(problem):
        record_letter(korkab, letter_to(assessed, **changed))


def test_the_same_letter_is_recorded_once(korkab: Scope, assessed: Scope) -> None:
    record_letter(korkab, letter_to(assessed))
    with pytest.raises(errors.LetterExists):
        record_letter(korkab, letter_to(assessed))


def test_a_file_is_read_by_its_person_and_those_above_alone(
    assessed: Scope, supervisor: Scope, ratna: Scope, make_scope: Callable[..., Scope]
) -> None:
    assert assessed.person_id
    assert performance_file(supervisor, assessed.person_id).name == "Sari"
    for stranger in (ratna, make_scope("Pita", Role.PT, "620904")):
        with pytest.raises(NotFound):
            performance_file(stranger, assessed.person_id)
