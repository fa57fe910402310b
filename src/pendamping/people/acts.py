"""What the audit trail keeps of the acts that happen one by one on a page and by the hundred in a roster."""

from collections.abc import Iterable, Sequence

from pendamping.common.audit import Act
from pendamping.people.areas import common_code
from pendamping.people.concerns import Concern
from pendamping.people.models import Assignment, Contract, Person


def registered(person: Person) -> Act:
    return Act("person.registered", "people.person", str(person.pk), person.home_code, {})


def signed(contract: Contract, person: Person) -> Act:
    facts = {"number": contract.number, "tier": contract.tier}
    return Act("contract.signed", "people.contract", str(contract.pk), person.home_code, facts)


def started(post: Assignment, codes: Sequence[str], concerns: Iterable[Concern]) -> Act:
    facts = {
        "person": post.person_id,
        "tier": post.tier,
        "kind": post.kind,
        "areas": list(codes),
        "concerns": [concern.code for concern in concerns],
    }
    return Act("assignment.started", "people.assignment", str(post.pk), common_code(codes), facts)
