"""Forms of the index pages: from what a person types to what a service takes."""

from pendamping.indices.forms.answers import raw_answer, seen_stamps
from pendamping.indices.forms.imports import CountsForm, ImportForm
from pendamping.indices.forms.rounds import AssemblyForm, ClosingForm, ReasonForm, RoundForm, TeamForm
from pendamping.indices.forms.uploads import UploadForm

__all__ = [
    "AssemblyForm",
    "ClosingForm",
    "CountsForm",
    "ImportForm",
    "ReasonForm",
    "RoundForm",
    "TeamForm",
    "UploadForm",
    "raw_answer",
    "seen_stamps",
]
