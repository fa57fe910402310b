"""What a plan must never do, and what it says when it cannot."""

from collections.abc import Mapping
from dataclasses import replace

import polars as pl
import pytest

from pendamping.engine.acceleration import (
    ACTIONS,
    BUDGETS_SCHEMA,
    CAPACITIES_SCHEMA,
    SOURCES,
    Block,
    Cancelled,
    Effort,
    Goal,
    Limits,
    Obstacle,
    Progress,
    Unit,
    Watch,
    Wish,
    WishUnclear,
    effects_of,
    lone_lifts,
    make_plan,
)
from pendamping.engine.acceleration.tests.cases import BASIC, FREE, IDM, OTHERS, cost_table, village_table

MILLION = 1_000_000
PREPAREDNESS = "ikl_03"
BY_ACTIONS = Wish(Goal.MOST_VILLAGES, Unit.ACTIONS, 2025, 2025, years_unless_told=0, effort=Effort(20))
BY_MONEY = replace(BY_ACTIONS, unit=Unit.RUPIAH)
CAN_ALL = {"iks_03": 1, "ike_10": 1, "ikl_03": 0}


Given = Mapping[tuple[str, int], int]  # (source or agency, year) → how much


def limits(*, budgets: Given | None = None, capacities: Given | None = None) -> Limits:
    def rows(given: Given | None) -> list[tuple[str, int, int]]:
        return [(*key, value) for key, value in (given or {}).items()]

    return Limits(
        pl.DataFrame(rows(budgets), schema=dict(BUDGETS_SCHEMA), orient="row"),
        pl.DataFrame(rows(capacities), schema=dict(CAPACITIES_SCHEMA), orient="row"),
    )


NO_COSTS = cost_table([])


def test_facts_of_a_village_are_never_actions() -> None:
    lowest = village_table([{one.id: min(one.scale) for one in IDM.indicators}])
    wish = replace(BY_ACTIONS, goal=Goal.MOST_POINTS)
    plan = make_plan(lowest, NO_COSTS, Limits.none(), wish, IDM)
    never = {one.id for one in IDM.indicators if not one.actionable}
    assert {"iks_20", "iks_21", "iks_22", "ikl_02"} <= never
    assert set(plan.actions["indicator"]) == {one.id for one in IDM.indicators} - never


def test_what_the_wish_leaves_out_is_left_out() -> None:
    wish = replace(BY_ACTIONS, goal=Goal.MOST_POINTS, excluded=OTHERS | {PREPAREDNESS})
    plan = make_plan(village_table([CAN_ALL]), NO_COSTS, Limits.none(), wish, IDM)
    assert set(plan.actions["indicator"]) == set(FREE) - {PREPAREDNESS}


def test_one_indicator_has_no_more_than_its_share() -> None:
    villages = village_table([CAN_ALL] * 4)
    wish = replace(BY_ACTIONS, goal=Goal.MOST_POINTS, excluded=OTHERS, most_of_one=40)
    given = limits(budgets={(ACTIONS, 2025): 5})
    plan = make_plan(villages, NO_COSTS, given, wish, IDM)
    counted = plan.actions["indicator"].value_counts()
    assert plan.actions.height == 5
    assert dict(counted.iter_rows())[PREPAREDNESS] == 2


def test_basic_services_have_their_share() -> None:
    villages = village_table([CAN_ALL] * 4)
    wish = replace(BY_ACTIONS, goal=Goal.MOST_POINTS, excluded=OTHERS, basic_groups=BASIC, basic_share=50)
    plan = make_plan(villages, NO_COSTS, limits(budgets={(ACTIONS, 2025): 6}), wish, IDM)
    assert plan.actions.filter("basic").height == 3


def test_without_a_cost_a_step_is_no_choice_and_is_named() -> None:
    costs = cost_table([{"indicator": "iks_03", "score_from": 1, "score_to": 5, "kabupaten": 40 * MILLION}])
    wish = replace(BY_MONEY, goal=Goal.MOST_POINTS, excluded=OTHERS)
    plan = make_plan(village_table([CAN_ALL]), costs, Limits.none(), wish, IDM)
    assert plan.actions.select("indicator", "score_to", "cost").rows() == [("iks_03", 5, 40 * MILLION)]
    assert ("ikl_03", 0, 5, 1) in plan.unpriced.rows()


