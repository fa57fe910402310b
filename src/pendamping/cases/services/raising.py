"""Raising a case, reading it, and taking it back."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format

from pendamping.cases.areas import area_of
from pendamping.cases.errors import AlreadyRaised, NotTheirStep, OwnConduct, TooLateToObject, ViolationMissing
from pendamping.cases.models import Case, CaseFile, Party
from pendamping.cases.rules import due_on, require_state, require_words, violations
from pendamping.cases.schemas import NewCase, Said, Upload
from pendamping.cases.selectors.cases import get_case, get_case_file, own_party
from pendamping.cases.selectors.targets import get_target
from pendamping.cases.services.steps import Kind, State, add_party, move, note
from pendamping.common.audit import record_audit
from pendamping.common.scope import Scope

About = Case.About
_COLUMN = {About.GRADE: "evaluation_id", About.WARNING: "letter_id", About.RELOCATION: "assignment_id"}


@transaction.atomic
def raise_case(scope: Scope, new: NewCase, files: tuple[Upload, ...] = ()) -> Case:
    """Put a case before the office that decides; whom a complaint is about reads nothing of it yet.

    Raises:
        NotAllowed, NothingToObjectTo: not this role's, or nothing of theirs.
        OwnConduct, ViolationMissing: of a complaint.
        TooLateToObject: the days for objecting are over.
        AlreadyRaised: the asker's case about the same is not decided yet.
        CaseWithoutWords: it says nothing.
    """
    scope.require("case.raise")
    target = get_target(scope, new.about, new.target)
    if target.until is not None and target.until < scope.today:
        raise TooLateToObject(until=date_format(target.until))
    is_complaint = new.about == About.CONDUCT
    if is_complaint and target.person_id == scope.person_id:
        raise OwnConduct
    if is_complaint and new.violation not in {one.id for one in violations(scope.today)}:
        raise ViolationMissing
    about = {_COLUMN[new.about]: new.target} if new.about in _COLUMN else {}
    same = Case.objects.filter(about=new.about, person=target.person_id, raised_by=scope.account_id, **about)
    if same.exclude(state__in=Case.ENDED).exists():
        raise AlreadyRaised
    case = Case.objects.create(
        about=new.about,
        person_id=target.person_id,
        violation=new.violation if is_complaint else "",
        text=require_words(new.text),
        raised_by_id=scope.account_id,
        raised_by_name=scope.name,
        hides_reporter=is_complaint and new.hides_reporter,
        raised_on=scope.today,
        region_id=area_of(target.person_id, scope.today) or None,
        office=Case.OFFICES[new.about],
        due_on=due_on(State.REPORTED, scope.today),
        is_sample=new.is_sample,
        **about,
    )
    who = {"person_id": scope.person_id, "account_id": scope.account_id}
    add_party(scope, case, Party.Role.REPORTER, scope.name, read_at=timezone.now(), **who)
    note(scope, case, Kind.REPORTED, Said("", files))
    return case


@transaction.atomic
def state_in_case(scope: Scope, case_id: UUID, said: Said) -> Case:
    """A party or the office says something; what was said stays.

    Raises:
        NotAllowed, CaseNotFound: not theirs to read.
        NotTheStep: it is decided.
        CaseWithoutWords: it says nothing.
    """
    case = get_case(scope, case_id, lock=True)
    require_state(case, *(one for one in State if one not in Case.ENDED))
    _note_read(scope, case)
    note(scope, case, Kind.STATEMENT, Said(require_words(said.text), said.files))
    return case


@transaction.atomic
def withdraw_case(scope: Scope, case_id: UUID, said: Said) -> Case:
    """Take an own case back before it is decided.

    Raises: as `state_in_case`; NotTheirStep: somebody else raised it.
    """
    case = get_case(scope, case_id, lock=True)
    party = own_party(scope, case)
    if party is None or party.role != Party.Role.REPORTER:
        raise NotTheirStep
    require_state(case, *(one for one in State if one not in Case.ENDED))
    case.outcome = Case.Outcome.WITHDRAWN
    move(scope, case, State.CLOSED)
    note(scope, case, Kind.WITHDRAWN, said)
    return case


def read_case(scope: Scope, case_id: UUID) -> Case:
    """The case as the asker may read it; every reading leaves its trace, and a party's first one proves delivery.

    Raises: NotAllowed, CaseNotFound.
    """
    with transaction.atomic():
        case = get_case(scope, case_id)
        _note_read(scope, case)
        record_audit(scope, "case.read", case)
    return case


def read_case_file(scope: Scope, file_id: int) -> CaseFile:
    """A file beside a case; reading it leaves its trace. Raises: NotAllowed, CaseNotFound."""
    with transaction.atomic():
        found = get_case_file(scope, file_id)
        record_audit(scope, "case.file_read", found.event.case, file=found.stored_id)
    return found


def _note_read(scope: Scope, case: Case) -> None:
    party = own_party(scope, case)
    if party is not None and party.read_at is None:
        party.read_at = timezone.now()
        party.save(update_fields=["read_at"])
