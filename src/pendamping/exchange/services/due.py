"""Answering by itself what is due, in the name of each area's office: by night, or when its register is opened."""

from dataclasses import replace

from django.db import transaction

from pendamping.access.roles import NEEDS, Role
from pendamping.common.background import launch
from pendamping.common.scope import Scope
from pendamping.exchange.errors import AnsweredMeanwhile, NothingDue
from pendamping.exchange.models import DataRequest
from pendamping.exchange.services.requests import answer_request


def answer_what_is_due(scope: Scope) -> int:
    """Prepare every answer whose day has come; how many. Each sees no more than the office of its own area.

    Raises: NotAllowed: the scope is narrower than the country.
    """
    scope.require_country()
    number = 0
    waiting = DataRequest.objects.filter(due_on__lte=scope.today).values_list("pk", "region_id", "due_on")
    for pk, region, due in list(waiting):
        try:
            answer_request(replace(scope, prefixes=(region,), needs=NEEDS[Role.DPMD]), pk, due)
        except (NothingDue, AnsweredMeanwhile):  # somebody answered it in this moment
            continue
        number += 1
    return number


@transaction.atomic
def begin_what_is_due(scope: Scope) -> bool:
    """Set the answers of this register that are due going beside the page, once a day; whether this call did.

    Where no timer runs by night, opening the register is what answers.

    Raises: NotAllowed: the role keeps no register.
    """
    scope.require("data_request.manage")
    due = DataRequest.objects.within(scope).filter(due_on__lte=scope.today)
    if not due.exclude(begun_on=scope.today).update(begun_on=scope.today):
        return False
    transaction.on_commit(lambda: launch("answer_requests"))
    return True
