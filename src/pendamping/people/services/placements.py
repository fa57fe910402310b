"""People are placed, moved, and leave their posts; their accounts' roles follow in the same transaction."""

from datetime import date, timedelta

from django.db import transaction
from django.utils.formats import date_format

from pendamping.common.audit import record_acts, record_audit
from pendamping.common.scope import Scope
from pendamping.law.loader import figure
from pendamping.people import acts
from pendamping.people.areas import common_code
from pendamping.people.concerns import Concern
from pendamping.people.errors import (
    AlreadyEnded,
    ConcernNeedsReason,
    EndBeforeStart,
    NotRelocated,
    ObjectionTooLate,
)
from pendamping.people.facts import facts_of_placements
from pendamping.people.models import Assignment, AssignmentArea, Person
from pendamping.people.rules import PlacementFacts, concerns_of_placement, last_day_of, problem_of_placement
from pendamping.people.schemas import NewAssignment
from pendamping.people.selectors import get_kept_person, get_post
from pendamping.people.services.memberships import end_roles_of, give_roles_of_posts


def preview_placement(scope: Scope, new: NewAssignment) -> list[Concern]:
    """What asks for a second look before this placement; nothing is written.

    Raises: NotAllowed, PersonNotFound, or the broken rule, as `place_person` says.
    """
    scope.require("assignment.write")
    person = get_kept_person(scope, new.person_id)
    return concerns_of_placement(new, _facts_in_order(scope, person, new))


@transaction.atomic
def place_person(scope: Scope, new: NewAssignment) -> tuple[Assignment, list[Concern]]:
    """Place a person by letter; returns the placement and what asked for a second look.

    A relocation ends the placement that it leaves, the day before. Without an end, the contract's end is the end.

    Raises:
        NotAllowed, PersonNotFound: the role may not, or the person's record is not kept inside `scope`.
        Problem: a rule of section 4 is broken; `people.rules` and `people.errors` have them all.
        ConcernNeedsReason: one of the concerns asks for a reason and `new.note` is empty.
    """
    scope.require("assignment.write")
    person = get_kept_person(scope, new.person_id, lock=True)
    facts = _facts_in_order(scope, person, new)
    concerns = concerns_of_placement(new, facts)
    unexplained = next((one for one in concerns if one.needs_reason and not new.note), None)
    if unexplained:
        raise ConcernNeedsReason(concern=str(unexplained))
    if facts.replaces and new.kind == Assignment.Kind.RELOCATION:
        day_before = new.start - timedelta(days=1)
        end_assignment(scope, facts.replaces.pk, day_before, Assignment.EndReason.RELOCATED, new.handover_note)
    assignment = Assignment.objects.create(
        **new.model_dump(exclude={"regions", "end", "handover_note"}), end=last_day_of(new, facts.contract)
    )
    AssignmentArea.objects.bulk_create(AssignmentArea(assignment=assignment, region=region) for region in facts.regions)
    codes = [region.code for region in facts.regions]
    record_acts(scope, [acts.started(assignment, codes, concerns)])
    give_roles_of_posts(scope, person)
    return assignment, concerns


@transaction.atomic
def end_assignment(
    scope: Scope, assignment_id: int, last_day: date, reason: Assignment.EndReason, handover_note: str = ""
) -> Assignment:
    """Let a placement end on `last_day`, its last one; the account loses the role with it.

    Raises:
        NotAllowed, AssignmentNotFound: the role may not, or the placement lies outside `scope`.
        EndBeforeStart, AlreadyEnded: that day is before its first day, or it ended before.
    """
    scope.require("assignment.write")
    assignment = get_post(scope, assignment_id)
    if last_day < assignment.start:
        raise EndBeforeStart(start=date_format(assignment.start))
    if assignment.end is not None and (assignment.end < last_day or assignment.end_reason):
        raise AlreadyEnded(end=date_format(assignment.end))
    assignment.end = last_day
    assignment.end_reason = reason
    assignment.handover_note = handover_note
    assignment.save(update_fields=["end", "end_reason", "handover_note"])
    codes = [area.region_id for area in assignment.areas.all()]
    record_audit(
        scope, "assignment.ended", assignment, common_code(codes),
        person=assignment.person_id, reason=reason, last_day=last_day,
    )  # fmt: skip
    end_roles_of(scope, assignment, last_day)
    return assignment


@transaction.atomic
def record_objection(scope: Scope, assignment_id: int, text: str) -> Assignment:
    """A relocated person's objection, within the days that it may be raised.

    Raises:
        NotAllowed, AssignmentNotFound: the role may not, or the placement lies outside `scope`.
        NotRelocated, ObjectionTooLate: there is nothing to object to, or no longer.
    """
    scope.require("assignment.write")
    assignment = get_post(scope, assignment_id)
    if assignment.kind != Assignment.Kind.RELOCATION:
        raise NotRelocated
    days = int(figure("penempatan/masa_keberatan_relokasi", on=assignment.start))
    if scope.today > assignment.start + timedelta(days=days):
        raise ObjectionTooLate(days=days, start=date_format(assignment.start))
    assignment.objection = text.strip()
    assignment.save(update_fields=["objection"])
    record_audit(scope, "assignment.objected", assignment, _code_of(assignment))
    return assignment


@transaction.atomic
def answer_objection(scope: Scope, assignment_id: int, text: str) -> Assignment:
    """The answer to a relocated person's objection.

    Raises:
        NotAllowed, AssignmentNotFound: the role may not, or the placement lies outside `scope`.
        NotRelocated: nobody objected.
    """
    scope.require("assignment.write")
    assignment = get_post(scope, assignment_id)
    if not assignment.objection:
        raise NotRelocated
    assignment.objection_answer = text.strip()
    assignment.save(update_fields=["objection_answer"])
    record_audit(scope, "assignment.objection_answered", assignment, _code_of(assignment))
    return assignment


def _facts_in_order(scope: Scope, person: Person, new: NewAssignment) -> PlacementFacts:
    """Raises: the rule that the placement breaks."""
    facts = facts_of_placements(scope, [(person, new)])[0]
    if problem := problem_of_placement(new, facts):
        raise problem
    return facts


def _code_of(assignment: Assignment) -> str:
    return common_code([area.region_id for area in assignment.areas.all()])
