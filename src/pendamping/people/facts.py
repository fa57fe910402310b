"""Everything that the rules ask about placements, for one or for a whole roster in the same few queries."""

from collections.abc import Sequence
from datetime import date

from pendamping.common.scope import Scope
from pendamping.people.models import Assignment, Contract, Person
from pendamping.people.rules import PlacementFacts, last_day_of
from pendamping.people.schemas import NewAssignment
from pendamping.regions.models import Region


def facts_of_placements(scope: Scope, placings: Sequence[tuple[Person, NewAssignment]]) -> list[PlacementFacts]:
    """One answer per placing, in their order; the person may be one that is not stored yet."""
    codes = {code for _person, new in placings for code in new.regions}
    homes = {person.domicile_id for person, _new in placings if person.domicile_id}
    regions = Region.objects.in_bulk(codes | homes)
    people = {person.pk for person, _new in placings}
    contracts = Contract.objects.in_bulk({new.contract_id for _person, new in placings if new.contract_id})
    own: dict[object, list[Assignment]] = {}
    for one in Assignment.objects.filter(person__in=people).order_by("start").prefetch_related("areas"):
        own.setdefault(one.person_id, []).append(one)
    others: dict[str, list[Assignment]] = {}
    for one in (
        Assignment.objects.filter(areas__region__in=codes, tier__in={new.tier for _person, new in placings})
        .distinct()
        .select_related("person")
        .prefetch_related("areas")
    ):
        for area in one.areas.all():
            others.setdefault(area.region_id, []).append(one)

    answers = []
    for person, new in placings:
        contract = contracts.get(new.contract_id or 0)
        contract = contract if contract and contract.person_id == person.pk else None
        known = [
            regions[code]
            for code in sorted(set(new.regions))
            if code in regions and scope.covers(code) and _valid(regions[code], new)
        ]
        mine = own.get(person.pk, [])
        end = last_day_of(new, contract)
        here = {other.pk: other for region in known for other in others.get(region.code, [])}
        answers.append(
            PlacementFacts(
                person=person,
                regions=known,
                unknown_codes=sorted(set(new.regions) - {region.code for region in known}),
                domicile=regions.get(person.domicile_id or ""),
                contract=contract,
                replaces=next((one for one in mine if one.pk == new.replaces_id), None),
                own_posts=mine,
                own_definitive=[one for one in mine if one.kind in Assignment.HOLDING and _shares_days(one, new, end)],
                others_here=[
                    one
                    for one in here.values()
                    if one.tier == new.tier and one.person_id != person.pk and _shares_days(one, new, end)
                ],
            )
        )
    return answers


def _valid(region: Region, new: NewAssignment) -> bool:
    began = region.valid_from is None or region.valid_from <= new.start
    return began and (region.valid_until is None or region.valid_until >= new.start)


def _shares_days(one: Assignment, new: NewAssignment, end: date | None) -> bool:
    return (one.end is None or one.end >= new.start) and (end is None or one.start <= end)
