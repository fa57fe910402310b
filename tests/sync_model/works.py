"""How far works of villages are, from phones and from the office's pages."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID

from pendamping.villages.models import Work
from pendamping.villages.services import record_work, write_progress
from pendamping.villages.tests.samples import new_progress, new_work
from tests.people import TODAY
from tests.sync_model.story import Step
from tests.sync_model.world import POSTS, WRITERS, Staff

if TYPE_CHECKING:
    from tests.sync_model.machine import Play

WRONG: Final = 101  # per cent


def plant_works(staff: Staff) -> None:
    """One in the first village of each facilitator."""
    for number, name in enumerate(WRITERS, start=1):
        identifier = UUID(int=(7 << 76) | (8 << 60) | (0xBEEF << 16) | number)
        record_work(staff.scope(name), new_work(id=identifier, region=POSTS[name][1][0]))


@dataclass(frozen=True, slots=True)
class Works:
    """The steps, each of which does nothing where it makes no sense."""

    play: "Play"

    def steps(self) -> Mapping[str, Callable[[Step], None]]:
        return {"progress": self.write, "office progress": self.write_in_the_office}

    def write(self, step: Step) -> None:
        """Of a work that this phone knows, of today or of days before; one in ten says what cannot be."""
        play, phone = self.play, self.play.phones[step.who]
        works = sorted(one for kind, one in phone.records if kind == "work")
        if not works:
            return
        play.number += 1
        content: dict[str, Any] = {
            "date": (TODAY - timedelta(days=step.which % 3)).isoformat(),
            "percent": WRONG if step.which % 10 == 0 else step.which % 101,
            "is_stopped": step.also,
            "note": f"Terlihat {play.number} dari HP {phone.name} (contoh)",
        }
        work = works[step.which % len(works)]
        phone.put("work_progress.put", {"id": play.make_id(phone.owner), "work": work, "content": content})
        play.tell(f"HP {step.who} sees work {work[-4:]} at {content['percent']} %")

    def write_in_the_office(self, step: Step) -> None:
        play, scope = self.play, self.play.staff.scope(self.play.phones[step.who].owner)
        works = list(Work.objects.within(scope).order_by("pk")) if scope.may("work.progress") else []
        if not works:
            return
        play.number += 1
        work, note = works[step.which % len(works)], f"Terlihat {play.number} di kantor (contoh)"
        seen = new_progress(work.pk, step.which % 101, id=play.make_id(scope.name), note=note)
        write_progress(scope, seen)
        play.tell(f"{scope.name} sees work {str(work.pk)[-4:]} at {seen.percent} % on an office page")
