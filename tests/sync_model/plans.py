"""The work plan of one person, written on two phones and on the office's pages."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from pendamping.common.problems import Problem
from pendamping.fieldwork.models import WorkPlanItem
from pendamping.fieldwork.schemas import NewPlanItem, PlanContent
from pendamping.fieldwork.services import cancel_plan_item, change_plan_item, plan_work
from tests.sync_model.phone import Phone, Queued
from tests.sync_model.story import Step
from tests.sync_model.world import PLACES, WRITERS

if TYPE_CHECKING:
    from tests.sync_model.machine import Play

KNOWS_NO_VERSIONS: Final = "Andi 1"  # an app of the first release: what it writes last stands
CONFLICT: Final = "work_plan.edit_conflict"
CONTENT: Final = ("region", "date", "kind", "category", "description")
DAYS: Final = ("2024-11-20", "2024-11-21")

Seen: TypeAlias = dict[str, frozenset[str]]  # command → what its writer had read of the item before


@dataclass(frozen=True, slots=True)
class Plans:
    """The steps, each of which does nothing where it makes no sense."""

    play: "Play"

    def steps(self) -> Mapping[str, Callable[[Step], None]]:
        return {"plan": self.write, "office plans": self.write_in_the_office}

    def write(self, step: Step) -> None:
        """Plan something new; or change, cancel or take up again what this phone knows, also after a conflict."""
        play, phone = self.play, self.play.phones[step.who]
        known = _known(phone)
        play.number += 1
        description = f"Rencana {play.number} dari HP {phone.name} (contoh)"
        if not known or step.which % 3 == 0:
            identifier = play.make_id(phone.owner)
            content, because = _new(PLACES[step.which % len(PLACES)], description), ""
        else:
            identifier = known[step.which % len(known)]
            content, because = _shown(phone, identifier)
            if step.yes:
                because = "" if because else f"Banjir {play.number} (contoh)"
            if not step.yes or step.also:
                content |= {"description": description, "date": DAYS[step.which % 2]}
        body = {"id": identifier, "revision": phone.next_revision(identifier), "content": content}
        body["cancelled_because"] = because
        if step.who != KNOWS_NO_VERSIONS:
            body["base_version"] = _base(phone, identifier)
        seen = self._seen(phone, identifier)
        phone.set_aside_refused(identifier)
        play.seen[phone.put("plan_item.put", body).command["id"]] = seen
        play.tell(f"HP {step.who} writes plan {identifier[-4:]}: {content['description']}, {because or 'stands'}")

    def write_in_the_office(self, step: Step) -> None:
        """The same person on an office page, which shows the newest version."""
        name = self.play.phones[step.who].owner
        scope = self.play.staff.scope(name)
        if name not in WRITERS or not scope.may("work_plan.write"):
            return
        self.play.number += 1
        content = PlanContent.model_validate(
            _new(PLACES[step.which % len(PLACES)], f"Rencana {self.play.number} di kantor (contoh)")
        )
        standing = WorkPlanItem.objects.filter(author_id=scope.person_id, cancelled_because="").order_by("pk")
        items = list(standing)
        with suppress(Problem):  # the post may have ended meanwhile
            if not items:
                identifier = self.play.make_id(name)
                plan_work(scope, NewPlanItem.model_validate(content.model_dump() | {"id": identifier}))
            else:
                item = items[step.which % len(items)]
                identifier = str(item.pk)
                if step.yes:
                    cancel_plan_item(scope, item.pk, f"Banjir {self.play.number} (contoh)")
                else:
                    change_plan_item(scope, item.pk, content, version=item.version)
            self.play.tell(f"{name} writes plan {identifier[-4:]} on an office page, cancelled={step.yes}")

    def _seen(self, phone: Phone, identifier: str) -> frozenset[str]:
        """All that was written here, and what the office had told when the present writing was begun."""
        own = {one.command["body"]["content"]["description"] for one in _puts(phone, identifier)}
        begun = _begun(phone, identifier)
        if begun is not None and begun.code != CONFLICT:
            return self.play.seen[begun.command["id"]] | own
        told = phone.records.get(("plan_item", identifier))
        return frozenset(own | ({told["description"]} if told else set()))


def _new(place: str, description: str) -> dict[str, Any]:
    content = {"region": place, "date": DAYS[0], "kind": "activity", "category": "coordination"}
    return content | {"description": description}


def _known(phone: Phone) -> list[str]:
    written = [one.about for one in phone.outbox if one.command["kind"] == "plan_item.put"]
    return list(dict.fromkeys([*written, *(one for kind, one in sorted(phone.records) if kind == "plan_item")]))


def _puts(phone: Phone, identifier: str) -> list[Queued]:
    return [one for one in phone.outbox if one.about == identifier and one.command["kind"] == "plan_item.put"]


def _begun(phone: Phone, identifier: str) -> Queued | None:
    """The last writing that the office did not take yet."""
    last = _puts(phone, identifier)[-1:]
    return last[0] if last and last[0].state in ("waiting", "refused") else None


def _shown(phone: Phone, identifier: str) -> tuple[dict[str, Any], str]:
    """What the screen shows: the own writing until the office has it."""
    told, puts = phone.records.get(("plan_item", identifier)), _puts(phone, identifier)
    if told is not None and _begun(phone, identifier) is None:
        return {name: told[name] for name in CONTENT}, told["cancelled_because"]
    body = puts[-1].command["body"]
    return dict(body["content"]), body["cancelled_because"]


def _base(phone: Phone, identifier: str) -> int:
    """The version upon which the present writing was begun; the newest once a conflict showed it."""
    begun, told = _begun(phone, identifier), phone.records.get(("plan_item", identifier))
    if begun is not None and begun.code != CONFLICT:
        return int(begun.command["body"]["base_version"])
    return int(told["version"]) if told else 0
