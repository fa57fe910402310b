"""The sample team through the services of `people`: persons, contracts, posts, terms, accounts."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from uuid import UUID

from pendamping.access.schemas import NewAccount
from pendamping.access.services import create_account
from pendamping.common.scope import Scope
from pendamping.demo.team import CLUSTER, Member, Post, Team
from pendamping.demo.world import REGENCY, World
from pendamping.people.models import CONTRACTED, Assignment, Contract, CoordinatorTerm, Person, Tier
from pendamping.people.schemas import NewAssignment, NewContract, NewCoordinatorTerm, NewPerson
from pendamping.people.services import (
    begin_coordinator_term,
    end_assignment,
    link_account,
    place_person,
    register_person,
    set_required_posts,
    sign_contract,
)
from pendamping.regions.models import Region, RegionGroup

LETTER = "{number:03}/CONTOH/{tier}/{year}"
CADRE_LETTER = "141/{number:03}/SK-CONTOH/{year}"
OFFICER = "Pejabat Pembuat Komitmen (contoh)"
EDUCATION = ("sma", "d3", "s1", "s1", "s1", "s2")


def fill_people(scope: Scope, world: World, team: Team) -> dict[int, Person]:
    """Register and place everybody; returns the persons by their number in the team."""
    for (code, tier), number in team.required.items():
        set_required_posts(scope, code, Tier(tier), number)
    persons = {member.number: _register(scope, world, member) for member in team.members}
    posts = [(member, post) for member in team.members for post in _yearly(world, member)]
    placed: dict[tuple[int, Post], Assignment] = {}
    contracts: dict[tuple[int, int], Contract] = {}
    # In order of time, so that nobody takes a post before it was left.
    for member, post in sorted(posts, key=lambda one: one[1].start):
        person = persons[member.number]
        year = post.start.year
        if Tier(member.tier) in CONTRACTED and (member.number, year) not in contracts:
            contracts[member.number, year] = _sign(scope, member, person.pk, year)
        before = [one for (number, _post), one in placed.items() if number == member.number]
        new = _new_assignment(member, post, person.pk, contracts.get((member.number, year)), before)
        placed[member.number, post] = _place(scope, new, post)
    for member in team.members:
        _lead(scope, world, member, persons[member.number].pk)
    return persons


def give_accounts(scope: Scope, team: Team, persons: Mapping[int, Person], names: Mapping[str, str]) -> None:
    """An account for everybody who still has a post; `names`: user names of those whom a visitor signs in as."""
    for member in team.members:
        if member.posts[-1].end is None:
            new = NewAccount(name=member.name, username=names.get(member.name, ""), is_sample=True)
            account = create_account(scope, new)
            link_account(scope, persons[member.number], account.pk)


def _register(scope: Scope, world: World, member: Member) -> Person:
    chance = world.chance("person", member.number)
    born = date(chance.randrange(1972, 1999), chance.randrange(1, 13), chance.randrange(1, 28))
    day = born.day + (40 if member.sex == Person.Sex.FEMALE else 0)
    new = NewPerson(
        name=member.name,
        sex=Person.Sex(member.sex),
        nik=f"{member.domicile[:6]}{day:02}{born:%m%y}9{member.number:03}",
        phone=f"0800 0000 {member.number:04}",
        domicile=member.domicile,
        education=Person.Education(chance.choice(EDUCATION)),
        is_sample=True,
    )
    return register_person(scope, new)


def _yearly(world: World, member: Member) -> Iterator[Post]:
    """The posts cut at the turn of the year where a contract ends; a post that goes on stays without an end."""
    for whole in member.posts:
        post = whole
        if Tier(member.tier) not in CONTRACTED:
            yield post
            continue
        start = post.start
        for year in range(start.year, world.today.year + 1):
            turn = date(year, 12, 31)
            if post.end is not None and post.end <= turn:
                yield replace(post, start=start)
                break
            if year == world.today.year:
                yield replace(post, start=start)
                break
            yield replace(post, start=start, end=turn, end_reason="term_over", note="")
            start = date(year + 1, 1, 1)
            if post.kind == Assignment.Kind.RELOCATION:  # moved only once
                post = replace(post, kind=Assignment.Kind.DEFINITIVE)


def _sign(scope: Scope, member: Member, person_id: UUID, year: int) -> Contract:
    new = NewContract(
        person_id=person_id,
        number=LETTER.format(number=member.number, tier="SPK", year=year),
        tier=Tier(member.tier),
        start=date(year, 1, 1),
        end=date(year, 12, 31),
        signed_on=date(year, 1, 1),
        commitment_officer=OFFICER,
    )
    return sign_contract(scope, new)


def _new_assignment(
    member: Member, post: Post, person_id: UUID, contract: Contract | None, before: Sequence[Assignment]
) -> NewAssignment:
    """`before`: the person's earlier placements; a relocation leaves the last of them."""
    left = before[-1] if post.kind == Assignment.Kind.RELOCATION else None
    pattern = LETTER if contract else CADRE_LETTER
    return NewAssignment(
        person_id=person_id,
        tier=Tier(member.tier),
        regions=post.codes,
        start=post.start,
        kind=Assignment.Kind(post.kind),
        contract_id=contract.pk if contract else None,
        letter_number=pattern.format(number=member.number, tier="SPT", year=post.start.year),
        speciality=member.speciality,
        note=post.note or "Ditempatkan menurut kebutuhan kabupaten.",
        replaces_id=left.pk if left else None,
        handover_note="Serah terima berkas desa di kantor kecamatan." if left else "",
    )


def _place(scope: Scope, new: NewAssignment, post: Post) -> Assignment:
    """Place somebody; a post that has ended since is ended with its reason."""
    assignment, _concerns = place_person(scope, new)
    if post.end is not None and post.end_reason != Assignment.EndReason.RELOCATED:
        assignment = end_assignment(scope, assignment.pk, post.end, Assignment.EndReason(post.end_reason), post.note)
    return assignment


def _lead(scope: Scope, world: World, member: Member, person_id: UUID) -> None:
    if member.term:
        role, code = member.term
        start = date(world.today.year, 1, 1)
        cluster = _cluster(start) if role == CoordinatorTerm.Role.KORWIL else None
        new = NewCoordinatorTerm(
            person_id=person_id,
            role=CoordinatorTerm.Role(role),
            region=code,
            cluster_id=cluster.pk if cluster else None,
            start=start,
            end=date(world.today.year, 12, 31),
            letter_number=LETTER.format(number=member.number, tier=role, year=start.year),
        )
        begin_coordinator_term(scope, new)


def _cluster(since: date) -> RegionGroup:
    cluster = RegionGroup.objects.create(
        regency_id=REGENCY, kind=RegionGroup.Kind.CLUSTER, name="Klaster Hulu (contoh)", valid_from=since
    )
    cluster.members.set(Region.objects.filter(pk__in=CLUSTER))
    return cluster
