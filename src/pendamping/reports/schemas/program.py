"""Laporan program: verified work of an area by theme, over a month, a quarter, a semester or a year."""

from dataclasses import dataclass
from datetime import date

from pendamping.reports.schemas.feeds import fed_by
from pendamping.reports.schemas.parts import IndexSeal, Office, Paragraph, Signatures


@fed_by(
    theme="themes",
    reports="date",
    visits="kind",
    villages="region",
    minutes=("start", "end"),
    participants_m="participants_m",
    participants_f="participants_f",
    problems="problem",
)
@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeLine:
    """One theme over the whole area; work without a theme has a line of its own."""

    code: str  # "" for work without a theme; not printed
    theme: str
    reports: int
    visits: int
    villages: int  # reached by at least one report
    minutes: int
    participants_m: int | None  # None: nobody counted
    participants_f: int | None
    problems: int


@fed_by(
    theme="themes",
    place="region",
    reports="date",
    visits="kind",
    villages="region",
)
@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceLine:
    """One theme in one kecamatan, or in one desa where the paper is about a kecamatan."""

    theme: str
    theme_code: str  # not printed, nor is the next
    code: str  # of the place
    place: str
    reports: int
    visits: int
    villages: int
    villages_of: int


@fed_by(
    reports="date",
    visits="kind",
    people="author",
)
@dataclass(frozen=True, slots=True, kw_only=True)
class MonthLine:
    """One month of a longer period."""

    month: date
    reports: int
    visits: int
    people: int  # who reported
    handed_in: int  # monthly reports
    approved: int


@fed_by(
    theme="themes",
    place="region",
    author="author",
    days="date",
)
@dataclass(frozen=True, slots=True, kw_only=True)
class SourceLine:
    """Which daily reports stand behind one theme in one place: whose, and of which days."""

    theme: str
    place: str
    author: str
    days: tuple[date, ...]  # one for each report
    numbers: tuple[int, ...] = ()  # of each, in its author's month; versions from before they were kept have none


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgramPaper:
    """What was done under each theme, and where; a longer period month by month too."""

    since: date
    until: date
    period: str  # "Oktober 2024", "Triwulan IV 2024"
    office: Office
    area: str
    maker: str
    villages: int  # of the area
    themes: tuple[ThemeLine, ...]
    places: tuple[PlaceLine, ...]
    months: tuple[MonthLine, ...]  # empty for a single month
    words: tuple[Paragraph, ...] = ()  # none on papers of before they were drafted
    signatures: Signatures
    seal: IndexSeal
    # What stands behind the figures, printed for whoever wants the sources. Earlier versions hold them only where they
    # were asked for on issue, and then always print them.
    sources: tuple[SourceLine, ...] = ()
    keeps_sources: bool = False
    sources_left_out: int = 0  # how many reports would have been too many to name on paper

    @property
    def author(self) -> str:
        return self.maker
