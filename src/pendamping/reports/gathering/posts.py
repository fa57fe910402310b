"""The post of a person during a time: its placement, the regions around it, and the words used there."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby
from operator import itemgetter
from uuid import UUID

from django.db.models import Q, QuerySet

from pendamping.fieldwork.workdays import REPORTING
from pendamping.people.models import Assignment, Tier
from pendamping.regions.models import RegencySettings, Region

LEVELS = (Region.Level.DISTRICT, Region.Level.REGENCY, Region.Level.PROVINCE)  # a post is named by one of these
SHORT_TIERS = {Tier.TAPM_KAB: "TAPM", Tier.TAPM_PROV: "TAPM", Tier.TAPM_PUSAT: "TAPM"}


@dataclass(frozen=True, slots=True)
class Placement:
    """What a paper asks of an assignment."""

    pk: int
    person_id: UUID
    contract_id: int | None
    tier: str
    start: date
    end: date | None


@dataclass(frozen=True, slots=True)
class Post:
    placement: Placement | None
    codes: Sequence[str]  # of its areas
    around: dict[int, Region]  # by level, the ones that hold every area
    words: RegencySettings
    spans: Sequence[tuple[date, date | None]] = ()  # of every placement of the time that is expected to report
    left: Mapping[str, date] = field(default_factory=dict)  # areas left within the time, and the last day there

    @property
    def tier(self) -> Tier | None:
        return Tier(self.placement.tier) if self.placement else None

    @property
    def seat(self) -> Region | None:
        """The narrowest region that holds the whole post, no narrower than a kecamatan."""
        return self.around[max(self.around)] if self.around else None

    @property
    def title(self) -> str:
        """In one line, as under a signature: PD Bulik Timur, TAPM Kabupaten Lamandau."""
        if self.tier is None:
            return ""
        place = self.seat
        name = "" if place is None else place.name if place.level == Region.Level.DISTRICT else self.named(place)
        return " ".join(filter(None, (SHORT_TIERS.get(self.tier, self.tier.short), name)))

    def named(self, region: Region) -> str:
        """With the word for its kind: Kecamatan Bulik Timur, Kota Palangka Raya, Pekon Sukamaju."""
        if region.kind == Region.Kind.PROVINCE:
            return region.name
        own = {Region.Kind.DISTRICT: self.words.district_word, Region.Kind.DESA: self.words.desa_word}
        return f"{own.get(Region.Kind(region.kind), region.get_kind_display())} {region.name}"

    def around_at(self, level: Region.Level) -> str:
        region = self.around.get(level)
        return self.named(region) if region else ""


def post_of(person_id: UUID, since: date, until: date) -> Post:
    """The newest placement that was valid on any of these days."""
    return posts_of([person_id], since, until)[person_id]


def posts_of(person_ids: Collection[UUID], since: date, until: date) -> dict[UUID, Post]:
    """The same for many, in two queries."""
    during: QuerySet[Assignment] = Assignment.objects.filter(
        Q(end__isnull=True) | Q(end__gte=since), person_id__in=person_ids, start__lte=until
    )
    fields = ("areas__region_id", "pk", "person_id", "contract_id", "tier", "start", "end")
    newest: dict[UUID, Placement] = {}
    held: defaultdict[int, list[str]] = defaultdict(list)  # by placement
    ended: defaultdict[UUID, dict[str, date]] = defaultdict(dict)  # by area, the last day there
    spans: defaultdict[UUID, dict[int, tuple[date, date | None]]] = defaultdict(dict)
    rows = during.order_by("start", "pk").values_list(*fields)
    for _pk, areas in groupby(rows, key=itemgetter(1)):  # one row for each area
        first, *more = areas
        placement = Placement(*first[1:])
        newest[placement.person_id] = placement
        held[placement.pk] = [row[0] for row in (first, *more) if row[0] is not None]
        if placement.tier in REPORTING:
            spans[placement.person_id][placement.pk] = (placement.start, placement.end)
            if placement.end is not None and placement.end < until:
                ended[placement.person_id] |= dict.fromkeys(held[placement.pk], placement.end)
    codes = {one.pk: _holding_all(held[one.pk]) for one in newest.values()}
    known = Region.objects.select_related("settings").in_bulk({code for some in codes.values() for code in some})
    posts = {}
    for person_id in person_ids:
        own = newest.get(person_id)
        around = {known[code].level: known[code] for code in codes[own.pk] if code in known} if own else {}
        regency = around.get(Region.Level.REGENCY)
        posts[person_id] = Post(
            placement=own,
            codes=sorted(held[own.pk]) if own else (),
            around=around,
            words=getattr(regency, "settings", None) or RegencySettings(),
            spans=list(spans[person_id].values()),
            left={code: day for code, day in ended[person_id].items() if own and code not in held[own.pk]},
        )
    return posts


def placed_by(posts: Mapping[UUID, Post]) -> Iterator[tuple[UUID, date, date | None]]:
    """As `workdays_of` takes it."""
    return ((person_id, start, end) for person_id, post in posts.items() for start, end in post.spans)


def _holding_all(areas: Sequence[str]) -> list[str]:
    codes = [{area[:level] for area in areas} for level in LEVELS]
    return [
        code
        for level, shared in zip(LEVELS, codes, strict=True)
        if len(shared) == 1 and len(code := min(shared)) == level
    ]
