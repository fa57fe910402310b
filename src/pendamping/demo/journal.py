"""A year of daily work of the sample team, day by day: what was planned, done and where; no database."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from random import Random

from pendamping.common.periods import Month
from pendamping.demo.activities import Activity, Story, all_activities, choose_activity, tell
from pendamping.demo.places import Place
from pendamping.demo.team import ROAD_CUT, Member, Team
from pendamping.demo.world import REGENCY, World
from pendamping.law.holidays import holidays_between

VISIT = "field_visit"
DISTRICT = 6  # digits of a kecamatan's code
SATURDAY, SUNDAY = 5, 6
PLACES = {
    "meeting": "Balai Desa", "hall": "Balai Desa", "office": "Kantor Desa", "posyandu": "Posyandu", "shop": "BUM Desa",
    "works": "Lokasi kegiatan", "road": "Jalan usaha tani", "bridge": "Jembatan", "field": "Kebun kelompok",
    "river": "Tepi sungai", "village": "Kantor Desa", "aid": "Balai Desa",
}  # fmt: skip
PLAN_NEXT_MONTH_FROM = 25  # the day of a month on which the next month's plan is written

# Per tier: reports on a working day, on a Saturday, and the share of visits.
PACE: Mapping[str, tuple[float, float, float]] = {
    "PLD": (0.86, 0.15, 0.68),
    "PD": (0.68, 0.08, 0.45),
    "TAPM_KAB": (0.55, 0.0, 0.35),
    "KPMD": (0.05, 0.02, 1.0),
}
SECOND_REPORT = 0.08  # the share of a PLD's days with two
PLANNED = 0.78  # the share of activities that stood in the month's plan
NOT_DONE = 0.05  # planned beside them and never done
EXPLAINED = 0.7  # the share of those with a reason
CANCELLED = ("Kepala desa dinas luar", "Jalan tidak dapat dilalui", "Diundur atas permintaan desa", "Hujan lebat")
NO_POINT = 0.08  # reports without a GPS point
ROAD_NEWS = (4, 18, 33)  # days before today on which the PLD behind the broken road tells of it
SPREAD = 0.0045  # degrees around the village's point, about 500 m


@dataclass(frozen=True, slots=True)
class Point:
    latitude: float
    longitude: float
    accuracy_m: float


@dataclass(frozen=True, slots=True)
class Plan:
    """A line of a month's work plan."""

    member: Member
    region: str
    date: date
    activity: Activity
    description: str
    cancelled_because: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One activity that was done; `plan` where it stood in the month's plan."""

    member: Member
    number: int  # within the member's year
    region: str
    village: str  # its name, "" where the activity was in no village
    date: date
    start: time
    end: time
    activity: Activity
    story: Story
    participants_f: int | None
    participants_m: int | None
    place: str
    point: Point | None
    plan: Plan | None = None
    held_up: bool = False  # waits for its checker whatever its age: there is something to ask about
    photo_of: int | None = None  # the number of an earlier entry whose photo it shows again


