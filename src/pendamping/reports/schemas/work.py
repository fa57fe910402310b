"""Papers of a facilitator: the month, its older three-part form, and visits."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time

from pendamping.reports.schemas.feeds import fed_by
from pendamping.reports.schemas.parts import Office, Seal, Signatures


@fed_by(
    name="people.Person.name",
    tier="people.Assignment.tier",
    contract_number="people.Contract.number",
    contract_start="people.Contract.start",
    contract_end="people.Contract.end",
    areas="people.AssignmentArea.region",
)
@dataclass(frozen=True, slots=True, kw_only=True)
class Facilitator:
    name: str
    tier: str  # "Pendamping Lokal Desa"
    contract_number: str = ""  # empty: not recorded
    contract_start: date | None = None
    contract_end: date | None = None
    areas: tuple[str, ...] = ()
    areas_label: str = "Desa dampingan"
    supervisor: str = ""  # "Agus Setiawan, PD Bulik Timur"; empty while nobody holds the post


@fed_by(
    sha256="fieldwork.ReportAttachment.stored",
    date="date",
    village="region",
    caption="fieldwork.ReportAttachment.caption",
)
@dataclass(frozen=True, slots=True, kw_only=True)
class Photo:
    sha256: str  # names the stored image; its bytes are handed to the renderer beside the paper
    date: date
    village: str
    caption: str
    report: int


@fed_by(
    days_reported="date",
    reports="date",
    visits="kind",
    days_on_leave=("fieldwork.Leave.start", "fieldwork.Leave.end"),
    leave_days=("fieldwork.Leave.start", "fieldwork.Leave.end"),
    days_without_report="date",
)
@dataclass(frozen=True, slots=True, kw_only=True)
class MonthSummary:
    days_reported: int
    reports: int
    visits: int
    days_on_leave: int
    days_without_report: int
    leave_days: tuple[int, ...] = ()  # of the month; versions from before they were kept have none, nor of the next
    empty_days: tuple[int, ...] = ()


@fed_by(
    category="category",
    minutes=("start", "end"),
    participants_m="participants_m",
    participants_f="participants_f",
)
@dataclass(frozen=True, slots=True, kw_only=True)
class ActivityLine:
    category: str
    reports: tuple[int, ...]  # numbers of the daily reports within the month, from 1
    minutes: int
    participants_m: int | None  # None: nobody counted; 0: nobody came
    participants_f: int | None


@fed_by(
    date="date",
    village="region",
    outcome=("title", "description", "result"),
    minutes=("start", "end"),
)
@dataclass(frozen=True, slots=True, kw_only=True)
class VisitLine:
    date: date
    village: str
    outcome: str
    minutes: int
    report: int
    edited: bool = False  # the author wrote other words than the daily report


@fed_by(
    village="region",
    problem="problem",
    follow_up="follow_up",
    day="date",
)
@dataclass(frozen=True, slots=True, kw_only=True)
class ObstacleLine:
    village: str
    problem: str
    follow_up: str
    report: int
    responsible: str = ""
    due: date | None = None
    edited: bool = False
    day: date | None = None  # of the report, where the paper may hold two months and so two reports of one number


@fed_by(
    text="recommendation",
)
@dataclass(frozen=True, slots=True, kw_only=True)
class Recommendation:
    text: str
    report: int  # 0: the author's own, from no daily report
    edited: bool = False
    day: date | None = None  # as in `ObstacleLine`


@fed_by(
    date="fieldwork.WorkPlanItem.date",
    village="fieldwork.WorkPlanItem.region",
    activity=("fieldwork.WorkPlanItem.category", "fieldwork.WorkPlanItem.description"),
    reports="plan_item",
)
@dataclass(frozen=True, slots=True, kw_only=True)
class PlanLine:
    date: date
    village: str
    activity: str
    target: str = ""  # the result that is expected
    reports: tuple[int, ...] = ()  # the daily reports of the month that carried it out


@fed_by(
    date="date",
    start="start",
    end="end",
    minutes=("start", "end"),
    village="region",
    activity=("category", "title"),
    result="result",
)
@dataclass(frozen=True, slots=True, kw_only=True)
class ActualLine:
    date: date
    start: time
    end: time
    minutes: int
    village: str
    activity: str
    result: str
    report: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthlyReportPaper:
    """Laporan bulanan of one facilitator."""

    month: date  # its first day
    office: Office
    facilitator: Facilitator
    summary: MonthSummary
    activities: tuple[ActivityLine, ...]
    visits: tuple[VisitLine, ...]
    obstacles: tuple[ObstacleLine, ...]
    recommendations: tuple[Recommendation, ...]
    next_plan: tuple[PlanLine, ...]
    photos: tuple[Photo, ...]
    photos_in_month: int  # all that lie behind the chosen ones
    signatures: Signatures
    seal: Seal
    sources: tuple[str, ...] = ()  # ids of the daily reports in the order of their numbers; not printed
    records: tuple[ActualLine, ...] = ()  # the same reports in a line each, printed for whoever wants the sources

    @property
    def author(self) -> str:
        return self.facilitator.name


@fed_by(
    category="category",
    minutes_by_day=("date", "start", "end"),
)
@dataclass(frozen=True, slots=True, kw_only=True)
class TimesheetRow:
    category: str
    minutes_by_day: Mapping[int, int]  # day of the month → minutes; days without work are absent
    reports: tuple[int, ...] = ()  # behind them; versions from before they were kept have none


@dataclass(frozen=True, slots=True, kw_only=True)
class ThreePartPaper:
    """The older form of a month: Lembar Waktu Kerja, Rencana Kerja Bulanan, Realisasi Kerja Harian."""

    month: date
    office: Office
    facilitator: Facilitator
    timesheet: tuple[TimesheetRow, ...]
    leave_days: tuple[int, ...]
    plan: tuple[PlanLine, ...]
    actuals: tuple[ActualLine, ...]
    signatures: Signatures
    seal: Seal
    sources: tuple[str, ...] = ()  # as in `MonthlyReportPaper`

    @property
    def author(self) -> str:
        return self.facilitator.name


@fed_by(
    date="date",
    district="region",
    village="region",
    minutes=("start", "end"),
)
@dataclass(frozen=True, slots=True, kw_only=True)
class VisitDay:
    date: date
    district: str
    village: str
    minutes: int
    report: int = 0  # 0 on versions from before it was kept


@fed_by(
    date="date",
    village="region",
    activity=("category", "title"),
    result="result",
    participants_m="participants_m",
    participants_f="participants_f",
)
@dataclass(frozen=True, slots=True, kw_only=True)
class VisitResult:
    date: date
    village: str
    activity: str
    result: str
    participants_m: int | None
    participants_f: int | None
    report: int


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitReportPaper:
    """Laporan kunjungan lapangan of one facilitator over one or several days."""

    since: date
    until: date
    office: Office
    facilitator: Facilitator
    days: tuple[VisitDay, ...]
    objectives: tuple[str, ...]
    results: tuple[VisitResult, ...]
    summary: str
    follow_ups: tuple[ObstacleLine, ...]
    recommendations: tuple[Recommendation, ...]
    photos: tuple[Photo, ...]
    photos_of_visits: int  # all that lie behind the chosen ones
    signatures: Signatures
    seal: Seal
    sources: tuple[str, ...] = ()  # ids of the daily reports in the order of `results`; not printed
    records: tuple[ActualLine, ...] = ()  # as in `MonthlyReportPaper`
    objective_visits: tuple[tuple[int, ...], ...] = ()  # behind each of `objectives`: places in `results`, from 0

    @property
    def is_of_two_months(self) -> bool:
        """Then it may hold two reports of one number."""
        return self.since.replace(day=1) != self.until.replace(day=1)

    @property
    def author(self) -> str:
        return self.facilitator.name
