"""Persons, their contracts, placements and terms: who is where, since when, on which paper."""

from pendamping.people.models.contract import Contract
from pendamping.people.models.letter import LetterNumber, LetterScheme, Signatory, SignatoryQuerySet
from pendamping.people.models.organisation import Organisation, OrganisationQuerySet
from pendamping.people.models.person import Person, PersonQuerySet
from pendamping.people.models.placement import (
    Assignment,
    AssignmentArea,
    AssignmentQuerySet,
    CoordinatorTerm,
    RequiredPosts,
)
from pendamping.people.models.roster import RosterImport, RosterRow
from pendamping.people.models.tier import CONTRACTED, Tier

__all__ = [
    "CONTRACTED",
    "Assignment",
    "AssignmentArea",
    "AssignmentQuerySet",
    "Contract",
    "CoordinatorTerm",
    "LetterNumber",
    "LetterScheme",
    "Organisation",
    "OrganisationQuerySet",
    "Person",
    "PersonQuerySet",
    "RequiredPosts",
    "RosterImport",
    "RosterRow",
    "Signatory",
    "SignatoryQuerySet",
    "Tier",
]
