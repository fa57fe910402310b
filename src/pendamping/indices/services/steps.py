"""The way of a sheet as the law says: team, assembly, verification at kecamatan, kabupaten and province, published."""

from datetime import date, datetime
from typing import Final
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext

from pendamping.common.audit import record_audit
from pendamping.common.scope import Scope
from pendamping.engine.index import Scored, score_one
from pendamping.engine.index.checking import contradictions_in
from pendamping.engine.law.definitions import definition
from pendamping.indices.errors import (
    AnswersContradict,
    AnswersMissing,
    InTheFuture,
    NobodyAttended,
    NotTheirStep,
    OwnSheet,
    SheetElsewhere,
    TeamMissing,
    WhyMissing,
)
from pendamping.indices.models import OwnResult, SheetStep, TeamSeat, VillageSheet
from pendamping.indices.schemas import Assembly, Team
from pendamping.indices.selectors.sheets import given_answers, lock_sheet
from pendamping.indices.services.answers import check_open
from pendamping.indices.verifying import VERIFIES

Step = VillageSheet.Step
NAMED: Final = 5  # so many missing questions are named


@transaction.atomic
def record_team(scope: Scope, sheet_id: UUID, team: Team) -> VillageSheet:
    """Record the village's team by its decree.

    Raises:
        NotAllowed, SheetNotFound: not this role's, or not in `scope`.
        SheetLocked, RoundClosed: the sheet is no longer the village's to change.
        TeamMissing, InTheFuture: the decree is not named, or not yet signed.
    """
    scope.require("index_answer.write")
    sheet = lock_sheet(scope, sheet_id)
    check_open(scope, sheet)
    _check_past(scope, team.decree_date)
    if not team.decree_number.strip():
        raise TeamMissing
    sheet.decree_number, sheet.decree_date = team.decree_number.strip(), team.decree_date
    sheet.save(update_fields=["decree_number", "decree_date"])
    sheet.team.all().delete()
    TeamSeat.objects.bulk_create(
        [
            TeamSeat(sheet=sheet, function=function, women=women, men=men)
            for function, (women, men) in team.seats.items()
            if women or men
        ]
    )
    members = sum(women + men for women, men in team.seats.values())
    record_audit(scope, "index_sheet.team_recorded", sheet, decree=sheet.decree_number, members=members)
    return sheet


@transaction.atomic
def finish_answers(scope: Scope, sheet_id: UUID) -> VillageSheet:
    """Hand the filled sheet to the village assembly.

    Raises:
        NotAllowed, SheetNotFound: not this role's, or not in `scope`.
        SheetLocked, RoundClosed: the sheet is no longer the village's to change.
        TeamMissing, AnswersMissing, AnswersContradict: it is not ready.
    """
    scope.require("index_answer.write")
    sheet = lock_sheet(scope, sheet_id)
    check_open(scope, sheet)
    if not sheet.decree_number:
        raise TeamMissing
    _check_whole(scope, sheet)
    return _move(scope, sheet, Step.ASSEMBLY)


@transaction.atomic
def reopen_answers(scope: Scope, sheet_id: UUID, reason: str) -> VillageSheet:
    """The assembly asks for a change: the answers are open again.

    Raises:
        NotAllowed, SheetNotFound: not this role's, or not in `scope`.
        SheetElsewhere: it does not wait for the assembly.
        WhyMissing: `reason` says nothing.
    """
    scope.require("index_answer.write")
    sheet = _at(lock_sheet(scope, sheet_id), Step.ASSEMBLY)
    return _move(scope, sheet, Step.DRAFT, _said(reason))


@transaction.atomic
def record_assembly(scope: Scope, sheet_id: UUID, assembly: Assembly) -> VillageSheet:
    """Record what the assembly agreed to, and hand the sheet to the kecamatan.

    Raises:
        NotAllowed, SheetNotFound: not this role's, or not in `scope`.
        SheetElsewhere: it does not wait for the assembly.
        InTheFuture, NobodyAttended: the assembly cannot have been so.
    """
    scope.require("index_answer.write")
    sheet = _at(lock_sheet(scope, sheet_id), Step.ASSEMBLY)
    _check_past(scope, assembly.date)
    if not assembly.attended_f + assembly.attended_m:
        raise NobodyAttended
    sheet.assembly_date, sheet.assembly_place = assembly.date, assembly.place.strip()
    sheet.attended_f, sheet.attended_m = assembly.attended_f, assembly.attended_m
    sheet.agreements = assembly.agreements.strip()
    return _move(scope, sheet, Step.DISTRICT)


