"""What fills the addresses of this app in the access table."""

from dataclasses import replace
from datetime import date, time

from tests.access_table import Area, Sample

from pendamping.access.roles import Role
from pendamping.access.scopes import command_scope
from pendamping.common.ids import new_id
from pendamping.common.models import StoredFile
from pendamping.common.scope import Scope
from pendamping.meetings.models import (
    Action,
    Attendance,
    Correction,
    Decision,
    GivenAward,
    Level,
    Meeting,
    MeetingPhoto,
    MeetingSeries,
)
from pendamping.meetings.schemas import ItemContent, NewAction, NewInvitee, SeriesContent
from pendamping.meetings.services import (
    decide,
    invite_one,
    make_series,
    plan_meeting,
    promise_action,
    put_item,
    record_attendance,
)
from pendamping.meetings.tests.conftest import NOON, came, new_meeting
from pendamping.people.models import Organisation

DAY = date(2024, 11, 12)
# Whoever works in one village keeps no kecamatan's meetings, and sees one only when invited.
IN_A_VILLAGE = frozenset({Role.PLD, Role.KPMD, Role.KELURAHAN_FACILITATOR, Role.KEPALA_DESA})


def _keeper(area: Area) -> Scope:
    return replace(command_scope("uji", DAY), prefixes=(area.district,))


def _series(area: Area) -> MeetingSeries:
    found = MeetingSeries.objects.filter(region_id=area.district).first()
    if found is not None:
        return found
    told = {"region": area.district, "name": "Rakor kecamatan (contoh)", "level": Level.DISTRICT}
    return make_series(_keeper(area), SeriesContent.model_validate(told | {"rhythm": "monthly"}))


def _meeting(area: Area) -> Meeting:
    found = Meeting.objects.filter(region_id=area.district).first()
    if found is not None:
        return found
    return plan_meeting(_keeper(area), new_meeting(series=_series(area).pk, start=time(8)))


def series(area: Area) -> dict[str, object]:
    return {"pk": _series(area).pk}


def meeting(area: Area) -> dict[str, object]:
    return {"pk": _meeting(area).pk}


def seat(area: Area) -> dict[str, object]:
    name = f"Narasumber {len(Meeting.objects.all())}-{_meeting(area).invitees.count()}"
    return {"pk": invite_one(_keeper(area), _meeting(area).pk, NewInvitee(name=name)).pk}


def letter(area: Area) -> dict[str, object]:
    invitee = invite_one(_keeper(area), _meeting(area).pk, NewInvitee(name=f"Surat {_meeting(area).invitees.count()}"))
    return {"token": invitee.token}


def item(area: Area) -> dict[str, object]:
    return {"pk": put_item(_keeper(area), _meeting(area).pk, ItemContent(title="Acara contoh", minutes=10)).pk}


def attendance(area: Area) -> dict[str, object]:
    name = f"Tamu {Attendance.objects.count()}"
    return {"pk": record_attendance(_keeper(area), came(_meeting(area), name=name))[0].pk}


def decision(area: Area) -> dict[str, object]:
    found: Decision = decide(_keeper(area), _meeting(area).pk, "Keputusan contoh")
    return {"pk": found.pk}


def room(area: Area) -> dict[str, object]:
    return {"pk": _meeting(area).pk, "code": "bukan-kodenya"}


def action(area: Area) -> dict[str, object]:
    found = Action.objects.filter(region_id=area.village).first()
    if found is None:
        office, _new = Organisation.objects.get_or_create(
            region_id=area.district, name="Kecamatan contoh", defaults={"short_name": "Kecamatan"}
        )
        new = NewAction(region=area.village, title="Survei (contoh)", organisation=office.pk, due_on=DAY)
        found = promise_action(_keeper(area), new)[0]
    return {"pk": found.pk}


def correction(area: Area) -> dict[str, object]:
    seat = invite_one(_keeper(area), _meeting(area).pk, NewInvitee(name=f"Usul {_meeting(area).invitees.count()}"))
    found = Correction.objects.create(meeting=_meeting(area), invitee=seat, text="Usulan contoh.", written_at=NOON)
    return {"pk": found.pk}


def photo(area: Area) -> dict[str, object]:
    stored, _new = StoredFile.objects.get_or_create(sha256="0" * 64, media_type="image/jpeg", size=0)
    found, _new = MeetingPhoto.objects.get_or_create(
        meeting=_meeting(area), stored=stored, defaults={"added_at": NOON, "added_by": "uji"}
    )
    return {"pk": found.pk}


def given_award(area: Area) -> dict[str, object]:
    found = GivenAward.objects.create(
        meeting=_meeting(area), name="Piagam", recipient=str(new_id()), giver="Contoh", written_at=NOON
    )
    return {"pk": found.pk}


def signing(area: Area) -> dict[str, object]:
    """Not found by anybody: a contract is nothing that the table makes."""
    return {"pk": _meeting(area).pk}


def no_photo(area: Area) -> dict[str, object]:
    return {"pk": _meeting(area).pk}


def secret(_area: Area) -> dict[str, object]:
    return {"secret": "bukan-tautan"}


KEPT = Sample(meeting, hidden_from=IN_A_VILLAGE)
EVERYBODY = frozenset(Role)
SAMPLES = {
    "meetings:series": Sample(series, hidden_from=IN_A_VILLAGE),
    "meetings:edit_series": Sample(series),
    "meetings:end_series": Sample(series),
    "meetings:meeting": KEPT,
    "meetings:edit": Sample(meeting),
    "meetings:move": Sample(meeting),
    "meetings:invitations": Sample(meeting),
    "meetings:agenda": Sample(meeting),
    "meetings:attendance": KEPT,
    "meetings:in_the_room": Sample(room, hidden_from=EVERYBODY),
    "meetings:decisions": KEPT,
    "meetings:promise": Sample(meeting),
    "meetings:change_invitee": Sample(seat),
    "meetings:invitation": Sample(letter, outside="whoever holds the letter may read it"),
    "meetings:invitation_calendar": Sample(letter, outside="whoever holds the letter may read it"),
    "meetings:minutes": KEPT,
    "meetings:lock_minutes": Sample(meeting),
    "meetings:write_notes": Sample(item),
    "meetings:finish_item": Sample(item),
    "meetings:remove_item": Sample(item),
    "meetings:edit_item": Sample(item),
    "meetings:move_item_up": Sample(item),
    "meetings:raise_obstacle": Sample(meeting),
    "meetings:remove_attendance": Sample(attendance),
    "meetings:withdraw_decision": Sample(decision),
    "meetings:review": Sample(letter, outside="whoever holds the letter may read it"),
    "meetings:send_minutes": Sample(meeting),
    "meetings:answer_correction": Sample(correction),
    "meetings:ceremonies": KEPT,
    "meetings:give_award": Sample(meeting),
    "meetings:sign_contracts": Sample(meeting),
    "meetings:withdraw_award": Sample(given_award),
    "meetings:withdraw_signing": Sample(signing, hidden_from=EVERYBODY),
    "meetings:new_photo": Sample(meeting),
    "meetings:photo": Sample(no_photo, hidden_from=EVERYBODY),
    "meetings:remove_photo": Sample(photo),
    "meetings:make_action_link": Sample(action),
    "meetings:revoke_action_link": Sample(action),
    "meetings:action_link": Sample(secret, outside="a secret link, of no area"),
    "meetings:action": Sample(action),
    "meetings:move_action": Sample(action),
    "meetings:postpone_action": Sample(action),
    "meetings:hand_over_action": Sample(action),
    "meetings:action_evidence": Sample(action, hidden_from=EVERYBODY),
}
