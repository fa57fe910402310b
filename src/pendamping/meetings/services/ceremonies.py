"""Certificates handed over and contracts signed at a meeting, so that its papers tell of them."""

from collections.abc import Collection, Sequence
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format

from pendamping.common.audit import record_audit
from pendamping.common.scope import Scope
from pendamping.meetings.errors import (
    AlreadyGiven,
    CeremonyNotFound,
    ContractMissing,
    SignedElsewhere,
    WitnessMissing,
    WitnessSigns,
)
from pendamping.meetings.models import Attendance, GivenAward, Meeting, SignedContract
from pendamping.meetings.rules import require_begun
from pendamping.meetings.schemas import NewGivenAward
from pendamping.meetings.selectors.meetings import get_managed
from pendamping.people.models import Contract
from pendamping.people.selectors import contracts_to_sign
from pendamping.people.services import tell_signing


@transaction.atomic
def give_award(scope: Scope, meeting_id: UUID, new: NewGivenAward) -> GivenAward:
    """Write down that a certificate was handed over.

    Raises: NotAllowed; MeetingNotFound; NotBegun, MeetingClosed; AlreadyGiven: it stands there.
    """
    meeting = _written(scope, meeting_id)
    if meeting.given_awards.filter(name=new.name, recipient=new.recipient).exists():
        raise AlreadyGiven(name=new.name, recipient=new.recipient)
    given = GivenAward.objects.create(
        meeting=meeting, written_at=timezone.now(), written_by=scope.name, **new.model_dump()
    )
    record_audit(scope, "meeting.award_given", meeting, award=given.name)
    return given


@transaction.atomic
def withdraw_award(scope: Scope, pk: UUID) -> Meeting:
    """It was written by mistake. Raises: NotAllowed; CeremonyNotFound; MeetingClosed."""
    scope.require("meeting.manage")
    given = GivenAward.objects.filter(scope.q("meeting__region_id"), pk=pk).first()
    if given is None:
        raise CeremonyNotFound
    meeting = _written(scope, given.meeting_id)
    record_audit(scope, "meeting.award_withdrawn", meeting, award=given.name)
    given.delete()
    return meeting


@transaction.atomic
def sign_contracts(
    scope: Scope, meeting_id: UUID, contracts: Collection[int], witnesses: Collection[UUID]
) -> list[SignedContract]:
    """Write down that these contracts were signed before these witnesses; a contract without a day has this one now.

    Raises:
        NotAllowed; MeetingNotFound; NotBegun, MeetingClosed.
        ContractMissing: none is chosen, or one is not of the meeting's area.
        SignedElsewhere: at another meeting, or written down with another day.
        WitnessMissing: nobody, or somebody who is not on the attendance list. WitnessSigns: their own contract.
    """
    meeting = _written(scope, meeting_id)
    chosen = list(contracts_to_sign(scope, meeting.region_id, meeting.date).filter(pk__in=contracts))
    if not chosen or len(chosen) != len(set(contracts)):
        raise ContractMissing
    seen = list(
        meeting.attendances.filter(pk__in=witnesses, removed_at=None).select_related("invitee").order_by("name", "pk")
    )
    if not seen or len(seen) != len(set(witnesses)):
        raise WitnessMissing
    return [_sign(scope, meeting, one, seen) for one in chosen]


@transaction.atomic
def withdraw_signing(scope: Scope, pk: UUID) -> Meeting:
    """It was written by mistake; what it told the contract goes too.

    Raises: NotAllowed; CeremonyNotFound; MeetingClosed.
    """
    scope.require("meeting.manage")
    signing = SignedContract.objects.filter(scope.q("meeting__region_id"), pk=pk).first()
    if signing is None:
        raise CeremonyNotFound
    meeting = _written(scope, signing.meeting_id)
    if signing.is_told_to_contract:
        tell_signing(scope, signing.contract_id, None, "")
    record_audit(scope, "meeting.signing_withdrawn", meeting, contract=signing.contract_id)
    signing.delete()
    return meeting


def _written(scope: Scope, meeting_id: UUID) -> Meeting:
    """Raises: NotAllowed; MeetingNotFound; NotBegun, MeetingClosed."""
    scope.require("meeting.manage")
    meeting = get_managed(scope, meeting_id, lock=True)
    require_begun(meeting)
    return meeting


def _sign(scope: Scope, meeting: Meeting, contract: Contract, seen: Sequence[Attendance]) -> SignedContract:
    """Raises: SignedElsewhere, WitnessSigns."""
    before = SignedContract.objects.filter(contract=contract).select_related("meeting").first()
    if before is not None:
        raise SignedElsewhere(number=contract.number, date=date_format(before.meeting.date))
    for one in seen:
        if one.invitee is not None and one.invitee.person_id == contract.person_id and not one.is_substitute:
            raise WitnessSigns(name=one.name)
    tells = contract.signed_on is None and not contract.witnesses
    signing = SignedContract.objects.create(
        meeting=meeting,
        contract=contract,
        is_told_to_contract=tells,
        written_at=timezone.now(),
        written_by=scope.name,
    )
    signing.witnesses.set(seen)
    if tells:
        tell_signing(scope, contract.pk, meeting.date, "\n".join(one.name for one in seen))
    record_audit(scope, "meeting.contract_signed", meeting, contract=contract.pk, witnesses=len(seen))
    return signing
