"""What fills the addresses of this app in the access table."""

from dataclasses import replace
from datetime import date
from typing import Any

from django.core.files.base import ContentFile
from django.utils import timezone
from tests.access_table import Area, Sample

from pendamping.access.roles import NEEDS, Role
from pendamping.common.ids import new_id
from pendamping.common.models import StoredFile
from pendamping.common.scope import Scope
from pendamping.common.tests.pictures import a_photo
from pendamping.library.models import Circular, CircularQuestion, Practice, PracticePhoto, Regulation
from pendamping.library.schemas import NewCircular
from pendamping.library.services.circulars import send_circular
from pendamping.library.services.practices import publish_practice, submit_practice, write_practice
from pendamping.library.tests.conftest import told
from pendamping.meetings.tests.access_samples import IN_A_VILLAGE, meeting

Made = dict[str, Any]


def office(area: Area) -> Scope:
    """The village office of the place."""
    needs = NEEDS[Role.DPMD]
    return replace(area.pd, role=Role.DPMD, person_id=None, account_id=None, prefixes=(area.regency,), needs=needs)


def draft(area: Area) -> Made:
    """Of the PLD of the place, not handed in."""
    return {"pk": _practice(area, Practice.State.DRAFT).pk}


def published(area: Area) -> Made:
    return {"pk": _practice(area, Practice.State.PUBLISHED).pk}


def handed_in(area: Area) -> Made:
    return {"pk": _practice(area, Practice.State.SUBMITTED).pk}


def photo(area: Area) -> Made:
    return {"photo_id": _practice(area, Practice.State.PUBLISHED).photos.get().pk}


def draft_photo(area: Area) -> Made:
    return {"photo_id": _practice(area, Practice.State.DRAFT).photos.get().pk}


def regulation(area: Area) -> Made:
    """Of the kabupaten of the place."""
    row, _is_new = Regulation.objects.get_or_create(
        pk=f"perbup-1-2024-{area.regency}",
        defaults={
            "region_id": area.regency, "kind": "Perbup", "number": "1", "year": 2024, "title": "Contoh",
            "governs": "Contoh",
        },
    )  # fmt: skip
    return {"pk": row.pk}


def asking(area: Area) -> Made:
    return {"meeting_id": meeting(area)["pk"]}


def circular(area: Area) -> Made:
    """To every role of the kabupaten of the place, with a file."""
    return {"pk": _circular(area).pk}


def question(area: Area) -> Made:
    asked = CircularQuestion.objects.create(
        circular=_circular(area), text="Contoh", asked_by="Contoh", asked_at=timezone.now()
    )
    return {"question_id": asked.pk}


def _circular(area: Area) -> Circular:
    number = f"1/{area.regency}"
    found = Circular.objects.filter(number=number).first()
    if found is None:
        new = NewCircular(
            region_code=area.regency, roles=tuple(Role), number=number, title="Contoh", body="Contoh", issuer="Contoh",
            issued_on=date(2024, 11, 12),
        )  # fmt: skip
        found = send_circular(office(area), new)
        found.attachment = StoredFile.objects.create(
            sha256=new_id().hex, file=ContentFile(b"%PDF-", "contoh.pdf"), media_type="application/pdf", size=5
        )
        found.save()
    return found


def _practice(area: Area, state: str) -> Practice:
    found = Practice.objects.filter(region_id=area.village, state=state).first()
    if found is None:
        writer = replace(area.pld, today=date(2024, 11, 12))
        found = write_practice(writer, told(region=area.village))
        stored = StoredFile.objects.create(
            sha256=new_id().hex, file=ContentFile(a_photo(size=(8, 8)), "contoh.jpg"), media_type="image/jpeg", size=1
        )
        PracticePhoto.objects.create(practice=found, stored=stored, caption="Contoh")
        if state != Practice.State.DRAFT:
            found = submit_practice(writer, found.pk)
        if state == Practice.State.PUBLISHED:
            found = publish_practice(office(area), found.pk)
    return found


NOT_THE_WRITER = frozenset(Role) - {Role.PLD}
# A letter to a kabupaten is not addressed to those who work above it.
WIDER = frozenset({Role.TAPM_PROV, Role.KORPROV, Role.TAPM_PUSAT, Role.KORNAS, Role.DPMD_PROV, Role.MINISTRY})
EVERYWHERE = "a published practice is for everybody"
SAMPLES = {
    "library:practice": Sample(published, outside=EVERYWHERE),
    "library:photo": Sample(photo, outside=EVERYWHERE),
    "library:edit_practice": Sample(draft, hidden_from=NOT_THE_WRITER),
    "library:submit_practice": Sample(draft, hidden_from=NOT_THE_WRITER),
    "library:attach_photo": Sample(draft, hidden_from=NOT_THE_WRITER),
    "library:detach_photo": Sample(draft_photo, hidden_from=NOT_THE_WRITER),
    "library:review_practice": Sample(handed_in),
    "library:withdraw_practice": Sample(handed_in),
    "library:requests": Sample(asking, hidden_from=IN_A_VILLAGE),
    "library:circular": Sample(circular),
    "library:read_circular": Sample(circular, hidden_from=WIDER),
    "library:ask_circular": Sample(circular),
    "library:withdraw_circular": Sample(circular),
    "library:answer_question": Sample(question),
    "library:recipients": Sample(circular, hidden_from=frozenset({Role.CAMAT})),
    "library:attachment": Sample(circular),
    "library:regulation": Sample(regulation),
    "library:edit_regulation": Sample(regulation),
}
