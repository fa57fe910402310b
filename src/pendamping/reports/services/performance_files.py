"""The personal performance file as it leaves the house: on paper and as data, both signed by the office."""

import hashlib
import json
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from pendamping.common.audit import last_link, record_audit
from pendamping.common.carrying import canonical, payload
from pendamping.common.check_codes import check_code
from pendamping.common.scope import Scope
from pendamping.common.signing import public_key, sign
from pendamping.evaluation.schemas import PerformanceFile
from pendamping.people.models import Person
from pendamping.reports.performance_data import Data, file_data
from pendamping.reports.performance_printable import printable_file
from pendamping.reports.qr import qr_svg
from pendamping.reports.schemas.performance import KIND
from pendamping.reports.selectors.performance import dossier_of_person
from pendamping.reports.services.issuing import PDF, File
from pendamping.reports.typesetting import typeset

TEMPLATE: Final = "performance_file.typ"
JSON: Final = "application/json"


@dataclass(frozen=True, slots=True)
class _Signed:
    file: PerformanceFile
    data: Data
    text: str  # the statement
    signature: str
    made_at: datetime

    @property
    def code(self) -> str:
        return check_code(self.text)


@transaction.atomic
def print_performance_file(scope: Scope, person_id: UUID) -> File:
    """The file as PDF; its QR code holds the signed statement.

    Raises: NotFound: nobody, or nobody for this scope.
    """
    signed = _signed(scope, person_id)
    url = settings.BASE_URL + reverse("sync:check_receipt")
    context = printable_file(signed.file, signed.data, signed.made_at) | {
        "author_of_record": scope.name,
        "code": signed.code,
        "url": url,
    }
    qr = qr_svg(f"{url}#{payload(signed.text, signed.signature)}")
    files = {"data.json": json.dumps(context).encode(), "qr.svg": qr}
    content = typeset(TEMPLATE, files, signed.made_at.astimezone(UTC))
    _record(scope, signed, "pdf")
    return File(f"berkas-kinerja-{signed.made_at:%Y-%m-%d}.pdf", PDF, content)


@transaction.atomic
def export_performance_file(scope: Scope, person_id: UUID) -> File:
    """The same as data, with the statement that vouches for it. Raises: as `print_performance_file`."""
    signed = _signed(scope, person_id)
    carried = {
        "text": signed.text,
        "signature": signed.signature,
        "public_key": public_key(),
        "code": signed.code,
        "file": signed.data,
    }
    content = json.dumps(carried, ensure_ascii=False, indent=1).encode()
    _record(scope, signed, "json")
    return File(f"berkas-kinerja-{signed.made_at:%Y-%m-%d}.json", JSON, content)


def _signed(scope: Scope, person_id: UUID) -> _Signed:
    scope.require("performance_file.read")
    dossier = dossier_of_person(scope, person_id)
    file, data = dossier.file, file_data(dossier)
    now = timezone.localtime().replace(microsecond=0)
    said = {
        "kind": KIND,
        "office": settings.BASE_URL,
        "person": str(file.person_id),
        "name": file.name,
        "at": now.isoformat(),
        "audit": last_link(),
        "sha256": hashlib.sha256(canonical(data).encode()).hexdigest(),
        "grades": [[one["quarter"], one["total"], one["band"]] for one in data["evaluations"]],
        "letters": len(data["letters"]),
    }
    text = canonical(said)
    return _Signed(file, data, text, sign(text), now)


def _record(scope: Scope, signed: _Signed, form: str) -> None:
    person = Person(pk=signed.file.person_id)
    record_audit(
        scope, "performance_file.exported", person, form=form, code=signed.code, cases=len(signed.data["cases"])
    )