@dataclass
class Diary:
    """One member's year as it is being lived; `visits` remembers the last visit to each village."""

    world: World
    team: Team
    member: Member
    places: Mapping[str, Place]
    chance: Random = field(init=False)
    visits: dict[str, date] = field(default_factory=dict)
    areas: dict[tuple[str, ...], list[Place]] = field(default_factory=dict)
    written: int = 0

    def __post_init__(self) -> None:
        self.chance = self.world.chance("journal", self.member.number)

    def days(self) -> Iterator[Entry | Plan]:
        """What was done, in order of days, each after its plan; also plans that came to nothing or lie ahead."""
        if self.member.tier not in PACE:
            return
        for day in _days(self.world):
            codes = self.member.codes_on(day)
            if not codes or self.member.away_on(day):
                continue
            villages = [place for place in self._inside(codes) if self._is_open(place, day)]
            for turn in range(self._reports_on(day)):
                entry = self._entry(day, turn, villages)
                if entry.plan:
                    yield entry.plan
                if day <= self.world.last_day:
                    yield entry
            if self.chance.random() < NOT_DONE and villages:
                yield self._not_done(day, villages)

    def _inside(self, codes: tuple[str, ...]) -> list[Place]:
        if codes not in self.areas:
            self.areas[codes] = [place for place in self.places.values() if place.code.startswith(codes)]
        return self.areas[codes]

    def _is_open(self, place: Place, day: date) -> bool:
        last = self.team.last_visits.get(place.code)
        return last is None or day <= last

    def _reports_on(self, day: date) -> int:
        weekday, saturday, _visits = PACE[self.member.tier]
        if day.weekday() == SUNDAY or holidays_between(day, day):
            return 0
        if self.chance.random() >= (saturday if day.weekday() == SATURDAY else weekday):
            return 0
        return 2 if self.member.tier == "PLD" and self.chance.random() < SECOND_REPORT else 1

    def _entry(self, day: date, turn: int, villages: list[Place]) -> Entry:
        self.written += 1
        activity = self._activity(day, bool(villages))
        region, village = self._where(activity, day, villages)
        if village and activity.kind == VISIT:
            self.visits[region] = day
        story = tell(self.chance, activity, day, village.name if village else "")
        start, end = self._hours(turn)
        planned = self.chance.random() < PLANNED
        return Entry(
            member=self.member,
            number=self.written,
            region=region,
            village=village.name if village else "",
            date=day,
            start=start,
            end=end,
            activity=activity,
            story=story,
            participants_f=self.chance.randint(*activity.women) if activity.women else None,
            participants_m=self.chance.randint(*activity.men) if activity.men else None,
            place=self._place(activity, village),
            point=self._point(activity, village),
            plan=Plan(self.member, region, day, activity, story.title) if planned else None,
        )

    def _activity(self, day: date, has_villages: bool) -> Activity:
        tier, behind_road = self.member.tier, set(self.member.codes_on(day)) & set(ROAD_CUT)
        if behind_road and (self.world.today - day).days in ROAD_NEWS:
            return next(one for one in all_activities() if one.key == "jalan_putus")
        visit = has_villages and self.chance.random() < PACE[tier][2]
        return choose_activity(self.chance, tier, day.month, kind=VISIT if visit else "activity")

    def _where(self, activity: Activity, day: date, villages: list[Place]) -> tuple[str, Place | None]:
        """A visit goes where nobody was for longest; a village about to fall quiet gets its last visit."""
        district = self.member.district_on(day)
        district = district if len(district) == DISTRICT else REGENCY
        if activity.at or not villages:
            return (REGENCY if activity.at == "regency" else district), None
        if activity.kind != VISIT:
            place = self.chance.choice(villages)
        else:
            last = self.team.last_visits
            place = min(villages, key=lambda one: (last.get(one.code) != day, self.visits.get(one.code, date.min)))
        return place.code, place

    def _hours(self, turn: int) -> tuple[time, time]:
        """Mornings for the first activity of a day, afternoons for the second; quarters of an hour."""
        start = (54 if turn else 32) + self.chance.randrange(0, 8)
        end = start + self.chance.randrange(6, 15)
        return time(start // 4, start % 4 * 15), time(end // 4, end % 4 * 15)

    def _place(self, activity: Activity, village: Place | None) -> str:
        if village is None:
            return "Kantor Dinas PMD" if activity.at == "regency" else "Kantor Kecamatan"
        return f"{PLACES[activity.scenes[0]]} {village.name}"

    def _point(self, activity: Activity, village: Place | None) -> Point | None:
        if village is None or village.latitude is None or village.longitude is None:
            return None
        if self.chance.random() < (NO_POINT if activity.kind == VISIT else 0.5):
            return None
        latitude, longitude = (
            round(self.chance.gauss(middle, SPREAD), 6) for middle in (village.latitude, village.longitude)
        )
        return Point(latitude, longitude, round(self.chance.lognormvariate(2.4, 0.6), 1))

    def _not_done(self, day: date, villages: list[Place]) -> Plan:
        activity = choose_activity(self.chance, self.member.tier, day.month, kind=VISIT)
        place = self.chance.choice(villages)
        title = tell(self.chance, activity, day, place.name).title
        because = (
            self.chance.choice(CANCELLED) if day <= self.world.last_day and self.chance.random() < EXPLAINED else ""
        )
        return Plan(self.member, place.code, day, activity, title, because)


def _days(world: World) -> Iterator[date]:
    """From the first day of work to the end of the month that is planned today."""
    day, planned = world.first_day, Month.of(world.today)
    if world.today.day >= PLAN_NEXT_MONTH_FROM:
        planned = planned.next()
    while day <= planned.last:
        yield day
        day += timedelta(days=1)
