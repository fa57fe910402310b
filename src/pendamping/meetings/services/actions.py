"""Actions: promised with one owner and a day, moved, put off, handed over."""

from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format

from pendamping.common.audit import record_audit
from pendamping.common.scope import Scope
from pendamping.meetings.errors import (
    ActionClosed,
    DueInPast,
    EvidenceMissing,
    MeetingClosed,
    NotYours,
    OneOwner,
    OwnerElsewhere,
    ReasonMissing,
    StoredDiffers,
)
from pendamping.meetings.models import Action, ActionEvent, Meeting
from pendamping.meetings.schemas import ActionMove, NewAction
from pendamping.meetings.selectors.actions import get_action
from pendamping.meetings.selectors.meetings import get_managed
from pendamping.meetings.services.evidence import Upload, keep_file
from pendamping.obstacles.selectors import get_obstacle
from pendamping.people.models import Assignment, Organisation, Person
from pendamping.people.selectors import get_organisation, get_person
from pendamping.regions.models import Region
from pendamping.regions.selectors import get_region

Kind = ActionEvent.Kind


@transaction.atomic
def promise_action(scope: Scope, new: NewAction, *, is_sample: bool = False) -> tuple[Action, bool]:
    """Write down what somebody promised; returns it, and whether this call stored it. Sending it again is harmless.

    Raises:
        NotAllowed: the role writes no actions.
        MeetingNotFound, RegionNotFound, ObstacleNotFound: outside `scope`.
        MeetingClosed: the minutes of that meeting are locked.
        OneOwner, OwnerElsewhere, OrganisationNotFound, PersonNotFound: the owner does not fit.
        DueInPast: the day is over.
        StoredDiffers: that `id` is stored with other content.
    """
    scope.require("action.write")
    stored = Action.objects.within(scope).filter(pk=new.id).first()
    if stored is not None:
        if (stored.title, stored.organisation_id, stored.person_id) != (new.title, new.organisation, new.person):
            raise StoredDiffers(id=new.id)
        return stored, False
    meeting = get_managed(scope, new.meeting) if new.meeting else None
    if meeting is not None and meeting.state in {Meeting.State.LOCKED, Meeting.State.CANCELLED}:
        raise MeetingClosed(state=meeting.get_state_display().lower())
    region = get_region(scope, new.region)
    organisation, person = _owner(scope, new.organisation, new.person, region)
    _require_to_come(new.due_on, scope.today)
    action = Action.objects.create(
        id=new.id,
        meeting=meeting,
        region=region,
        title=new.title,
        organisation=organisation,
        person=person,
        due_on=new.due_on,
        first_due_on=new.due_on,
        obstacle=get_obstacle(scope, new.obstacle) if new.obstacle else None,
        made_at=timezone.now(),
        made_by=scope.name,
        is_sample=is_sample,
    )
    _tell(scope, action, Kind.MADE, after=action.owner)
    return action, True


@transaction.atomic
def move_action(scope: Scope, pk: UUID, move: ActionMove, upload: Upload | None = None) -> Action:
    """Say how far it is; a finished one shows its evidence. A closed one may be taken up again.

    Raises:
        ActionNotFound: absent, or neither of the area nor this person's own.
        NotYours: it is neither this person's nor of an area whose meetings they keep.
        EvidenceMissing: finished, or given up, without a word of why or where.
        UploadTooLarge, NotAPhoto, TooManyPixels, NotADocument: the file is not taken.
    """
    scope.require("action.update")
    action = get_action(scope, pk, lock=True)
    owns = scope.person_id is not None and action.person_id == scope.person_id
    if not owns:
        _require_keeping(scope, action)
    return store_move(scope, action, move, upload)


