"""Taking what a phone brings: each command for itself, its receipt, effect and trace together or not at all."""

import logging
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from uuid import UUID

from django.db import OperationalError, transaction

from pendamping.access.models import Account, Device
from pendamping.common.problems import NotAllowed, NotFound, Problem
from pendamping.common.scope import Scope
from pendamping.fieldwork.clocks import set_right
from pendamping.people.models import Person
from pendamping.sync.answers import refusal_of
from pendamping.sync.command_receipts import Remembered, note_refusal, receipt_of, refusal_receipt_of
from pendamping.sync.commands.reading import Brought, Unread, read
from pendamping.sync.commands.registry import Kind
from pendamping.sync.commands.sent import Asked, Outcome, Said, Sent
from pendamping.sync.errors import OfficeFault, PartlyTaken
from pendamping.sync.models import CommandReceipt
from pendamping.sync.phone_scopes import scopes_then
from pendamping.sync.schemas.commands import AboutRecord, Command
from pendamping.sync.schemas.contacts import Answer

log = logging.getLogger(__name__)


def take_commands(scope: Scope, device: Device, said: Said, commands: Iterable[Command]) -> list[Answer]:
    """One answer per command, in their order; a refused or poisoned one never stands in the way of the next.

    New records that follow each other are taken in one transaction, where their kind knows how: fifty cost as many
    queries as one. Each is judged for itself all the same, and where that transaction fails they go one by one.
    """
    answers: list[Answer] = []
    for run in _runs(commands):
        if isinstance(run, Unread):
            answers.append(_refused(device, run.command, run.problem))
            continue
        place = 0
        while place < len(run):
            taken = _answers(scope, device, said, run[place:])
            answers += taken
            place += len(taken)
    return answers


def _runs(commands: Iterable[Command]) -> Iterator[Sequence[Brought] | Unread]:
    """Commands of one kind that follow each other, where it may take them together; else one for itself."""
    run: list[Brought] = []
    for one in map(read, commands):
        if run and not (isinstance(one, Brought) and one.kind is run[0].kind and one.kind.together):
            yield run
            run = []
        if isinstance(one, Brought):
            run.append(one)
        else:
            yield one
    if run:
        yield run


def _answers(scope: Scope, device: Device, said: Said, run: Sequence[Brought]) -> list[Answer]:
    """To the first of them, and to those behind it that could be taken with it."""
    first = run[0].command
    try:
        return _take(scope, device, said, run)
    except OperationalError:  # the database is locked, full or gone: so it would be for every other command
        raise
    except Exception as fault:  # of one command; whosever it is, it must not cost the phone the others
        if len(run) > 1:
            log.warning("%s commands are taken one by one: %r", len(run), fault)
            return [answer for one in run for answer in _answers(scope, device, said, [one])]
        if isinstance(fault, Problem):
            return [_refused(device, first, fault)]
        log.exception("command %s (%s)", first.id, first.kind)
        return [refusal_of(first, OfficeFault(), "later")]


@transaction.atomic
def _take(scope: Scope, device: Device, said: Said, waiting: Sequence[Brought]) -> list[Answer]:
    """Raises: Problem: the first one was refused after something was written; nothing of it is stored."""
    _lock(scope, device)
    remembered = Remembered(device, waiting)
    front = _front(remembered, waiting)
    run = front or waiting[:1]
    answers: dict[int, Answer] = {}
    receipts: list[CommandReceipt] = []
    asked: dict[int, Asked] = {}
    for place, one in enumerate(run):
        known, earlier = remembered.taken(one), remembered.earlier(one)
        if known is not None:
            answers[place] = Answer(id=one.command.id, result="already_stored", version=known.version_after)
        elif earlier.has_nothing_left(one.body):
            receipts.append(receipt_of(device, one, earlier.version, CommandReceipt.Result.SUPERSEDED))
            answers[place] = Answer(id=one.command.id, result="stored", version=earlier.version)
        else:
            asked[place] = (one.body.without(earlier.parts), _sent(said, one.command, earlier.version))
    outcomes = _apply(scope, device, run[0].kind, list(asked.values()), together=bool(front))
    for place, outcome in zip(asked, outcomes, strict=True):
        one = run[place]
        if not isinstance(outcome, Problem):
            receipts.append(receipt_of(device, one, outcome))
            answers[place] = Answer(id=one.command.id, result="stored", version=outcome)
            continue
        answers[place] = _refusal(one.command, outcome)
        if remembered.may_note(one.command, outcome):
            receipts.append(refusal_receipt_of(device, one.command, outcome, one.body))
    remembered.write(receipts)
    return [answers[place] for place in range(len(run))]


def _sent(said: Said, command: Command, own_version: int | None) -> Sent:
    written_at = set_right(command.written_at, said.clock_skew)
    return Sent(said.app_version, own_version, written_at, command.version, said.clock_skew)


def _lock(scope: Scope, device: Device) -> None:
    """One person's commands one after the other, from however many phones."""
    if scope.person_id is not None:
        Person.objects.select_for_update().only("pk").get(pk=scope.person_id)
    else:
        Account.objects.select_for_update(no_key=True).only("pk").get(pk=device.account_id)


def _front(remembered: Remembered, waiting: Sequence[Brought]) -> Sequence[Brought]:
    """As many as may be taken in one go: what was taken before, and new records; nothing is named twice."""
    together = waiting[0].kind.together
    new = together.new([one.body for one in waiting]) if together else set()
    seen: set[UUID] = set()
    for place, one in enumerate(waiting):
        ids = {one.command.id, one.body.id}
        if not remembered.is_taken(one) and (one.body.id not in new or ids & seen):
            return waiting[:place]
        seen |= ids
    return waiting


def _apply(scope: Scope, device: Device, kind: Kind, asked: Sequence[Asked], *, together: bool) -> Sequence[Outcome]:
    """Raises: Problem: of one that is alone."""
    if not asked:
        return []
    if together and kind.together:
        return kind.together.apply(scope, asked)
    body, sent = asked[0]
    try:
        return [_applied(scope, device, kind, body, sent)]
    except PartlyTaken as partly:  # what is stored of it stays stored
        return [partly]


def _applied(scope: Scope, device: Device, kind: Kind, body: AboutRecord, sent: Sent) -> Outcome:
    """Own work that today's post does not reach may belong to the post of the day on which it was written.

    Raises: Problem: what speaks against it today.
    """
    try:
        return kind.apply(scope, body, sent)
    except (NotAllowed, NotFound):
        for then in scopes_then(device, scope, sent.written_at) if kind.own_work else ():
            with suppress(NotAllowed, NotFound):
                return kind.apply(then, body, sent)
        raise


def _refused(device: Device, command: Command, problem: Problem) -> Answer:
    if not isinstance(problem, NotFound):
        note_refusal(device, command, problem)
    return _refusal(command, problem)


def _refusal(command: Command, problem: Problem) -> Answer:
    # What it speaks of may be on another phone still, or was forgotten by a restored office and will come again.
    return refusal_of(command, problem, "later" if isinstance(problem, NotFound) else "refused")
