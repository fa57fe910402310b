"""Contracts (SPK) are signed and, at the end of the year, renewed or not."""

from datetime import date

from django.db import transaction

from pendamping.common.audit import record_acts, record_audit
from pendamping.common.scope import Scope
from pendamping.people import acts
from pendamping.people.models import Contract
from pendamping.people.rules import problem_of_contract
from pendamping.people.schemas import NewContract, RenewalDecision
from pendamping.people.selectors import get_contract, get_kept_person


@transaction.atomic
def sign_contract(scope: Scope, new: NewContract) -> Contract:
    """Record one SPK.

    Raises:
        NotAllowed, PersonNotFound: the role may not, or the person's record is not kept inside `scope`.
        ContractEndsBeforeStart, ContractAcrossYears, ContractOverlaps, ContractNumberTaken: its number or time.
        NotContracted, IncompatiblePost: this tier, or this person, takes no such contract.
    """
    scope.require("assignment.write")
    person = get_kept_person(scope, new.person_id, lock=True)
    if problem := problem_of_contract(new, person, list(person.contracts.all())):
        raise problem
    contract = Contract.objects.create(**new.model_dump(exclude={"documents"}), documents=list(new.documents))
    record_acts(scope, [acts.signed(contract, person)])
    return contract


@transaction.atomic
def tell_signing(scope: Scope, contract_id: int, signed_on: date | None, witnesses: str) -> Contract:
    """What the minutes of a meeting say of the signing; None and no witnesses: it was written there by mistake.

    Raises:
        NotAllowed, NotFound: the role keeps no meetings, or the contract's person is not kept inside `scope`.
    """
    scope.require("meeting.manage")
    contract = get_contract(scope, contract_id)
    contract.signed_on, contract.witnesses = signed_on, witnesses
    contract.save(update_fields=["signed_on", "witnesses"])
    day = signed_on.isoformat() if signed_on else None
    record_audit(scope, "contract.signing_told", contract, contract.person.home_code, signed_on=day)
    return contract


@transaction.atomic
def decide_renewal(scope: Scope, decision: RenewalDecision) -> Contract:
    """Record what becomes of a contract after its year.

    Raises:
        NotAllowed, NotFound: the role may not, or the contract's person is not kept inside `scope`.
    """
    scope.require("assignment.write")
    contract = get_contract(scope, decision.contract_id)
    contract.renewal_outcome = decision.outcome
    contract.renewal_reason = decision.reason
    contract.save(update_fields=["renewal_outcome", "renewal_reason"])
    facts = {"outcome": decision.outcome, "reason": decision.reason}
    record_audit(scope, "contract.renewal_decided", contract, contract.person.home_code, **facts)
    return contract
