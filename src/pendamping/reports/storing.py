"""A paper as JSON and back, and the fingerprint of what it says."""

import hashlib
import json
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any, Final

from pydantic import TypeAdapter

from pendamping.reports.models import IssuedDocument
from pendamping.reports.schemas import (
    CertificatePaper,
    DistrictPaper,
    IndexMinutesPaper,
    MonthlyReportPaper,
    ObjectionPaper,
    Paper,
    PersonSummaryPaper,
    ProgramPaper,
    RecapPaper,
    SummaryPaper,
    ThreePartPaper,
    VisitReportPaper,
)

Kind = IssuedDocument.Kind

PAPERS: Final[dict[str, type]] = {
    Kind.MONTHLY: MonthlyReportPaper,
    Kind.THREE_PART: ThreePartPaper,
    Kind.VISIT: VisitReportPaper,
    Kind.INDEX_MINUTES: IndexMinutesPaper,
    Kind.OBJECTION: ObjectionPaper,
    Kind.RECAP: RecapPaper,
    Kind.DISTRICT: DistrictPaper,
    Kind.PROGRAM: ProgramPaper,
    Kind.SUMMARY: SummaryPaper,
    Kind.PERSON_SUMMARY: PersonSummaryPaper,
    Kind.CERTIFICATE: CertificatePaper,
}
ADAPTERS: Final[dict[str, TypeAdapter[Any]]] = {kind: TypeAdapter(paper) for kind, paper in PAPERS.items()}
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
