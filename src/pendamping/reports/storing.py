"""A paper as JSON and back, and the fingerprint of what it says."""

import hashlib
import json
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any, Final

from pydantic import TypeAdapter

from pendamping.reports.models import IssuedDocument
from pendamping.reports.schemas import (
    DistrictPaper,
    IndexMinutesPaper,
    MonthlyReportPaper,
    ObjectionPaper,
    Paper,
    ProgramPaper,
    RecapPaper,
    ThreePartPaper,
    VisitReportPaper,
)

Kind = IssuedDocument.Kind

ADAPTERS: Final[dict[str, TypeAdapter[Any]]] = {
    Kind.MONTHLY: TypeAdapter(MonthlyReportPaper),
    Kind.THREE_PART: TypeAdapter(ThreePartPaper),
    Kind.VISIT: TypeAdapter(VisitReportPaper),
    Kind.INDEX_MINUTES: TypeAdapter(IndexMinutesPaper),
    Kind.OBJECTION: TypeAdapter(ObjectionPaper),
    Kind.RECAP: TypeAdapter(RecapPaper),
    Kind.DISTRICT: TypeAdapter(DistrictPaper),
    Kind.PROGRAM: TypeAdapter(ProgramPaper),
}
UNISSUED_AT: Final = datetime(2000, 1, 1, tzinfo=UTC)  # stands where a paper that is not issued has no moment yet


def to_json(kind: str, paper: Paper) -> dict[str, Any]:
    stored: dict[str, Any] = ADAPTERS[kind].dump_python(paper, mode="json")
    return stored


def from_json(kind: str, stored: dict[str, Any]) -> Paper:
    paper: Paper = ADAPTERS[kind].validate_python(stored)
    return paper


def with_seal(paper: Paper, **changes: Any) -> Paper:
    """The same paper with these particulars of its seal."""
    seal: Any = replace(paper.seal, **changes)  # of the kind that this paper has
    return replace(paper, seal=seal)


def content_sha256(kind: str, paper: Paper) -> str:
    """Of everything but the code, the address and the day of issue: equal as long as the reports say the same."""
    bare = with_seal(paper, code="", url="", replaces="", issued_at=UNISSUED_AT)
    bare = replace(bare, signatures=replace(paper.signatures, date=date.min))
    text = json.dumps(to_json(kind, bare), sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()
