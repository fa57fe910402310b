"""Sample results of the village index ("data contoh") whose counts per status equal the published ones.

Published for Lamandau: 26 mandiri, 41 maju and 18 berkembang in 2024; in 2020 one mandiri, Purwareja. The counts of the
years between, which village stands where, and all scores are invented.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from random import Random

from pendamping.demo.places import Place
from pendamping.demo.world import World

YEARS = (2020, 2021, 2022, 2023, 2024)
STATUSES = ("sangat_tertinggal", "tertinggal", "berkembang", "maju", "mandiri")
COUNTS = {
    2020: (3, 31, 40, 10, 1),
    2021: (0, 17, 49, 15, 4),
    2022: (0, 5, 42, 29, 9),
    2023: (0, 0, 26, 42, 17),
    2024: (0, 0, 18, 41, 26),
}
FIRST_MANDIRI = "6209062005"  # Purwareja
SOUTH = -2.3  # the latitude of the regency's southern edge, in degrees; remoteness grows to the north

# Points out of 6300: 12 a step of IKS, 35 of IKE, 140 of IKL, as (iks/175 + ike/60 + ikl/15) / 3.
WEIGHTS = {"iks": 12, "ike": 35, "ikl": 140}
MOST = {"iks": 175, "ike": 60, "ikl": 15}
WHOLE = 6300
LIMITS = (0, 3092, 3774, 4456, 5138, WHOLE + 1)  # the least points of each status, lowest first
USUAL = (2780, 3140, 3820, 4500, 5180, 5900)  # where sample villages stand inside each status

# The scores that each indicator can take, in the official order.
STEPS = {
    "iks": (
        "12345 05 15 02345 12345 12345 12345 12345 12345 12345 15 15 15 15 15 035 15 012345 012345 15 15 15 15 15 15 "
        "2345 12345 12345 035 15 15 0345 0145 12345 12345"
    ),
    "ike": "135 12345 135 12345 035 035 035 12345 135 135 135 1345",
    "ikl": "02345 0345 0345",
}
LEGAL = {
    f"{dimension}_{number:02}": tuple(map(int, steps))
    for dimension, text in STEPS.items()
    for number, steps in enumerate(text.split(), start=1)
}
SETBACKS = 0.05  # the share of villages that a bad year throws back
NEAR = 24  # points; a village is drawn this close to where it should stand
PATIENCE = 4000
ASIDE = 0.02  # the share of steps away from the target: they lead out of dead ends


@dataclass(frozen=True, slots=True)
class SampleResult:
    """One village in one year: the 50 scores, and what the official arithmetic makes of them, 14 decimals."""

    code: str
    name: str
    year: int
    status: str
    scores: Mapping[str, int]
    iks: str
    ike: str
    ikl: str
    idm: str


def sample_results(world: World, places: Sequence[Place]) -> list[SampleResult]:
    """Results of every village for every year. Only a whole regency has the published counts."""
    scores: dict[str, dict[str, int]] = {}
    results = []
    for year in reversed(YEARS):
        for place, (status, points) in _standing(world, places, year).items():
            chance = world.chance("scores", place.code, year)
            before = scores.get(place.code) or _first_scores(chance, points)
            scores[place.code] = _moved(chance, before, points, status)
            results.append(_result(place, year, STATUSES[status], scores[place.code]))
    return sorted(results, key=lambda one: (one.code, one.year))


def _standing(world: World, places: Sequence[Place], year: int) -> dict[Place, tuple[int, int]]:
    """The status and points of every village in a year, by its rank among the others."""
    ranked = sorted(places, key=lambda place: _strength(world, place, year))
    counts = COUNTS[year] if sum(COUNTS[year]) == len(places) else _shrunk(COUNTS[year], len(places))
    standing: dict[Place, tuple[int, int]] = {}
    for status, count in enumerate(counts):
        low, high = USUAL[status], min(USUAL[status + 1], LIMITS[status + 1]) - NEAR * 2
        for number in range(count):
            standing[ranked[len(standing)]] = status, low + NEAR + (high - low - NEAR) * number // max(count, 1)
    return standing


def _strength(world: World, place: Place, year: int) -> float:
    """How a village stands among the others: better in the south, a little different every year."""
    if place.code == FIRST_MANDIRI:
        return 1.0
    south = 1 - min(1.0, ((place.latitude or SOUTH) - SOUTH) / 0.9)
    own = world.chance("strength", place.code).uniform(-0.24, 0.24)
    this_year = world.chance("year", place.code, year)
    setback = 0.22 if this_year.random() < SETBACKS else 0.0
    return 0.8 * south + own + this_year.uniform(-0.04, 0.04) - setback - 0.3


def _shrunk(counts: Sequence[int], size: int) -> list[int]:
    """The same proportions over fewer villages; the rest goes to the commonest status."""
    small = [count * size // sum(counts) for count in counts]
    small[counts.index(max(counts))] += size - sum(small)
    return small


def _first_scores(chance: Random, points: int) -> dict[str, int]:
    share = points / WHOLE
    return {
        name: steps[min(len(steps) - 1, int(len(steps) * min(0.999, max(0.0, chance.gauss(share, 0.22)))))]
        for name, steps in LEGAL.items()
    }


def _moved(chance: Random, scores: Mapping[str, int], target: int, status: int) -> dict[str, int]:
    """Change single scores, each to the next one possible, until the points lie near `target` inside `status`."""
    moved = dict(scores)
    names = list(LEGAL)
    for _attempt in range(PATIENCE):
        off = target - points_of(moved)
        if abs(off) <= NEAR and LIMITS[status] <= points_of(moved) < LIMITS[status + 1]:
            return moved
        name = chance.choice(names)
        place = LEGAL[name].index(moved[name]) + (1 if off > 0 else -1)
        if not 0 <= place < len(LEGAL[name]):
            continue
        step = (LEGAL[name][place] - moved[name]) * WEIGHTS[name[:3]]
        if abs(off - step) < abs(off) or chance.random() < ASIDE:
            moved[name] = LEGAL[name][place]
    raise AssertionError(f"no scores give {target} points")


def sums_of(scores: Mapping[str, int]) -> dict[str, int]:
    return {dimension: sum(scores[name] for name in scores if name.startswith(dimension)) for dimension in WEIGHTS}


def points_of(scores: Mapping[str, int]) -> int:
    return sum(total * WEIGHTS[dimension] for dimension, total in sums_of(scores).items())


def _result(place: Place, year: int, status: str, scores: Mapping[str, int]) -> SampleResult:
    sums = sums_of(scores)
    iks, ike, ikl = (sums[dimension] / MOST[dimension] for dimension in ("iks", "ike", "ikl"))
    # The ministry's own order of operations in double precision, published with 14 significant digits.
    written = [f"{value:.14g}" for value in (iks, ike, ikl, (iks + ike + ikl) / 3)]
    return SampleResult(place.code, place.name, year, status, dict(scores), *written)
