"""The sample world without a database: the same from the same seed, and true to what was published."""

from collections import Counter
from datetime import date, timedelta
from itertools import pairwise

import pytest

from pendamping.demo.activities import all_activities, tell
from pendamping.demo.blemishes import with_blemishes
from pendamping.demo.journal import Diary, Entry
from pendamping.demo.lives import life_of
from pendamping.demo.names import SECOND
from pendamping.demo.places import Place
from pendamping.demo.scores import COUNTS, FIRST_MANDIRI, LEGAL, STATUSES, YEARS, points_of, sample_results
from pendamping.demo.team import QUIET_DAYS, make_team
from pendamping.demo.world import World
from pendamping.fieldwork.code_lists import ENTRIES

TODAY = date(2026, 11, 21)
NORTH, EAST = -2.3, 111.0
# As many desa per kecamatan as Lamandau has; codes and points are enough for the generators.
DESA = {"01": 10, "02": 10, "03": 13, "04": 12, "05": 11, "06": 8, "07": 12, "08": 9}


def _places() -> list[Place]:
    codes = [f"6209{district}2{number:03}" for district, count in DESA.items() for number in range(1, count + 1)]
    codes = sorted({*codes, *QUIET_DAYS} - {"6209022009"})  # Hulu Jojabo has a number above ten
    return [Place(code, f"Desa {code[-5:]}", NORTH + place / 100, EAST) for place, code in enumerate(codes)]


@pytest.fixture(scope="module")
def world() -> World:
    return World(TODAY)


@pytest.fixture(scope="module")
def places() -> list[Place]:
    return _places()


@pytest.fixture(scope="module")
def entries(world: World, places: list[Place]) -> list[Entry]:
    team, by_code = make_team(world, places), {place.code: place for place in places}
    lines = [line for member in team.members for line in Diary(world, team, member, by_code).days()]
    return [line for line in lines if isinstance(line, Entry)]


def test_counts_by_status_are_the_published_ones(world: World, places: list[Place]) -> None:
    results = sample_results(world, places)
    for year in YEARS:
        counted = Counter(one.status for one in results if one.year == year)
        assert tuple(counted[status] for status in STATUSES) == COUNTS[year]
    assert {one.code for one in results if one.year == min(YEARS) and one.status == "mandiri"} == {FIRST_MANDIRI}


def test_scores_are_legal_and_give_the_status(world: World, places: list[Place]) -> None:
    for one in sample_results(world, places):
        assert all(one.scores[name] in steps for name, steps in LEGAL.items())
        assert float(one.idm) == pytest.approx(points_of(one.scores) / 6300, abs=1e-13)


def test_villages_mostly_rise_and_some_fall(world: World, places: list[Place]) -> None:
    values = {(one.code, one.year): float(one.idm) for one in sample_results(world, places)}
    moves = [
        values[place.code, after] - values[place.code, before] for before, after in pairwise(YEARS) for place in places
    ]
    falls = sum(1 for move in moves if move < 0)
    assert 0 < falls < len(moves) / 5


def test_the_same_day_gives_the_same_year(world: World, places: list[Place], entries: list[Entry]) -> None:
    team, by_code = make_team(world, places), {place.code: place for place in places}
    again = [line for line in Diary(world, team, team.members[0], by_code).days() if isinstance(line, Entry)]
    assert again == [one for one in entries if one.member == team.members[0]]


def test_work_ends_yesterday_and_lies_inside_the_posts(world: World, entries: list[Entry]) -> None:
    assert max(one.date for one in entries) <= world.last_day
    for one in entries:
        codes = one.member.codes_on(one.date)
        assert any(one.region.startswith(code) or code.startswith(one.region) for code in codes)
        assert not one.member.away_on(one.date)


def test_six_villages_and_no_others_lack_a_visit_for_thirty_days(world: World, entries: list[Entry]) -> None:
    visits: dict[str, date] = {}
    for one in entries:
        if one.activity.kind == "field_visit":
            visits[one.region] = max(one.date, visits.get(one.region, one.date))
    late = {code for code, day in visits.items() if world.today - day > timedelta(days=30)}
    assert late == set(QUIET_DAYS)
    assert len(visits) == sum(DESA.values())


def test_nobody_is_at_two_places_but_where_it_is_meant(world: World, entries: list[Entry]) -> None:
    by_member: dict[int, list[Entry]] = {}
    for one in entries:
        by_member.setdefault(one.member.number, []).append(one)
    for own in by_member.values():
        marked = with_blemishes(world, own)
        overlaps = [
            (one, other)
            for one, other in pairwise(sorted(marked, key=lambda entry: (entry.date, entry.start)))
            if one.date == other.date and other.start < one.end
        ]
        assert all(one.held_up or other.held_up for one, other in overlaps)


def test_every_life_goes_forward_and_ends_before_today(world: World, places: list[Place], entries: list[Entry]) -> None:
    team = make_team(world, places)
    states = Counter[str]()
    for one in entries[::7]:
        life = life_of(world, team, one, from_last=20)
        moments = [step.at for step in life.steps]
        assert moments == sorted(moments)
        assert life.created_at <= life.received_at
        states[life.state] += 1
    assert states["locked"] > states["verified"] > 0


def test_every_text_fills_its_slots_and_every_code_is_known(world: World) -> None:
    categories = {code for code, _label, _english in ENTRIES["category"]}
    themes = {code for code, _label, _english in ENTRIES["theme"]}
    for activity in all_activities():
        assert activity.category in categories
        assert set(activity.themes) <= themes
        for attempt in range(20):
            story = tell(world.chance("text", activity.key, attempt), activity, TODAY, "Contoh")
            assert "{" not in f"{story}"


def test_names_are_visibly_invented(world: World, places: list[Place]) -> None:
    members = make_team(world, places).members
    assert all(member.name.split()[-1] in SECOND for member in members)
    assert len({member.name for member in members}) == len(members)
