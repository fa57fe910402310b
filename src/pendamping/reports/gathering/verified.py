"""The verified work of one person: the only source of any document."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Prefetch, QuerySet

from pendamping.fieldwork.models import CodeListEntry, DailyReport, ReportAttachment
from pendamping.people.models import Person
from pendamping.reports.gathering.numbers import IN_ORDER, numbered
from pendamping.reports.schemas import ActualLine, ObstacleLine, Photo, Recommendation

CAPTION_LENGTH = 80
WITHOUT_THEME = "Tanpa tema"


@dataclass(frozen=True, slots=True)
class Numbered:
    """A report and the number by which the document names it."""

    number: int
    report: DailyReport

    @property
    def minutes(self) -> int:
        start, end = self.report.start, self.report.end
        return (end.hour - start.hour) * 60 + end.minute - start.minute

    @property
    def is_visit(self) -> bool:
        return self.report.kind == DailyReport.Kind.FIELD_VISIT

    @property
    def outcome(self) -> str:
        """What it was about and what came of it, in one cell."""
        said = [self.report.title, self.report.result or self.report.description]
        return " ".join(one if one.endswith((".", "!", "?")) else f"{one}." for one in said if one)


def verified_reports(person_id: UUID, since: date, until: date) -> list[Numbered]:
    """Verified and locked ones by day and time, with their numbers; a corrected one gives way to its correction."""
    photos = ReportAttachment.objects.filter(kind=ReportAttachment.Kind.PHOTO).select_related("stored")
    reports: QuerySet[DailyReport] = (
        DailyReport.objects.filter(author_id=person_id, date__range=(since.replace(day=1), until))
        .counted()
        .select_related("region", "checked_by", "plan_item")
        .prefetch_related(Prefetch("attachments", photos, to_attr="photos"))
        .order_by(*IN_ORDER)
    )
    return [
        Numbered(number, report)
        for number, report in numbered(reports, lambda report: report.date)
        if report.date >= since
    ]


def ids_of(reports: Iterable[Numbered]) -> tuple[str, ...]:
    """In the order of their numbers."""
    return tuple(str(one.report.pk) for one in reports)


def category_labels() -> dict[str, str]:
    """Label by code, in the order of the list."""
    entries = CodeListEntry.objects.filter(list=CodeListEntry.List.CATEGORY).order_by("order", "code")
    return {entry.code: entry.label for entry in entries}


def theme_labels(used: Iterable[str]) -> dict[str, str]:
    """Label by code, in the order of the list: the themes that are offered, and those that were used."""
    wanted = set(used)
    entries = CodeListEntry.objects.filter(list=CodeListEntry.List.THEME).order_by("order", "code")
    labels = {entry.code: entry.label for entry in entries if entry.retired_on is None or entry.code in wanted}
    return labels | {code: code for code in sorted(wanted) if code and code not in labels}


def actuals_of(reports: Sequence[Numbered]) -> tuple[ActualLine, ...]:
    """Each report in a line."""
    labels = category_labels()
    return tuple(
        ActualLine(
            date=one.report.date,
            start=one.report.start,
            end=one.report.end,
            minutes=one.minutes,
            village=one.report.region.name,
            activity=labels.get(one.report.category, one.report.category),
            result=one.outcome,
            report=one.number,
        )
        for one in reports
    )


def obstacles_of(reports: Sequence[Numbered], *, with_days: bool = False) -> tuple[ObstacleLine, ...]:
    return tuple(
        ObstacleLine(
            village=one.report.region.name,
            problem=one.report.problem,
            follow_up=one.report.follow_up,
            report=one.number,
            day=one.report.date if with_days else None,
        )
        for one in reports
        if one.report.problem
    )


def recommendations_of(reports: Sequence[Numbered], *, with_days: bool = False) -> tuple[Recommendation, ...]:
    return tuple(
        Recommendation(text=one.report.recommendation, report=one.number, day=one.report.date if with_days else None)
        for one in reports
        if one.report.recommendation
    )


def photos_of(one: Numbered) -> list[Photo]:
    attached: list[ReportAttachment] = one.report.photos  # type: ignore[attr-defined]  # set by the prefetch above
    return [
        Photo(
            sha256=photo.stored_id,
            date=one.report.date,
            village=one.report.region.name,
            caption=photo.caption or one.report.title or one.report.description[:CAPTION_LENGTH],
            report=one.number,
        )
        for photo in attached
    ]


def last_moment(moments: Sequence[datetime | None]) -> datetime | None:
    return max((moment for moment in moments if moment), default=None)


def has_sample(person: Person, reports: Sequence[Numbered]) -> bool:
    return person.is_sample or any(one.report.is_sample for one in reports)
