"""What goes into the services of cases."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.core.files.uploadedfile import UploadedFile

from pendamping.cases.models import Case

Upload = UploadedFile[bytes]


@dataclass(frozen=True, slots=True)
class NewCase:
    """`target`: the evaluation, letter or placement; of a complaint the person."""

    about: Case.About
    target: str
    text: str
    violation: str = ""
    hides_reporter: bool = False
    is_sample: bool = False


@dataclass(frozen=True, slots=True)
class Said:
    """Words of one step, with the files that show them."""

    text: str
    files: Sequence[Upload] = ()


@dataclass(frozen=True, slots=True)
class CaseDecision:
    outcome: Case.Outcome
    legal_basis: str
    text: str


@dataclass(frozen=True, slots=True)
class Target:
    """What may be objected to, and until when."""

    about: Case.About
    key: str
    title: str
    until: date | None
    person_id: UUID
    post: str = ""  # what a person does, and where
