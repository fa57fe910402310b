"""What is asked for on the pages of documents and periodic reports."""

from pendamping.reports.forms.calendar import ReportingDayForm
from pendamping.reports.forms.certificates import CertificateForm
from pendamping.reports.forms.documents import (
    CodeForm,
    CompareForm,
    MinutesForm,
    MonthlyKindForm,
    ObjectionForm,
    VisitPeriodForm,
)
from pendamping.reports.forms.editing import EditForm
from pendamping.reports.forms.periodic import ReasonForm, ticked_months
from pendamping.reports.forms.recap import DistrictReportForm, RecommendationForm
from pendamping.reports.forms.sampling import SpotCheckForm
from pendamping.reports.forms.silence import SilenceForm
from pendamping.reports.forms.summaries import SummaryLetterForm

__all__ = [
    "CertificateForm",
    "CodeForm",
    "CompareForm",
    "DistrictReportForm",
    "EditForm",
    "MinutesForm",
    "MonthlyKindForm",
    "ObjectionForm",
    "ReasonForm",
    "RecommendationForm",
    "ReportingDayForm",
    "SilenceForm",
    "SpotCheckForm",
    "SummaryLetterForm",
    "VisitPeriodForm",
    "ticked_months",
]
