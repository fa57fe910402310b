"""What fills the addresses of this app in the access table."""

from typing import Any

from django.utils import timezone
from tests.access_table import Area, Sample

from pendamping.exchange.models import DataAnswer, DataRequest

Made = dict[str, Any]


def request(area: Area) -> Made:
    return {"pk": _request(area).pk}


def answer(area: Area) -> Made:
    day = area.pld.today
    made, _is_new = DataAnswer.objects.get_or_create(
        request=_request(area),
        since=day,
        until=day,
        defaults={"rows": 0, "made_at": timezone.now(), "made_by": "Contoh"},
    )
    return {"answer_id": made.pk}


def _request(area: Area) -> DataRequest:
    """About one village of the place, so that every office above may keep it."""
    made, _is_new = DataRequest.objects.get_or_create(
        asker="Contoh",
        region_id=area.village,
        defaults={
            "purpose": "Contoh",
            "dataset": DataRequest.Dataset.VILLAGES,
            "columns": ["region"],
            "form": DataRequest.Form.CSV,
            "period": DataRequest.Period.LAST_MONTH,
            "rhythm": DataRequest.Rhythm.MONTHLY,
            "due_on": area.pld.today,
            "made_on": area.pld.today,
            "made_by": "Contoh",
        },
    )
    return made


SAMPLES = {
    "exchange:new_request": Sample(lambda _area: {"dataset": "villages"}, outside="a form for the asker's own areas"),
    "exchange:request": Sample(request),
    "exchange:answer": Sample(request),
    "exchange:take": Sample(answer),
}