def store_move(scope: Scope, action: Action, move: ActionMove, upload: Upload | None) -> Action:
    """How far an action is, for somebody who was let in already; the action is locked.

    Raises: EvidenceMissing; UploadTooLarge, NotAPhoto, TooManyPixels, NotADocument.
    """
    is_closing = move.state not in Action.OPEN
    if is_closing and not move.evidence:
        raise EvidenceMissing
    before = action.get_state_display()
    action.state = Action.State(move.state)
    action.done_on = scope.today if action.state == Action.State.DONE else None
    action.evidence = move.evidence or action.evidence
    if upload is not None:
        action.evidence_file_id = keep_file(scope, upload)
    action.save()
    _tell(scope, action, Kind.MOVED, before=before, after=action.get_state_display(), note=move.evidence)
    return action


@transaction.atomic
def postpone_action(scope: Scope, pk: UUID, due_on: date, reason: str) -> Action:
    """Another day, with its reason; the first one stays known.

    Raises: NotAllowed; ActionNotFound; NotYours; ActionClosed; DueInPast; ReasonMissing.
    """
    scope.require("action.write")
    action = _to_steer(scope, pk)
    _require_to_come(due_on, scope.today)
    if not reason.strip():
        raise ReasonMissing
    before, action.due_on = action.due_on, due_on
    action.save(update_fields=["due_on"])
    after = date_format(due_on, "SHORT_DATE_FORMAT")
    _tell(scope, action, Kind.POSTPONED, before=date_format(before, "SHORT_DATE_FORMAT"), after=after, note=reason)
    return action


@transaction.atomic
def hand_over_action(scope: Scope, pk: UUID, *, organisation: UUID | None, person: UUID | None, reason: str) -> Action:
    """Another owner, such as when the one before has left.

    Raises: NotAllowed; ActionNotFound; NotYours; ActionClosed; OneOwner, OwnerElsewhere; ReasonMissing.
    """
    scope.require("action.write")
    action = _to_steer(scope, pk)
    if not reason.strip():
        raise ReasonMissing
    before = action.owner
    action.organisation, action.person = _owner(scope, organisation, person, action.region)
    action.save(update_fields=["organisation", "person"])
    _tell(scope, action, Kind.HANDED_OVER, before=before, after=action.owner, note=reason)
    return action


def _to_steer(scope: Scope, pk: UUID) -> Action:
    """Raises: ActionNotFound, NotYours, ActionClosed."""
    action = get_action(scope, pk, lock=True)
    _require_keeping(scope, action)
    if not action.is_open:
        raise ActionClosed(state=action.get_state_display().lower())
    return action


def _require_keeping(scope: Scope, action: Action) -> None:
    """Raises: NotYours."""
    if not scope.may("action.write") or not scope.covers(action.region_id):
        raise NotYours


def _require_to_come(day: date, today: date) -> None:
    """Raises: DueInPast."""
    if day < today:
        raise DueInPast(date=date_format(day), today=date_format(today))


def _owner(
    scope: Scope, organisation: UUID | None, person: UUID | None, region: Region
) -> tuple[Organisation | None, Person | None]:
    """Raises: OneOwner, OwnerElsewhere, OrganisationNotFound, PersonNotFound."""
    if (organisation is None) == (person is None):
        raise OneOwner
    if person is not None:
        found = get_person(scope, person)
        if not Assignment.objects.active_on(scope.today).filter(person=found).exists():
            raise OwnerElsewhere(owner=found.name, region=region.full_name)
        return None, found
    office = get_organisation(scope, organisation) if organisation else None
    if office and not (region.code.startswith(office.region_id) or office.region_id.startswith(region.code)):
        raise OwnerElsewhere(owner=office.short_name, region=region.full_name)
    return office, None


def _tell(scope: Scope, action: Action, kind: Kind, *, before: str = "", after: str = "", note: str = "") -> None:
    ActionEvent.objects.create(
        action=action,
        kind=kind,
        at=timezone.now(),
        by_name=scope.name,
        before=before,
        after=after,
        note=note.strip(),
        state=action.state,
        due_on=action.due_on,
        owner=action.owner,
    )
    record_audit(scope, f"action.{kind.value}", action)
