"""What sample facilitators do and how they write of it: `data/activities.toml` and `data/words.toml`."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

from django.utils.dates import MONTHS
from django.utils.translation import override

DATA = Path(__file__).parent / "data"
PROBLEM_MET = 0.11  # the share of activities that meet a problem
LONGEST_TITLE = 160


@dataclass(frozen=True, slots=True)
class Problem:
    text: str
    follow_up: str
    recommendation: str


@dataclass(frozen=True, slots=True)
class Activity:
    """One kind of activity; the texts hold {slots}. `at`: "" a village, or "district", "regency"."""

    key: str
    tiers: tuple[str, ...]
    kind: str
    category: str
    themes: tuple[str, ...]
    title: tuple[str, ...]
    opening: tuple[str, ...]
    detail: tuple[str, ...]
    result: tuple[str, ...]
    scenes: tuple[str, ...]
    weight: int
    months: tuple[int, ...] = ()
    parties: tuple[str, ...] = ("",)
    women: tuple[int, int] | None = None
    men: tuple[int, int] | None = None
    problems: tuple[Problem, ...] = ()
    at: str = ""

    def fits(self, tier: str, month: int) -> bool:
        return tier in self.tiers and (not self.months or month in self.months)


@dataclass(frozen=True, slots=True)
class Story:
    """The words of one report."""

    title: str
    description: str
    result: str
    parties_met: str
    problem: str = ""
    follow_up: str = ""
    recommendation: str = ""


@cache
def all_activities() -> tuple[Activity, ...]:
    return tuple(_activity(row) for row in _read("activities.toml")["activity"])


@cache
def words() -> Mapping[str, Any]:
    return _read("words.toml")


def _read(name: str) -> dict[str, Any]:
    with (DATA / name).open("rb") as file:
        return tomllib.load(file)


def _activity(row: Mapping[str, Any]) -> Activity:
    problems = tuple(Problem(one["text"], one["follow_up"], one["recommendation"]) for one in row.get("problems", ()))
    listed = {name: tuple(value) for name, value in row.items() if isinstance(value, list) and name != "problems"}
    return Activity(**{**row, **listed, "problems": problems})


def choose_activity(chance: Random, tier: str, month: int, *, kind: str) -> Activity:
    """What somebody of this tier does in this month: the season decides, chance the rest."""
    fitting = [one for one in all_activities() if one.kind == kind and one.fits(tier, month)]
    return chance.choices(fitting, weights=[one.weight for one in fitting])[0]


def tell(chance: Random, activity: Activity, day: date, village: str) -> Story:
    """Write of the activity as a facilitator would that evening."""
    slots = _Slots(chance, day, village)

    def say(texts: tuple[str, ...]) -> str:
        return chance.choice(texts).format_map(slots)

    told = Story(
        title=say(activity.title)[:LONGEST_TITLE],
        description=f"{say(activity.opening)} {say(activity.detail)}",
        result=say(activity.result),
        parties_met=say(activity.parties),
    )
    if chance.random() > PROBLEM_MET:
        return told
    anywhere = tuple(Problem(*one) for one in words()["problems"]["anywhere"])
    problem = chance.choice(activity.problems * 2 + anywhere)
    return Story(
        told.title,
        told.description,
        told.result,
        told.parties_met,
        problem.text.format_map(slots),
        problem.follow_up.format_map(slots),
        problem.recommendation.format_map(slots),
    )


class _Slots(dict[str, object]):
    """The words of one report; each is drawn when first asked for and then stays the same."""

    def __init__(self, chance: Random, day: date, village: str) -> None:
        with override("id"):
            month = str(MONTHS[day.month])
        super().__init__(
            desa=village, tahun=day.year, tahun_depan=day.year + 1, tahun_lalu=day.year - 1, bulan_ini=month
        )
        self.chance = chance

    def __missing__(self, name: str) -> object:
        choices = words()["choices"].get(name)
        drawn = self.chance.choice(choices) if choices else self.chance.randint(*words()["numbers"][name])
        self[name] = drawn
        return drawn