@transaction.atomic
def verify_sheet(scope: Scope, sheet_id: UUID) -> VillageSheet:
    """Pass the sheet on to the next tier; after the province it is published, locked, and its own result stored.

    Raises:
        NotAllowed, SheetNotFound: not this role's, or not in `scope`.
        SheetElsewhere, NotTheirStep, OwnSheet: this person does not check it now.
        AnswersMissing, AnswersContradict: it is not ready.
    """
    sheet = _checked_here(scope, lock_sheet(scope, sheet_id))
    scored = _check_whole(scope, sheet)
    after = VERIFIES[Step(sheet.step)][1]
    if after == Step.PUBLISHED:
        _publish(sheet, scored, timezone.now())
    return _move(scope, sheet, after)


@transaction.atomic
def return_sheet(scope: Scope, sheet_id: UUID, reason: str) -> VillageSheet:
    """Send the sheet back to the village, with the reason; nothing of it is lost.

    Raises:
        NotAllowed, SheetNotFound: not this role's, or not in `scope`.
        SheetElsewhere, NotTheirStep, OwnSheet: this person does not check it now.
        WhyMissing: `reason` says nothing.
    """
    sheet = _checked_here(scope, lock_sheet(scope, sheet_id))
    return _move(scope, sheet, Step.DRAFT, _said(reason))


@transaction.atomic
def reopen_sheet(scope: Scope, sheet_id: UUID, reason: str) -> VillageSheet:
    """Take a published sheet back to the verification of the province; its own result is withdrawn and kept.

    Raises:
        NotAllowed, SheetNotFound: not this role's, or not in `scope`.
        SheetElsewhere: it is not published.
        WhyMissing: `reason` says nothing.
    """
    scope.require("index_sheet.reopen")
    sheet = _at(lock_sheet(scope, sheet_id), Step.PUBLISHED)
    said = _said(reason)
    sheet.results.filter(withdrawn_at=None).update(withdrawn_at=timezone.now())
    return _move(scope, sheet, Step.PROVINCE, said)


def _check_past(scope: Scope, day: date) -> None:
    if day > scope.today:
        raise InTheFuture(date=date_format(day), today=date_format(scope.today))


def _said(reason: str) -> str:
    if not reason.strip():
        raise WhyMissing
    return reason.strip()


def _at(sheet: VillageSheet, step: VillageSheet.Step) -> VillageSheet:
    if sheet.step != step:
        raise SheetElsewhere(village=sheet.region.name, step=sheet.get_step_display())
    return sheet


def _checked_here(scope: Scope, sheet: VillageSheet) -> VillageSheet:
    """The sheet, if it waits for the tier of this role and for another person than who handed it over."""
    scope.require("index_sheet.verify")
    if sheet.step not in VERIFIES:
        raise SheetElsewhere(village=sheet.region.name, step=sheet.get_step_display())
    if not scope.may(VERIFIES[Step(sheet.step)][0]):
        raise NotTheirStep(village=sheet.region.name, step=sheet.get_step_display())
    handed_over = sheet.steps.filter(after=Step.DISTRICT).order_by("-at", "-pk").first()
    if handed_over and scope.account_id is not None and handed_over.account_id == scope.account_id:
        raise OwnSheet
    return sheet


def _check_whole(scope: Scope, sheet: VillageSheet) -> Scored:
    """Every question answered, and no answer against another."""
    index = definition(sheet.round.index_id)
    given = given_answers(scope, sheet)
    missing = [one.label for one in index.answers.values() if one.id not in given]
    if missing:
        more = f", … (+{len(missing) - NAMED})" if len(missing) > NAMED else ""
        raise AnswersMissing(number=len(missing), which=", ".join(missing[:NAMED]) + more)
    against = contradictions_in(given, index)
    if against:
        raise AnswersContradict(which=" ".join(fault.sentence(gettext) for fault in against))
    return score_one(given, index)


def _publish(sheet: VillageSheet, scored: Scored, now: datetime) -> None:
    OwnResult.objects.create(
        sheet=sheet,
        region=sheet.region,
        index_id=sheet.round.index_id,
        year=sheet.round.year,
        points=scored.points,
        status=scored.status or "",
        dimensions={one.dimension.id: one.total for one in scored.dimensions},
        scores={id_: score for id_, score in scored.scores.items() if score is not None},
        missing=list(scored.missing),
        published_at=now,
        is_sample=sheet.round.is_sample,
    )


def _move(scope: Scope, sheet: VillageSheet, after: VillageSheet.Step, reason: str = "") -> VillageSheet:
    now = timezone.now()
    before, sheet.step, sheet.step_since = sheet.step, after, now
    sheet.is_returned = after == Step.DRAFT and before in VERIFIES
    sheet.save()
    SheetStep.objects.create(
        sheet=sheet,
        at=now,
        by_name=scope.name,
        by_role=scope.role,
        account_id=scope.account_id,
        before=before,
        after=after,
        reason=reason,
    )
    facts = {"before": str(before), "after": str(after)} | ({"reason": reason} if reason else {})
    record_audit(scope, "index_sheet.moved", sheet, **facts)
    return sheet
