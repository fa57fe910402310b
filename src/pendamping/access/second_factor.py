"""Who should sign in with a second factor: whoever reads personal data, manages accounts or reads the trail."""

from pendamping.common.scope import Scope

SENSITIVE = frozenset({"account.manage", "audit.read", "person.read_personal"})


def wants_second_factor(scope: Scope) -> bool:
    return not SENSITIVE.isdisjoint(scope.needs)