def test_an_empty_cost_is_not_a_cost_of_nothing() -> None:
    costs = cost_table([{"indicator": "iks_03", "score_from": 1, "score_to": 5}])
    plan = make_plan(village_table([CAN_ALL]), costs, Limits.none(), replace(BY_MONEY, excluded=OTHERS), IDM)
    assert plan.actions.is_empty()


def test_a_village_s_own_cost_stands_before_the_general_one() -> None:
    step = {"indicator": "iks_03", "score_from": 1, "score_to": 5}
    costs = cost_table([{**step, "kabupaten": 40 * MILLION}, {**step, "region": "6209012002", "pusat": 9 * MILLION}])
    wish = replace(BY_MONEY, goal=Goal.MOST_POINTS, excluded=OTHERS)
    plan = make_plan(village_table([CAN_ALL] * 2), costs, Limits.none(), wish, IDM)
    assert plan.actions.select("region", *SOURCES).rows() == [
        ("6209012001", 0, 40 * MILLION, 0, 0, 0),
        ("6209012002", 0, 0, 0, 9 * MILLION, 0),
    ]


def test_an_unknown_score_is_never_guessed() -> None:
    villages = village_table([CAN_ALL, {**CAN_ALL, "iks_01": None}])
    plan = make_plan(villages, NO_COSTS, Limits.none(), replace(BY_ACTIONS, excluded=OTHERS), IDM)
    unknown = plan.villages.row(1, named=True)
    assert (unknown["points"], unknown["status"], unknown["block"]) == (None, None, Block.SCORES)
    assert plan.best == 1


def test_what_counts_too_late_is_not_taken() -> None:
    costs = cost_table([{"indicator": PREPAREDNESS, "score_from": 0, "score_to": 5, "years": 2, "dana_desa": MILLION}])
    wish = replace(BY_MONEY, goal=Goal.MOST_POINTS, last_year=2026)
    assert make_plan(village_table([CAN_ALL]), costs, Limits.none(), wish, IDM).actions.is_empty()
    longer = make_plan(village_table([CAN_ALL]), costs, Limits.none(), replace(wish, last_year=2027), IDM)
    assert longer.actions.select("year", "counts_in").rows() == [(2025, 2027)]


def test_work_spreads_over_the_years_that_an_office_needs() -> None:
    villages = village_table([CAN_ALL] * 3)
    wish = replace(BY_ACTIONS, goal=Goal.MOST_POINTS, last_year=2027, excluded=OTHERS | {"ike_10", "ikl_03"})
    given = limits(capacities={("dinkes", year): 1 for year in wish.years})
    plan = make_plan(villages, NO_COSTS, given, wish, IDM)
    assert plan.actions["year"].sort().to_list() == [2025, 2026, 2027]


@pytest.mark.parametrize(
    ("changed", "block"),
    [
        ({"unit": Unit.RUPIAH}, Block.UNPRICED),
        ({"years_unless_told": 1}, Block.TIME),
        ({"excluded": OTHERS | frozenset(FREE)}, Block.EXCLUDED),
    ],
)
def test_it_says_why_a_village_cannot_reach_the_goal(changed: dict[str, object], block: Block) -> None:
    wish = replace(BY_ACTIONS, goal=Goal.LEAST_COST, **changed)  # type: ignore[arg-type]  # the fields are varied
    plan = make_plan(village_table([CAN_ALL]), NO_COSTS, Limits.none(), wish, IDM)
    assert plan.villages["block"].to_list() == [block]


def test_where_not_even_everything_is_enough_it_says_so() -> None:
    lowest = village_table([{one.id: min(one.scale) for one in IDM.indicators if not one.actionable}])
    best = village_table([{one.id: (max if one.actionable else min)(one.scale) for one in IDM.indicators}])
    wish = replace(BY_ACTIONS, target="mandiri")
    assert make_plan(lowest, NO_COSTS, Limits.none(), wish, IDM).villages["block"].to_list() == [None]
    assert make_plan(best, NO_COSTS, Limits.none(), wish, IDM).villages["goal"].to_list() == [None]


