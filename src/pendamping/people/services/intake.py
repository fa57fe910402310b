"""Many judged rows of a roster at once: what register_person, sign_contract and place_person do one by one.

Same rules, judged before by `roster.checking`; same audit entries (`people.acts`); a fixed number of queries per batch.
"""

from collections.abc import Sequence

from pendamping.common.audit import Act, record_acts
from pendamping.common.scope import Scope
from pendamping.people import acts
from pendamping.people.models import Assignment, AssignmentArea, Contract, Person
from pendamping.people.roster.checking import Judged
from pendamping.people.rules import last_day_of
from pendamping.people.schemas import NewPerson, PersonChange
from pendamping.people.services.memberships import give_roles_of_posts
from pendamping.people.services.persons import change_person, place_of_registration


def take_in(scope: Scope, rows: Sequence[Judged]) -> None:
    """Bring rows without problems into the registry, in the caller's transaction.

    Raises: NotAllowed: the role in `scope` may not write persons or placements.
    """
    scope.require("person.write")
    scope.require("assignment.write")
    done = [*_register(scope, rows), *_sign(rows), *_place(rows)]
    record_acts(scope, done)
    for row in rows:
        if row.stored and row.changed_fields:
            _correct(scope, row.stored, row)
    for person in {row.stored.pk: row.stored for row in rows if row.stored and row.stored.account_id}.values():
        give_roles_of_posts(scope, person)


def _register(scope: Scope, rows: Sequence[Judged]) -> list[Act]:
    new = {row.person.pk: row.person for row in rows if row.person._state.adding}
    for person in new.values():
        person.registered_at = place_of_registration(scope)
    Person.objects.bulk_create(new.values())
    return [acts.registered(person) for person in new.values()]


def _sign(rows: Sequence[Judged]) -> list[Act]:
    new = {id(row.contract): (row.contract, row.person) for row in rows if row.contract and row.contract._state.adding}
    Contract.objects.bulk_create(contract for contract, _person in new.values())
    return [acts.signed(contract, person) for contract, person in new.values()]


def _place(rows: Sequence[Judged]) -> list[Act]:
    placed = [
        (
            row,
            row.post.regions,
            Assignment(
                **row.post.model_dump(exclude={"regions", "end", "handover_note", "contract_id"}),
                contract=row.contract,
                end=last_day_of(row.post, row.contract),
            ),
        )
        for row in rows
        if row.post
    ]
    Assignment.objects.bulk_create(post for _row, _codes, post in placed)
    AssignmentArea.objects.bulk_create(
        AssignmentArea(assignment=post, region_id=code) for _row, codes, post in placed for code in codes
    )
    return [acts.started(post, codes, row.concerns) for row, codes, post in placed]


def _correct(scope: Scope, person: Person, row: Judged) -> None:
    kept = {name: getattr(person, name) for name in NewPerson.model_fields if name not in Person.PERSONAL}
    said = {**kept, "domicile": person.domicile_id, **row.entry.person}
    change_person(scope, person, PersonChange.model_validate(said))
