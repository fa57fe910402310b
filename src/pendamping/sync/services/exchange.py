"""One contact of a phone with the office: take what it brings, tell what changed, sign what is held."""

from django.utils import timezone

from pendamping.access.models import Device
from pendamping.common.scope import Scope
from pendamping.sync.commands.sent import Said
from pendamping.sync.errors import ProtocolUnknown
from pendamping.sync.load import seconds_until_automatic, the_gate
from pendamping.sync.schemas.contacts import PROTOCOL, Batch, Reply
from pendamping.sync.selectors.feed import pull, stay
from pendamping.sync.selectors.month_due import month_due
from pendamping.sync.selectors.reference import reference_data
from pendamping.sync.services.contacts import note_contact
from pendamping.sync.services.files import hand_over_arrived
from pendamping.sync.services.statements import signed_statement
from pendamping.sync.services.taking import take_commands


def exchange(scope: Scope, device: Device, roles: list[str], batch: Batch) -> Reply:
    """Raises: ProtocolUnknown: the phone speaks a version that this office does not know."""
    scope.require("sync.use")
    if batch.protocol != PROTOCOL:
        raise ProtocolUnknown
    said = Said(batch.app_version, note_contact(scope, device, batch))
    answers = take_commands(scope, device, said, batch.commands)
    if any(one.result in {"stored", "already_stored"} for one in answers):  # stored before a server was stopped, too
        hand_over_arrived(scope)
    next_automatic = seconds_until_automatic(scope.today, is_crowded=the_gate().is_crowded)
    if batch.answers_only and (cursor := stay(scope, batch.cursor)):
        return Reply(
            clock=timezone.now(),
            answers=answers,
            changes=[],
            cursor=cursor,
            more=True,
            restored=False,
            reference=None,
            statement=None,
            next_automatic=next_automatic,
        )
    pulled = pull(scope, batch.cursor)
    reference = reference_data(scope, roles)
    return Reply(
        clock=timezone.now(),
        answers=answers,
        changes=pulled.changes,
        cursor=pulled.cursor.encode(),
        more=pulled.more,
        anew=pulled.anew,
        restored=pulled.restored,
        reference=reference if reference.digest != batch.reference else None,
        statement=None if pulled.more else signed_statement(scope),
        month_due=None if pulled.more else month_due(scope),
        next_automatic=next_automatic,
    )
