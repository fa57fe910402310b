"""A phone that follows protocol 1, without screens: what it must remember, and when it sends what again.

1. Whatever is written goes to the outbox at once and is sent until the office took or refused it.
2. What was taken is kept. When the office says `restored`, all of it waits again, in the order of writing.
3. A reply is kept as a whole: its answers, its changes and its cursor together, or none of them.
4. `anew` opens a filling from the beginning: what it has not named by its end is gone.
5. A photo is done when the office's copy of its report names it, not when its last byte was answered.
"""

import hashlib
import json
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from tests.sync_model.office import WELL, Broken, Fate, Heard, Office, Request

AT_ONCE = 50
NOON = datetime(2024, 11, 12, 5, tzinfo=UTC).isoformat()
Key = tuple[str, str]  # type, id


@dataclass
class Queued:
    """One command in the outbox, and what the office said of it last."""

    command: dict[str, Any]
    state: str = "waiting"  # waiting | taken | refused
    version: int | None = None  # of its record, as answered when it was taken
    code: str = ""

    @property
    def about(self) -> str:
        return str(self.command["body"]["id"])


@dataclass
class Phone:
    name: str  # "Sari 1"
    person: str
    device: str
    office: Office
    make_id: Any  # () -> str
    token: str = ""
    outbox: list[Queued] = field(default_factory=list)
    records: dict[Key, dict[str, Any]] = field(default_factory=dict)
    photos: dict[str, bytes] = field(default_factory=dict)
    refused_photos: set[str] = field(default_factory=set)
    cursor: str = ""
    moved: bool = True  # whether the last answers settled anything: else there is no point in bringing the rest first
    reference: str = ""
    unnamed: set[Key] | None = None  # while it is filled anew: what the filling has not named yet
    statement: dict[str, Any] | None = None
    shut_out: bool = False

    @property
    def owner(self) -> str:
        return self.name.partition(" ")[0]

    # writing ------------------------------------------------------------------------------------------------------

    def put(self, kind: str, body: dict[str, Any]) -> Queued:
        queued = Queued({"id": self.make_id(), "kind": kind, "written_at": NOON, "body": body})
        self.outbox.append(queued)
        return queued

    def set_aside_refused(self, identifier: str) -> None:
        """Mended: the refused state of this record is no longer offered."""
        for one in self.outbox:
            if one.about == identifier and one.state == "refused":
                one.state = "aside"

    def last_put(self, identifier: str) -> Queued | None:
        about = [one for one in self.outbox if one.about == identifier and one.command["kind"] == "report.put"]
        return about[-1] if about else None

    def next_revision(self, identifier: str) -> int:
        return 1 + max(
            (one.command["body"].get("revision", 1) for one in self.outbox if one.about == identifier), default=0
        )

    def report(self, identifier: str) -> dict[str, Any] | None:
        return self.records.get(("report", identifier))

    # contact ------------------------------------------------------------------------------------------------------

    @property
    def waiting(self) -> list[Queued]:
        return [one for one in self.outbox if one.state == "waiting"]

    def contact(self, fate: Fate = WELL, *, backwards: bool = False, at_most: int = AT_ONCE) -> Heard | None:
        """One exchange; None: nothing was heard, and nothing changes here."""
        brought = self.waiting[:at_most]
        if backwards:
            brought.reverse()
        batch = {
            "protocol": 1,
            "clock": NOON,
            "app_version": "1.0.0",
            "cursor": self.cursor,
            "answers_only": self.moved and len(brought) < len(self.waiting),
            "reference": self.reference,
            "commands": [one.command | {"version": one.version} for one in brought],
        }
        heard = self.office.ask(Request("POST", "/api/sync", self.token, json.dumps(batch).encode()), fate)
        if heard is not None and heard.status == 200:
            self._keep(heard.said)
        elif heard is not None and heard.status == 401:  # revoked, or forgotten by a restored office
            self.shut_out = True
        elif heard is not None:
            assert heard.said["code"] == "not_allowed", heard  # no role today: everything stays here
        return heard

    def _keep(self, reply: dict[str, Any]) -> None:
        if reply["restored"]:
            self.refused_photos.clear()
            for one in self.outbox:
                one.state = "waiting" if one.state == "taken" else one.state
        answers = {one["id"]: one for one in reply["answers"]}
        self.moved = any(one["result"] != "later" for one in answers.values())
        for one in self.outbox:
            if answer := answers.get(one.command["id"]):
                self._settle(one, answer)
        if reply["anew"]:
            self.unnamed = set(self.records)
        for change in reply["changes"]:
            key = (change["type"], change["id"])
            if change["gone"]:
                self.records.pop(key, None)
            else:
                self.records[key] = change[change["type"]]
            if self.unnamed is not None:
                self.unnamed.discard(key)
        self.cursor = reply["cursor"]
        if reply["reference"]:
            self.reference = reply["reference"]["digest"]
        if not reply["more"]:
            for key in self.unnamed or ():
                self.records.pop(key, None)
            self.unnamed = None
            self.statement = json.loads(reply["statement"]["text"])

    @staticmethod
    def _settle(queued: Queued, answer: dict[str, Any]) -> None:
        queued.code = answer["code"]
        if answer["result"] in ("stored", "already_stored"):
            queued.state, queued.version = "taken", answer["version"]
        elif answer["result"] == "refused":
            queued.state = "refused"

    def catch_up(self) -> None:
        """Contacts until there is nothing more to hear; whatever is refused or waits for others stays."""
        for _ in range(100):
            before = (len(self.waiting), self.cursor)
            heard = self.contact()
            if heard is None or heard.status != 200:
                return
            if not heard.said["more"] and (not self.waiting or before == (len(self.waiting), self.cursor)):
                return
        raise Broken(f"HP {self.name} is never done")

    # photos -------------------------------------------------------------------------------------------------------

    def missing_photos(self) -> list[str]:
        """Hashes that the office's copies of the own reports lack, of those that it was told of."""
        missing = []
        for identifier in dict.fromkeys(one.about for one in self.outbox):
            put, known = self.last_put(identifier), self.report(identifier)
            if put is None or put.state != "taken" or known is None:
                continue
            held = {one["id"] for one in known["attachments"]}
            named = [one for one in put.command["body"]["attachments"] if one["id"] not in held]
            missing += [one["sha256"] for one in named if one["sha256"] not in self.refused_photos]
        return list(dict.fromkeys(missing))

    def send_photo(self, sha256: str, fate: Fate = WELL, *, piece: int = 10**9) -> None:
        """Ask from where to go on, then one piece."""
        content = self.photos[sha256]
        state = self.office.ask(Request("GET", f"/api/files/{sha256}", self.token, b""))
        if state is None or state.status != 200:
            return
        self._look_at(sha256, state.said)
        offset = state.said["received"]
        if state.said["stored"] or sha256 in self.refused_photos:
            return
        path = f"/api/files/{sha256}?size={len(content)}&offset={offset}"
        body = content[offset : offset + piece]
        heard = self.office.ask(Request("PUT", path, self.token, body, "application/octet-stream"), fate)
        if heard is not None and heard.status == 200:
            self._look_at(sha256, heard.said)

    def _look_at(self, sha256: str, state: dict[str, Any]) -> None:
        if state["code"]:
            self.refused_photos.add(sha256)

    def add_photo(self, content: bytes) -> dict[str, Any]:
        sha256 = hashlib.sha256(content).hexdigest()
        self.photos[sha256] = content
        return {"id": self.make_id(), "sha256": sha256, "size": len(content), "caption": "Foto (contoh)"}
