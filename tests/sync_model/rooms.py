"""What else people do on their phones: obstacles, who came to a meeting, promises, a village's questionnaire."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from pendamping.access.models import Account, Membership
from pendamping.access.roles import Role
from pendamping.access.scopes import first_scope_of
from pendamping.meetings.groups import Group
from pendamping.meetings.models import Invitee, Level, MeetingSeries
from pendamping.meetings.schemas import NewAction, NewMeeting, SeriesContent
from pendamping.meetings.services import choose_helper, invite_by_rule, make_series, plan_meeting, promise_action
from pendamping.obstacles.models import Level as Rung
from pendamping.obstacles.models import Obstacle
from pendamping.obstacles.services import answer_obstacle, escalate_obstacle
from pendamping.people.models import Organisation
from tests.people import DESA, TODAY
from tests.sync_model.phone import NOON, Phone
from tests.sync_model.story import Step
from tests.sync_model.world import AT_THE_DOOR, PLACES, Staff

if TYPE_CHECKING:
    from tests.sync_model.machine import Play

QUESTIONS: Final = ("doctor_count", "midwife_count", "posyandu_count")


def plant_rooms(staff: Staff) -> None:
    """A meeting of the kabupaten with two helpers at its door, and a promise of Sari's and of Andi's."""
    account = Account.objects.create_account("maria", "Maria", "kata-sandi-contoh", must_set_password=False)
    Membership.objects.create(account=account, role=Role.DPMD, region_code="6209", since=TODAY)
    scope = first_scope_of(account, TODAY)
    office = Organisation.objects.create(region_id="6209", name="Dinas PMD (contoh)", short_name="PMD")
    content = SeriesContent(
        region="6209",
        name="Rakor (contoh)",
        level=Level.REGENCY,
        rhythm=MeetingSeries.Rhythm.MONTHLY,
        invites=(Group.PLD, Group.PD),
        hosts=(office.pk,),
    )
    planned = {"title": "Rakor (contoh)", "date": TODAY, "start": "08:00", "end": "11:30", "place": "Aula"}
    series = make_series(scope, content)
    meeting = plan_meeting(scope, NewMeeting.model_validate(planned | {"series": series.pk, "host": office.pk}))
    invite_by_rule(scope, meeting.pk)
    for invitee in Invitee.objects.filter(name__in=AT_THE_DOOR):
        choose_helper(scope, invitee.pk, helps=True)
    for name in ("Sari", "Andi"):
        promised = {"region": DESA, "title": f"Janji {name} (contoh)", "person": staff.persons[name], "due_on": TODAY}
        promise_action(scope, NewAction.model_validate(promised | {"meeting": meeting.pk}))


@dataclass(frozen=True, slots=True)
class Rooms:
    """The steps, each of which does nothing where it makes no sense."""

    play: "Play"

    def steps(self) -> Mapping[str, Callable[[Step], None]]:
        return {
            "obstacle": self.write_obstacle,
            "speak": self.speak_of_obstacle,
            "attend": self.write_down_who_came,
            "promise": self.move_promise,
            "answer": self.answer_questions,
            "office speaks": self.speak_in_the_office,
        }

    def write_obstacle(self, step: Step) -> None:
        """A new one, or what an own one says now."""
        play, phone = self.play, self.play.phones[step.who]
        own = [one for one in phone.outbox if one.command["kind"] == "obstacle.put"]
        identifier = own[step.which % len(own)].about if step.yes and own else play.make_id(phone.owner)
        play.number += 1
        content: dict[str, Any] = {
            "region": PLACES[step.which % len(PLACES)],
            "theme": "distance",
            "title": f"Kendala {play.number} dari HP {phone.name} (contoh)",
            "description": "Tali jembatan putus.",
            "date": TODAY.isoformat(),
        }
        last = next((one for one in reversed(own) if one.about == identifier), None)
        known = phone.records.get(("obstacle", identifier))
        if last is not None:
            content["region"] = last.command["body"]["content"]["region"]
        body = {"id": identifier, "revision": phone.next_revision(identifier), "content": content}
        phone.set_aside_refused(identifier)
        phone.put("obstacle.put", body | {"base_version": known["version"] if known else None})
        play.tell(f"HP {step.who} {'mends' if last else 'writes'} obstacle {identifier[-4:]}")

    def speak_of_obstacle(self, step: Step) -> None:
        """Answer, lift or solve one that this phone knows."""
        play, phone = self.play, self.play.phones[step.who]
        held = [one for one in _held(phone, "obstacle") if one["state"] != "solved"]
        if not held:
            return
        obstacle, play.number = held[step.which % len(held)], play.number + 1
        note = f"Tanggapan {play.number} (contoh)"
        kind, more = (
            ("obstacle.answer", {"note": note}),
            ("obstacle.escalate", {"note": note, "level": "regency"}),
            ("obstacle.solve", {"solution": {"text": note}}),
        )[step.which // 7 % 3]
        phone.put(kind, {"id": obstacle["id"]} | more)
        play.tell(f"HP {step.who} says {kind} of {obstacle['id'][-4:]}: {note}")

    def write_down_who_came(self, step: Step) -> None:
        play, phone = self.play, self.play.phones[step.who]
        meetings = _held(phone, "meeting")
        if not meetings:
            return
        meeting = meetings[step.which % len(meetings)]
        seats = [one["id"] for one in meeting["invitees"]]
        who = {"invitee": seats[step.which % len(seats)]} if seats and step.yes else {"name": f"Tamu {step.which % 3}"}
        body = {"id": play.make_id(phone.owner), "content": {"meeting": meeting["id"], "sex": "f"} | who, "at": NOON}
        phone.put("attendance.put", body)
        play.tell(f"HP {step.who} writes down who came: {who}")

    def move_promise(self, step: Step) -> None:
        play, phone = self.play, self.play.phones[step.who]
        own = [one for one in _held(phone, "action") if one["person"] == phone.person]
        if not own:
            return
        action, play.number = own[step.which % len(own)], play.number + 1
        state = "done" if step.yes else "in_progress"
        phone.put("action.move", {"id": action["id"], "move": {"state": state, "evidence": f"Bukti {play.number}"}})
        play.tell(f"HP {step.who} says that promise {action['id'][-4:]} is {state}")

    def answer_questions(self, step: Step) -> None:
        """Each revision repeats what is not confirmed; `seen` is what the office said before the writer."""
        play, phone = self.play, self.play.phones[step.who]
        sheets = [one for one in _held(phone, "index_sheet") if one["takes_answers"]]
        if not sheets:
            return
        sheet, play.number = sheets[step.which % len(sheets)], play.number + 1
        identifier = sheet["id"]
        answers: dict[str, Any] = {}
        for one in (one for one in phone.outbox if one.about == identifier and one.state in ("waiting", "refused")):
            answers |= one.command["body"]["answers"]
        answers[QUESTIONS[step.which % len(QUESTIONS)]] = play.number
        stamps = {one["question"]: one["stamp"] for one in sheet["answers"]}
        seen = {question: stamps.get(question, "") for question in answers}
        body = {"id": identifier, "revision": phone.next_revision(identifier), "answers": answers, "seen": seen}
        phone.set_aside_refused(identifier)
        phone.put("answers.put", body)
        play.tell(f"HP {step.who} answers about {sheet['region']}: {answers}")

    def speak_in_the_office(self, step: Step) -> None:
        """Budi on an office page: an answer, or up the ladder."""
        scope = self.play.staff.scope("Budi")
        if not scope.may("obstacle.handle"):
            return
        waiting = list(Obstacle.objects.within(scope).open().filter(level="village").order_by("pk"))
        if not waiting:
            return
        obstacle = waiting[step.which % len(waiting)]
        if step.yes and scope.covers(obstacle.region_id):
            escalate_obstacle(scope, obstacle.pk, Rung.DISTRICT, "Naik.")
        else:
            answer_obstacle(scope, obstacle.pk, "Sudah ditinjau (contoh).")
        self.play.tell(f"Budi speaks of obstacle {str(obstacle.pk)[-4:]} on an office page, up={step.yes}")


def _held(phone: Phone, kind: str) -> list[dict[str, Any]]:
    return [one for (type_, _id), one in sorted(phone.records.items()) if type_ == kind]
