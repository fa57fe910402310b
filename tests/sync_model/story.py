"""Stories: made at random from a seed, and shortened until every step that is left is needed."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random

from tests.sync_model.office import WELL, Fate

HELD_BY = ("Sari 1", "Sari 2", "Andi 1", "Ratna 1", "Budi 1", "Tuti 1")
SHORTEST, USUAL, LONGEST = 6, 10, 45
OFTEN: dict[str, int] = {
    "write": 5,
    "change": 5,
    "check": 5,
    "talk": 10,
    "settle": 10,
    "send": 5,
    "discard": 1,
    "leave": 2,
    "plan": 4,
    "office plans": 2,
    "progress": 2,
    "office progress": 1,
    "obstacle": 3,
    "speak": 3,
    "attend": 2,
    "promise": 1,
    "answer": 3,
    "office speaks": 1,
    "office checks": 2,
    "office decides": 2,
    "backup": 2,
    "restore": 2,
    "move": 3,
    "replace": 1,
    "revoke": 1,
    "again": 2,
}
# Half of the stories turn around one thing: else two people seldom meet over the same record.
TURNS_AROUND: tuple[tuple[str, ...], ...] = (
    ("plan", "office plans"),
    ("progress", "office progress"),
    ("obstacle", "speak", "office speaks"),
    ("answer", "attend", "promise"),
)
MORE_OFTEN = 8
BY = {"Sari 1": 4, "Sari 2": 2, "Budi 1": 3, "Andi 1": 2, "Tuti 1": 2, "Ratna 1": 1}


@dataclass(frozen=True, slots=True)
class Step:
    """What is tried, by whom; `which`, `yes` and `also` choose among what is there then."""

    what: str
    who: str
    which: int
    yes: bool
    also: bool
    fate: Fate


def story(seed: str) -> list[Step]:
    """The same for the same seed."""
    chance = Random(seed)
    subject = chance.choice(TURNS_AROUND) if chance.random() < 0.5 else ()
    weights = [weight * (MORE_OFTEN if kind in subject else 1) for kind, weight in OFTEN.items()]
    kinds = chance.choices(list(OFTEN), weights, k=round(chance.triangular(SHORTEST, LONGEST, USUAL)))
    return [
        Step(
            what=kind,
            who=chance.choices(list(BY), list(BY.values()))[0],
            which=chance.randrange(1000),
            yes=chance.random() < 0.5,
            also=chance.random() < 0.4,
            fate=_fate(chance),
        )
        for kind in kinds
    ]


def shortest(steps: Sequence[Step], breaks: Callable[[Sequence[Step]], bool]) -> list[Step]:
    """Leave out ever smaller pieces as long as the rest still breaks something; then calm down what is left."""
    left = list(steps)
    size = len(left) // 2
    while size:
        place = 0
        while place < len(left):
            tried = left[:place] + left[place + size :]
            if breaks(tried):
                left = tried
            else:
                place += size
        size //= 2
    for place, step in enumerate(left):
        calm = Step(step.what, step.who, step.which, step.yes, also=False, fate=WELL)
        tried = [*left[:place], calm, *left[place + 1 :]]
        if calm != step and breaks(tried):
            left = tried
    return left


def _fate(chance: Random) -> Fate:
    luck = chance.random()
    if luck < 0.55:
        return WELL
    if luck < 0.65:
        return Fate(lost=True)
    if luck < 0.8:
        return Fate(unheard=True)
    if luck < 0.9:
        return Fate(twice=True)
    return Fate(dies_at=chance.randint(0, 60))
