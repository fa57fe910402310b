"""Who works in the synthetic province: 400 placed people with accounts, and the offices that read their work."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from pendamping.access.models import Account, Membership
from pendamping.access.roles import Role
from pendamping.common.bulk import insert_rows
from pendamping.demo.names import invented_names
from pendamping.demo.places import Place
from pendamping.demo.world import World
from pendamping.people.models import Assignment, AssignmentArea, Person, RequiredPosts, Tier

PROVINCE = "98"  # no province has this code
KABUPATEN, DISTRICTS, VILLAGES = 10, 10, 25  # per province, per kabupaten, per kecamatan
PLD, PD, TAPM = 290, 100, 10
YEARS_OF_WORK = 3
SHOWN = "9801"  # the kabupaten whose people sign in: pld, pd, tapm, korkab, dpmd, camat, bupati, kades


@dataclass(frozen=True, slots=True)
class Worker:
    person: Person
    tier: Tier
    post: str  # the code that the areas share
    villages: tuple[Place, ...]


def employ(world: World, places: Sequence[Place]) -> Iterator[Worker]:
    """PLD, PD and TAPM, in this order."""
    names = invented_names(world.chance("names"))
    start = date(world.today.year - YEARS_OF_WORK, 1, 1)
    by_district = [list(places[at : at + VILLAGES]) for at in range(0, len(places), VILLAGES)]
    required = []
    for number in range(PLD):
        villages = by_district[number % len(by_district)]
        turn, turns = number // len(by_district), -(-PLD // len(by_district))
        yield _worker(next(names), Tier.PLD, villages[turn::turns], villages[0].district, start, number=number)
    for number in range(PD):
        villages = by_district[number % len(by_district)]
        required.append(RequiredPosts(region_id=villages[0].district, tier=Tier.PD, number=2))
        required.append(RequiredPosts(region_id=villages[0].district, tier=Tier.PLD, number=4))
        yield _worker(next(names), Tier.PD, villages, villages[0].district, start, number=number)
    for number in range(TAPM):
        regency = f"{PROVINCE}{number % KABUPATEN + 1:02}"
        inside = [place for place in places if place.code.startswith(regency)]
        yield _worker(next(names), Tier.TAPM_KAB, inside, regency, start, number=number)
    insert_rows(required)


def _worker(
    name: tuple[str, str], tier: Tier, villages: Sequence[Place], post: str, start: date, *, number: int
) -> Worker:
    """A placed person with an account; the first of a tier has a name that is easy to sign in with."""
    role = Role(tier.value)
    short = {Tier.TAPM_KAB: "tapm"}.get(tier, tier.value.lower())
    username = short if number == 0 else f"{short}{number}"
    person = Person.objects.create(name=name[0], sex=name[1], domicile_id=villages[0].code, is_sample=True)
    account = Account.objects.create(
        username=username, name=name[0], person_id=person.pk, is_sample=True, must_set_password=False
    )
    person.account = account
    person.save()
    assignment = Assignment.objects.create(person=person, tier=tier, start=start)
    codes = [place.code for place in villages] if tier == Tier.PLD else [post]
    AssignmentArea.objects.bulk_create(AssignmentArea(assignment=assignment, region_id=code) for code in codes)
    Membership.objects.bulk_create(
        Membership(account=account, role=role, region_code=code, since=start, basis=f"assignment:{assignment.pk}")
        for code in codes
    )
    return Worker(person, tier, post, tuple(villages))


def appoint(today: date, places: Sequence[Place]) -> None:
    areas = {
        "korkab": (Role.KORKAB, SHOWN),
        "dpmd": (Role.DPMD, SHOWN),
        "bupati": (Role.BUPATI, SHOWN),
        "camat": (Role.CAMAT, places[0].district),
        "kades": (Role.KEPALA_DESA, places[0].code),
        "provinsi": (Role.TAPM_PROV, PROVINCE),
    }
    for username, (role, code) in areas.items():
        account = Account.objects.create(
            username=username, name=f"{username} sintetis", is_sample=True, must_set_password=False
        )
        Membership.objects.create(account=account, role=role, region_code=code, since=date(today.year - 3, 1, 1))
