from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from pytest_django import DjangoAssertNumQueries
from tests.people import DESA, FOREIGN_DESA, OTHER_DESA, TODAY

from pendamping.access.roles import Role
from pendamping.common.problems import NotFound
from pendamping.common.scope import Scope
from pendamping.people.models import Assignment, AssignmentArea, CoordinatorTerm, Person, RequiredPosts, Tier
from pendamping.people.selectors import (
    Line,
    empty_posts,
    facilitators_of_villages,
    get_kept_person,
    number_uncovered,
    subordinates_of,
    supervisor_of,
    supervisors_of_many,
    vacancies_under,
    village_history,
)
from pendamping.people.tests.conftest import person_of

MakeScope = Callable[..., Scope]
UNSERVED = "6209012001"


def place(name: str, tier: Tier, *codes: str, kind: str = "definitive", start: date = date(2024, 1, 1)) -> Assignment:
    post = Assignment.objects.create(person=Person.objects.create(name=name), tier=tier, kind=kind, start=start)
    AssignmentArea.objects.bulk_create(AssignmentArea(assignment=post, region_id=code) for code in codes)
    return post


def post_of(scope: Scope) -> Assignment:
    return Assignment.objects.get(person=person_of(scope))


def nearest(line: Line | None) -> tuple[str, list[str]] | None:
    assert line is not None
    step = line.supervisor
    return (step.tier.value, [holder.name for holder in step.holders]) if step else None


def test_the_supervisor_is_the_next_tier_over_the_same_area(sari: Scope, budi: Scope, ratna: Scope) -> None:
    assert nearest(supervisor_of(sari, post_of(sari), TODAY)) == ("PD", ["Budi"])


def test_a_vacant_tier_is_named_and_passed(sari: Scope, make_scope: MakeScope) -> None:
    make_scope("Tari", Role.TAPM_KAB, "6209")
    line = supervisor_of(sari, post_of(sari), TODAY)
    assert nearest(line) == ("TAPM_KAB", ["Tari"])
    assert line is not None
    assert [(step.tier, step.region_code) for step in line.vacant] == [("PD", "620904")]


def test_above_everybody_stands_the_ministry(sari: Scope) -> None:
    line = supervisor_of(sari, post_of(sari), TODAY)
    assert nearest(line) is None
    assert line is not None
    assert [step.region_code for step in line.vacant] == ["620904", "6209", "62", ""]


def test_the_coordinator_comes_first_and_a_stand_in_last(sari: Scope, budi: Scope) -> None:
    place("Pengampu", Tier.PD, "620904", kind="temporary_cover", start=date(2023, 1, 1))
    leader = place("Ketua", Tier.PD, "620904", start=date(2024, 6, 1))
    CoordinatorTerm.objects.create(
        person=leader.person, role=CoordinatorTerm.Role.KORCAM, region_id="620904", start=date(2024, 6, 1)
    )
    assert nearest(supervisor_of(sari, post_of(sari), TODAY)) == ("PD", ["Ketua", "Budi", "Pengampu"])
    assert nearest(supervisor_of(sari, post_of(sari), date(2024, 3, 1))) == ("PD", ["Budi", "Pengampu"])


def test_the_country_tier_covers_everybody(make_scope: MakeScope) -> None:
    place("Pusat", Tier.TAPM_PUSAT)
    province = make_scope("Provinsi", Role.TAPM_PROV, "62")
    assert nearest(supervisor_of(province, post_of(province), TODAY)) == ("TAPM_PUSAT", ["Pusat"])


def test_third_parties_have_no_line(dewi: Scope) -> None:
    assert supervisor_of(dewi, place("Lembaga", Tier.THIRD_PARTY, "6209"), TODAY) is None


