"""What fills the addresses of this app in the access table."""

import hashlib
from typing import Any

from django.core.files.base import ContentFile
from django.utils import timezone
from tests.access_table import Area, Sample

from pendamping.common.models import StoredFile
from pendamping.exchange.models import DataAnswer, DataRequest, SentFile

Made = dict[str, Any]


def request(area: Area) -> Made:
    return {"pk": _request(area).pk}


def answer(area: Area) -> Made:
    return {"answer_id": _answer(area).pk}


def sent(area: Area) -> Made:
    content = b"Contoh"
    stored, _is_new = StoredFile.objects.get_or_create(
        sha256=hashlib.sha256(content).hexdigest(),
        defaults={"file": ContentFile(content, "contoh.csv"), "media_type": "text/csv", "size": len(content)},
    )
    made, _is_new = SentFile.objects.get_or_create(
        answer=_answer(area), stored=stored, defaults={"rows": 0, "sent_at": timezone.now(), "sent_by": "Contoh"}
    )
    return {"sent_id": made.pk}


def _answer(area: Area) -> DataAnswer:
    day = area.pld.today
    made, _is_new = DataAnswer.objects.get_or_create(
        request=_request(area),
        since=day,
        until=day,
        defaults={"rows": 0, "made_at": timezone.now(), "made_by": "Contoh"},
    )
    return made


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
    "exchange:take_again": Sample(sent),
}
