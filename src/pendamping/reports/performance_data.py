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
from pendamping.reports.selectors.performance import Dossier

FORMAT: Final = "pendamping.performance_file/1"
Data = dict[str, Any]


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


def _decision(one: Evaluation) -> Data:
    return {
        "outcome": one.outcome,
        "legal_basis": one.legal_basis,
        "number": one.decision_number,
        "reason": one.decision_reason,
        "at": _moment(one.decided_at),
        "by": one.decided_by,
    }


def _letter(one: PersonalLetter) -> Data:
    names = ("kind", "number", "issuer", "legal_basis", "text", "reply")
    moments = ("sent_at", "delivered_at", "replied_at")
    told: Mapping[str, Any] = {name: getattr(one, name) for name in names}
    return {**told, "date": one.date.isoformat(), **{name: _moment(getattr(one, name)) for name in moments}}


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


def _figure(value: Decimal | None) -> str | None:
    return None if value is None else f"{value:f}"


def _moment(at: datetime | None) -> str | None:
    return at.isoformat(timespec="seconds") if at else None
