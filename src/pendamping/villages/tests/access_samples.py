"""What fills the addresses of this app in the access table."""

from tests.access_table import Area, Sample

from pendamping.villages.models import Work
from pendamping.villages.services import record_work
from pendamping.villages.tests.samples import new_work


def work(area: Area) -> dict[str, object]:
    """One that the PLD of the place wrote down."""
    found = Work.objects.filter(region_id=area.village, withdrawn_at=None).first()
    if found is None:
        found = record_work(area.pld, new_work(region=area.village))[0]
    return {"pk": found.pk}


ONE = Sample(work)
SAMPLES = {
    "villages:work": ONE,
    "villages:edit": ONE,
    "villages:progress": ONE,
    "villages:withdraw": ONE,
    "villages:village": Sample(lambda area: {"code": area.village}),
}
