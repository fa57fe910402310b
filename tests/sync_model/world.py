"""Who works where in the model, and the plain rule of who may be told what: written apart from the product's own."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from pendamping.access.models import Account, Device, Membership
from pendamping.access.roles import Role
from pendamping.access.scopes import hats_of, scope_of
from pendamping.access.services import make_device_link, revoke_device
from pendamping.common.scope import Scope
from pendamping.fieldwork.models import DailyReport
from pendamping.people.models import Assignment, AssignmentArea, Person, Tier
from pendamping.sync.phone_scopes import scope_of_sender
from tests.people import DESA, FOREIGN_DESA, OTHER_DESA, TODAY, plant_regions
from tests.sync_model.office import Office, Request

KECAMATAN, OTHER_KECAMATAN, KABUPATEN = "620904", "620901", "6209"
IN_OTHER_KECAMATAN = "6209012001"
PLACES = (DESA, OTHER_DESA, IN_OTHER_KECAMATAN, FOREIGN_DESA)
WRITERS = ("Sari", "Andi", "Ratna")  # PLD in three kecamatan of two kabupaten
CHECKERS = ("Budi", "Tuti")  # PD of Sari's kecamatan, TAPM of her kabupaten
POSTS: dict[str, tuple[Role, tuple[str, ...]]] = {
    "Sari": (Role.PLD, (DESA, OTHER_DESA)),
    "Andi": (Role.PLD, (IN_OTHER_KECAMATAN,)),
    "Ratna": (Role.PLD, (FOREIGN_DESA,)),
    "Budi": (Role.PD, (KECAMATAN,)),
    "Tuti": (Role.TAPM_KAB, (KABUPATEN,)),
}
# Where the office may send somebody; None: the post was given up the day before and stays vacant.
MOVES: tuple[tuple[str, tuple[str, ...] | None], ...] = (
    ("Sari", (IN_OTHER_KECAMATAN,)),
    ("Sari", (FOREIGN_DESA,)),
    ("Sari", (DESA, OTHER_DESA)),
    ("Andi", (DESA,)),
    ("Andi", (IN_OTHER_KECAMATAN,)),
    ("Budi", (OTHER_KECAMATAN,)),
    ("Budi", (KECAMATAN,)),
    ("Budi", None),
    ("Sari", None),
)
YESTERDAY = TODAY - timedelta(days=1)
CHECKING, FILLERS = (Role.PD, Role.TAPM_KAB), (Role.PLD, Role.PD)
INVITED, AT_THE_DOOR = ("Sari", "Andi", "Budi"), ("Sari", "Budi")  # of the meeting that `rooms.py` plants
SEEN_BY_CHECKERS = ("submitted", "verified", "locked")


@dataclass(frozen=True, slots=True)
class Staff:
    """The five people as the office knows them; a restored office may know them otherwise."""

    accounts: dict[str, int]
    persons: dict[str, UUID]

    def account(self, name: str) -> Account:
        return Account.objects.get(pk=self.accounts[name])

    def scope(self, name: str) -> Scope:
        account = self.account(name)
        hats = hats_of(account, TODAY)
        return scope_of(account, hats[0] if hats else None, TODAY)

    def scope_on_phone(self, name: str) -> Scope:
        """What a phone of this person is told of: after the last post, still the own work."""
        device = Device(account=self.account(name))
        return scope_of_sender(device, "")[0]

    def move(self, name: str, codes: tuple[str, ...] | None) -> None:
        """As the office does it: the placement and the roles change together, without a word to the phones."""
        assignment = Assignment.objects.get(person=self.persons[name])
        AssignmentArea.objects.filter(assignment=assignment).delete()
        Membership.objects.filter(account=self.accounts[name]).delete()
        Assignment.objects.filter(pk=assignment.pk).update(end=None if codes else YESTERDAY)
        _place(assignment, self.account(name), POSTS[name][0], codes or ())

    def enrol(self, office: Office, name: str, device: str) -> str:
        """The token that a one-time link gives to this phone."""
        secret = make_device_link(self.scope(name), self.account(name)).url.partition("#")[2]
        content = json.dumps({"secret": secret, "id": device, "name": "HP contoh"}).encode()
        heard = office.ask(Request("POST", "/api/devices", "", content))
        assert heard is not None
        assert heard.status == 201, heard
        office.sent.pop()  # a link opens once; nothing is learned from sending it again
        return str(heard.said["token"])

    def revoke(self, name: str, device: str) -> None:
        if Device.objects.filter(pk=device).exists():
            revoke_device(self.scope(name), UUID(device), "Hilang (contoh)")


def plant() -> Staff:
    plant_regions()
    accounts, persons = {}, {}
    for name, (role, codes) in POSTS.items():
        account = Account.objects.create_account(name.lower(), name, "kata-sandi-contoh", must_set_password=False)
        person = Person.objects.create(name=name, account=account, is_sample=True)
        account.person_id = person.pk
        account.save()
        assignment = Assignment.objects.create(person=person, tier=Tier(role.value), start=date(2024, 1, 1))
        _place(assignment, account, role, codes)
        accounts[name], persons[name] = account.pk, person.pk
    return Staff(accounts, persons)


def _place(assignment: Assignment, account: Account, role: Role, codes: tuple[str, ...]) -> None:
    AssignmentArea.objects.bulk_create([AssignmentArea(assignment=assignment, region_id=code) for code in codes])
    Membership.objects.bulk_create(
        [Membership(account=account, role=role, region_code=code, since=date(2024, 1, 1)) for code in codes]
    )


def leaks(staff: Staff, name: str, changes: list[dict[str, Any]], written: Mapping[str, str]) -> Iterator[str]:
    """What this person was told and must not know, judged by where everybody is posted at this moment.

    Own work is one's own wherever it was done. A checker is told of the work of those posted in the own area once it
    was handed in, and never of drafts. Leaves and plans are told to nobody else. Obstacles, promises, questionnaires
    and works belong to their village; the meeting to whoever was invited, and its list to the helpers at the door.
    """
    held = list(Membership.objects.filter(account=staff.accounts[name]).values_list("role", "region_code"))
    for change in changes:
        kind, who = change["type"], written.get(change["id"], "")
        if change["gone"]:
            continue
        if kind in ("plan_item", "leave"):
            what = "" if who == name else f"of {who}"
        else:
            what = _forbidden(staff, name, held, kind, change[kind])
        if what:
            yield f"{name} was told of a {kind} {what}"


def _forbidden(staff: Staff, name: str, held: list[tuple[str, str]], kind: str, record: dict[str, Any]) -> str:
    """Why this person must not know it; "" where they may."""
    me = str(staff.persons[name])
    if kind == "report":
        return "" if record["author"] == me else _not_to_check(held, record)
    is_here = any(record["region"].startswith(area) for _role, area in held)
    if kind == "index_sheet":
        return "" if is_here and held[0][0] in FILLERS else f"about {record['region']}"
    if kind == "meeting":
        if record["invitees"] and not is_here and name not in AT_THE_DOOR:
            return "with everybody who is invited"
        return "" if is_here or name in INVITED else "without being invited"
    if kind == "work":
        return "" if is_here else f"about {record['region']}"
    owner = record["raised_by"] if kind == "obstacle" else record["person"]
    return "" if is_here or owner == me else f"about {record['region']}"


def _not_to_check(held: list[tuple[str, str]], report: dict[str, Any]) -> str:
    posted = DailyReport.objects.values_list("author_post", flat=True).get(pk=report["id"])
    if not any(posted.startswith(area) for role, area in held if role in CHECKING):
        return f"of somebody posted at {posted}"
    return "" if report["state"] in SEEN_BY_CHECKERS else f"that is {report['state']}"
