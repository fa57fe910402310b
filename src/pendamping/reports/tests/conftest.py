"""October 2024 of Sari, checked by Budi: seven verified reports, one that waits, and one draft."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from uuid import UUID

import pytest
from django.core.files.base import ContentFile
from tests.people import DESA, OTHER_DESA

from pendamping.access.roles import Role
from pendamping.common.models import StoredFile
from pendamping.common.scope import Scope
from pendamping.fieldwork.models import DailyReport, Leave, ReportAttachment, WorkPlanItem
from pendamping.people.models import Assignment, Contract
from pendamping.regions.models import RegencySettings
from pendamping.reports.tests.papers import PICTURES, WIB

State = DailyReport.State
Write = Callable[..., DailyReport]


def own_id(scope: Scope) -> UUID:
    assert scope.person_id is not None
    return scope.person_id


@pytest.fixture
def write(sari: Scope, budi: Scope) -> Write:
    """`write(3, minutes=90, ...)` → a verified report of Sari on the third of October."""

    def make(day: int, *, minutes: int = 120, state: State = State.VERIFIED, **fields: object) -> DailyReport:
        written = datetime(2024, 10, day, 18, 0, tzinfo=WIB)
        values: dict[str, object] = {
            "author_id": sari.person_id,
            "region_id": DESA,
            "kind": DailyReport.Kind.ACTIVITY,
            "category": "apb_desa",
            "date": date(2024, 10, day),
            "start": time(9, 0),
            "end": (datetime(2024, 10, day, 9, 0) + timedelta(minutes=minutes)).time(),  # noqa: DTZ001 only its time
            "description": "Mendampingi pembahasan rancangan APB Desa",
            "created_at_device": written,
            "received_at_server": written,
            "submitted_at": written,
            "is_sample": True,
        }
        if state in DailyReport.CHECKED:
            values |= {"checked_by_id": budi.person_id, "checked_at": written + timedelta(days=1)}
        return DailyReport.objects.create(state=state, **(values | fields))

    return make


@pytest.fixture
def camat(make_scope: Callable[..., Scope]) -> Scope:
    return make_scope("Tuti", Role.CAMAT, "620904")


@pytest.fixture
def october(write: Write, sari: Scope) -> list[DailyReport]:
    RegencySettings.objects.create(region_id="6209", letter_city="Nanga Bulik")
    contract = Contract.objects.create(
        person_id=own_id(sari), number="000/SPK/PLD/2024", tier="PLD", start=date(2024, 1, 1), end=date(2024, 12, 31)
    )
    Assignment.objects.filter(person_id=own_id(sari)).update(contract=contract)
    visit = DailyReport.Kind.FIELD_VISIT
    reports = [
        write(1, kind=visit, minutes=240, title="Pembahasan APB Desa", result="27 kegiatan dibahas", participants_m=14),
        write(
            3, kind=visit, region_id=OTHER_DESA, minutes=210, result="Titik nol diperiksa", problem="Sling terlambat"
        ),
        write(4, minutes=50, participants_m=0, participants_f=6),
        write(4, minutes=50, start=time(11, 0), end=time(11, 50), participants_f=2),
        write(7, category="stunting", minutes=50),
        write(8, category="kode_lama", recommendation="Jembatan perlu ditangani kabupaten."),
        write(9, kind=visit, category="infrastructure_work", state=State.LOCKED),
    ]
    write(10, state=State.SUBMITTED)
    write(11, state=State.DRAFT)
    Leave.objects.create(
        person_id=own_id(sari), kind="sick", start=date(2024, 10, 12), end=date(2024, 10, 15), state="granted"
    )
    WorkPlanItem.objects.create(
        author_id=own_id(sari),
        region_id=DESA,
        date=date(2024, 11, 9),
        kind=visit,
        category="apb_desa",
        description="Evaluasi rancangan APB Desa.",
    )
    for order, (sha256, image) in enumerate(PICTURES.items()):
        stored = StoredFile(sha256=sha256, media_type="image/jpeg", size=len(image), width=800, height=600)
        stored.file.save(f"{sha256}.jpg", ContentFile(image), save=True)
        ReportAttachment.objects.create(report=reports[0], kind="photo", stored=stored, order=order)
    return reports
