"""The link by which an owner without an account, such as a dinas or a village, says how far an action is."""

import secrets
from datetime import date, datetime, time, timedelta
from typing import Final
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from pendamping.access.schemas import OneTimeLink
from pendamping.access.secret_digests import digest_of
from pendamping.common.audit import record_audit
from pendamping.common.scope import Scope
from pendamping.meetings.errors import ActionClosed, LinkNotUsable, NameOfSenderMissing, NotYours
from pendamping.meetings.models import Action
from pendamping.meetings.schemas import ActionMove
from pendamping.meetings.selectors.actions import get_action
from pendamping.meetings.services.actions import store_move
from pendamping.meetings.services.evidence import Upload

LASTS: Final = timedelta(days=60)  # at least; until its day where that is later


@transaction.atomic
def make_action_link(scope: Scope, pk: UUID) -> OneTimeLink:
    """Make the only link of an open action; an older one stops.

    Raises: NotAllowed; ActionNotFound; NotYours: of an area whose meetings this scope does not keep; ActionClosed.
    """
    action = _kept(scope, pk)
    if not action.is_open:
        raise ActionClosed(state=action.get_state_display().lower())
    secret = secrets.token_urlsafe(24)
    until = max(action.due_on, scope.today) + LASTS
    action.link_hash, action.link_until = digest_of(secret), until
    action.save(update_fields=["link_hash", "link_until"])
    record_audit(scope, "action_link.made", action)
    url = settings.BASE_URL + reverse("meetings:action_link", args=[secret])
    return OneTimeLink(url=url, expires_at=timezone.make_aware(datetime.combine(until, time.max)))


@transaction.atomic
def revoke_action_link(scope: Scope, pk: UUID) -> Action:
    """Stop the link of an action. Raises: NotAllowed; ActionNotFound; NotYours."""
    action = _kept(scope, pk)
    action.link_hash = action.link_until = None
    action.save(update_fields=["link_hash", "link_until"])
    record_audit(scope, "action_link.revoked", action)
    return action


def action_by_link(secret: str, today: date, *, lock: bool = False) -> Action:
    """Raises: LinkNotUsable: no action has this link, it was taken back, or its time is over."""
    found = Action.objects.filter(link_hash=digest_of(secret), link_until__gte=today)
    if lock:
        found = found.select_for_update(of=("self",))
    action = found.select_related("region", "organisation", "person", "meeting", "evidence_file").first()
    if action is None:
        raise LinkNotUsable
    return action


@transaction.atomic
def move_by_link(secret: str, name: str, move: ActionMove, today: date, upload: Upload | None = None) -> Action:
    """Say how far it is, with the own name; a finished one shows its evidence, and stays readable by the link.

    Raises: LinkNotUsable; NameOfSenderMissing; EvidenceMissing; ActionClosed: it is closed; whatever a file may be.
    """
    action = action_by_link(secret, today, lock=True)
    if not name.strip():
        raise NameOfSenderMissing
    if not action.is_open:
        raise ActionClosed(state=action.get_state_display().lower())
    scope = Scope(
        account_id=None,
        person_id=None,
        name=f"{name.strip()}, {action.owner}"[:200],
        role="LINK",
        prefixes=(action.region_id,),
        today=today,
        needs=frozenset({"action.update"}),
    )
    return store_move(scope, action, move, upload)


def _kept(scope: Scope, pk: UUID) -> Action:
    scope.require("action.write")
    action = get_action(scope, pk, lock=True)
    if not scope.covers(action.region_id):
        raise NotYours
    return action
