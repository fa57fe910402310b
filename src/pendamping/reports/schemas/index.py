"""Papers about the index of villages: the berita acara of one village, and a kabupaten's objection to results."""

from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal

from pendamping.reports.schemas.feeds import fed_by
from pendamping.reports.schemas.parts import IndexSeal, LetterHead, Office, Signatures


@fed_by(
    value="indices.VillageAnswer.value",
)
@dataclass(frozen=True, slots=True, kw_only=True)
class DimensionLine:
    name: str
    value: Decimal | None  # None: answers are missing
    scores: int | None  # their sum
    highest: int


@fed_by(
    answers="indices.VillageAnswer.value",
    score="indices.VillageAnswer.value",
)
@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorLine:
    number: int
    name: str
    answers: str  # "12 menit", "Ada"; empty: not answered
    score: int | None
    highest: int


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexMinutesPaper:
    """Berita acara of the musyawarah in which a village agreed on the answers of its index."""

    letterhead: LetterHead
    office: Office
    number: str
    index: str  # "Indeks Desa Membangun"
    legal_basis: str
    year: int
    village: str  # "Desa Pedongatan"
    village_code: str
    held_on: date
    start: time | None  # None: not recorded
    place: str
    decree: str  # of the village team; empty: none recorded
    chair: str
    participants_m: int | None  # None: nobody counted
    participants_f: int | None
    value: Decimal | None  # None while answers are missing, and then there is no status either
    status: str
    dimensions: tuple[DimensionLine, ...]
    indicators: tuple[IndicatorLine, ...]
    missing: tuple[str, ...]  # questions without an answer
    undecided: int  # indicators that no answer decides: only their official score is known
    notes: tuple[str, ...]  # what else the meeting agreed
    signatures: Signatures
    seal: IndexSeal

    @property
    def author(self) -> str:
        return f"Pemerintah {self.village}"


@fed_by(
    official="indices.OfficialResult.value",
    official_status="indices.OfficialResult.status",
    own="indices.OwnResult.points",
    own_status="indices.OwnResult.status",
)
@dataclass(frozen=True, slots=True, kw_only=True)
class ObjectionLine:
    code: str
    village: str
    district: str
    official: Decimal
    official_status: str
    own: Decimal
    own_status: str
    causes: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ObjectionPaper:
    """A letter that asks the ministry to look again at published results, with the villages in a table."""

    letterhead: LetterHead
    office: Office
    number: str
    subject: str
    recipient: tuple[str, ...]  # "Menteri Desa ...", "di Jakarta"
    paragraphs: tuple[str, ...]
    index: str
    year: int
    source: str  # the publication that is objected to
    lines: tuple[ObjectionLine, ...]
    copies: tuple[str, ...]  # tembusan
    signatures: Signatures  # one signer
    seal: IndexSeal

    @property
    def author(self) -> str:
        return self.letterhead.lines[-1]
