"""What fills the addresses of this app in the access table."""

from typing import Any

from tests.access_table import Area, Sample

from pendamping.vision.models import BudgetLine, Goal

Made = dict[str, Any]


def goal(area: Area) -> Made:
    found, _is_new = Goal.objects.get_or_create(region_id=area.regency, name="Contoh", recorded_by="Contoh")
    return {"pk": found.pk}


def budget(area: Area) -> Made:
    """A line of the place, which those who keep goals there may tag."""
    line, _is_new = BudgetLine.objects.get_or_create(
        region_id=area.village, title="Contoh", year=2024, amount=1, source="Contoh", recorded_by="Contoh"
    )
    return {"kind": "anggaran", "pk": line.pk}


def place(area: Area) -> Made:
    goal(area)
    return {"code": area.regency}


SAMPLES = {
    "vision:goal": Sample(goal),
    "vision:edit": Sample(goal),
    "vision:retire": Sample(goal),
    "vision:tag": Sample(budget),
}
