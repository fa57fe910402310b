"""Words and figures of daily work as pages and tables show them."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, time, timedelta
from uuid import UUID

from django.utils import timezone
from django.utils.formats import date_format, number_format, time_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from pendamping.common.scope import Scope
from pendamping.fieldwork.findings import Finding, Surroundings, assurances_of, distance_km, findings_of
from pendamping.fieldwork.models import DailyReport, ReportAttachment, ReportEvent
from pendamping.fieldwork.rules import duration, label_of
from pendamping.fieldwork.selectors import CodeList, surroundings_of
from pendamping.regions.models import Region

A_MINUTE = timedelta(minutes=1)


def spent_words(spent: timedelta) -> str:
    """3 jam 30 menit."""
    hours, minutes = divmod(spent // A_MINUTE, 60)
    words = []
    if hours:
        words.append(ngettext("%(number)s jam", "%(number)s jam", hours) % {"number": hours})
    if minutes or not hours:
        words.append(ngettext("%(number)s menit", "%(number)s menit", minutes) % {"number": minutes})
    return " ".join(words)


@dataclass(frozen=True, slots=True)
class ReportLine:
    """One report as a list shows it."""

    report: DailyReport
    category: str
    returned: ReportEvent | None = None  # why it came back, while it waits for its author

    @property
    def title(self) -> str:
        return self.report.title or self.category

    @property
    def spent(self) -> timedelta:
        return duration(self.report.start, self.report.end)

    @property
    def spent_words(self) -> str:
        return spent_words(self.spent)

    @property
    def can_be_sent(self) -> bool:
        return self.report.state in DailyReport.EDITABLE


def report_lines(reports: Iterable[DailyReport], lists: Mapping[str, CodeList]) -> list[ReportLine]:
    """The reports of one page, with why some came back: one more query where any did."""
    rows = list(reports)
    returned: dict[object, ReportEvent] = {}
    waiting = [row.pk for row in rows if row.state == DailyReport.State.RETURNED]
    if waiting:
        steps = ReportEvent.objects.filter(report__in=waiting, kind=ReportEvent.Kind.RETURNED)
        returned = {step.report_id: step for step in steps.order_by("at", "pk")}
    return [ReportLine(row, lists["category"].label(row.category), returned.get(row.pk)) for row in rows]


@dataclass(frozen=True, slots=True)
class Change:
    """One field that an edit changed, in words."""

    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a report's life, ready to show."""

    event: ReportEvent
    words: str
    reason: str
    changes: list[Change]


def steps_of(report: DailyReport, lists: Mapping[str, CodeList]) -> list[Step]:
    """The history of a report whose events are loaded, oldest first."""
    events = list(report.events.all())
    names = _region_names(event.changes for event in events)
    return [
        Step(
            event,
            event.get_kind_display(),
            lists["return_reason"].label(event.reason_code) if event.reason_code else "",
            _changes(event.changes, lists, names),
        )
        for event in events
    ]


def changes_in(changes: Mapping[str, object], lists: Mapping[str, CodeList]) -> list[Change]:
    """Changed columns as people call them, with both values as they read them."""
    return _changes(changes, lists, _region_names([changes]))


def _changes(
    changes: Mapping[str, object], lists: Mapping[str, CodeList], region_names: Mapping[str, str]
) -> list[Change]:
    found = []
    for name, values in changes.items():
        if isinstance(values, list):
            before, after = (_said(name, value, lists, region_names) for value in values)
            found.append(Change(_called(name), before, after))
    return found


def _called(name: str) -> str:
    label = _("Lampiran") if name == "attachment" else label_of(name)
    return label[:1].upper() + label[1:]


def _region_names(some: Iterable[Mapping[str, object]]) -> dict[str, str]:
    pairs = [one["region_id"] for one in some if "region_id" in one]
    codes = {str(code) for pair in pairs if isinstance(pair, list) for code in pair}
    return dict(Region.objects.filter(pk__in=codes).values_list("pk", "name")) if codes else {}


def _said(name: str, value: object, lists: Mapping[str, CodeList], region_names: Mapping[str, str]) -> str:
    """One value of a change as its column is read."""
    if value in (None, "", []):
        return _("belum ada")
    readers: dict[str, Callable[[str], object]] = {
        "region_id": lambda code: region_names.get(code, code),
        "category": lists["category"].label,
        "kind": lambda kind: DailyReport.Kind(kind).label,
        "date": lambda day: date_format(date.fromisoformat(day)),
        "start": _clock,
        "end": _clock,
    }
    if isinstance(value, list):
        return ", ".join(
            str(one["label"]) if isinstance(one, dict) else lists["theme"].label(str(one)) for one in value
        )
    if isinstance(value, float):
        return number_format(value, 5)
    return str(readers.get(name, str)(str(value)))


def _clock(text: str) -> str:
    return time_format(time.fromisoformat(text))


@dataclass(frozen=True, slots=True)
class Reading:
    """One report as its reader sees it: on its own page and in the inbox (`fieldwork/_reading.html`)."""

    report: DailyReport
    title: str
    when: str
    category: str
    themes: list[str]
    findings: list[Finding]
    assurances: list[str]
    photos: list[ReportAttachment]
    documents: list[ReportAttachment]
    distance_km: float | None
    steps: list[Step]

    @property
    def found_photos(self) -> set[UUID]:
        """Photos that a finding is about."""
        return {one.photo for one in self.findings if one.photo}

    @property
    def dates_differ(self) -> bool:
        """Whether writing or arrival lie on another day than the activity, so that their dates must be said."""
        moments = (self.report.created_at_device, self.report.received_at_server)
        return any(timezone.localdate(moment) != self.report.date for moment in moments)


def reading_of(
    scope: Scope, report: DailyReport, lists: Mapping[str, CodeList], around: Surroundings | None = None
) -> Reading:
    """Everything around a report that came from `get_daily_report`; `around`: where somebody has asked already."""
    if around is None:
        around = surroundings_of(scope, [report]).get(report.pk, Surroundings())
    found = findings_of(report, around)
    attachments = list(report.attachments.all())
    category = lists["category"].label(report.category)
    return Reading(
        report=report,
        title=report.title or category,
        when=when(report),
        category=category,
        themes=[lists["theme"].label(code) for code in report.themes],
        findings=found,
        assurances=assurances_of(report, found),
        photos=[one for one in attachments if one.kind == ReportAttachment.Kind.PHOTO],
        documents=[one for one in attachments if one.kind == ReportAttachment.Kind.DOCUMENT],
        distance_km=distance_km(report),
        steps=steps_of(report, lists),
    )


def when(report: DailyReport) -> str:
    """Senin, 11 November 2024, 09.10–12.40 (3 jam 30 menit)."""
    return _("%(day)s, %(start)s–%(end)s (%(spent)s)") % {
        "day": date_format(report.date, "l, j F Y"),
        "start": time_format(report.start),
        "end": time_format(report.end),
        "spent": spent_words(duration(report.start, report.end)),
    }
