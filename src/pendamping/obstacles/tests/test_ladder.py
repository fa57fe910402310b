"""What may happen to an obstacle, by whom, and what it does to the clock."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from tests.people import DESA, FOREIGN_DESA, OTHER_DESA, TODAY

from pendamping.access.roles import Role
from pendamping.common.ids import new_id
from pendamping.common.models import AuditEntry
from pendamping.common.problems import NotAllowed
from pendamping.common.scope import Scope
from pendamping.obstacles.errors import (
    AlreadySolved,
    EditConflict,
    GroupReachesFurther,
    IsPartOfGroup,
    LevelTooLow,
    MetInFuture,
    NotHigher,
    NothingSaid,
    NothingToGroup,
    NotSolved,
    NotYours,
    ObstacleNotFound,
    OwnerElsewhere,
    StoredDiffers,
    UnknownTheme,
)
from pendamping.obstacles.models import Level, Obstacle
from pendamping.obstacles.schemas import Solution
from pendamping.obstacles.selectors import solutions_like
from pendamping.obstacles.services import (
    answer_obstacle,
    assign_obstacle,
    edit_obstacle,
    escalate_obstacle,
    group_obstacles,
    raise_obstacle,
    reopen_obstacle,
    solve_obstacle,
    ungroup_obstacle,
)
from pendamping.obstacles.tests.conftest import new
from pendamping.people.models import Organisation
from pendamping.regions.errors import RegionNotFound

SOLVED = Solution(text="Tali diganti gotong royong.")


def test_sending_twice_stores_once(sari: Scope) -> None:
    content = new()
    first, is_new = raise_obstacle(sari, content)
    assert is_new
    assert raise_obstacle(sari, content) == (first, False)
    with pytest.raises(StoredDiffers):
        raise_obstacle(sari, content.model_copy(update={"title": "Lain"}))


def test_the_clock_begins_when_the_office_hears_of_it(sari: Scope) -> None:
    obstacle, _is_new = raise_obstacle(sari, new(date=TODAY - timedelta(days=20)))
    assert (obstacle.level_since, obstacle.due_on) == (TODAY, TODAY + timedelta(days=14))


def test_without_a_level_the_nearest_one_is_asked_first(sari: Scope) -> None:
    assert raise_obstacle(sari, new(level=None))[0].level == Level.VILLAGE


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"region": FOREIGN_DESA}, RegionNotFound),
        ({"theme": "sihir"}, UnknownTheme),
        ({"date": TODAY + timedelta(days=1)}, MetInFuture),
    ],
)
def test_what_does_not_fit_is_named(sari: Scope, changes: dict[str, object], problem: type[Exception]) -> None:
    with pytest.raises(problem):
        raise_obstacle(sari, new(**changes))


def test_a_kecamatan_cannot_put_an_obstacle_to_a_village(budi: Scope) -> None:
    with pytest.raises(LevelTooLow):
        raise_obstacle(budi, new(region="620904", level=Level.VILLAGE))


def test_it_rises_with_everything_said_and_a_new_clock(sari: Scope, budi: Scope, bridge: Obstacle) -> None:
    answer_obstacle(budi, bridge.pk, "Sudah ditinjau.")
    risen = escalate_obstacle(budi, bridge.pk, Level.REGENCY, "Di luar kemampuan kecamatan.")
    assert (risen.level, risen.state) == (Level.REGENCY, Obstacle.State.OPEN)
    assert risen.due_on == TODAY + timedelta(days=30)
    assert [one.note for one in risen.events.all()] == ["", "Sudah ditinjau.", "Di luar kemampuan kecamatan."]
    with pytest.raises(NotHigher):
        escalate_obstacle(budi, bridge.pk, Level.DISTRICT, "Turun lagi")


def test_only_who_raised_it_or_handles_obstacles_there_moves_it(
    sari: Scope, make_scope: Callable[..., Scope], bridge: Obstacle
) -> None:
    neighbour = make_scope("Dewi", Role.PLD, DESA)
    with pytest.raises(NotYours):
        solve_obstacle(neighbour, bridge.pk, SOLVED)
    with pytest.raises(NotYours):
        edit_obstacle(neighbour, bridge.pk, new(title="Lain"), version=1)
    answer_obstacle(neighbour, bridge.pk, "Di desa kami sama.")
    assert solve_obstacle(sari, bridge.pk, SOLVED).solved_on == TODAY


def test_another_area_never_learns_of_it(ratna: Scope, bridge: Obstacle) -> None:
    with pytest.raises(ObstacleNotFound):
        answer_obstacle(ratna, bridge.pk, "Halo")


def test_a_village_head_sees_what_was_put_to_the_village(sari: Scope, head: Scope, bridge: Obstacle) -> None:
    asked, _is_new = raise_obstacle(sari, new(level=Level.VILLAGE))
    assert list(Obstacle.objects.within(head)) == [asked]
    assert answer_obstacle(head, asked.pk, "Minggu depan.").state == Obstacle.State.ANSWERED
    with pytest.raises(NotAllowed):
        group_obstacles(head, asked.pk, [bridge.pk])


def test_what_its_writer_adds_is_no_answer(sari: Scope, bridge: Obstacle) -> None:
    assert answer_obstacle(sari, bridge.pk, "Masih sama.").state == Obstacle.State.OPEN
    with pytest.raises(NothingSaid):
        answer_obstacle(sari, bridge.pk, "   ")


def test_two_edits_of_one_version_end_in_a_conflict_that_shows_both(sari: Scope, bridge: Obstacle) -> None:
    edit_obstacle(sari, bridge.pk, new(title="Jembatan putus dua tali"), version=1)
    with pytest.raises(EditConflict) as caught:
        edit_obstacle(sari, bridge.pk, new(title="Jembatan miring"), version=1)
    assert caught.value.facts["fields"] == {"title": ["Jembatan putus dua tali", "Jembatan miring"]}


def test_solved_means_solved_until_it_is_opened_again(budi: Scope, bridge: Obstacle) -> None:
    with pytest.raises(NotSolved):
        reopen_obstacle(budi, bridge.pk, "Belum")
    solve_obstacle(budi, bridge.pk, SOLVED)
    with pytest.raises(AlreadySolved):
        answer_obstacle(budi, bridge.pk, "Terlambat")
    later = replace(budi, today=TODAY + timedelta(days=40))
    again = reopen_obstacle(later, bridge.pk, "Putus lagi.")
    assert (again.solution, again.solved_on, again.due_on) == ("", None, TODAY + timedelta(days=54))


def test_an_owner_serves_the_area_and_stays_behind_when_it_rises(dpmd: Scope, bridge: Obstacle) -> None:
    office = Organisation.objects.create(region_id="6209", name="Dinas PUPR", short_name="Dinas PUPR")
    other = Organisation.objects.create(region_id="620901", name="Kecamatan Bulik", short_name="Kecamatan Bulik")
    with pytest.raises(OwnerElsewhere):
        assign_obstacle(dpmd, bridge.pk, other.pk)
    escalate_obstacle(dpmd, bridge.pk, Level.REGENCY, "Perlu dinas")
    assert assign_obstacle(dpmd, bridge.pk, office.pk).owner == office
    assert escalate_obstacle(dpmd, bridge.pk, Level.PROVINCE, "Perlu provinsi").owner is None


def test_a_group_rises_and_is_solved_together(sari: Scope, budi: Scope, dpmd: Scope, bridge: Obstacle) -> None:
    alike, _is_new = raise_obstacle(sari, new(region=OTHER_DESA))
    assert [one.pk for one in group_obstacles(budi, bridge.pk, [alike.pk])] == [alike.pk]
    with pytest.raises(IsPartOfGroup):
        solve_obstacle(budi, alike.pk, SOLVED)
    with pytest.raises(NothingToGroup):
        group_obstacles(budi, bridge.pk, [new_id()])
    escalate_obstacle(dpmd, bridge.pk, Level.REGENCY, "Dua desa")
    solve_obstacle(dpmd, bridge.pk, SOLVED)
    alike.refresh_from_db()
    assert (alike.level, alike.state, alike.solution) == (Level.REGENCY, Obstacle.State.SOLVED, SOLVED.text)
    assert ungroup_obstacle(budi, alike.pk).part_of is None


def test_a_group_that_reaches_further_is_for_the_wider_office(
    budi: Scope, dpmd: Scope, bridge: Obstacle, make_scope: Callable[..., Scope]
) -> None:
    other = make_scope("Wati", Role.PLD, "6209012001")
    away, _is_new = raise_obstacle(other, new(region="6209012001"))
    group_obstacles(dpmd, bridge.pk, [away.pk])
    with pytest.raises(GroupReachesFurther):
        solve_obstacle(budi, bridge.pk, SOLVED)


def test_a_shared_solution_is_offered_across_the_kabupaten(
    budi: Scope, bridge: Obstacle, make_scope: Callable[..., Scope], ratna: Scope
) -> None:
    solve_obstacle(budi, bridge.pk, SOLVED)
    other = make_scope("Wati", Role.PLD, "6209012001")
    assert [one.solution for one in solutions_like(other, "distance", "6209012001")] == [SOLVED.text]
    assert not solutions_like(other, "budget", "6209012001")
    assert not solutions_like(ratna, "distance", FOREIGN_DESA)
    Obstacle.objects.update(is_shared=False)
    assert not solutions_like(other, "distance", "6209012001")


def test_each_step_has_its_entry_in_the_trail(budi: Scope, bridge: Obstacle) -> None:
    escalate_obstacle(budi, bridge.pk, Level.REGENCY, "Naik")
    solve_obstacle(budi, bridge.pk, SOLVED)
    actions = AuditEntry.objects.filter(object_id=str(bridge.pk)).order_by("sequence").values_list("action", flat=True)
    assert list(actions) == ["obstacle.raised", "obstacle.escalated", "obstacle.solved"]
