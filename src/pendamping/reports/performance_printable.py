"""A personal performance file in the words and figures of its paper."""

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.utils import timezone
from django.utils.translation import override

from pendamping.cases.models import Case
from pendamping.common.periods import Quarter
from pendamping.evaluation.models import Evaluation, Notice, PersonalLetter
from pendamping.evaluation.schemas import PerformanceFile
from pendamping.evaluation.wording import FACTS, said
from pendamping.reports import wording

MISSING = "belum ada"


def printable_file(file: PerformanceFile, data: Mapping[str, Any], made_at: datetime) -> dict[str, Any]:
    """What the template prints: only texts."""
    with override("id"):
        return {
            "document": f"Berkas kinerja {file.name}",
            "footer": f"Berkas kinerja {file.name}, {wording.long_date(made_at.date())}",
            "title": "Berkas kinerja",
            "subtitle": file.name,
            "office": {"district": "", "wider": "Data contoh" if file.is_sample else ""},
            "made": wording.moment(made_at),
            "posts": [wording.plain(one) for one in file.posts],
            "work": [[str(quarter), "; ".join(said(facts, list(FACTS)))] for quarter, facts in file.quarters],
            "evaluations": [_evaluation(one) for one in data["evaluations"]],
            "letters": [_letter(one) for one in data["letters"]],
            "awards": [_award(one) for one in data["awards"]],
            "cases": [_case(one) for one in data["cases"]],
        }


def _evaluation(one: Mapping[str, Any]) -> dict[str, Any]:
    quarter = Quarter.parse(one["quarter"])
    return {
        "quarter": str(quarter),
        "result": _result(one),
        "basis": one["legal_basis"],
        "missing": ", ".join(one["missing"]),
        "lines": [_line(group["name"], line) for group in one["groups"] for line in group["aspects"]],
        "notices": [
            [
                str(Notice.Kind(notice["kind"]).label),
                _moment(notice["sent_at"]),
                _moment(notice["delivered_at"]) or "belum dibuka",
            ]
            for notice in one["notices"]
        ],
        "response": wording.plain(one["response"]["text"]) if one["response"] else "",
        "responded": _moment(one["response"]["at"]) if one["response"] else "",
        "decision": _decision(one["decision"]),
    }


def _result(one: Mapping[str, Any]) -> str:
    if one["total"] is not None:
        return f"{_figure(one['total'])}, golongan {one['band']}"
    if one["state"] == Evaluation.State.OPEN:
        return "sedang dinilai"
    return f"{_figure(one['known'])} dari {_figure(one['known_of'])} poin yang lengkap; hasil akhir belum ada"


def _line(group: str, line: Mapping[str, Any]) -> list[str]:
    given = "; ".join(f"{who}: {_figure(value) or MISSING}" for who, value in line["given"])
    return [group, line["name"], wording.plain(given), _figure(line["points"]), _figure(line["earned"]) or MISSING]


def _decision(decision: Mapping[str, Any] | None) -> str:
    if decision is None:
        return ""
    parts = (
        str(Evaluation.Outcome(decision["outcome"]).label),
        decision["reason"],
        f"Dasar: {decision['legal_basis']}",
        decision["number"],
        f"{decision['by']}, {_moment(decision['at'])}",
    )
    return wording.plain(". ".join(part.rstrip(".") for part in parts if part))


def _letter(one: Mapping[str, Any]) -> dict[str, str]:
    kind = PersonalLetter.Kind(one["kind"]).label
    return {
        "title": f"{kind}, {wording.long_date(date.fromisoformat(one['date']))}",
        "text": wording.plain(one["text"]),
        "about": wording.plain(" · ".join(part for part in (one["number"], one["issuer"], one["legal_basis"]) if part)),
        "sent": _moment(one["sent_at"]),
        "delivered": _moment(one["delivered_at"]) or "belum dibuka",
        "reply": wording.plain(one["reply"]),
        "replied": _moment(one["replied_at"]),
    }


def _award(one: Mapping[str, Any]) -> dict[str, str]:
    span = wording.date_span(date.fromisoformat(one["since"]), date.fromisoformat(one["until"]))
    decided = wording.long_date(date.fromisoformat(one["decided_on"])) if one["decided_on"] else ""
    return {
        "title": f"{one['name']}, {span}",
        "reason": wording.plain(one["reason"]),
        "about": wording.plain(" · ".join(part for part in (one["giver"], one["decided_by"], decided) if part)),
    }


def _case(one: Mapping[str, Any]) -> dict[str, str]:
    return {
        "about": str(Case.About(one["about"]).label),
        "raised": " · ".join(
            part for part in (wording.long_date(date.fromisoformat(one["raised_on"])), one["number"]) if part
        ),
        "state": str(Case.State(one["state"]).label),
        "decision": _case_decision(one["decision"]),
    }


def _case_decision(decision: Mapping[str, Any] | None) -> str:
    if decision is None:
        return "belum diputuskan"
    parts = (
        str(Case.Outcome(decision["outcome"]).label),
        decision["reason"],
        f"Dasar: {decision['legal_basis']}" if decision["legal_basis"] else "",
        ", ".join(part for part in (decision["by"], _moment(decision["at"])) if part),
    )
    return wording.plain(". ".join(part.rstrip(".") for part in parts if part))


def _moment(iso: str | None) -> str:
    return wording.moment(timezone.localtime(datetime.fromisoformat(iso))) if iso else ""


def _figure(value: str | None) -> str:
    """As people write it, without decimals that say nothing."""
    if value is None:
        return ""
    exact = Decimal(value)
    return wording.figure(exact, 0 if exact == exact.to_integral_value() else 2)
