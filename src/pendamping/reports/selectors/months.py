"""How far each month is: what is verified, what still waits, what was issued."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, QuerySet, Subquery
from django.db.models.functions import TruncMonth

from pendamping.common.periods import Month
from pendamping.common.scope import Scope
from pendamping.fieldwork.models import DailyReport
from pendamping.people.models import Person
from pendamping.reports.gathering.posts import posts_of
from pendamping.reports.models import IssuedDocument, PeriodicReport
from pendamping.reports.selectors.people import once_readable_person, readable_months, readable_people

State = DailyReport.State
NOT_HANDED_IN = "none"


@dataclass(slots=True)
class Progress:
    """One person's month. None: a count that the asker's role does not see."""

    person: Person
    month: Month
    post: str = ""  # PLD Bulik Timur
    verified: int = 0
    submitted: int | None = None
    returned: int | None = None
    drafts: int | None = None
    issued: list[IssuedDocument] = field(default_factory=list)  # standing versions, not those replaced
    report: PeriodicReport | None = None  # the month on its way through the tiers; None: not handed in

    @property
    def unverified(self) -> int:
        return (self.submitted or 0) + (self.returned or 0) + (self.drafts or 0)

    @property
    def monthly(self) -> IssuedDocument | None:
        return next((one for one in self.issued if one.kind == IssuedDocument.Kind.MONTHLY), None)


def months_of(scope: Scope, person_id: UUID, year: int) -> tuple[Person, list[Progress]]:
    """The months of one person's year up to the asker's today, newest first; none where `scope` sees none of them.

    Raises: NotFound: nobody with this id, or never inside `scope`.
    """
    person = once_readable_person(scope, person_id)
    last = Month(year, 12) if year < scope.today.year else Month.of(scope.today)
    months = [Month(year, number) for number in range(last.number, 0, -1)]
    progress = [Progress(person, month) for month in readable_months(scope, person_id, months)]
    _fill(scope, progress, date(year, 1, 1), date(year, 12, 31))
    return person, progress


def progress_in(scope: Scope, people: Iterable[Person], month: Month) -> list[Progress]:
    """The same month of several people whom `scope` may read."""
    shown = list(people)
    posts = posts_of([person.pk for person in shown], month.first, month.last)
    progress = [Progress(person, month, posts[person.pk].title) for person in shown]
    _fill(scope, progress, month.first, month.last)
    return progress


def daily_progress(scope: Scope, person: Person, month: Month) -> Progress:
    """The daily reports of one month of somebody whom `scope` may read, without its papers: three queries."""
    progress = Progress(person, month, posts_of([person.pk], month.first, month.last)[person.pk].title)
    _count_daily(scope, [progress], month.first, month.last)
    return progress


@dataclass(frozen=True, slots=True)
class MonthCounts:
    """Everybody's month in numbers."""

    states: dict[str, int]  # every state named, `NOT_HANDED_IN` first
    issued: int  # whose laporan bulanan is issued

    @property
    def total(self) -> int:
        return sum(self.states.values())


def counts_in(scope: Scope, month: Month) -> MonthCounts:
    """How many readable people's months stand in which state, and how many papers of them are issued: one query."""
    state = _reports_of(month).filter(author_id=OuterRef("pk")).values("state")[:1]
    issued = IssuedDocument.objects.filter(
        kind=IssuedDocument.Kind.MONTHLY, since=month.first, person_id=OuterRef("pk"), replaced_by__isnull=True
    )
    people = readable_people(scope, month).order_by().annotate(month_state=Subquery(state), is_issued=Exists(issued))
    rows = people.values_list("month_state", "is_issued").annotate(number=Count("pk"))
    handed_in = [state for state in PeriodicReport.State.values if state != PeriodicReport.State.DRAFT]
    states = dict.fromkeys([NOT_HANDED_IN, *handed_in], 0)
    with_paper = 0
    for found, has_paper, number in rows:
        states[found if found in handed_in else NOT_HANDED_IN] += number
        with_paper += number if has_paper else 0
    return MonthCounts(states, with_paper)


def people_in(scope: Scope, month: Month, state: str | None) -> QuerySet[Person]:
    """Readable people whose month stands in this state, `NOT_HANDED_IN` included; None: all of them."""
    people = readable_people(scope, month)
    if state is None:
        return people
    own = _reports_of(month).filter(author_id=OuterRef("pk"))
    if state == NOT_HANDED_IN:
        return people.filter(~Exists(own.exclude(state=PeriodicReport.State.DRAFT)))
    return people.filter(Exists(own.filter(state=state)))


def _reports_of(month: Month) -> QuerySet[PeriodicReport]:
    return PeriodicReport.objects.filter(kind=PeriodicReport.Kind.MONTHLY, since=month.first)


def _fill(scope: Scope, progress: list[Progress], since: date, until: date) -> None:
    by_key = _count_daily(scope, progress, since, until)
    ids = {person_id for person_id, _ in by_key}
    documents = IssuedDocument.objects.filter(person_id__in=ids, since__range=(since, until), replaced_by__isnull=True)
    for document in documents.defer("paper"):
        author_id = document.person_id
        if author_id and (of_month := by_key.get((author_id, document.since.replace(day=1)))) is not None:
            of_month.issued.append(document)
    reports = PeriodicReport.objects.filter(author_id__in=ids, kind=PeriodicReport.Kind.MONTHLY)
    for report in reports.filter(since__range=(since, until)).defer("paper", "approved_paper"):
        if (of_month := by_key.get((report.author_id, report.since))) is not None:
            of_month.report = report


def _count_daily(scope: Scope, progress: list[Progress], since: date, until: date) -> dict[tuple[UUID, date], Progress]:
    by_key = {(one.person.pk, one.month.first): one for one in progress}
    ids = {person_id for person_id, _ in by_key}
    for one in progress:
        own = one.person.pk == scope.person_id
        if own or scope.may("daily_report.read_all"):
            one.submitted = one.returned = 0
        if own:
            one.drafts = 0
    counts = (
        DailyReport.objects.filter(author_id__in=ids, date__range=(since, until))
        .annotate(month=TruncMonth("date"))
        .values_list("author_id", "month", "state")
        .annotate(number=Count("pk"))
        .order_by()
    )
    for author_id, month, state, number in counts:
        if (counted := by_key.get((author_id, month))) is not None:
            _count(counted, State(state), number)
    return by_key


def _count(one: Progress, state: State, number: int) -> None:
    if state in DailyReport.CHECKED:
        one.verified += number
    elif state == State.SUBMITTED and one.submitted is not None:
        one.submitted += number
    elif state == State.RETURNED and one.returned is not None:
        one.returned += number
    elif state == State.DRAFT and one.drafts is not None:
        one.drafts += number
