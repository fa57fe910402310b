"""What a publication says about one village in one year, before it is known which region is meant."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from pendamping.indices.models import Family

DECIMALS = Decimal("1e-14")


@dataclass(frozen=True, slots=True)
class PublishedResult:
    """One published row; names and code as the publication writes them, figures exactly as it prints them."""

    code: str  # ten digits
    name: str
    year: int
    value: Decimal | None
    status: str  # an id of `Status`, or "" where none was published
    district_name: str = ""
    regency_name: str = ""
    iks: Decimal | None = None
    ike: Decimal | None = None
    ikl: Decimal | None = None
    target_status: str = ""
    scores: Mapping[str, int] = field(default_factory=dict)
    family: Family = Family.IDM
    text: str = ""  # what it was read from, byte for byte
    place: str = ""  # file, and row or member of it, for messages

    def to_json(self) -> dict[str, Any]:
        """Plain JSON, for a row that waits for a person."""
        return {
            name: str(value) if isinstance(value, Decimal) else value
            for name in self.__slots__
            if (value := getattr(self, name)) is not None
        }

    @classmethod
    def from_json(cls, row: Mapping[str, Any]) -> "PublishedResult":
        figures = {name: Decimal(row[name]) for name in ("value", "iks", "ike", "ikl") if name in row}
        return cls(**{**row, **figures, "family": Family(row["family"])})


@dataclass(frozen=True, slots=True)
class FaultyRow:
    """A row or document that cannot be read: where, what is wrong, and what to do."""

    place: str
    what: str

    def __str__(self) -> str:
        return f"{self.place}: {self.what}"


@dataclass(frozen=True, slots=True)
class NewSource:
    """The publication that rows come from; an existing one of the same name is used as it is."""

    name: str
    precedence: int = 0
    is_sample: bool = False


# What the ministry publishes. The final list is the later word, the open data carry the scores.
OPEN_DATA = NewSource("Data terbuka IDM, Kementerian Desa dan PDT", precedence=10)
FINAL_LIST = NewSource("Daftar akhir IDM, Kementerian Desa dan PDT", precedence=20)


@dataclass(frozen=True, slots=True)
class NewRound:
    """A year's measurement of one kabupaten, to be opened."""

    region: str  # the code of the kabupaten or kota
    index_id: str
    year: int
    closes_on: date  # the last day on which answers are taken


@dataclass(frozen=True, slots=True)
class Team:
    """The village's team by its decree; how many women and men sit in each function, by `TeamSeat.Function`."""

    decree_number: str
    decree_date: date
    seats: Mapping[str, tuple[int, int]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Assembly:
    """The village assembly that agreed to the answers."""

    date: date
    place: str
    attended_f: int
    attended_m: int
    agreements: str
