"""Answering by itself what has fallen due: for the program that runs every night, in the name of each area's office."""

from dataclasses import replace

from pendamping.access.roles import NEEDS, Role
from pendamping.common.scope import Scope
from pendamping.exchange.models import DataRequest
from pendamping.exchange.services.requests import answer_request


def answer_what_is_due(scope: Scope) -> int:
    """Prepare every answer whose day has come; how many. Each sees no more than the office of its own area.

    Raises: NotAllowed: the scope is narrower than the country.
    """
    scope.require_country()
    number = 0
    due = DataRequest.objects.filter(due_on__lte=scope.today).values_list("pk", "region_id")
    for pk, region in list(due):
        answer_request(replace(scope, prefixes=(region,), needs=NEEDS[Role.DPMD]), pk)
        number += 1
    return number
