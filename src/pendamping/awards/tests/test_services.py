"""Criteria first, gates measured, a reply heard, a decision with its reason; and no score moves."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from django.utils import timezone
from tests.people import DESA

from pendamping.access.roles import Role
from pendamping.awards.errors import (
    AwardNotFound,
    CriteriaFirst,
    CriteriaStand,
    GateFailed,
    PeriodRuns,
    ReplyClosed,
    ReplyRuns,
    TextMissing,
)
from pendamping.awards.gates import service_months
from pendamping.awards.models import Award, Candidate
from pendamping.awards.selectors.awards import awards_in, get_candidate, lists_to_answer, recipients_of, shortlist_of
from pendamping.awards.services.awards import (
    answer_shortlist,
    change_award,
    decide_candidate,
    make_shortlist,
    plan_award,
    publish_criteria,
)
from pendamping.awards.tests.conftest import LISTED, REPLIED, UNTIL, criteria, visited
from pendamping.common.problems import NotAllowed
from pendamping.common.scope import Scope
from pendamping.evaluation.models import Evaluation, PersonalLetter
from pendamping.people.models import Assignment, AssignmentArea, Tier

Verdict = Candidate.Verdict


def own(scope: Scope, award: Award) -> Candidate:
    return Candidate.objects.select_related("award", "person").get(award=award, person__name=scope.name)


def test_criteria_are_drafted_in_private_and_stand_once_published(sari: Scope, dpmd: Scope) -> None:
    draft = plan_award(dpmd, criteria())
    assert not awards_in(sari).exists()
    with pytest.raises(CriteriaFirst):
        make_shortlist(dpmd, draft.pk)
    publish_criteria(dpmd, draft.pk)
    assert awards_in(sari).get().criteria == "Perubahan nyata di desa dampingan."
    with pytest.raises(CriteriaStand):
        change_award(dpmd, draft.pk, criteria(least_coverage=0))


def test_a_period_has_to_be_over(sari: Scope, dpmd: Scope, award: Award) -> None:
    with pytest.raises(PeriodRuns):
        make_shortlist(replace(dpmd, today=UNTIL), award.pk)


def test_every_gate_is_measured(sari: Scope, listed: Award) -> None:
    one = own(sari, listed)
    assert (one.service_months, one.visits, one.visits_with_evidence, one.coverage) == (12, 4, 3, 75)
    assert (one.open_cases, one.villages) == (0, 2)
    assert one.passes


def test_a_warning_of_the_period_closes_the_gate(sari: Scope, dpmd: Scope, listed: Award) -> None:
    PersonalLetter.objects.create(
        person=own(sari, listed).person, kind="warning_1", number="1", date=date(2024, 5, 1), issuer="Contoh",
        legal_basis="Contoh", text="Contoh", recorded_by="Contoh", sent_at=timezone.now(),
    )  # fmt: skip
    make_shortlist(dpmd, listed.pk)
    assert not own(sari, listed).passes
    with pytest.raises(GateFailed):
        decide_candidate(replace(dpmd, today=REPLIED), own(sari, listed).pk, Verdict.AWARDED, "Baik.")


@pytest.mark.parametrize(
    ("posts", "months"),
    [
        ([(date(2021, 1, 1), date(2023, 12, 31)), (date(2024, 1, 1), None)], 48),
        ([(date(2021, 1, 1), date(2023, 12, 30)), (date(2024, 1, 1), None)], 12),
        ([(date(2024, 1, 15), None)], 11),
        ([(date(2020, 1, 1), date(2024, 11, 30))], 0),
    ],
)
def test_service_counts_back_to_the_first_gap(sari: Scope, posts: list[tuple[date, date | None]], months: int) -> None:
    assert sari.person_id is not None
    Assignment.objects.filter(person_id=sari.person_id).delete()
    for start, end in posts:
        post = Assignment.objects.create(person_id=sari.person_id, tier=Tier.PLD, start=start, end=end)
        AssignmentArea.objects.create(assignment=post, region_id=DESA)
    assert service_months([sari.person_id], UNTIL) == {sari.person_id: months}


def test_people_answer_about_themselves_in_time(
    sari: Scope, dpmd: Scope, listed: Award, make_scope: Callable[..., Scope]
) -> None:
    mine, today = own(sari, listed), replace(sari, today=LISTED)
    assert lists_to_answer(today).count() == 1
    other = replace(make_scope("Tono", Role.PLD, "6209012001"), today=LISTED)
    with pytest.raises(AwardNotFound):
        answer_shortlist(other, mine.pk, "Bukan saya")
    with pytest.raises(ReplyRuns):
        decide_candidate(dpmd, mine.pk, Verdict.AWARDED, "Baik.")
    assert answer_shortlist(today, mine.pk, "Satu foto tertinggal di HP.").reply
    assert not lists_to_answer(today)
    with pytest.raises(ReplyClosed):
        answer_shortlist(replace(sari, today=REPLIED), mine.pk, "Terlambat")


def test_a_reply_that_is_right_changes_the_measure_and_keeps_its_days(sari: Scope, dpmd: Scope, listed: Award) -> None:
    visited(sari, date(2024, 4, 1), with_photo=True)
    again = make_shortlist(replace(dpmd, today=LISTED.replace(day=15)), listed.pk)
    assert own(sari, listed).visits == 5
    assert again.shortlisted_on == LISTED


def test_a_decision_has_its_reason_ends_the_award_and_moves_no_score(sari: Scope, dpmd: Scope, listed: Award) -> None:
    jury, mine = replace(dpmd, today=REPLIED), own(sari, listed)
    before = list(Evaluation.objects.values())
    with pytest.raises(TextMissing):
        decide_candidate(jury, mine.pk, Verdict.AWARDED, " ")
    decide_candidate(jury, mine.pk, Verdict.AWARDED, "Kader posyandu aktif kembali.")
    listed.refresh_from_db()
    assert listed.state == Award.State.DECIDED
    assert [one.person_id for one in recipients_of(sari, listed)] == [sari.person_id]
    assert list(Evaluation.objects.values()) == before


def test_nobody_reads_the_list_but_those_who_keep_or_decide_it(
    sari: Scope, budi: Scope, ratna: Scope, dpmd: Scope, listed: Award
) -> None:
    mine = own(sari, listed)
    for scope in (budi, ratna):
        with pytest.raises(AwardNotFound):
            get_candidate(scope, mine.pk)
        assert not shortlist_of(scope, listed).exists()
    assert list(shortlist_of(sari, listed)) == [mine]
    names = [one.person.name for one in shortlist_of(dpmd, listed)]
    assert names == sorted(names)
    with pytest.raises(NotAllowed):
        decide_candidate(budi, mine.pk, Verdict.AWARDED, "Baik.")
