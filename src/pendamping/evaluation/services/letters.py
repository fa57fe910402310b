"""Letters of the performance file: recorded by the area's team, delivered to and answered by the person."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format

from pendamping.common.audit import record_audit
from pendamping.common.scope import Scope
from pendamping.evaluation.errors import (
    EvaluationNotFound,
    LetterBasisMissing,
    LetterBeforePlacement,
    LetterExists,
    LetterInFuture,
    OwnEvaluation,
    ReplyGiven,
)
from pendamping.evaluation.models import PersonalLetter
from pendamping.evaluation.schemas import NewLetter
from pendamping.evaluation.selectors.files import post_code_of, readable_person
from pendamping.people.models import Assignment


@transaction.atomic
def record_letter(scope: Scope, new: NewLetter) -> PersonalLetter:
    """Put a letter into somebody's file; they see it the next time they come.

    Raises:
        NotAllowed, NotFound: not this role's, or the person is outside `scope`.
        OwnEvaluation: nobody writes into the own file.
        LetterInFuture, LetterBeforePlacement, LetterBasisMissing, LetterExists: the letter cannot stand like this.
    """
    scope.require("performance_letter.write")
    person = readable_person(scope, new.person_id)
    if person.pk == scope.person_id:
        raise OwnEvaluation
    if new.date > scope.today:
        raise LetterInFuture(today=date_format(scope.today))
    if new.kind in PersonalLetter.WARNINGS:
        _require_basis_and_post(new)
    letter, is_new = PersonalLetter.objects.get_or_create(
        person=person,
        number=new.number,
        kind=new.kind,
        defaults=new.model_dump(exclude={"person_id", "number", "kind"})
        | {"region_code": post_code_of(person.pk, new.date), "recorded_by": scope.name, "sent_at": timezone.now()},
    )
    if not is_new:
        raise LetterExists(number=new.number)
    record_audit(scope, "personal_letter.recorded", letter, letter.region_code, kind=letter.kind)
    return letter


def _require_basis_and_post(warning: NewLetter) -> None:
    if not warning.legal_basis:
        raise LetterBasisMissing
    posts = Assignment.objects.filter(person_id=warning.person_id).order_by("start")
    first = posts.values_list("start", flat=True).first()
    if first is not None and warning.date < first:
        raise LetterBeforePlacement(first=date_format(first))


@transaction.atomic
def reply_to_letter(scope: Scope, letter_id: UUID, text: str) -> PersonalLetter:
    """The person's own answer, once. Raises: NotAllowed, EvaluationNotFound: not theirs. ReplyGiven."""
    scope.require("performance_file.read")
    letter = PersonalLetter.objects.select_for_update().filter(pk=letter_id).first()
    if letter is None or letter.person_id != scope.person_id:
        raise EvaluationNotFound
    if letter.reply:
        raise ReplyGiven
    letter.reply, letter.replied_at = text.strip(), timezone.now()
    letter.save(update_fields=["reply", "replied_at"])
    record_audit(scope, "personal_letter.replied", letter, letter.region_code)
    return letter


def note_letters_delivered(scope: Scope, person_id: UUID) -> None:
    """The person opened the own file: every letter in it has arrived."""
    unopened = PersonalLetter.objects.filter(person_id=person_id, delivered_at__isnull=True)
    if scope.person_id != person_id or not unopened.exists():
        return
    with transaction.atomic():
        for letter in unopened:
            letter.delivered_at = timezone.now()
            letter.save(update_fields=["delivered_at"])
            record_audit(scope, "personal_letter.delivered", letter, letter.region_code)
