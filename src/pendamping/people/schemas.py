"""What comes in: typed and trimmed, no rule decided yet."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Annotated, Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from pendamping.people.models import Assignment, Contract, CoordinatorTerm, Person, Tier

Short = Annotated[str, StringConstraints(strip_whitespace=True, max_length=120)]
Name = Annotated[str, StringConstraints(strip_whitespace=True, max_length=160)]
Text = Annotated[str, StringConstraints(strip_whitespace=True, max_length=4000)]
Code = Annotated[str, StringConstraints(strip_whitespace=True, pattern=r"^(\d{2}|\d{4}|\d{6}|\d{10})$")]


@dataclass(frozen=True, slots=True)
class PeopleFilter:
    """Which persons a list shows."""

    text: str = ""  # part of a name, or a whole NIK
    tiers: tuple[str, ...] = ()  # posts of any of these tiers
    area: str = ""  # posts inside the region with this code
    state: str = ""  # "active": a post today; "acting": standing in today; "former": no post today; "": all


EVERYBODY = PeopleFilter()


class Numbers(StrEnum):
    """How much of the personal numbers a table to take away holds."""

    NONE = "none"
    MASKED = "masked"
    FULL = "full"


class _Input(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)


class NewPerson(_Input):
    """A person as somebody enters them; "" where nothing is known."""

    name: Annotated[Name, StringConstraints(min_length=2)]
    sex: Person.Sex | Literal[""] = ""
    nik: Short = ""
    npwp: Short = ""
    phone: Short = ""
    bank_account: Short = ""
    email: Short = ""
    domicile: Code | None = None
    education: Person.Education | Literal[""] = ""
    organisation: Name = ""
    other_post: Person.OtherPost | Literal[""] = ""
    is_sample: bool = False


class PersonChange(NewPerson):
    """The whole record anew, except personal numbers: None leaves what is stored, "" removes it."""

    nik: Short | None = None  # type: ignore[assignment]  # wider than in a new person: None keeps
    npwp: Short | None = None  # type: ignore[assignment]  # as above
    phone: Short | None = None  # type: ignore[assignment]  # as above
    bank_account: Short | None = None  # type: ignore[assignment]  # as above


class NewContract(_Input):
    person_id: UUID
    number: Annotated[Short, StringConstraints(min_length=1)]
    tier: Tier
    start: date
    end: date
    signed_on: date | None = None
    commitment_officer: Name = ""
    budget_reference: Short = ""
    documents: tuple[Short, ...] = ()
    witnesses: Text = ""


class RenewalDecision(_Input):
    contract_id: int
    outcome: Contract.Outcome
    reason: Annotated[str, StringConstraints(max_length=60)] = ""


class NewAssignment(_Input):
    """A placement; `regions` are villages for PLD and cadres, kecamatan for PD and PT, and so on up the tiers."""

    person_id: UUID
    tier: Tier
    regions: tuple[Code, ...]
    start: date
    end: date | None = None  # None with a contract: the contract's last day
    kind: Assignment.Kind = Assignment.Kind.DEFINITIVE
    contract_id: int | None = None
    letter_number: Short = ""
    speciality: Short = ""
    funding: Assignment.Funding | Literal[""] = ""
    note: Text = ""  # the reason that a concern asks for
    replaces_id: int | None = None  # the post that a relocation leaves
    handover_note: Text = ""  # of the post that a relocation leaves


class NewCoordinatorTerm(_Input):
    person_id: UUID
    role: CoordinatorTerm.Role
    region: Code | None = None  # None: the country
    cluster_id: int | None = None
    start: date
    end: date | None = None
    letter_number: Short = ""


class OrganisationContent(_Input):
    """An organisation as somebody enters it."""

    region: Code
    name: Annotated[Name, StringConstraints(min_length=2)]
    short_name: Annotated[str, StringConstraints(strip_whitespace=True, min_length=2, max_length=40)]
    retired_on: date | None = None


class LetterSchemeContent(_Input):
    """How an office numbers its letters, as somebody enters it."""

    since: date
    pattern: Annotated[str, StringConstraints(min_length=1, max_length=80)]
    first_number: Annotated[int, Field(ge=1, le=999_999)] = 1


class SignatoryContent(_Input):
    """Who signs for an office, as somebody enters them."""

    role: Annotated[Name, StringConstraints(min_length=2)]
    name: Annotated[Name, StringConstraints(min_length=2)]
    rank: Annotated[str, StringConstraints(max_length=80)] = ""
    employee_number: Annotated[str, StringConstraints(max_length=30)] = ""
    start: date
    end: date | None = None


class NewLetter(_Input):
    """A letter that asks for its number."""

    letter: Annotated[str, StringConstraints(min_length=1, max_length=80)]  # which one, such as "meeting:<id>"
    about: Annotated[str, StringConstraints(min_length=1, max_length=200)]
    dated: date
    classification: Annotated[str, StringConstraints(max_length=20)] = ""  # "005"; "": the general code
