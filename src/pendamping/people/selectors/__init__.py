"""Asking about people: who they are, who serves where, who stands above whom, what is empty."""

from pendamping.people.selectors.lines import Holder, Line, Step, subordinates_of, supervisor_of, supervisors_of_many
from pendamping.people.selectors.organisations import get_organisation, organisations_for, organisations_in
from pendamping.people.selectors.papers import contracts_to_sign, get_contract, get_post, get_term
from pendamping.people.selectors.people import (
    PersonSheet,
    active_by_tier,
    get_kept_person,
    get_person,
    people_in,
    person_sheet,
)
from pendamping.people.selectors.places import AROUND, Place, areas_around, duties_for, places_for, places_to_name
from pendamping.people.selectors.posts import (
    COUNTED_AT,
    Post,
    PostCount,
    Vacancies,
    VacancyRow,
    empty_posts,
    facilitators_of_villages,
    number_uncovered,
    required_posts_at,
    served_areas,
    vacancies_under,
    village_history,
)
from pendamping.people.selectors.rosters import get_roster, roster_counts, roster_rows, rosters_of

__all__ = [
    "AROUND",
    "COUNTED_AT",
    "Holder",
    "Line",
    "PersonSheet",
    "Place",
    "Post",
    "PostCount",
    "Step",
    "Vacancies",
    "VacancyRow",
    "active_by_tier",
    "areas_around",
    "contracts_to_sign",
    "duties_for",
    "empty_posts",
    "facilitators_of_villages",
    "get_contract",
    "get_kept_person",
    "get_organisation",
    "get_person",
    "get_post",
    "get_roster",
    "get_term",
    "number_uncovered",
    "organisations_for",
    "organisations_in",
    "people_in",
    "person_sheet",
    "places_for",
    "places_to_name",
    "required_posts_at",
    "roster_counts",
    "roster_rows",
    "rosters_of",
    "served_areas",
    "subordinates_of",
    "supervisor_of",
    "supervisors_of_many",
    "vacancies_under",
    "village_history",
]
