"""A personal performance file as data: what the machine-readable file holds, and what its paper is drawn from."""

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any, Final

from pendamping.awards.models import Candidate
from pendamping.cases.models import Case
from pendamping.cases.wording import masked
from pendamping.evaluation.models import Evaluation, PersonalLetter
from pendamping.evaluation.presenting import ResultGroup, lines_of
from pendamping.evaluation.schemas import EvaluationSheet
from pendamping.reports.schemas.feeds import fed_by
from pendamping.reports.selectors.performance import Dossier

FORMAT: Final = "pendamping.performance_file/1"
Data = dict[str, Any]
LETTER_WORDS: Final = ("kind", "number", "issuer", "legal_basis", "text", "reply")
LETTER_MOMENTS: Final = ("sent_at", "delivered_at", "replied_at")


@fed_by(
    outcome="evaluation.Evaluation.outcome",
    legal_basis="evaluation.Evaluation.legal_basis",
    number="evaluation.Evaluation.decision_number",
    reason="evaluation.Evaluation.decision_reason",
    at="evaluation.Evaluation.decided_at",
    by="evaluation.Evaluation.decided_by",
)
def _decision(one: Evaluation) -> Data:
    return {
        "outcome": one.outcome,
        "legal_basis": one.legal_basis,
        "number": one.decision_number,
        "reason": one.decision_reason,
        "at": _moment(one.decided_at),
        "by": one.decided_by,
    }


@fed_by(given="evaluation.Score.value", earned="evaluation.Score.value")
def _group(group: ResultGroup) -> Data:
    return {
        "name": group.name,
        "points": _figure(group.points),
        "earned": _figure(group.earned),
        "aspects": [
            {
                "name": line.name,
                "points": _figure(line.points),
                "given": [[who, _figure(value)] for who, value in line.given],
                "earned": _figure(line.earned),
                "why": line.why,
            }
            for line in group.lines
        ],
    }


@fed_by(
    _group,
    _decision,
    quarter=("evaluation.Evaluation.year", "evaluation.Evaluation.number"),
    tier="evaluation.Evaluation.tier",
    state="evaluation.Evaluation.state",
    scheme="evaluation.Evaluation.scheme_id",
    notices=("evaluation.Notice.kind", "evaluation.Notice.sent_at", "evaluation.Notice.delivered_at"),
    response=("evaluation.Evaluation.response", "evaluation.Evaluation.responded_at"),
)
def _evaluation(sheet: EvaluationSheet) -> Data:
    one = sheet.evaluation
    result = None if one.state == Evaluation.State.OPEN else sheet.result  # what is not closed yet is not signed
    return {
        "quarter": one.quarter.iso,
        "tier": one.tier,
        "state": one.state,
        "scheme": one.scheme_id,
        "legal_basis": one.settled.legal_basis,
        "total": _figure(result.shown_total if result else None),
        "band": result.band.label if result and result.band else None,
        "known": _figure(result.shown_known if result else None),
        "known_of": _figure(result.known_of if result else None),
        "missing": list(result.missing) if result else [],
        "groups": [_group(group) for group in lines_of(one.settled, sheet)] if result else [],
        "notices": [
            {"kind": notice.kind, "sent_at": _moment(notice.sent_at), "delivered_at": _moment(notice.delivered_at)}
            for notice in one.notices.all()
        ],
        "response": {"text": one.response, "at": _moment(one.responded_at)} if one.response else None,
        "decision": _decision(one) if one.outcome else None,
    }


@fed_by(words=tuple(f"evaluation.PersonalLetter.{name}" for name in ("date", *LETTER_WORDS, *LETTER_MOMENTS)))
def _letter(one: PersonalLetter) -> Data:
    told: Mapping[str, Any] = {name: getattr(one, name) for name in LETTER_WORDS}
    return {**told, "date": one.date.isoformat(), **{name: _moment(getattr(one, name)) for name in LETTER_MOMENTS}}


@fed_by(
    name="awards.Award.name",
    giver="awards.Award.giver",
    since="awards.Award.since",
    until="awards.Award.until",
    reason="awards.Candidate.reason",
    decided_on="awards.Candidate.decided_on",
    decided_by="awards.Candidate.decided_by",
)
def _award(one: Candidate) -> Data:
    return {
        "name": one.award.name,
        "giver": one.award.giver,
        "since": one.award.since.isoformat(),
        "until": one.award.until.isoformat(),
        "reason": one.reason,
        "decided_on": one.decided_on.isoformat() if one.decided_on else None,
        "decided_by": one.decided_by,
    }


@fed_by(
    about="cases.Case.about",
    number="cases.Case.number",
    raised_on="cases.Case.raised_on",
    state="cases.Case.state",
    decision=(
        "cases.Case.outcome",
        "cases.Case.legal_basis",
        "cases.Case.decision",
        "cases.Case.decided_at",
        "cases.Case.decided_by",
    ),
)
def _case(one: Case) -> Data:
    """What became of it; what its parties said stays in the case."""
    decision = {
        "outcome": one.outcome,
        "legal_basis": one.legal_basis,
        "reason": masked(one.decision),
        "at": _moment(one.decided_at),
        "by": one.decided_by,
    }
    return {
        "about": one.about,
        "number": one.number,
        "raised_on": one.raised_on.isoformat(),
        "state": one.state,
        "decision": decision if one.outcome else None,
    }


@fed_by(
    _evaluation,
    _letter,
    _award,
    _case,
    name="people.Person.name",
    posts=(
        "people.Assignment.tier",
        "people.Assignment.start",
        "people.Assignment.end",
        "people.AssignmentArea.region",
    ),
    work=(
        "date",
        "kind",
        "problem",
        "participants_f",
        "participants_m",
        "received_at_server",
        "fieldwork.Leave.start",
        "fieldwork.Leave.end",
    ),
)
def file_data(dossier: Dossier) -> Data:
    """Plain JSON: moments with their zone, figures as texts, so that nothing is rounded on the way."""
    file = dossier.file
    return {
        "format": FORMAT,
        "person": str(file.person_id),
        "name": file.name,
        "is_sample": file.is_sample,
        "posts": list(file.posts),
        "work": [{"quarter": quarter.iso, "facts": dict(facts)} for quarter, facts in file.quarters],
        "evaluations": [_evaluation(sheet) for sheet in file.evaluations],
        "letters": [_letter(one) for one in file.letters],
        "awards": [_award(one) for one in dossier.awards],
        "cases": [_case(one) for one in dossier.cases],
    }


def _figure(value: Decimal | None) -> str | None:
    return None if value is None else f"{value:f}"


def _moment(at: datetime | None) -> str | None:
    return at.isoformat(timespec="seconds") if at else None
