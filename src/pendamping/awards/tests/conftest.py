"""An award of Lamandau for its PLD, looked at a year later."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from django.utils import timezone
from tests.people import DESA

from pendamping.access.roles import Role
from pendamping.awards.models import Award
from pendamping.awards.schemas import AwardContent
from pendamping.awards.services.awards import make_shortlist, plan_award, publish_criteria
from pendamping.common.ids import new_id
from pendamping.common.models import StoredFile
from pendamping.common.scope import Scope
from pendamping.fieldwork.models import DailyReport, ReportAttachment
from pendamping.people.models import Tier

SINCE, UNTIL = date(2024, 1, 1), date(2024, 12, 31)
LISTED = date(2025, 1, 10)
REPLIED = LISTED + timedelta(days=8)


def criteria(**changes: Any) -> AwardContent:
    content = {
        "region": "6209",
        "name": "TPP Inspiratif 2024 (data contoh)",
        "giver": "Bupati Lamandau",
        "tier": Tier.PLD,
        "since": SINCE,
        "until": UNTIL,
        "criteria": "Perubahan nyata di desa dampingan.",
        "least_months": 12,
        "least_coverage": 50,
        "reply_days": 7,
    }
    return AwardContent.model_validate(content | changes)


def visited(scope: Scope, day: date, *, with_photo: bool) -> DailyReport:
    """A verified visit of this PLD."""
    assert scope.person_id is not None
    report = DailyReport.objects.create(
        id=new_id(),
        author_id=scope.person_id,
        region_id=DESA,
        kind=DailyReport.Kind.FIELD_VISIT,
        date=day,
        start=time(8),
        end=time(10),
        description="Kunjungan contoh",
        state=DailyReport.State.VERIFIED,
        created_at_device=timezone.make_aware(datetime.combine(day, time(11))),
        received_at_server=timezone.make_aware(datetime.combine(day, time(12))),
    )
    if with_photo:
        stored = StoredFile.objects.create(sha256=new_id().hex, file="contoh.jpg", media_type="image/jpeg", size=1)
        ReportAttachment.objects.create(report=report, kind=ReportAttachment.Kind.PHOTO, stored=stored)
    return report


@pytest.fixture
def dpmd(make_scope: Callable[..., Scope]) -> Scope:
    """Maria, of the village office of Lamandau, in January."""
    return replace(make_scope("Maria", Role.DPMD, "6209"), today=LISTED)


@pytest.fixture
def award(dpmd: Scope) -> Award:
    """Its criteria are published."""
    return publish_criteria(dpmd, plan_award(dpmd, criteria()).pk)


@pytest.fixture
def listed(sari: Scope, dpmd: Scope, award: Award) -> Award:
    """Sari is on the list with every gate passed."""
    for number in range(4):
        visited(sari, date(2024, 3, 1 + number), with_photo=number > 0)
    return make_shortlist(dpmd, award.pk)
