"""Contracts (SPK) are signed and, at the end of the year, renewed or not."""

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
