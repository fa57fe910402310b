"""What happens to a circular: sent, read, asked about, answered, withdrawn."""

from collections.abc import Iterable
from uuid import UUID

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils import timezone

from pendamping.common.audit import record_audit
from pendamping.common.files.documents import read_document
from pendamping.common.files.storing import store_document
from pendamping.common.scope import Scope
from pendamping.library.errors import (
    AlreadyWithdrawn,
    CircularExists,
    CircularNotFound,
    NobodyAddressed,
    NotSender,
    NumberMissing,
)
from pendamping.library.indexing import index_circular
from pendamping.library.models import Circular, CircularQuestion, CircularReceipt, CircularRole
from pendamping.library.rules import said
from pendamping.library.schemas import NewCircular
from pendamping.library.selectors.circulars import get_circular, get_question, is_addressed, sends
from pendamping.library.selectors.regulations import get_regulation
from pendamping.people.schemas import NewLetter
from pendamping.people.services import take_letter_number
from pendamping.regions.selectors import get_region

LONGEST_NAME, LONGEST_NUMBER = 160, 120


@transaction.atomic
def send_circular(
    scope: Scope, new: NewCircular, attachment: UploadedFile[bytes] | None = None, *, is_sample: bool = False
) -> Circular:
    """Send a letter to everybody who holds one of its roles in its area, now or later.

    Raises:
        NotAllowed: the role sends no circulars.
        RegionNotFound: the area lies outside `scope`.
        NobodyAddressed: no role is named.
        CircularExists: that number was used in this area.
        NumberMissing: none is given, and this role takes none from the area's book of letters.
        NoLetterScheme, LetterDatedAhead: as of that book.
        RegulationNotFound: it announces one that the register does not hold.
        UploadTooLarge, NotADocument: the file is not taken.
    """
    scope.require("circular.write")
    if new.region_code:
        get_region(scope, new.region_code)
    else:
        scope.require_country()
    if not new.roles:
        raise NobodyAddressed
    if Circular.objects.filter(region_code=new.region_code, number=new.number).exists():
        raise CircularExists(number=new.number)
    circular = Circular(
        **new.model_dump(exclude={"roles", "regulation"}),
        regulation=get_regulation(scope, new.regulation) if new.regulation else None,
        issued_by=scope.name,
        is_sample=is_sample,
    )
    if not circular.number:
        circular.number = _taken_number(scope, circular)
    if attachment is not None:
        circular.attachment_name = (attachment.name or "")[-LONGEST_NAME:]
        document = read_document(attachment.read(), circular.attachment_name)
        store_document(document)
        circular.attachment_id = document.sha256
    circular.save()
    CircularRole.objects.bulk_create(CircularRole(circular=circular, role=role) for role in _once(new.roles))
    index_circular(circular)
    record_audit(scope, "circular.sent", circular, region_code=circular.region_code, roles=list(_once(new.roles)))
    return circular


def _taken_number(scope: Scope, circular: Circular) -> str:
    """Raises: NumberMissing, NoLetterScheme, LetterDatedAhead."""
    if not circular.region_code or not scope.may("letter.number"):
        raise NumberMissing
    asked = NewLetter(letter=f"circular:{circular.pk}", about=circular.title, dated=circular.issued_on)
    return take_letter_number(scope, circular.region_code, asked).text[:LONGEST_NUMBER]


def _once(roles: Iterable[str]) -> dict[str, None]:
    return dict.fromkeys(str(one) for one in roles)


@transaction.atomic
def say_read(scope: Scope, pk: UUID) -> CircularReceipt:
    """Say that one has read it; a second time changes nothing.

    Raises:
        NotAllowed: nobody is signed in, or the role reads none.
        CircularNotFound: it is not addressed to this scope.
    """
    scope.require("circular.read")
    circular = get_circular(scope, pk)
    if scope.account_id is None or not is_addressed(scope, circular):
        raise CircularNotFound
    receipt, is_new = CircularReceipt.objects.get_or_create(
        circular=circular,
        account_id=scope.account_id,
        defaults={"name": scope.name, "role": scope.role, "read_at": timezone.now()},
    )
    if is_new:
        record_audit(scope, "circular.read", circular, region_code=circular.region_code)
    return receipt


@transaction.atomic
def ask_about(scope: Scope, pk: UUID, text: str) -> CircularQuestion:
    """Ask the office; everybody who received the letter reads question and answer.

    Raises: NotAllowed, CircularNotFound; AlreadyWithdrawn; NoteMissing: nothing is asked.
    """
    scope.require("circular.read")
    circular = get_circular(scope, pk)
    _require_standing(circular)
    question = CircularQuestion.objects.create(
        circular=circular, text=said(text), asked_by=scope.name, asked_role=scope.role, asked_at=timezone.now()
    )
    record_audit(scope, "circular.asked", circular, region_code=circular.region_code)
    return question


@transaction.atomic
def answer_question(scope: Scope, pk: UUID, text: str) -> CircularQuestion:
    """Answer, or mend an answer.

    Raises: NotAllowed, CircularNotFound; NotSender: another office sent it; NoteMissing: nothing is answered.
    """
    scope.require("circular.write")
    question = get_question(scope, pk)
    circular = question.circular
    _require_sender(scope, circular)
    question.answer, question.answered_by, question.answered_at = said(text), scope.name, timezone.now()
    question.save()
    record_audit(scope, "circular.answered", circular, region_code=circular.region_code)
    return question


@transaction.atomic
def withdraw_circular(scope: Scope, pk: UUID, reason: str) -> Circular:
    """It stays readable with the reason, and nobody is asked to read it any more.

    Raises: NotAllowed, CircularNotFound, NotSender, AlreadyWithdrawn, NoteMissing.
    """
    scope.require("circular.write")
    circular = get_circular(scope, pk)
    _require_sender(scope, circular)
    _require_standing(circular)
    circular.withdrawn_on, circular.withdrawn_because = scope.today, said(reason)[:200]
    circular.save(update_fields=["withdrawn_on", "withdrawn_because"])
    record_audit(scope, "circular.withdrawn", circular, region_code=circular.region_code)
    return circular


def _require_sender(scope: Scope, circular: Circular) -> None:
    """Raises: NotSender."""
    if not sends(scope, circular):
        raise NotSender


def _require_standing(circular: Circular) -> None:
    """Raises: AlreadyWithdrawn."""
    if circular.withdrawn_on is not None:
        raise AlreadyWithdrawn
