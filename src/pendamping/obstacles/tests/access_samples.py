"""What fills the addresses of this app in the access table."""

from dataclasses import replace
from datetime import date

from tests.access_table import Area, Sample

from pendamping.access.roles import Role
from pendamping.obstacles.models import Level, Obstacle
from pendamping.obstacles.services import raise_obstacle
from pendamping.obstacles.tests.conftest import new

# A village head and a cadre see what was put to the village itself; this one is put to the kecamatan.
NOT_ASKED = frozenset({Role.KEPALA_DESA, Role.KPMD})


def obstacle(area: Area) -> dict[str, object]:
    """One that the PLD of the place raised."""
    found = Obstacle.objects.filter(region_id=area.village).first()
    if found is None:
        content = new(region=area.village, level=Level.DISTRICT, date=date(2024, 11, 12))
        found = raise_obstacle(replace(area.pld, today=date(2024, 11, 12)), content)[0]
    return {"pk": found.pk}


ONE = Sample(obstacle, hidden_from=NOT_ASKED)
SAMPLES = {
    "obstacles:obstacle": ONE,
    "obstacles:edit": ONE,
    "obstacles:answer": ONE,
    "obstacles:assign": ONE,
    "obstacles:escalate": ONE,
    "obstacles:solve": ONE,
    "obstacles:reopen": ONE,
    "obstacles:group": ONE,
    "obstacles:ungroup": ONE,
}
