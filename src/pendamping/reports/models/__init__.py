"""Documents that left the office, and the periodic reports on their way through the tiers."""

from pendamping.reports.models.bundle import BundlePart, PaperBundle
from pendamping.reports.models.calendar import ReportingDay
from pendamping.reports.models.district import DistrictReportStep
from pendamping.reports.models.documents import IssuedDocument, IssuedPhoto, Rendition
from pendamping.reports.models.edits import PaperEdit
from pendamping.reports.models.periodic import PeriodicReport, PeriodicReportQuerySet, PeriodicStep
from pendamping.reports.models.recap import PaymentRecommendation
from pendamping.reports.models.sampling import CheckedVillage, SpotCheck
from pendamping.reports.models.silence import Silence

__all__ = [
    "BundlePart",
    "CheckedVillage",
    "DistrictReportStep",
    "IssuedDocument",
    "IssuedPhoto",
    "PaperBundle",
    "PaperEdit",
    "PaymentRecommendation",
    "PeriodicReport",
    "PeriodicReportQuerySet",
    "PeriodicStep",
    "Rendition",
    "ReportingDay",
    "Silence",
    "SpotCheck",
]
