"""What fills the addresses of this app in the access table."""

from datetime import UTC, date, datetime, time

from tests.access_table import Area, Sample

from pendamping.access.scopes import command_scope
from pendamping.briefing.contents import Contents, Page
from pendamping.briefing.models import Pack
from pendamping.meetings.models import Level, Meeting
from pendamping.meetings.services import plan_meeting
from pendamping.meetings.tests.conftest import new_meeting

DAY = date(2024, 11, 12)


def pack(area: Area) -> dict[str, object]:
    found = Pack.objects.filter(region_id=area.regency).first()
    if found is None:
        regency, district = (Page(code=code, title="Contoh", finding="", sections=()) for code in _codes(area))
        contents = Contents(title="Contoh", subtitle="", regency=regency, districts=(district,))
        found = Pack.objects.create(
            region_id=area.regency,
            as_of=DAY,
            state=Pack.State.READY,
            contents=contents.model_dump(mode="json"),
            made_at=datetime.combine(DAY, time(8), UTC),
            made_by="uji",
        )
    return {"pk": found.pk}


def _codes(area: Area) -> tuple[str, str]:
    return area.regency, area.district


def meeting(area: Area) -> dict[str, object]:
    found = Meeting.objects.filter(region_id=area.regency).first()
    if found is None:
        found = plan_meeting(command_scope("uji", DAY), new_meeting(region=area.regency, level=Level.REGENCY))
    return {"pk": found.pk}


# A kelurahan's or a kecamatan's office reads its own page of the pack; nobody below it reads one.
SAMPLES = {
    "briefing:pack": Sample(pack),
    "briefing:pdf": Sample(pack),
    "briefing:again": Sample(pack),
    "briefing:for_meeting": Sample(meeting),
}
