"""Sample works of the villages: last year's done, this year's on their way, and a few that are stuck."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Any

from pendamping.common.audit import Act, record_acts
from pendamping.common.scope import Scope
from pendamping.demo.lives import ZONE
from pendamping.demo.places import Place
from pendamping.demo.team import Team
from pendamping.demo.world import World
from pendamping.people.models import Person
from pendamping.villages.models import Work, WorkProgress, name_key
from pendamping.villages.standing import WHOLE, standing_after

DATA = Path(__file__).parent.parent / "data" / "works.toml"
KELURAHAN = "1"  # the seventh digit of its code; it has no village budget
MILLION = 1_000_000
CHOSEN = 0.5
FEW = 12  # months and pieces, which do not come in other sizes
LOOKS, EVERY = 4, 45  # how often somebody looked at a work that is done: as many times, or after as many days
STUCK, STOPPED = 0.1, 0.5  # the share of this year's works that are stuck, and of these the share that stopped
EVENING = time(17, 30)


def fill_works(scope: Scope, world: World, team: Team, persons: Mapping[int, Person], places: Sequence[Place]) -> None:
    """All at once: the services take one at a time, and judge each as the day of filling would."""
    told = works_to_choose()
    served = {code: one for one in team.members if one.tier == "PLD" for code in one.codes_on(world.today)}
    works: list[Work] = []
    rows: list[WorkProgress] = []
    for place in places:
        author = served.get(place.code)
        if author is None or place.code[6] == KELURAHAN:
            continue
        for year in (world.today.year - 1, world.today.year):
            for work, progress in VillageWorks(world, told, place, year, persons[author.number]).filled():
                works.append(work)
                rows += progress
    Work.objects.bulk_create(works, batch_size=500)
    WorkProgress.objects.bulk_create(rows, batch_size=500)
    record_acts(scope, [Act("work.recorded", Work._meta.label_lower, str(one.pk), one.region_id, {}) for one in works])


def works_to_choose() -> Mapping[str, Any]:
    """What villages do, as `VillageWorks` takes it."""
    return tomllib.loads(DATA.read_text(encoding="utf-8"))


@dataclass(frozen=True, slots=True)
class VillageWorks:
    """The works of one village in one year, written down by one PLD."""

    world: World
    told: Mapping[str, Any]
    place: Place
    year: int
    person: Person

    def filled(self) -> list[tuple[Work, list[WorkProgress]]]:
        chance = self.world.chance("works", self.place.code, self.year)
        chosen = [one for one in self.told["works"] if chance.random() < CHOSEN]
        return [self._work(one, chance) for one in chosen]

    def _work(self, told: Mapping[str, Any], chance: Random) -> tuple[Work, list[WorkProgress]]:
        size = chance.choice((0.8, 0.9, 1.0, 1.1, 1.25))
        name: str = told["name"]
        first, last = told["months"]
        volume: int = told["volume"]
        work = Work(
            region_id=self.place.code,
            year=self.year,
            bidang=told["code"][0],
            activity_code=told["code"],
            name=name,
            name_key=name_key(name),
            place=chance.choice(self.told["hamlets"]),
            volume=Decimal(round(volume * size)) if volume > FEW else Decimal(volume),
            unit=told["unit"],
            budget=round(told["millions"] * size) * MILLION,
            fund=told["fund"],
            method=told["method"],
            planned_start=date(self.year, first, 1),
            planned_end=_end_of(self.year, last),
            document=f"APB Desa {self.year} (contoh)",
            recorded_at=_evening(date(self.year, 1, 15)),
            recorded_by_name=self.person.name,
            is_sample=True,
        )
        rows = self._progress(work, chance)
        standing = standing_after(rows)
        work.state, work.percent = standing.state, standing.percent
        work.disbursed, work.seen_on = standing.disbursed, standing.seen_on
        return work, rows

    def _progress(self, work: Work, chance: Random) -> list[WorkProgress]:
        """Looked at now and then; this year's as far as the year is, a few of them left behind."""
        is_stuck = work.year == self.world.today.year and chance.random() < STUCK
        span = (work.planned_end - work.planned_start).days
        reach = chance.uniform(0.25, 0.6) if is_stuck else 1.0
        rows: list[WorkProgress] = []
        looks = max(LOOKS, span // EVERY)
        for look in range(1, looks + 1):
            part = look / looks
            day = work.planned_start + timedelta(days=round(span * part * chance.uniform(0.93, 0.99)))
            if day > self.world.last_day or part > reach:
                break
            rows.append(self._row(work, day, round(WHOLE * part), rows, chance))
        if is_stuck and rows and chance.random() < STOPPED:
            last = rows[-1]
            last.is_stopped, last.note = True, chance.choice(self.told["stops"])
        return rows

    def _row(self, work: Work, day: date, percent: int, before: list[WorkProgress], chance: Random) -> WorkProgress:
        share = min(WHOLE, percent + chance.choice((-15, -10, 0, 0, 5))) if percent < WHOLE else WHOLE
        paid = (before[-1].disbursed or 0) if before else 0  # what was disbursed stays disbursed
        return WorkProgress(
            work=work,
            date=day,
            percent=percent,
            disbursed=max(paid, work.budget * share // WHOLE),
            output=None if work.volume is None else (work.volume * percent / WHOLE).quantize(Decimal(1)),
            note=chance.choice(self.told["notes"]),
            written_at=_evening(day),
            written_by=self.person,
            written_by_name=self.person.name,
        )


def _end_of(year: int, month: int) -> date:
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)


def _evening(day: date) -> datetime:
    return datetime.combine(day, EVENING, ZONE)
