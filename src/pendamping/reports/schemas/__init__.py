"""What goes onto paper, and nothing else: plain values, gathered once, stored with the issued document.

The same paper always prints the same bytes, so nothing here is looked up later, and no clock is read. Figures stay
exact (minutes, whole persons); `reports.printable` turns them into the words and numbers that are printed.
"""

from pendamping.reports.schemas.certificate import CertificatePaper
from pendamping.reports.schemas.district import DistrictPaper, ProblemLine, PromiseLine, VillageLine
from pendamping.reports.schemas.index import (
    DimensionLine,
    IndexMinutesPaper,
    IndicatorLine,
    ObjectionLine,
    ObjectionPaper,
)
from pendamping.reports.schemas.parts import (
    IndexSeal,
    LetterHead,
    Office,
    Paragraph,
    Seal,
    Signatures,
    Signer,
)
from pendamping.reports.schemas.program import MonthLine, PlaceLine, ProgramPaper, SourceLine, ThemeLine
from pendamping.reports.schemas.recap import RecapLine, RecapPaper
from pendamping.reports.schemas.sources import NamedReports
from pendamping.reports.schemas.summary_papers import (
    MonthSum,
    PersonMonth,
    PersonSum,
    PersonSummaryPaper,
    SummaryPaper,
    Sums,
    TierSum,
    VillageDays,
)
from pendamping.reports.schemas.work import (
    ActivityLine,
    ActualLine,
    Facilitator,
    MonthlyReportPaper,
    MonthSummary,
    ObstacleLine,
    Photo,
    PlanLine,
    Recommendation,
    ThreePartPaper,
    TimesheetRow,
    VisitDay,
    VisitLine,
    VisitReportPaper,
    VisitResult,
)

WorkPaper = MonthlyReportPaper | ThreePartPaper | VisitReportPaper | PersonSummaryPaper  # of a person
LetterPaper = (
    IndexMinutesPaper | ObjectionPaper | DistrictPaper | SummaryPaper | CertificatePaper
)  # of an area, under a letterhead
AreaPaper = LetterPaper | RecapPaper | ProgramPaper
WordedPaper = RecapPaper | DistrictPaper | ProgramPaper  # of an area, with words over its tables
Paper = WorkPaper | AreaPaper

__all__ = [
    "ActivityLine",
    "ActualLine",
    "AreaPaper",
    "CertificatePaper",
    "DimensionLine",
    "DistrictPaper",
    "Facilitator",
    "IndexMinutesPaper",
    "IndexSeal",
    "IndicatorLine",
    "LetterHead",
    "LetterPaper",
    "MonthLine",
    "MonthSum",
    "MonthSummary",
    "MonthlyReportPaper",
    "NamedReports",
    "ObjectionLine",
    "ObjectionPaper",
    "ObstacleLine",
    "Office",
    "Paper",
    "Paragraph",
    "PersonMonth",
    "PersonSum",
    "PersonSummaryPaper",
    "Photo",
    "PlaceLine",
    "PlanLine",
    "ProblemLine",
    "ProgramPaper",
    "PromiseLine",
    "RecapLine",
    "RecapPaper",
    "Recommendation",
    "Seal",
    "Signatures",
    "Signer",
    "SourceLine",
    "SummaryPaper",
    "Sums",
    "ThemeLine",
    "ThreePartPaper",
    "TierSum",
    "TimesheetRow",
    "VillageDays",
    "VillageLine",
    "VisitDay",
    "VisitLine",
    "VisitReportPaper",
    "VisitResult",
    "WordedPaper",
    "WorkPaper",
]
