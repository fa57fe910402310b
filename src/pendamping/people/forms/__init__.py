"""Forms of the registry: plain ones, for the encrypted fields' own cleaning is not safe between threads."""

from pendamping.people.forms.filters import filter_of
from pendamping.people.forms.persons import ExportForm, PersonForm, RevealForm
from pendamping.people.forms.posts import (
    AccountForm,
    AnswerForm,
    CandidatesForm,
    ContractForm,
    CoordinatorForm,
    EndAssignmentForm,
    EndTermForm,
    ObjectionForm,
    PlacementForm,
    RenewalForm,
    RequiredPostsForm,
)
from pendamping.people.forms.rosters import RosterForm

__all__ = [
    "AccountForm",
    "AnswerForm",
    "CandidatesForm",
    "ContractForm",
    "CoordinatorForm",
    "EndAssignmentForm",
    "EndTermForm",
    "ExportForm",
    "ObjectionForm",
    "PersonForm",
    "PlacementForm",
    "RenewalForm",
    "RequiredPostsForm",
    "RevealForm",
    "RosterForm",
    "filter_of",
]
