"""What fills the addresses of this app in the access table."""

from datetime import date
from uuid import UUID

from tests.access_table import Area, Sample

from pendamping.access.roles import Role
from pendamping.people.models import Assignment, AssignmentArea, Contract, CoordinatorTerm, Organisation, Person, Tier

IN_2024 = {"start": date(2024, 1, 1), "end": date(2024, 12, 31)}


def person(area: Area) -> dict[str, UUID]:
    """The PLD of the place."""
    return {"person_id": Person.objects.get(account=area.pld.account_id or 0).pk}


def assignment(area: Area) -> dict[str, int]:
    placed = Assignment.objects.create(person_id=person(area)["person_id"], tier=Tier.PLD, **IN_2024)
    AssignmentArea.objects.create(assignment=placed, region_id=area.village)
    return {"assignment_id": placed.pk}


def contract(area: Area) -> dict[str, int]:
    number = f"SPK/{area.village}"
    signed = Contract.objects.create(person_id=person(area)["person_id"], number=number, tier=Tier.PLD, **IN_2024)
    return {"contract_id": signed.pk}


def term(area: Area) -> dict[str, int]:
    leader = Person.objects.get(account=area.pd.account_id or 0)
    role = CoordinatorTerm.Role.KORCAM
    begun = CoordinatorTerm.objects.create(person=leader, role=role, region_id=area.district, **IN_2024)
    return {"term_id": begun.pk}


def district(area: Area) -> dict[str, str]:
    return {"code": area.district}


def village(area: Area) -> dict[str, str]:
    return {"code": area.village}


def unknown_roster(area: Area) -> dict[str, UUID]:
    return {"roster_id": UUID(int=int(area.village))}


def organisation(area: Area) -> dict[str, UUID]:
    name = f"Dinas contoh {area.regency}"
    return {"pk": Organisation.objects.create(region_id=area.regency, name=name, short_name=name).pk}


# An import is seen by the very account that brings it, whatever its area.
EVERYBODY = frozenset(Role)
SAMPLES = {
    "people:person": Sample(person),
    "people:reveal": Sample(person),
    "people:edit_person": Sample(person),
    "people:account": Sample(person),
    "people:new_placement": Sample(person),
    "people:new_contract": Sample(person),
    "people:new_term": Sample(person),
    "people:end_placement": Sample(assignment),
    "people:objection": Sample(assignment),
    "people:renewal": Sample(contract),
    "people:end_term": Sample(term),
    "people:required_posts": Sample(district),
    "people:organisation": Sample(organisation),
    "people:village": Sample(village),
    "people:roster": Sample(unknown_roster, hidden_from=EVERYBODY),
    "people:confirm_roster": Sample(unknown_roster, hidden_from=EVERYBODY),
    "people:faulty_rows": Sample(unknown_roster, hidden_from=EVERYBODY),
    "people:discard_roster": Sample(unknown_roster, hidden_from=EVERYBODY),
}
