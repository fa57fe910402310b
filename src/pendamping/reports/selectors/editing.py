"""What the author of a month may write otherwise."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from pendamping.common.periods import Month
from pendamping.common.problems import NotFound
from pendamping.common.scope import Scope
from pendamping.reports.editing import Place, Sentence, sentences_of
from pendamping.reports.gathering.handed_in import edits_of, report_of
from pendamping.reports.models import PeriodicReport
from pendamping.reports.schemas import MonthlyReportPaper
from pendamping.reports.selectors.monthly import monthly_paper


@dataclass(frozen=True, slots=True)
class Draft:
    """An own month before it is handed in: the drafted words, and the author's words that hold."""

    paper: MonthlyReportPaper
    sentences: list[Sentence]
    standing: Mapping[Place, str]


def own_draft(scope: Scope, person_id: UUID, month: Month) -> Draft:
    """Raises: NotFound: not one's own month, or it waits or was approved."""
    if person_id != scope.person_id:
        raise NotFound
    report = report_of(person_id, month)
    if report is not None and report.state not in PeriodicReport.EDITABLE:
        raise NotFound
    paper = monthly_paper(scope, person_id, month)
    return Draft(paper, sentences_of(paper), edits_of(report) if report else {})
