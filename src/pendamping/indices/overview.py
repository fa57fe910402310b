"""What the figures of a kabupaten's villages say together: counts, movement, means, who is close to the next status."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from pendamping.engine.law.definitions import definition
from pendamping.engine.law.entries import Band
from pendamping.indices.models import Family, Status

STATUSES = list(Status.values)  # from the lowest to the highest


@dataclass(frozen=True, slots=True)
class Period:
    """The year looked at and the one it is compared with, if any."""

    family: Family
    year: int
    before: int | None

    @classmethod
    def among(cls, years: Sequence[int], family: Family, year: int | None, since: int | None = None) -> "Period | None":
        """The wanted year, or the newest one, with the wanted year before it, or the newest; None without any."""
        if not years:
            return None
        chosen = year if year is not None and year in years else max(years)
        earlier = [one for one in years if one < chosen]
        return cls(family, chosen, since if since in earlier else max(earlier, default=None))


@dataclass(frozen=True, slots=True)
class VillageFigures:
    """One village; None and "" where nothing was published for it."""

    code: str
    name: str
    status: str
    value: Decimal | None
    iks: Decimal | None
    ike: Decimal | None
    ikl: Decimal | None
    status_before: str
    value_before: Decimal | None
    district_name: str = ""

    @property
    def district_code(self) -> str:
        return self.code[:6]

    @property
    def status_label(self) -> str:
        return str(Status(self.status).label) if self.status else ""

    @property
    def steps(self) -> int | None:
        """How many statuses it rose, below 0 fell; None without both."""
        if not self.status or not self.status_before:
            return None
        return STATUSES.index(self.status) - STATUSES.index(self.status_before)

    @property
    def change(self) -> Decimal | None:
        return None if self.value is None or self.value_before is None else self.value - self.value_before

    @property
    def next_band(self) -> Band | None:
        """The status above, None for the highest."""
        return definition("idm").next_band(self.status) if self.status else None

    @property
    def missing_to_next(self) -> Decimal | None:
        """What lacks to the published minimum of the next status."""
        band = self.next_band
        if band is None or band.minimum is None or self.value is None:
            return None
        return max(band.minimum - self.value, Decimal(0))


@dataclass(frozen=True, slots=True)
class StatusCount:
    """One status and how many villages have it, in this year and the one before."""

    status: str
    label: str
    number: int
    before: int


@dataclass(frozen=True, slots=True)
class Moved:
    """The villages that came to one status, all from below or all from above."""

    status: str
    label: str
    villages: Sequence[VillageFigures]


@dataclass(frozen=True, slots=True)
class Summary:
    """What can be said about an area in one sentence, in figures."""

    period: Period
    villages: int
    missing: int  # without a result of this year
    counts: Sequence[StatusCount]  # all five, from the lowest to the highest
    rose: Sequence[Moved]  # the highest status first
    fell: Sequence[Moved]
    stayed: int
    mean: Decimal | None
    change: Decimal | None  # of the mean, over the villages that have both results

    @property
    def number_rose(self) -> int:
        return sum(len(one.villages) for one in self.rose)

    @property
    def number_fell(self) -> int:
        return sum(len(one.villages) for one in self.fell)

    @property
    def compared(self) -> bool:
        """Whether any village has results of both years."""
        return bool(self.stayed or self.rose or self.fell)

    @property
    def standing(self) -> list[StatusCount]:
        """The statuses that occur, the highest first."""
        return [one for one in reversed(self.counts) if one.number]


def summarize(period: Period, villages: Sequence[VillageFigures]) -> Summary:
    now = Counter(one.status for one in villages)
    past = Counter(one.status_before for one in villages)
    return Summary(
        period=period,
        villages=len(villages),
        missing=now[""],
        counts=[StatusCount(status.value, str(status.label), now[status], past[status]) for status in Status],
        rose=_moved([one for one in villages if (one.steps or 0) > 0]),
        fell=_moved([one for one in villages if (one.steps or 0) < 0]),
        stayed=sum(one.steps == 0 for one in villages),
        mean=mean_of(one.value for one in villages),
        change=mean_of(one.change for one in villages),
    )


def _moved(villages: Sequence[VillageFigures]) -> list[Moved]:
    by_name = sorted(villages, key=lambda one: one.name)
    groups = {status: [one for one in by_name if one.status == status] for status in reversed(Status)}
    return [Moved(status.value, str(status.label), group) for status, group in groups.items() if group]


def mean_of(numbers: Iterable[Decimal | None]) -> Decimal | None:
    """The mean of those that are given; None without any."""
    given = [one for one in numbers if one is not None]
    return sum(given, Decimal()) / len(given) if given else None


def nearest(villages: Sequence[VillageFigures], limit: int) -> list[VillageFigures]:
    """The `limit` villages with the least lacking to their next status, the closest first."""
    lacking = [(one.missing_to_next, one.code, one) for one in villages if one.missing_to_next is not None]
    return [village for _missing, _code, village in sorted(lacking, key=lambda entry: entry[:2])[:limit]]


@dataclass(frozen=True, slots=True)
class Part:
    """A kecamatan, or the whole: its villages by status, the means of its results, the change of the mean."""

    code: str
    name: str
    villages: int
    numbers: Mapping[str, int]
    iks: Decimal | None
    ike: Decimal | None
    ikl: Decimal | None
    value: Decimal | None
    change: Decimal | None

    @classmethod
    def of(cls, code: str, name: str, villages: Sequence[VillageFigures]) -> "Part":
        numbers = Counter(one.status for one in villages if one.status)
        figures = ("iks", "ike", "ikl", "value", "change")
        means = [mean_of(getattr(one, figure) for one in villages) for figure in figures]
        return cls(code, name, len(villages), numbers, *means)

    @property
    def missing(self) -> int:
        return self.villages - sum(self.numbers.values())


def districts_among(villages: Sequence[VillageFigures]) -> list[Part]:
    """One part per kecamatan, the highest mean first."""
    groups: dict[str, list[VillageFigures]] = defaultdict(list)
    for village in villages:
        groups[village.district_code].append(village)
    parts = [Part.of(code, group[0].district_name, group) for code, group in groups.items()]
    return sorted(parts, key=lambda part: (-(part.value or 0), part.code))