def test_many_lines_cost_as_many_questions_as_one(
    sari: Scope, budi: Scope, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(20):
        place(f"PLD {number}", Tier.PLD, DESA)
    posts = list(Assignment.objects.filter(tier=Tier.PLD).prefetch_related("areas"))
    with django_assert_num_queries(3):
        lines = supervisors_of_many(budi, posts, TODAY)
    assert [nearest(line) for line in lines.values()] == [("PD", ["Budi"])] * 21


def test_subordinates_are_the_tiers_below_in_the_area(sari: Scope, budi: Scope, ratna: Scope) -> None:
    assert [post.person.name for post in subordinates_of(budi)] == ["Sari"]
    assert not subordinates_of(sari).exists()


def test_facilitators_of_many_villages_in_one_question(
    sari: Scope, ratna: Scope, dewi: Scope, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    place("Pengampu", Tier.PLD, DESA, kind="temporary_cover", start=date(2023, 1, 1))
    with django_assert_num_queries(1):
        found = facilitators_of_villages(dewi, [DESA, OTHER_DESA, UNSERVED, FOREIGN_DESA], TODAY)
    names = {code: [post.name for post in posts] for code, posts in found.items()}
    assert names == {DESA: ["Sari", "Pengampu"], OTHER_DESA: ["Sari"], UNSERVED: []}


def test_a_village_remembers_those_who_left(sari: Scope, ratna: Scope) -> None:
    old = place("Lama", Tier.PLD, DESA, start=date(2022, 1, 1))
    Assignment.objects.filter(pk=old.pk).update(end=date(2022, 12, 31))
    assert [post.person.name for post in village_history(sari, DESA)] == ["Sari", "Lama"]
    with pytest.raises(NotFound):
        village_history(ratna, DESA)


def test_vacancies_count_posts_and_villages_per_kecamatan(
    dewi: Scope, sari: Scope, budi: Scope, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    RequiredPosts.objects.create(region_id="620904", tier=Tier.PLD, number=2)
    RequiredPosts.objects.create(region_id="6209", tier=Tier.TAPM_KAB, number=4)
    place("Pengampu", Tier.PLD, UNSERVED, kind="temporary_cover")
    with django_assert_max_num_queries(7):
        found = vacancies_under(dewi, "6209", TODAY)
    rows = {row.region.code: row for row in found.rows}
    bulik_timur, bulik = rows["620904"].posts[Tier.PLD], rows["620901"].posts[Tier.PLD]
    assert (bulik_timur.required, bulik_timur.filled, bulik_timur.acting, bulik_timur.empty) == (2, 1, 0, 1)
    assert (bulik.required, bulik.filled, bulik.acting, bulik.empty) == (None, 0, 1, None)
    assert [post.name for post in rows["620901"].covers] == ["Pengampu"]
    assert (found.villages, found.uncovered, number_uncovered(dewi, TODAY)) == (3, 0, 0)
    assert (found.empty(Tier.PLD), found.empty(Tier.PD)) == (1, None)
    assert [empty_posts(dewi, TODAY)[tier] for tier in (Tier.PLD, Tier.PD, Tier.TAPM_KAB)] == [1, None, 4]
    assert (found.own_posts[0].tier, found.own_posts[0].empty) == (Tier.TAPM_KAB, 4)


def test_a_surplus_here_fills_no_gap_there(dewi: Scope, sari: Scope) -> None:
    place("Kedua", Tier.PLD, DESA)
    for code in ("620904", "620901"):
        RequiredPosts.objects.create(region_id=code, tier=Tier.PLD, number=1)
    whole_province = replace(dewi, prefixes=("62",))
    counted = vacancies_under(whole_province, "62", TODAY).rows[1].posts[Tier.PLD]
    assert (counted.required, counted.filled, counted.empty) == (2, 2, 1)


@pytest.mark.parametrize(("code", "rows"), [("", ["62"]), ("62", ["6201", "6209"]), ("620904", ["620904"])])
def test_vacancies_of_any_level_show_the_level_below(ministry: Scope, code: str, rows: list[str]) -> None:
    assert [row.region.code for row in vacancies_under(ministry, code, TODAY).rows] == rows


def test_vacancies_end_at_the_scope(sari: Scope) -> None:
    found = vacancies_under(sari, "620904", TODAY)
    assert [(row.region.code, row.villages) for row in found.rows] == [("620904", 2)]
    for code in ("6201", "620901", DESA, "x"):
        with pytest.raises(NotFound):
            vacancies_under(sari, code, TODAY)


def test_who_moved_away_is_seen_but_kept_elsewhere(dewi: Scope) -> None:
    moved = place("Pindah", Tier.PLD, DESA, start=date(2022, 1, 1))
    Assignment.objects.filter(pk=moved.pk).update(end=date(2023, 12, 31))
    assert get_kept_person(dewi, moved.person_id) == moved.person
    new = Assignment.objects.create(person=moved.person, tier=Tier.PLD, start=date(2024, 1, 1))
    AssignmentArea.objects.create(assignment=new, region_id=FOREIGN_DESA)
    assert Person.objects.within(dewi).filter(pk=moved.person_id).exists()
    with pytest.raises(NotFound):
        get_kept_person(dewi, moved.person_id)