@pytest.mark.parametrize(
    ("given", "changed", "obstacle"),
    [
        (limits(budgets={(ACTIONS, 2025): 1}), {}, Obstacle.BUDGET),
        (limits(capacities={("bpbd", 2025): 0}), {"excluded": OTHERS | {"iks_03", "ike_10"}}, Obstacle.CAPACITY),
        (Limits.none(), {"basic_groups": BASIC, "basic_share": 90}, Obstacle.BASIC_SHARE),
        (Limits.none(), {"most_of_one": 30, "excluded": OTHERS | {"iks_03"}}, Obstacle.MOST_OF_ONE),
    ],
)
def test_it_names_the_limit_that_stands_in_the_way(
    given: Limits, changed: dict[str, object], obstacle: Obstacle
) -> None:
    wish = replace(BY_ACTIONS, goal=Goal.LEAST_COST, **{"excluded": OTHERS, **changed})  # type: ignore[arg-type]
    plan = make_plan(village_table([CAN_ALL] * 2), NO_COSTS, given, wish, IDM)
    assert plan.goal is Goal.MOST_VILLAGES
    assert plan.obstacles == (obstacle,)


def test_it_stops_when_asked() -> None:
    watch = Watch(stop=lambda: True)
    with pytest.raises(Cancelled):
        make_plan(
            village_table([CAN_ALL] * 9), NO_COSTS, limits(budgets={(ACTIONS, 2025): 7}), BY_ACTIONS, IDM, watch=watch
        )


def test_progress_never_runs_backwards() -> None:
    asked: list[Progress] = []
    given = limits(budgets={(ACTIONS, 2025): 7})
    make_plan(village_table([CAN_ALL] * 9), NO_COSTS, given, BY_ACTIONS, IDM, watch=Watch(report=asked.append))
    shares = [one.share for one in asked]
    assert all(0 <= share <= 1 for share in shares)


@pytest.mark.parametrize(
    "changed",
    [{"excluded": frozenset({"tidak_ada"})}, {"basic_groups": frozenset({"tidak_ada"})}, {"target": "kaya"}],
)
def test_it_refuses_what_the_index_does_not_have(changed: dict[str, object]) -> None:
    wish = replace(BY_ACTIONS, **changed)  # type: ignore[arg-type]  # the fields are varied
    with pytest.raises(WishUnclear, match=r"tidak_ada|kaya"):
        make_plan(village_table([CAN_ALL]), NO_COSTS, Limits.none(), wish, IDM)


def test_the_next_rupiah_buys_nothing_where_money_is_left() -> None:
    costs = cost_table([{"indicator": "iks_03", "score_from": 1, "score_to": 5, "kabupaten": 40 * MILLION}])
    wish = replace(BY_MONEY, goal=Goal.MOST_POINTS, excluded=OTHERS)
    villages = village_table([CAN_ALL] * 4)
    rich = make_plan(villages, costs, limits(budgets={("kabupaten", 2025): 900 * MILLION}), wish, IDM)
    poor = make_plan(villages, costs, limits(budgets={("kabupaten", 2025): 100 * MILLION}), wish, IDM)
    assert rich.marginal["per_unit"].to_list() == [0.0]
    assert poor.marginal["per_unit"].to_list() == [pytest.approx(48 / (40 * MILLION))]


def test_two_figures_stand_side_by_side_and_the_unknown_stays_unknown() -> None:
    wish = replace(BY_ACTIONS, goal=Goal.MOST_POINTS, excluded=OTHERS, basic_groups=BASIC)
    plan = make_plan(village_table([CAN_ALL] * 2), NO_COSTS, Limits.none(), wish, IDM)
    worth = effects_of(plan, {"6209012001": 1200, "6209012002": None}, frozenset({"iks_03"}))
    assert (worth.served.people, worth.served.unknown, worth.points) == (1200, 1, 2 * (48 + 140 + 700))
    assert worth.holds is not None
    assert (worth.holds.kept, worth.holds.actions) == (2, 6)
    assert effects_of(plan, {}, None).served.people is None


def test_gain_on_paper_is_seen() -> None:
    wish = replace(BY_ACTIONS, goal=Goal.LEAST_COST, excluded=OTHERS, basic_groups=BASIC)
    villages = village_table([CAN_ALL] * 3)
    worth = effects_of(make_plan(villages, NO_COSTS, Limits.none(), wish, IDM), {}, None)
    assert worth.on_paper.without_service == villages["region"].to_list()
    assert worth.on_paper.largest == PREPAREDNESS
    assert (PREPAREDNESS, 3, 3) in lone_lifts(villages, IDM).rows()
