"""Rekap supervisor with its recommendations: one row per person of an area."""

from dataclasses import dataclass
from datetime import date

from pendamping.reports.schemas.feeds import fed_by
from pendamping.reports.schemas.parts import IndexSeal, Office, Paragraph, Signatures
from pendamping.reports.schemas.sources import NamedReports


@fed_by(
    name="people.Person.name",
    post=("people.Assignment.tier", "people.AssignmentArea.region"),
    days_reported="date",
    reports="date",
    visits="kind",
    days_without_report="date",
    days_on_leave=("fieldwork.Leave.start", "fieldwork.Leave.end"),
    leave_days=("fieldwork.Leave.start", "fieldwork.Leave.end"),
)
@dataclass(frozen=True, slots=True, kw_only=True)
class RecapLine:
    name: str
    post: str  # "PLD Bulik Timur"
    days_reported: int
    reports: int
    visits: int
    days_without_report: int
    days_on_leave: int
    state: str  # "Terverifikasi"; "Belum diserahkan"
    verdict: str  # "Ya"; empty: nobody recommended yet
    note: str
    is_handed_in: bool
    # What stands behind the figures, printed for whoever wants the sources; a version from before they were kept: None.
    sources: NamedReports | None = None
    empty_days: tuple[int, ...] = ()  # of the month
    leave_days: tuple[int, ...] = ()
    recommended_by: str = ""  # "" while nobody did
    recommended_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RecapPaper:
    """Verified work and recommendations of a month; amounts are decided elsewhere."""

    month: date
    office: Office
    area: str  # "Kecamatan Bulik Timur"
    maker: str
    lines: tuple[RecapLine, ...]
    vacancies: tuple[str, ...]  # "PLD di Kecamatan Bulik: 1 dari 4 posisi kosong"
    words: tuple[Paragraph, ...] = ()  # none on papers of before they were drafted
    signatures: Signatures
    seal: IndexSeal

    @property
    def author(self) -> str:
        return self.maker
