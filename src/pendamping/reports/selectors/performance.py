"""Everything that decisions about one person may stand on: their file, their cases, the awards they were given."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from pendamping.awards.models import Candidate
from pendamping.awards.selectors.awards import awards_given_to
from pendamping.cases.models import Case
from pendamping.cases.selectors.cases import cases_known_to
from pendamping.common.scope import Scope
from pendamping.evaluation.schemas import PerformanceFile
from pendamping.evaluation.selectors.files import performance_file


@dataclass(frozen=True, slots=True)
class Dossier:
    """What the file's page shows and what its paper is drawn from."""

    file: PerformanceFile
    cases: Sequence[Case]
    awards: Sequence[Candidate]


def dossier_of_person(scope: Scope, person_id: UUID) -> Dossier:
    """Raises: NotFound: nobody, or nobody for this scope."""
    file = performance_file(scope, person_id)
    return Dossier(file, list(cases_known_to(scope, person_id)), list(awards_given_to(scope, person_id)))
