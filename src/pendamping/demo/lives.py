"""What becomes of a sample report after it was written: sent, returned, mended, verified, locked; no database."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from random import Random
from zoneinfo import ZoneInfo

from pendamping.common.periods import Month
from pendamping.demo.activities import words
from pendamping.demo.journal import Entry
from pendamping.demo.team import Member, Team
from pendamping.demo.world import World
from pendamping.fieldwork.limits import last_day_of_correction

ZONE = ZoneInfo("Asia/Jakarta")  # Western Indonesia: the whole of Kalimantan Tengah
# The share of reports that are verified so many days after the activity; older ones are all done.
VERIFIED_AFTER = {1: 0.12, 2: 0.4, 3: 0.65, 4: 0.88}
RETURNED_NOW = 0.05  # of those not yet verified
MENDED = 0.04  # of those verified: had been returned once
SENT_NEXT_DAY = 0.12
DRAFTS_OF = 6  # every sixth person has a draft lying
SHOWN_RETURN = 3  # the report of the shown PLD, counted from the last, that waits to be mended


@dataclass(frozen=True, slots=True)
class Step:
    """One event of a report: its kind, when and by whom."""

    kind: str
    at: datetime
    by: Member
    reason_code: str = ""
    note: str = ""
    changes: Mapping[str, Sequence[object]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Life:
    """Where a report stands today and how it came there."""

    state: str
    created_at: datetime
    received_at: datetime
    steps: tuple[Step, ...]

    def last(self, *kinds: str) -> Step | None:
        return next((step for step in reversed(self.steps) if step.kind in kinds), None)


def life_of(world: World, team: Team, entry: Entry, *, from_last: int) -> Life:
    """`from_last`: how many reports the same person wrote after this one."""
    chance = world.chance("life", entry.member.number, entry.number)
    midnight = datetime.combine(world.today, time(), ZONE)
    created = _evening(chance, entry, midnight)
    sent = created + timedelta(minutes=chance.randrange(1, 9))
    if chance.random() < SENT_NEXT_DAY:
        sent += timedelta(hours=chance.randrange(10, 15))
    sent = min(sent, midnight - timedelta(minutes=1))
    steps = [Step("recorded", sent, entry.member)]
    state = _state_of(world, chance, entry, from_last)
    if state == "draft":
        return Life(state, created, sent, tuple(steps))
    steps.append(Step("submitted", sent, entry.member))
    checker = checker_of(team, entry.member, entry.date)
    checked = min(_checked_at(chance, entry), midnight - timedelta(minutes=1))
    if state == "returned" or (state == "verified" and chance.random() < MENDED):
        steps += _return(chance, entry, checker, max(sent, checked - timedelta(hours=7)))
    if state == "verified":
        if steps[-1].kind == "returned":
            mended = steps[-1].at + timedelta(hours=2)
            longer = [entry.story.description.partition(". ")[0] + ".", entry.story.description]
            steps.append(Step("edited", mended, entry.member, changes={"description": longer}))
            steps.append(Step("submitted", mended + timedelta(minutes=2), entry.member))
        steps.append(Step("verified", max(checked, steps[-1].at + timedelta(minutes=30)), checker))
        locked_from = last_day_of_correction(Month.of(entry.date)) + timedelta(days=1)
        if locked_from < world.today:
            state = "locked"
            at = max(datetime.combine(locked_from, time(9), ZONE), steps[-1].at + timedelta(minutes=1))
            steps.append(Step("locked", at, _leader(team)))
    return Life(state, created, sent, tuple(steps))


def checker_of(team: Team, author: Member, day: date) -> Member:
    """The person of the next tier who checks this author's work."""
    if author.tier == "TAPM_KAB":
        return next(one for one in team.members if one.tier == "TAPM_PROV")
    if author.tier in {"PD", "PT"}:
        experts = [one for one in team.members if one.tier == "TAPM_KAB"]
        return experts[author.number % len(experts)]
    return next(one for one in team.members if one.tier == "PD" and one.district == author.district_on(day))


def _leader(team: Team) -> Member:
    return next(one for one in team.members if one.tier == "TAPM_KAB")


def _evening(chance: Random, entry: Entry, midnight: datetime) -> datetime:
    """When it was written: an hour or more after the activity."""
    ended = datetime.combine(entry.date, entry.end, ZONE)
    return min(ended + timedelta(minutes=chance.randrange(60, 330)), midnight - timedelta(minutes=15))


def _checked_at(chance: Random, entry: Entry) -> datetime:
    day = entry.date + timedelta(days=chance.randrange(1, 4))
    return datetime.combine(day, time(16), ZONE) + timedelta(minutes=chance.randrange(0, 290))


def _state_of(world: World, chance: Random, entry: Entry, from_last: int) -> str:
    age = (world.today - entry.date).days
    if entry.held_up:
        return "submitted"
    if entry.member.is_shown and from_last == SHOWN_RETURN:
        return "returned"
    if from_last == 0 and entry.member.number % DRAFTS_OF == 1 and age <= max(VERIFIED_AFTER):
        return "draft"
    if chance.random() < VERIFIED_AFTER.get(age, 1.0):
        return "verified"
    return "returned" if chance.random() < RETURNED_NOW else "submitted"


def _return(chance: Random, entry: Entry, checker: Member, at: datetime) -> list[Step]:
    reasons = words()["returns"]
    reason = chance.choice([name for name in reasons if name != "participants" or entry.participants_f is None])
    return [Step("returned", at, checker, reason_code=reason, note=chance.choice(reasons[reason]))]
