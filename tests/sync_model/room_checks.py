"""That nothing is lost or doubled of obstacles, attendance, promises and questionnaires."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from pendamping.common.models import AuditEntry
from pendamping.indices.models import VillageAnswer
from pendamping.meetings.models import Action, ActionEvent, Attendance
from pendamping.obstacles.models import Obstacle, ObstacleEvent
from tests.sync_model.phone import Phone, Queued

SPOKEN = {"obstacle.answer": "answered", "obstacle.escalate": "escalated", "obstacle.solve": "solved"}


def lost_in_rooms(phone: Phone, taken: list[Queued]) -> Iterator[str]:
    """What the office took from this phone about one record, and does not have."""
    for one in taken:
        kind, body = one.command["kind"], one.command["body"]
        about = f"HP {phone.name}: {kind} of {body['id']} was taken and"
        if kind in SPOKEN:
            note = body.get("note") or body["solution"]["text"]
            number = ObstacleEvent.objects.filter(obstacle=body["id"], kind=SPOKEN[kind], note=note).count()
            if number != 1:
                yield f"{about} was said {number} times"
        elif kind == "action.move":
            said = ActionEvent.objects.filter(action=body["id"], note=body["move"]["evidence"]).count()
            if said != 1:
                yield f"{about} was said {said} times"
        elif kind == "attendance.put" and not _came(body["content"]):
            yield f"{about} nobody came"
    puts = [one for one in taken if one.command["kind"] in ("obstacle.put", "answers.put")]
    if puts and puts[0].command["kind"] == "obstacle.put":
        yield from _lost_obstacle(phone, puts)
    elif puts:
        yield from _lost_answers(phone, puts)


def doubled_in_rooms(created: set[str]) -> Iterator[str]:
    """Records that nobody wrote, and the same person in the list twice."""
    for model in (Obstacle, Attendance):
        strangers = {str(one) for one in model._default_manager.values_list("pk", flat=True)} - created
        if strangers:
            yield f"{model._meta.label} that nobody wrote: {strangers}"
    seats = Counter(Attendance.objects.values_list("meeting", "invitee", "guest_key"))
    yield from (f"{seat} came {number} times" for seat, number in seats.items() if number > 1)
    raised = Counter(ObstacleEvent.objects.filter(kind="raised").values_list("obstacle", flat=True))
    yield from (f"obstacle {one} was raised {number} times" for one, number in raised.items() if number > 1)
    lonely = Action.objects.filter(state="done", done_on=None)
    yield from (f"promise {one.pk} is done on no day" for one in lonely)


def _came(content: dict[str, Any]) -> bool:
    there = Attendance.objects.filter(meeting=content["meeting"])
    if "invitee" in content:
        return there.filter(invitee=content["invitee"]).exists()
    return there.filter(invitee=None, name=content["name"]).exists()


def _lost_obstacle(phone: Phone, puts: list[Queued]) -> Iterator[str]:
    newest = max(puts, key=lambda one: int(one.command["body"]["revision"])).command["body"]
    stored = Obstacle.objects.filter(pk=newest["id"]).first()
    if stored is None:
        yield f"HP {phone.name}: obstacle {newest['id']} was taken and is gone"
    elif stored.title != newest["content"]["title"]:
        yield f"HP {phone.name}: obstacle {newest['id']} says {stored.title} instead of {newest['content']['title']}"


def _lost_answers(phone: Phone, puts: list[Queued]) -> Iterator[str]:
    """The newest that this phone said of each question stands, or stood before somebody else's answer."""
    newest: dict[str, Any] = {}
    for one in sorted(puts, key=lambda one: int(one.command["body"]["revision"])):
        newest |= one.command["body"]["answers"]
    sheet = puts[0].about
    trail = AuditEntry.objects.filter(object_id=sheet, action="index_answer.recorded").values_list("facts", flat=True)
    stood = {(question, after) for facts in trail for question, (_before, after) in facts["answers"].items()}
    stood |= set(VillageAnswer.objects.filter(sheet=sheet).values_list("answer_id", "value"))
    for question, value in newest.items():
        if (question, value) not in stood:
            yield f"HP {phone.name}: the answer {question} = {value} was taken and is gone"
