"""What goes onto paper, and nothing else: plain values, gathered once, stored with the issued document.

The same paper always prints the same bytes, so nothing here is looked up later, and no clock is read. Figures stay
exact (minutes, whole persons); `reports.printable` turns them into the words and numbers that are printed.
"""

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
    Seal,
    Signatures,
    Signer,
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

Paper = MonthlyReportPaper | ThreePartPaper | VisitReportPaper | IndexMinutesPaper | ObjectionPaper

__all__ = [
    "ActivityLine",
    "ActualLine",
    "DimensionLine",
    "Facilitator",
    "IndexMinutesPaper",
    "IndexSeal",
    "IndicatorLine",
    "LetterHead",
    "MonthSummary",
    "MonthlyReportPaper",
    "ObjectionLine",
    "ObjectionPaper",
    "ObstacleLine",
    "Office",
    "Paper",
    "Photo",
    "PlanLine",
    "Recommendation",
    "Seal",
    "Signatures",
    "Signer",
    "ThreePartPaper",
    "TimesheetRow",
    "VisitDay",
    "VisitLine",
    "VisitReportPaper",
    "VisitResult",
]
