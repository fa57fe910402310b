"""What the author of a month or of an area's paper may write otherwise."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final
from uuid import UUID

from pendamping.common.periods import Month, Period
from pendamping.common.problems import NotFound
from pendamping.common.scope import Scope
from pendamping.reports.editing import Place, Sentence, sentences_of, words_that_hold
from pendamping.reports.gathering.areas import edits_about
from pendamping.reports.gathering.handed_in import edits_of, report_of
from pendamping.reports.models import IssuedDocument, PaperEdit, PeriodicReport
from pendamping.reports.schemas import WordedPaper
from pendamping.reports.selectors.district import district_of, district_paper
from pendamping.reports.selectors.monthly import monthly_paper
from pendamping.reports.selectors.program import program_paper
from pendamping.reports.selectors.recap import recap_paper
from pendamping.reports.sources_printable import addresses
from pendamping.reports.subjects import district_subject, program_subject, recap_subject

Kind = IssuedDocument.Kind
# Who issues an area's paper writes its words.
NEED_OF: Final[Mapping[str, str]] = {
    Kind.RECAP: "monthly_report.recap",
    Kind.PROGRAM: "monthly_report.recap",
    Kind.DISTRICT: "district_report.issue",
}


@dataclass(frozen=True, slots=True)
class Draft:
    """A paper before it is handed in or issued: the drafted words, and the author's words that hold."""

    sentences: list[Sentence]
    standing: Mapping[Place, str]
    sources: Mapping[str, str] = field(default_factory=dict)  # the daily reports that a month's words come from
    subject: str = ""  # of an area's paper


def own_draft(scope: Scope, person_id: UUID, month: Month) -> Draft:
    """Raises: NotFound: not one's own month, or it waits or was approved."""
    if person_id != scope.person_id:
        raise NotFound
    report = report_of(person_id, month)
    if report is not None and report.state not in PeriodicReport.EDITABLE:
        raise NotFound
    paper = monthly_paper(scope, person_id, month)
    return Draft(sentences_of(paper), edits_of(report) if report else {}, addresses(paper))


def area_draft(scope: Scope, kind: IssuedDocument.Kind, code: str, period: Period) -> Draft:
    """The words of a recap, a camat's report or a laporan program.

    Raises: NotAllowed, NotFound: the role issues no such paper, or its area is not in `scope`.
    """
    scope.require(NEED_OF[kind])
    subject, paper = _worded(scope, kind, code, period)
    return Draft(sentences_of(paper), words_that_hold(edits_about(subject)), subject=subject)


def area_edits(scope: Scope, code: str, subject: str) -> Sequence[PaperEdit]:
    """The history of the words of an area's paper; of an area outside `scope` there is none to see."""
    return list(edits_about(subject)) if scope.covers(code) else []


def _worded(scope: Scope, kind: IssuedDocument.Kind, code: str, period: Period) -> tuple[str, WordedPaper]:
    if kind == Kind.PROGRAM:
        return program_subject(code, period.iso), program_paper(scope, code, period)
    if not isinstance(period, Month):
        raise NotFound
    if kind == Kind.RECAP:
        return recap_subject(code, period.iso), recap_paper(scope, code, period)
    return district_subject(code, period.iso), district_paper(scope, district_of(scope, code), period)
