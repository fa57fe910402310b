"""What may happen between phones and office, step by step, and what is left of it in the end."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any
from unittest.mock import patch
from uuid import UUID

from django.utils.timezone import localtime

from pendamping.common.models import AuditHead
from pendamping.common.scope import Scope
from pendamping.common.tests.pictures import a_photo
from pendamping.fieldwork.models import DailyReport, Leave
from pendamping.fieldwork.services import decide_leave, return_daily_report, verify_daily_reports
from pendamping.indices.tests.answering import a_round
from pendamping.sync.schemas.reference import ReferenceData
from pendamping.sync.selectors.reference import reference_data
from tests.people import TODAY
from tests.sync_model.checks import faults
from tests.sync_model.office import Broken, Fate, Office
from tests.sync_model.phone import Key, Phone, Queued
from tests.sync_model.plan_checks import overwritten_unseen
from tests.sync_model.plans import Plans, Seen
from tests.sync_model.rooms import Rooms, plant_rooms
from tests.sync_model.story import HELD_BY, Step, shortest, story
from tests.sync_model.works import Works, plant_works
from tests.sync_model.world import MOVES, PLACES, POSTS, YESTERDAY, Staff, leaks, plant

PICTURES = [a_photo(colour, size=(8, 8)) for colour in ("teal", "red")] + [b"bukan foto"]
KNOWN_BEFORE = tuple(name for name in HELD_BY if name != "Sari 2")
WHEN_AND_WHERE = ("date", "start", "end", "region")
REFERENCE = "pendamping.sync.services.exchange.reference_data"
AT_MOST = (50, 50, 1, 2)  # commands of one contact
PIECES = (10**9, 300, 100)  # bytes of a photo at once


@dataclass(frozen=True, slots=True)
class Known:
    """What a phone holds when a story begins."""

    cursor: str
    records: Mapping[Key, dict[str, Any]]


@dataclass
class Play:
    """Six phones of five people. Whatever the steps did, `end` heals the network and looks at what is left."""

    office: Office
    staff: Staff
    tokens: dict[str, tuple[str, str]]  # per phone its id and its token
    known: Mapping[str, Known]  # by phones that knew the office before the story; the others are new
    number: int = 0
    created: dict[str, str] = field(default_factory=dict)  # what was written → by whom
    told: list[str] = field(default_factory=list)
    was_restored: bool = False
    seen: Seen = field(default_factory=dict)
    phones: dict[str, Phone] = field(init=False)

    def __post_init__(self) -> None:
        self.phones = {
            name: Phone(name, str(self.staff.persons[name.partition(" ")[0]]), device, self.office, self.make_id, token)
            for name, (device, token) in self.tokens.items()
        }
        for name, known in self.known.items():
            self.phones[name].cursor, self.phones[name].records = known.cursor, dict(known.records)

    # ids and words ------------------------------------------------------------------------------------------------

    def make_id(self, writer: str = "") -> str:
        """UUIDv7 in form, and the same in every run of a story; `writer`: of a record."""
        self.number += 1
        identifier = str(UUID(int=(0x0193 << 112) | (7 << 76) | (8 << 60) | self.number))
        if writer:
            self.created[identifier] = writer
        return identifier

    def tell(self, text: str) -> None:
        self.told.append(text)

    def content(self, phone: Phone, place: str) -> dict[str, Any]:
        self.number += 1
        minutes = 4 * self.number % 1400
        return {
            "region": place,
            "kind": "activity",
            "date": (TODAY if self.number % 3 else YESTERDAY).isoformat(),
            "start": f"{minutes // 60:02}:{minutes % 60:02}",
            "end": f"{(minutes + 4) // 60:02}:{(minutes + 4) % 60:02}",
            "category": "coordination",
            "description": f"Tulisan {self.number} dari HP {phone.name} (data contoh)",
            "outside_reason": "Membantu desa tetangga (contoh)",
        }

    def take(self, step: Step) -> None:
        """One step of a story; one that makes no sense now does nothing."""
        who, which, yes = step.who, step.which, step.yes
        actions: dict[str, Callable[[], None]] = {
            "write": lambda: self.write(who, PLACES[which % len(PLACES)], yes, step.also * (1 + which % 2), which),
            "change": lambda: self.change(who, which, yes, step.also, wrong=which % 8 == 0),
            "discard": lambda: self.discard(who, which),
            "leave": lambda: self.ask_leave(who, 1 + which % 28, which, yes),
            "check": lambda: self.check(who, which, yes),
            "talk": lambda: self.contact(who, step.fate, backwards=yes, at_most=AT_MOST[which % len(AT_MOST)]),
            "send": lambda: self.send_photo(who, which, step.fate, PIECES[which % len(PIECES)]),
            "settle": lambda: self.catch_up(who),
            "office checks": lambda: self.check_in_the_office(which, yes),
            "office decides": lambda: self.decide_on_leave(which, yes),
            "backup": self.back_up,
            "restore": lambda: self.restore(which, with_files=yes),
            "move": lambda: self.move(MOVES[which % len(MOVES)]),
            "replace": self.replace,
            "revoke": lambda: self.revoke(who),
            "again": lambda: self.deliver_again(which),
        }
        elsewhere = {**Rooms(self).steps(), **Plans(self).steps(), **Works(self).steps()}
        if step.what in elsewhere:
            elsewhere[step.what](step)
        else:
            actions[step.what]()

    # people write -------------------------------------------------------------------------------------------------

    def write(self, who: str, place: str, submit: bool, photos: int, which: int) -> None:
        phone = self.phones[who]
        identifier = self.make_id(phone.owner)
        body = {
            "id": identifier,
            "revision": 1,
            "content": self.content(phone, place),
            "created_at_device": "2024-11-12T05:00:00+00:00",
            "submit": submit,
            "attachments": [phone.add_photo(PICTURES[(which + one) % len(PICTURES)]) for one in range(photos)],
        }
        phone.put("report.put", body)
        self.tell(f"HP {who} writes report {identifier[-4:]} about {place}, {photos} photos, {submit=}")

    def change(self, who: str, which: int, submit: bool, photo: bool, wrong: bool) -> None:
        phone = self.phones[who]
        identifier = _pick(self.editable(phone), which)
        if identifier is None:
            return
        known, last = phone.report(identifier), phone.last_put(identifier)
        content = self.content(phone, PLACES[0])
        if last is not None:
            content |= {name: last.command["body"]["content"][name] for name in WHEN_AND_WHERE}
        elif known is not None:
            content |= {name: known[name] for name in WHEN_AND_WHERE}
        if wrong:
            content["end"] = content["start"]
        said = list(last.command["body"]["attachments"]) if last else []
        body = {
            "id": identifier,
            "revision": phone.next_revision(identifier),
            "content": content,
            "created_at_device": "2024-11-12T05:00:00+00:00",
            "base_version": known["version"] if known else None,
            "submit": submit,
            "attachments": said + ([phone.add_photo(PICTURES[which % len(PICTURES)])] if photo else []),
            "removed": [],
        }
        phone.set_aside_refused(identifier)
        phone.put("report.put", body)
        self.tell(f"HP {who} changes report {identifier[-4:]}, {submit=} {photo=} {wrong=}")

    def discard(self, who: str, which: int) -> None:
        phone = self.phones[who]
        drafts = [one for one in self.editable(phone) if (phone.report(one) or {}).get("submitted_at") is None]
        identifier = _pick(drafts, which)
        if identifier is None:
            return
        phone.set_aside_refused(identifier)
        phone.put("report.discard", {"id": identifier, "revision": phone.next_revision(identifier)})
        self.tell(f"HP {who} discards report {identifier[-4:]}")

    def ask_leave(self, who: str, day: int, which: int, withdraw: bool) -> None:
        phone = self.phones[who]
        asked = [one.about for one in phone.outbox if one.command["kind"] == "leave.request" and one.state != "refused"]
        if withdraw and asked:
            identifier = asked[which % len(asked)]
            phone.put("leave.withdraw", {"id": identifier, "revision": phone.next_revision(identifier)})
            self.tell(f"HP {who} withdraws leave {identifier[-4:]}")
            return
        identifier, days = self.make_id(phone.owner), f"2024-12-{day:02}"
        content = {"kind": "sick", "start": days, "end": days}
        phone.put("leave.request", {"id": identifier, "content": content})
        self.tell(f"HP {who} asks for leave {identifier[-4:]} on {days}")

    def check(self, who: str, which: int, give_back: bool) -> None:
        """On the phone: verify or return what waits there."""
        phone = self.phones[who]
        own = {one.about for one in phone.outbox}
        inbox = [one for (kind, _id), one in sorted(phone.records.items()) if kind == "report"]
        waiting = [one for one in inbox if one["state"] == "submitted" and one["id"] not in own]
        report = _pick(waiting, which)
        if report is None:
            return
        body: dict[str, Any] = {"id": report["id"], "version": report["version"]}
        if give_back:
            body |= {"reason_code": "other", "note": "Peserta berapa?"}
        phone.put("report.return" if give_back else "report.verify", body)
        self.tell(f"HP {who} {'returns' if give_back else 'verifies'} report {report['id'][-4:]}")

    # the office works ---------------------------------------------------------------------------------------------

    def check_in_the_office(self, which: int, give_back: bool) -> None:
        scope = self.staff.scope("Budi")
        waiting = DailyReport.objects.filter(
            state="submitted", author_post=scope.prefixes[0] if scope.prefixes else "x"
        )
        report = _pick(list(waiting.order_by("pk")), which)
        if report is None or report.author_id == scope.person_id or report.author_tier != "PLD":
            return
        if give_back:
            return_daily_report(scope, report.pk, "other", "Peserta berapa?")
        else:
            verify_daily_reports(scope, [report.pk])
        self.tell(f"Budi {'returns' if give_back else 'verifies'} report {str(report.pk)[-4:]} on an office page")

    def decide_on_leave(self, which: int, granted: bool) -> None:
        scope = self.staff.scope("Budi")
        post = scope.prefixes[0] if scope.prefixes else "x"
        asked = Leave.objects.filter(state="requested", person_post=post, person_tier="PLD").order_by("pk")
        leave = _pick(list(asked), which)
        if leave is not None:
            decide_leave(scope, leave.pk, granted=granted)
            self.tell(f"Budi decides on leave {str(leave.pk)[-4:]}: {granted=}")

    def move(self, move: tuple[str, tuple[str, ...] | None]) -> None:
        self.staff.move(*move)
        self.tell(f"{move[0]} is moved to {move[1]}")

    def replace(self) -> None:
        self.staff.move("Sari", None)
        self.staff.move("Andi", POSTS["Sari"][1])
        self.tell("Andi replaces Sari, whose last post ended")

    def revoke(self, who: str) -> None:
        phone = self.phones[who]
        self.staff.revoke(self.phones[who].owner, phone.device)
        self.tell(f"HP {who} is reported lost")

    def back_up(self) -> None:
        self.office.back_up()
        self.tell(f"the office is backed up ({len(self.office.backups) - 1})")

    def restore(self, which: int, with_files: bool) -> None:
        if len(self.office.backups) == 1:
            return
        place = 1 + which % (len(self.office.backups) - 1)
        self.office.restore(place, with_files=with_files)
        self.was_restored = True
        self.tell(f"the office is restored to backup {place}, {with_files=}")

    # phones and office talk ---------------------------------------------------------------------------------------

    def contact(self, who: str, fate: Fate, backwards: bool, at_most: int) -> None:
        self.tell(f"HP {who} contacts the office with {len(self.phones[who].waiting[:at_most])} commands: {fate}")
        phone = self.phones[who]
        heard = phone.contact(fate, backwards=backwards, at_most=at_most)
        if heard is not None and heard.status == 200:
            told = list(leaks(self.staff, phone.owner, heard.said["changes"], self.created))
            if told:
                raise Broken("; ".join(told))

    def catch_up(self, who: str) -> None:
        self.tell(f"HP {who} catches up")
        self.phones[who].catch_up()

    def send_photo(self, who: str, which: int, fate: Fate, piece: int) -> None:
        """Whichever photo lies on the phone, whether or not its report was taken."""
        phone = self.phones[who]
        sha256 = _pick(sorted(phone.photos), which)
        if sha256 is not None:
            self.tell(f"HP {who} sends a piece of photo {sha256[:6]}: {fate}")
            phone.send_photo(sha256, fate, piece=piece)

    def deliver_again(self, which: int) -> None:
        if not self.office.sent:
            return
        self.tell(f"an old request arrives again: {self.office.sent[which % len(self.office.sent)].path}")
        self.office.deliver_again(which)

    # what must hold -----------------------------------------------------------------------------------------------

    def end(self) -> list[str]:
        """Every promise that is broken, in words."""
        self.heal()
        overwritten = [] if self.was_restored else list(overwritten_unseen(self.awake, self.seen))
        return list(faults(self.staff, self.awake, set(self.created))) + overwritten

    def heal(self) -> None:
        """Lost phones are enrolled again, the network is well, everybody catches up until nothing changes."""
        self.tell("the network is well again, and everybody catches up")
        told: dict[str, int] = {}  # per phone where the office's trail stood when it had heard everything
        for _round in range(5):
            behind = [one for one in self.awake if told.get(one.name) != AuditHead.objects.get().sequence]
            if not behind:
                return
            told |= {phone.name: self.bring_home(phone) for phone in behind}
        raise Broken("phones and office never come to rest")

    def bring_home(self, phone: Phone) -> int:
        """Up to where this phone was told; the photos that it sends then write on."""
        phone.catch_up()
        if phone.shut_out:
            self.tell(f"HP {phone.name} is enrolled again")
            phone.token, phone.shut_out = (
                self.staff.enrol(self.office, phone.name.partition(" ")[0], phone.device),
                False,
            )
            phone.catch_up()
        heard = AuditHead.objects.get().sequence
        for sha256 in phone.missing_photos():
            for _piece in range(3):  # a part may lie there, or be wrong and begin anew
                phone.send_photo(sha256)
        return heard

    @property
    def awake(self) -> list[Phone]:
        """The phones that this story is about; the others would only be filled."""
        return [one for one in self.phones.values() if one.outbox or one.cursor != self._cursor_before(one)]

    def _cursor_before(self, phone: Phone) -> str:
        return self.known[phone.name].cursor if phone.name in self.known else ""

    @staticmethod
    def editable(phone: Phone) -> list[str]:
        """Own reports that their author may still change, as far as this phone knows."""
        open_ones = []
        queues: dict[str, Queued] = {
            one.about: one for one in phone.outbox if one.command["kind"].startswith("report.")
        }
        for identifier in dict.fromkeys([*queues, *(one for kind, one in sorted(phone.records) if kind == "report")]):
            known, last = phone.report(identifier), queues.get(identifier)
            if last is not None and last.command["kind"] != "report.put":
                continue
            written = last is not None and last.state in ("waiting", "refused") and not last.command["body"]["submit"]
            wrong = last is not None and last.state == "refused"
            mine = known is not None and known["author"] == phone.person and known["state"] in ("draft", "returned")
            settled = last is None or last.state in ("taken", "refused")
            if written or wrong or (mine and settled):
                open_ones.append(identifier)
        return open_ones


def _pick(choices: list[Any], which: int) -> Any:
    return choices[which % len(choices)] if choices else None


@dataclass(frozen=True)
class Stage:
    """The planted office, to which every story goes back.

    Code lists and villages never change in a story: what phones are told of them is computed once per scope.
    """

    office: Office
    staff: Staff
    tokens: dict[str, tuple[str, str]]
    known: Mapping[str, Known]
    references: dict[tuple[Scope, tuple[str, ...]], ReferenceData] = field(default_factory=dict)

    def reference(self, scope: Scope, roles: list[str]) -> ReferenceData:
        key = (scope, tuple(roles))
        if key not in self.references:
            self.references[key] = reference_data(scope, roles)
        return self.references[key]

    def first_fault(self, seed: str) -> str:
        """The shortest story that breaks a promise, made from this seed, line by line; "" when all promises hold."""
        steps = story(seed)
        if not self.play(steps)[1]:
            return ""
        told, broken = self.play(shortest(steps, lambda tried: bool(self.play(tried)[1])))
        lines = [f"{number:3}. {line}" for number, line in enumerate(told, start=1)]
        return "\n".join([f"story {seed!r}:", *lines, "broken:", *(f"  - {one}" for one in broken)])

    def play(self, steps: Sequence[Step]) -> tuple[list[str], list[str]]:
        """What happened, and what was broken."""
        play = Play(self.office, self.staff, self.tokens, self.known)
        broken: list[str] = []
        with patch("django.utils.timezone.localdate", day_of), patch(REFERENCE, self.reference):
            try:
                for step in steps:
                    play.take(step)
                broken = play.end()
            except Broken as error:
                broken = [str(error)]
            except Exception as error:  # noqa: BLE001  a story is told of whatever breaks
                broken = [f"{type(error).__name__}: {error}"]
            finally:
                self.office.forget_everything()
        return play.told, broken


def day_of(moment: datetime | None = None) -> date:
    """The clock of a story stands still; a moment of its own has its own day."""
    return localtime(moment).date() if moment else TODAY


def prepared(media: Path) -> Stage:
    """The office over the database of this environment, planted once."""
    office, staff = Office(media), plant()
    with patch("django.utils.timezone.localdate", day_of):
        plant_rooms(staff)
        plant_works(staff)
        a_round()
    media.mkdir(exist_ok=True)
    devices = {name: str(UUID(int=(7 << 76) | (8 << 60) | (number + 1))) for number, name in enumerate(HELD_BY)}
    with patch("django.utils.timezone.localdate", day_of):
        tokens = {
            name: (device, staff.enrol(office, name.partition(" ")[0], device)) for name, device in devices.items()
        }
        play = Play(office, staff, tokens, {})
        for name in KNOWN_BEFORE:
            play.phones[name].catch_up()
    office.sent.clear()
    office.back_up()
    known = {name: Known(play.phones[name].cursor, play.phones[name].records) for name in KNOWN_BEFORE}
    return Stage(office, staff, tokens, known)
