"""What people fill in; each form becomes a typed input of a service."""

from pendamping.library.forms.circulars import CircularForm
from pendamping.library.forms.fields import NoteForm
from pendamping.library.forms.practices import AskForm, PhotoForm, PracticeForm, ReviewForm
from pendamping.library.forms.regulations import RegulationForm

__all__ = ["AskForm", "CircularForm", "NoteForm", "PhotoForm", "PracticeForm", "RegulationForm", "ReviewForm"]
