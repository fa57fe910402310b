"""Who acts in the sample: the holder of an office, or one of the team, on a day."""

from dataclasses import replace
from datetime import date

from pendamping.access.models import Account
from pendamping.access.roles import NEEDS, Role
from pendamping.common.scope import Scope
from pendamping.people.models import Person


def official(scope: Scope, role: Role, area: str, today: date) -> Scope:
    """The account that holds this role there; where the sample has none, the office itself."""
    account = Account.objects.filter(memberships__role=role, memberships__region_code=area).first()
    return replace(
        scope,
        account_id=account.pk if account else None,
        person_id=None,
        name=account.name if account else str(role.label),
        role=role.value,
        prefixes=(area,),
        today=today,
        needs=NEEDS[role],
    )


def facilitator(scope: Scope, person: Person, area: str, today: date) -> Scope:
    """A PLD in one of their villages."""
    account = person.account
    return replace(
        scope,
        account_id=account.pk if account else None,
        person_id=person.pk,
        name=person.name,
        role=Role.PLD.value,
        prefixes=(area,),
        today=today,
        needs=NEEDS[Role.PLD],
    )
