"""The agenda: proposed from what is open, then arranged by people."""

from typing import Final
from uuid import UUID

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from pendamping.common.audit import record_audit
from pendamping.common.scope import Scope, codes_within
from pendamping.meetings.errors import ItemNotFound
from pendamping.meetings.models import AgendaItem, Meeting
from pendamping.meetings.rules import require_open
from pendamping.meetings.schemas import ItemContent
from pendamping.meetings.selectors.actions import open_actions_for
from pendamping.meetings.selectors.meetings import get_item, get_managed
from pendamping.meetings.selectors.series import next_host
from pendamping.obstacles.models import Level, Obstacle
from pendamping.people.models import Tier
from pendamping.people.selectors import get_organisation

Kind = AgendaItem.Kind
MOST_OBSTACLES: Final = 3  # each gets an item of its own
PER_ACTION, LEAST, MOST = 2, 15, 60  # minutes for what is open
# The levels of the ladder that a meeting of this many digits answers for.
# Who tells there how the villages stand.
TELLS: Final = {6: Tier.PD, 4: Tier.TAPM_KAB, 2: Tier.TAPM_PROV}
ANSWERS: Final = {6: (Level.DISTRICT,), 4: (Level.REGENCY,), 2: (Level.PROVINCE,)}


@transaction.atomic
def propose_agenda(scope: Scope, meeting_id: UUID) -> int:
    """Fill an empty agenda from what is open; returns how many items it has then. One with items stays as it is.

    Raises: NotAllowed; MeetingNotFound; MeetingClosed.
    """
    scope.require("meeting.manage")
    meeting = get_managed(scope, meeting_id, lock=True)
    require_open(meeting)
    if meeting.agenda.exists():
        return meeting.agenda.count()
    items = [AgendaItem(meeting=meeting, order=place, **one) for place, one in enumerate(_proposed(scope, meeting), 1)]
    AgendaItem.objects.bulk_create(items)
    record_audit(scope, "meeting.agenda_proposed", meeting, count=len(items))
    return len(items)


def _proposed(scope: Scope, meeting: Meeting) -> list[dict[str, object]]:
    host = meeting.host
    items: list[dict[str, object]] = [
        {"kind": Kind.OPENING, "title": _("Pembukaan"), "minutes": 20, "owner_name": meeting.chair}
    ]
    number = open_actions_for(scope, meeting).count()
    if number:
        words = ngettext("Tindak lanjut yang masih terbuka: %d", "Tindak lanjut yang masih terbuka: %d", number)
        minutes = min(MOST, max(LEAST, number * PER_ACTION))
        items.append({"kind": Kind.ACTIONS, "title": words % number, "minutes": minutes, "organisation": host})
    items.append({"kind": Kind.TOPIC, "title": _("Keadaan desa dan yang bergerak"), "minutes": 30})
    if tells := TELLS.get(len(meeting.region_id)):
        items[-1]["owner_name"] = tells.short
    inside = codes_within((meeting.region_id,), "region_id")
    waiting = Obstacle.objects.within(scope).open().filter(inside, part_of=None)
    answered_here = waiting.filter(level__in=ANSWERS.get(len(meeting.region_id), ()))
    items += [
        {
            "kind": Kind.OBSTACLES,
            "title": _("Kendala yang naik: %(title)s") % {"title": one.title},
            "minutes": 20,
            "organisation": one.owner,
        }
        for one in answered_here.select_related("owner").order_by("due_on", "pk")[:MOST_OBSTACLES]
    ]
    items.append({"kind": Kind.DECISIONS, "title": _("Keputusan dan tindak lanjut baru"), "minutes": 30})
    items[-1]["owner_name"] = _("Pimpinan rapat")
    items.append({"kind": Kind.CLOSING, "title": _("Penutup, giliran tuan rumah berikutnya"), "minutes": 15})
    items[-1]["organisation"] = next_host(scope, meeting.series) if meeting.series else None
    return items


@transaction.atomic
def put_item(scope: Scope, meeting_id: UUID, content: ItemContent, item_id: UUID | None = None) -> AgendaItem:
    """Add an item at the end, or change one of this meeting.

    Raises: NotAllowed; MeetingNotFound, ItemNotFound; MeetingClosed; OrganisationNotFound.
    """
    scope.require("meeting.manage")
    meeting = get_managed(scope, meeting_id, lock=True)
    require_open(meeting)
    if item_id is None:
        last = meeting.agenda.aggregate(Max("order"))["order__max"] or 0
        item = AgendaItem(meeting=meeting, order=last + 1)
    else:
        item = get_item(scope, item_id)
        if item.meeting_id != meeting.pk:
            raise ItemNotFound
    item.title, item.kind, item.minutes = content.title, content.kind, content.minutes
    item.organisation = get_organisation(scope, content.organisation) if content.organisation else None
    item.owner_name = content.owner_name
    item.save()
    record_audit(scope, "meeting.agenda_changed", meeting)
    return item


@transaction.atomic
def move_item_up(scope: Scope, item_id: UUID) -> Meeting:
    """Change places with the item before; the first one stays.

    Raises: NotAllowed; ItemNotFound; MeetingClosed.
    """
    scope.require("meeting.manage")
    item = get_item(scope, item_id)
    require_open(item.meeting)
    arranged = list(item.meeting.agenda.select_for_update())
    place = arranged.index(item)
    if place:
        arranged.insert(place - 1, arranged.pop(place))
        for order, one in enumerate(arranged, start=1):
            one.order = order
        AgendaItem.objects.bulk_update(arranged, ["order"])
        record_audit(scope, "meeting.agenda_changed", item.meeting)
    return item.meeting


@transaction.atomic
def remove_item(scope: Scope, item_id: UUID) -> Meeting:
    """Take an item off that nobody has written notes to.

    Raises: NotAllowed; ItemNotFound; MeetingClosed: the meeting is over, or the item has notes.
    """
    scope.require("meeting.manage")
    item = get_item(scope, item_id)
    require_open(item.meeting)
    if not item.notes:
        item.delete()
        record_audit(scope, "meeting.agenda_changed", item.meeting)
    return item.meeting


@transaction.atomic
def finish_item(scope: Scope, item_id: UUID) -> Meeting:
    """The meeting goes on to the next item; doing so again changes nothing.

    Raises: NotAllowed; ItemNotFound; MeetingClosed.
    """
    scope.require("meeting.manage")
    item = get_item(scope, item_id)
    require_open(item.meeting)
    if item.done_at is None:
        item.done_at = timezone.now()
        item.save(update_fields=["done_at"])
    return item.meeting
