"""The office beside a running demo, in one process of its own: makes links, moves people, sees what is stored."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

from tests.demo import environment

KABUPATEN, KECAMATAN = 4, 6  # digits of a village's code
MOVED = timedelta(days=3)  # before today


class Desk:
    """Asks that process; each answer is one line."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.process = process
        self.quarters = iter(range(18 * 4, 24 * 4 - 1))

    def secret(self, username: str) -> str:
        """Of a link that enrols a phone, as the supervisor's page makes it."""
        return str(self._ask("secret", username))

    def stored(self, description: str) -> dict[str, Any] | None:
        """The one report with this text, as the office has it; two of them are a fault."""
        found: dict[str, Any] | None = self._ask("stored", description)
        return found

    def free_hour(self) -> tuple[str, str]:
        """A quarter of an hour in which neither the demo's people nor another test wrote a report."""
        start = next(self.quarters)
        return _clock(start), _clock(start + 1)

    def colleague(self) -> str:
        """The account of a facilitator whom no other test works with."""
        return str(self._ask("colleague", "pld"))

    def move(self, username: str) -> dict[str, list[str]]:
        """To the villages of another kecamatan, three days ago: the names of the old and the new ones."""
        moved: dict[str, list[str]] = self._ask("move", username)
        return moved

    def _ask(self, *words: str) -> Any:
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        print(json.dumps(words), file=self.process.stdin, flush=True)
        return json.loads(self.process.stdout.readline())


def _clock(quarters: int) -> str:
    return f"{quarters // 4:02}:{quarters % 4 * 15:02}"


@contextmanager
def desk_beside(home: Path) -> Iterator[Desk]:
    settings = {"DJANGO_SETTINGS_MODULE": "pendamping.config.settings", "PENDAMPING_MODE": "demo"}
    known = environment(home)
    paths = os.pathsep.join([known["PYTHONPATH"], str(Path(__file__).resolve().parents[2])])
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.field_app.desk"],
        env=known | settings | {"PYTHONPATH": paths},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    with process:
        yield Desk(process)


def _secret(username: str) -> str:
    from django.utils import timezone

    from pendamping.access.models import Account
    from pendamping.access.scopes import first_scope_of
    from pendamping.access.services import make_device_link

    account = Account.objects.get(username=username)
    return make_device_link(first_scope_of(account, timezone.localdate()), account).url.partition("#")[2]


def _stored(description: str) -> dict[str, Any] | None:
    from pendamping.fieldwork.models import DailyReport
    from pendamping.sync.presenting import HeldReport

    report = DailyReport.objects.filter(description=description).first()
    if report is None:
        return None
    assert DailyReport.objects.filter(description=description).count() == 1
    return {
        "state": report.state,
        "date": report.date.isoformat(),
        "region": report.region.name,
        "photos": report.attachments.count(),
        "days_until_written": HeldReport(report, "", 0).days_until_written,
        "clock_skew": report.clock_skew,
    }


def _colleague(username: str) -> str:
    from pendamping.access.models import Account
    from pendamping.access.roles import Role

    others = Account.objects.filter(memberships__role=Role.PLD).exclude(username=username)
    return others.order_by("username").values_list("username", flat=True)[0]


def _move(username: str) -> dict[str, list[str]]:
    from django.utils import timezone

    from pendamping.access.models import Account
    from pendamping.access.scopes import first_scope_of
    from pendamping.people.models import Assignment
    from pendamping.people.schemas import NewAssignment
    from pendamping.people.services import place_person
    from pendamping.regions.models import Region

    today = timezone.localdate()
    left = Assignment.objects.get(person__account__username=username)
    villages = [area.region for area in left.areas.select_related("region")]
    here = villages[0]
    near = Region.objects.filter(level=here.level, code__startswith=here.code[:KABUPATEN])
    fresh = list(near.exclude(code__startswith=here.code[:KECAMATAN]).order_by("code")[:3])
    new = NewAssignment(
        person_id=left.person_id,
        tier=left.tier,
        regions=tuple(one.code for one in fresh),
        start=today - MOVED,
        end=left.end,
        kind=Assignment.Kind.RELOCATION,
        replaces_id=left.pk,
        letter_number="800/CONTOH",
        note="Data contoh",
        handover_note="Data contoh",
    )
    ministry = Account.objects.get(username="kementerian")
    place_person(first_scope_of(ministry, today), new)
    return {"old": [one.name for one in villages], "new": [one.name for one in fresh]}


def main() -> None:
    import django

    django.setup()
    acts: dict[str, Callable[[str], Any]] = {
        "secret": _secret,
        "stored": _stored,
        "colleague": _colleague,
        "move": _move,
    }
    for line in sys.stdin:
        act, word = json.loads(line)
        sys.stdout.write(f"{json.dumps(acts[act](word))}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
