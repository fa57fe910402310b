"""Who works where in the sample kabupaten: posts, gaps, a relocation, covers, leaves and terms; no database."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from itertools import pairwise

from pendamping.demo.names import FEMALE, MALE, invented_names
from pendamping.demo.places import Place, by_district
from pendamping.demo.world import PROVINCE, REGENCY, World

VILLAGES_OF_ONE_PLD = 4
# Codes of `law/penempatan`.
PD_SPECIALITIES = ("pdp", "pdti")
TAPM_SPECIALITIES = ("perencanaan_partisipatif", "ped", "psd", "infrastruktur", "ttg")
CADRE_ROLES = ("perencanaan", "teknik")
CLUSTER = ("620901", "620902", "620907", "620908")  # the northern kecamatan, which one coordinator leads
TOWN, TOWN_DISTRICT = "6209031005", "620903"  # Nanga Bulik

SHOWN_DISTRICT = "620904"  # Bulik Timur: the accounts that a visitor signs in with work here
SHOWN_NAMES = (("Rina Anggrek", FEMALE), ("Darius Ulin", MALE), ("Norhayati Kenanga", FEMALE))
SHOWN_SUPERVISOR = ("Agus Meranti", MALE)

# Villages without a visit for longer than 30 days, and for how many.
SICK_LEAVE, ROAD_CUT, NO_WORD = (
    {"6209082009": 47, "6209082008": 46, "6209082007": 41},  # Jamuat, Kina, Karang Mas
    {"6209072011": 39, "6209072010": 36},  # Petarikan, Bintang Mangalih
    {"6209022020": 34},  # Hulu Jojabo
)
QUIET_DAYS: Mapping[str, int] = SICK_LEAVE | ROAD_CUT | NO_WORD


@dataclass(frozen=True, slots=True)
class Post:
    """Villages of a PLD or cadre, the kecamatan of a PD, the kabupaten of a TAPM; `end` None: still held."""

    codes: tuple[str, ...]
    start: date
    end: date | None = None
    kind: str = "definitive"
    end_reason: str = ""
    note: str = ""

    def held_on(self, day: date) -> bool:
        return self.start <= day and (self.end is None or day <= self.end)


@dataclass(frozen=True, slots=True)
class Absence:
    kind: str
    start: date
    end: date
    reason: str


@dataclass(frozen=True, slots=True)
class Member:
    """One invented facilitator. `number` is their place in the team and the tail of their invented NIK."""

    number: int
    name: str
    sex: str
    tier: str
    domicile: str
    posts: tuple[Post, ...]
    speciality: str = ""
    term: tuple[str, str] | None = None  # coordinator role and its area
    absences: tuple[Absence, ...] = ()

    def codes_on(self, day: date) -> tuple[str, ...]:
        return tuple(code for post in self.posts if post.held_on(day) for code in post.codes)

    def away_on(self, day: date) -> bool:
        return any(one.start <= day <= one.end for one in self.absences)

    @property
    def is_shown(self) -> bool:
        """Whether a visitor signs in as this PLD."""
        return self.name == SHOWN_NAMES[0][0]

    @property
    def district(self) -> str:
        """The kecamatan of the latest post; of a TAPM the kabupaten or province."""
        return self.posts[-1].codes[0][:6]

    def district_on(self, day: date) -> str:
        return next(post.codes[0][:6] for post in self.posts if post.held_on(day))


@dataclass(frozen=True, slots=True)
class Team:
    members: tuple[Member, ...]
    required: Mapping[tuple[str, str], int]  # (area, tier) → posts
    last_visits: Mapping[str, date] = field(default_factory=dict)  # the quiet villages


def make_team(world: World, places: Sequence[Place]) -> Team:
    """Everybody who serves these villages, in a fixed order: PLD by kecamatan, PD, TAPM, province, cadres."""
    names = invented_names(world.chance("names"))
    districts = by_district([place for place in places if world.holds(place.code)])
    start = date(world.first_day.year, 1, 1)
    members: list[Member] = []
    required: dict[tuple[str, str], int] = {}
    for code, villages in districts.items():
        groups = _groups([place.code for place in villages])
        required[code, "PLD"], required[code, "PD"] = len(groups), len(PD_SPECIALITIES)
        shown = iter(SHOWN_NAMES if code == SHOWN_DISTRICT else ())
        for group in groups:
            name, sex = next(shown, None) or next(names)
            members.append(Member(len(members) + 1, name, sex, "PLD", group[0], (Post(group, start),)))
    members += _supervisors(districts, names, start, len(members))
    required[REGENCY, "TAPM_KAB"] = len(TAPM_SPECIALITIES)
    members = _with_turns_of_life(world, members)
    members += _cadres(places, names, start, members[-1].number)
    last_visits = {code: world.today - timedelta(days=days) for code, days in QUIET_DAYS.items() if world.holds(code)}
    return Team(tuple(members), required, last_visits)


def _groups(codes: Sequence[str]) -> list[tuple[str, ...]]:
    """Neighbouring villages in groups of four at most, as even as possible.

    >>> [len(group) for group in _groups([str(number) for number in range(13)])]
    [4, 3, 3, 3]
    """
    count = -(-len(codes) // VILLAGES_OF_ONE_PLD)
    ends = [-(-len(codes) * number // count) for number in range(count + 1)]
    return [tuple(codes[low:high]) for low, high in pairwise(ends)]


def _supervisors(
    districts: Mapping[str, Sequence[Place]], names: Iterator[tuple[str, str]], start: date, before: int
) -> Iterator[Member]:
    number = before
    for code, villages in districts.items():
        for place, speciality in enumerate(PD_SPECIALITIES):
            number += 1
            name, sex = SHOWN_SUPERVISOR if (code, place) == (SHOWN_DISTRICT, 0) else next(names)
            term = ("KORCAM", code) if place == 0 else None
            post = Post((code,), start)
            yield Member(number, name, sex, "PD", villages[place].code, (post,), speciality=speciality, term=term)
    capital = next(iter(districts.values()))[0].code
    for place, speciality in enumerate(TAPM_SPECIALITIES):
        number += 1
        name, sex = next(names)
        leads = (("KORKAB", REGENCY), ("KORWIL", REGENCY) if set(CLUSTER) <= set(districts) else None)
        term = leads[place] if place < len(leads) else None
        post = Post((REGENCY,), start)
        yield Member(number, name, sex, "TAPM_KAB", capital, (post,), speciality=speciality, term=term)
    name, sex = next(names)
    post = Post((PROVINCE,), start)
    yield Member(number + 1, name, sex, "TAPM_PROV", capital, (post,), term=("KORPROV", PROVINCE))
    if TOWN_DISTRICT in districts:
        for tier, area in (("PT", TOWN_DISTRICT), ("KELURAHAN_FACILITATOR", TOWN)):
            number += 1
            name, sex = next(names)
            yield Member(number + 1, name, sex, tier, TOWN, (Post((area,), start),))


def _cadres(places: Sequence[Place], names: Iterator[tuple[str, str]], start: date, before: int) -> Iterator[Member]:
    """Two KPMD in every village of the shown kecamatan."""
    number = before
    for place in places:
        if place.district == SHOWN_DISTRICT:
            for role in CADRE_ROLES:
                number += 1
                name, sex = next(names)
                yield Member(number, name, sex, "KPMD", place.code, (Post((place.code,), start),), speciality=role)


def _with_turns_of_life(world: World, members: Sequence[Member]) -> list[Member]:
    """What happens to people in a year: somebody resigns, moves, falls ill, stands in for a colleague."""
    by_post = {(one.tier, one.district, place): one for place, one in _numbered(members)}
    changed: dict[int, Member] = {}

    def change(key: tuple[str, str, int], **values: object) -> None:
        if key in by_post:
            member = changed.get(by_post[key].number, by_post[key])
            changed[member.number] = replace(member, **values)  # type: ignore[arg-type]  # names checked by replace

    def ago(days: int) -> date:
        return world.today - timedelta(days=days)

    def post_of(key: tuple[str, str, int]) -> Post:
        return by_post[key].posts[0]

    # Menthobi Raya: the third post is empty for two months; the second PLD stands in.
    left, helper = ("PLD", "620905", 2), ("PLD", "620905", 1)
    if left in by_post:
        change(left, posts=(replace(post_of(left), end=ago(64), end_reason="resignation"),))
        cover = Post(post_of(left).codes, ago(62), kind="temporary_cover", note="Menunggu pengisian pos yang kosong.")
        change(helper, posts=(post_of(helper), cover))
    # Bulik: the fourth post is empty for ten days and nobody stands in; so is one PD post in Belantikan Raya.
    if (key := ("PLD", "620903", 3)) in by_post:
        change(key, posts=(replace(post_of(key), end=ago(10), end_reason="resignation"),))
    if (key := ("PD", "620907", 1)) in by_post:
        change(key, posts=(replace(post_of(key), end=ago(118), end_reason="term_over"),))
    # Sematu Jaya → Bulik: one PLD moved in mid-year to villages nearer to home, and a new one took the place.
    mover, swap = ("PLD", "620906", 1), ("PLD", "620903", 2)
    if mover in by_post and swap in by_post:
        moved, gave = post_of(mover), post_of(swap)
        day = ago(150)
        note = "Domisili keluarga di Bulik; serah terima dengan kepala desa selesai."
        change(mover, posts=_exchanged(moved, gave, day, note))
        change(swap, posts=_exchanged(gave, moved, day, "Bertukar lokasi tugas atas permintaan sendiri."))
    # Batang Kawa: the PLD of the three northern villages is ill, and nobody was named to stand in.
    ill = Absence("sick", ago(40), world.today + timedelta(days=20), "Perawatan di rumah sakit.")
    change(("PLD", "620908", 0), absences=(ill,))
    for place, member in _numbered(members):
        key = (member.tier, member.district, place)
        if member.tier != "TAPM_PROV" and key in by_post and not changed.get(member.number, member).absences:
            change(key, absences=_short_leaves(world, member))
    return [changed.get(one.number, one) for one in members]


def _numbered(members: Sequence[Member]) -> Iterator[tuple[int, Member]]:
    """Each member with their place among those of the same tier and kecamatan."""
    seen: dict[tuple[str, str], int] = {}
    for member in members:
        place = seen.get((member.tier, member.district), 0)
        seen[member.tier, member.district] = place + 1
        yield place, member


def _exchanged(old: Post, new: Post, day: date, note: str) -> tuple[Post, ...]:
    left = replace(old, end=day - timedelta(days=1), end_reason="relocated", note=note)
    return left, Post(new.codes, day, kind="relocation", note=note)


def _short_leaves(world: World, member: Member) -> tuple[Absence, ...]:
    """One or two leaves of a few days in the year, now and then one to come."""
    chance = world.chance("leave", member.number)
    span = (world.last_day - world.first_day).days
    leaves = []
    for _ in range(chance.choice((0, 1, 1, 2))):
        start = world.first_day + timedelta(days=chance.randrange(span + 10))
        kind, reason = chance.choice(
            (
                ("sick", "Demam; surat keterangan puskesmas menyusul."),
                ("important_reason", "Pernikahan saudara."),
                ("important_reason", "Mengurus orang tua yang sakit."),
                ("official_permit", "Mengikuti pelatihan di provinsi."),
            )
        )
        leaves.append(Absence(kind, start, start + timedelta(days=chance.randrange(1, 4)), reason))
    leaves.sort(key=lambda one: one.start)
    return tuple(one for place, one in enumerate(leaves) if place == 0 or one.start > leaves[place - 1].end)
