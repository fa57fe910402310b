"""Asking about people: who they are, who serves where, who stands above whom, what is empty."""

from pendamping.people.selectors.lines import Holder, Line, Step, subordinates_of, supervisor_of, supervisors_of_many
from pendamping.people.selectors.people import (
    PersonSheet,
    get_kept_person,
    get_person,
    people_in,
    person_sheet,
)
from pendamping.people.selectors.posts import (
    COUNTED_AT,
    Post,
    PostCount,
    Vacancies,
    VacancyRow,
    facilitators_of_villages,
    vacancies_under,
    village_history,
)

__all__ = [
    "COUNTED_AT",
    "Holder",
    "Line",
    "PersonSheet",
    "Post",
    "PostCount",
    "Step",
    "Vacancies",
    "VacancyRow",
    "facilitators_of_villages",
    "get_kept_person",
    "get_person",
    "people_in",
    "person_sheet",
    "subordinates_of",
    "supervisor_of",
    "supervisors_of_many",
    "vacancies_under",
    "village_history",
]
