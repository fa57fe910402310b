"""From a registered case to its decision: who examines, who is heard, what the forum found, what was decided."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format

from pendamping.cases.errors import CaseBasisMissing, NotHeardYet, NotTheStep
from pendamping.cases.models import Case, CaseEvent, Party
from pendamping.cases.rules import due_on, require_state, require_words
from pendamping.cases.schemas import CaseDecision, Said
from pendamping.cases.selectors.cases import get_case
from pendamping.cases.services.steps import (
    Kind,
    State,
    add_party,
    move,
    note,
    require_examiner,
    require_office,
)
from pendamping.common.scope import Scope
from pendamping.people.models import Assignment
from pendamping.people.selectors.lines import supervisor_of

HEARD = frozenset({State.REGISTERED, State.CLARIFICATION, State.FORUM, State.RECOMMENDED})


@transaction.atomic
def register_case(scope: Scope, case_id: UUID, number: str) -> Case:
    """Take it into the register; a complaint is examined by the tier above, who reads it from now on.

    Raises:
        NotAllowed, CaseNotFound: not theirs to read.
        NotTheirStep, OwnCase: not the office that decides, or about the asker.
        NotTheStep: it is registered.
    """
    case = get_case(scope, case_id, lock=True)
    require_office(scope, case)
    require_state(case, State.REPORTED)
    case.number = number.strip()
    move(scope, case, State.REGISTERED)
    if case.about == Case.About.CONDUCT:
        _name_investigator(scope, case)
    note(scope, case, Kind.REGISTERED, Said(case.number))
    return case


@transaction.atomic
def ask_clarification(scope: Scope, case_id: UUID, said: Said) -> Case:
    """Ask whom it concerns for their side; from now on they read the case. Raises: as `register_case`."""
    case = get_case(scope, case_id, lock=True)
    require_examiner(scope, case)
    require_state(case, State.REGISTERED, State.CLARIFICATION)
    if case.about == Case.About.CONDUCT:
        person = case.person
        add_party(scope, case, Party.Role.SUBJECT, person.name, person_id=person.pk, account_id=person.account_id)
    move(scope, case, State.CLARIFICATION)
    note(scope, case, Kind.ASKED, Said(require_words(said.text), said.files))
    return case


@transaction.atomic
def record_forum(scope: Scope, case_id: UUID, said: Said) -> Case:
    """The minutes of the forum that looked at the evidence. Raises: as `register_case`; NotHeardYet."""
    case = get_case(scope, case_id, lock=True)
    require_examiner(scope, case)
    require_state(case, State.REGISTERED, State.CLARIFICATION)
    _require_heard(scope, case)
    move(scope, case, State.FORUM)
    note(scope, case, Kind.FORUM, Said(require_words(said.text), said.files))
    return case


@transaction.atomic
def recommend(scope: Scope, case_id: UUID, said: Said) -> Case:
    """What those who examined it propose. Raises: as `register_case`; NotHeardYet."""
    case = get_case(scope, case_id, lock=True)
    require_examiner(scope, case)
    require_state(case, State.REGISTERED, State.CLARIFICATION, State.FORUM)
    _require_heard(scope, case)
    move(scope, case, State.RECOMMENDED)
    note(scope, case, Kind.RECOMMENDED, Said(require_words(said.text), said.files))
    return case


@transaction.atomic
def decide_case(scope: Scope, case_id: UUID, decision: CaseDecision) -> Case:
    """Decide, with reason and basis; what follows from it is done where it belongs, never by itself.

    Raises: as `register_case`; NotHeardYet; CaseBasisMissing, CaseWithoutWords: it stands on nothing.
    """
    case = get_case(scope, case_id, lock=True)
    require_office(scope, case)
    if case.state not in HEARD:
        raise NotTheStep(state=case.get_state_display().lower())
    _require_heard(scope, case)
    if not decision.legal_basis.strip():
        raise CaseBasisMissing
    case.outcome, case.legal_basis = decision.outcome, decision.legal_basis.strip()
    case.decision = require_words(decision.text)
    case.decided_at, case.decided_by = timezone.now(), scope.name
    move(scope, case, State.DECIDED)
    note(scope, case, Kind.DECIDED, Said(case.decision))
    return case


@transaction.atomic
def close_case(scope: Scope, case_id: UUID) -> Case:
    """Put a decided case away. Raises: as `register_case`."""
    case = get_case(scope, case_id, lock=True)
    require_office(scope, case)
    require_state(case, State.DECIDED)
    move(scope, case, State.CLOSED)
    note(scope, case, Kind.CLOSED, Said(""))
    return case


def _require_heard(scope: Scope, case: Case) -> None:
    """Nobody is judged unheard: they spoke, or were asked and let the days go by."""
    if case.about != Case.About.CONDUCT:
        return
    if case.events.filter(kind=CaseEvent.Kind.STATEMENT, by_role=Party.Role.SUBJECT).exists():
        return
    asked = case.state == State.CLARIFICATION
    until = (case.due_on if asked else due_on(State.CLARIFICATION, scope.today)) or scope.today
    was_silent = case.state in {State.FORUM, State.RECOMMENDED} or until < scope.today
    if not was_silent:
        raise NotHeardYet(name=case.person.name, until=date_format(until))


def _name_investigator(scope: Scope, case: Case) -> None:
    """The nearest one above who is there; where nobody is, the office examines it itself."""
    posts = Assignment.objects.active_on(scope.today).filter(person=case.person_id).prefetch_related("areas")
    post = posts.order_by("-start").first()
    line = supervisor_of(scope, post, scope.today) if post else None
    step = line.supervisor if line else None
    others = [one for one in step.holders if one.person_id != case.person_id] if step else []
    if others:
        add_party(scope, case, Party.Role.INVESTIGATOR, others[0].name, person_id=others[0].person_id)
