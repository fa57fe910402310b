"""The tables that offices are asked for. No column names a private person: those are asked for where they are kept."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from django.db.models import Count, Max, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from pendamping.common.scope import Scope, codes_within
from pendamping.exchange.models import DataRequest
from pendamping.exchange.schemas import DataColumn, DataSource, Wanted
from pendamping.fieldwork.models import DailyReport
from pendamping.fieldwork.selectors.reports import ReportFilters, daily_reports_in
from pendamping.indices.models import OfficialResult
from pendamping.meetings.models import Meeting
from pendamping.meetings.selectors.meetings import meetings_in
from pendamping.people.models import Assignment, Tier
from pendamping.regions.models import Region
from pendamping.reports.schemas.feeds import REPORT

AT_ONCE = 2000
VILLAGE = 10  # digits of its code
RESULT, MEETING, REGION = "indices.OfficialResult.", "meetings.Meeting.", "regions.Region."


def _reports(scope: Scope, wanted: Wanted) -> QuerySet[DailyReport]:
    filters = ReportFilters(region=wanted.region)
    found = daily_reports_in(scope, since=wanted.since, until=wanted.until, filters=filters)
    return found.counted().order_by("date", "start", "pk")


def _villages(scope: Scope, wanted: Wanted) -> QuerySet[Region]:
    served = Q(assignment_areas__assignment__tier=Tier.PLD, assignment_areas__assignment__kind__in=Assignment.HOLDING)
    now = Q(assignment_areas__assignment__start__lte=wanted.until) & (
        Q(assignment_areas__assignment__end__isnull=True) | Q(assignment_areas__assignment__end__gte=wanted.until)
    )
    here = scope.q("code") & codes_within((wanted.region,), "code")
    found = Region.objects.filter(here, level=VILLAGE).annotate(
        facilitators=Count("assignment_areas__assignment__person", filter=served & now, distinct=True)
    )
    return found.order_by("code")


def _with_last_visit(scope: Scope, wanted: Wanted) -> Iterator[tuple[Region, date | None]]:
    visits = _reports(scope, wanted).filter(kind=DailyReport.Kind.FIELD_VISIT).order_by()
    last: Mapping[str, date] = dict(visits.values_list("region_id").annotate(last=Max("date")))
    for village in _villages(scope, wanted):
        yield village, last.get(village.code)


def _results(scope: Scope, wanted: Wanted) -> QuerySet[OfficialResult]:
    inside = codes_within((wanted.region,), "region_id")
    found = (
        OfficialResult.objects.within(scope)
        .counting()
        .filter(inside, year__gte=wanted.since.year - 1, year__lte=wanted.until.year)
    )
    return found.select_related("region", "source").order_by("region_id", "family", "year")


def _meetings(scope: Scope, wanted: Wanted) -> QuerySet[Meeting]:
    inside = codes_within((wanted.region,), "region_id")
    there = Q(attendances__removed_at=None)
    found = meetings_in(scope).filter(inside, date__range=(wanted.since, wanted.until))
    return (
        found.exclude(state__in=[Meeting.State.PLANNED, Meeting.State.CANCELLED])
        .annotate(
            women=Count("attendances", filter=there & Q(attendances__sex="f"), distinct=True),
            men=Count("attendances", filter=there & Q(attendances__sex="m"), distinct=True),
            asked=Count("invitees", distinct=True),
        )
        .order_by("date", "pk")
    )


def _number(value: Any) -> float | None:
    return None if value is None else float(value)


SOURCES: Mapping[str, DataSource] = {
    DataRequest.Dataset.REPORTS: DataSource(
        "daily_report.read",
        (
            DataColumn("date", _("Tanggal"), lambda one: one.date, (REPORT + "date",)),
            DataColumn("region", _("Kode wilayah"), lambda one: one.region_id, (REPORT + "region",)),
            DataColumn("place", _("Wilayah"), lambda one: one.region.name, (REPORT + "region",)),
            DataColumn("kind", _("Jenis"), lambda one: one.get_kind_display(), (REPORT + "kind",)),
            DataColumn("category", _("Kegiatan"), lambda one: one.category, (REPORT + "category",)),
            DataColumn("title", _("Judul"), lambda one: one.title, (REPORT + "title",)),
            DataColumn("result", _("Hasil"), lambda one: one.result, (REPORT + "result",)),
            DataColumn("women", _("Perempuan"), lambda one: one.participants_f, (REPORT + "participants_f",)),
            DataColumn("men", _("Laki-laki"), lambda one: one.participants_m, (REPORT + "participants_m",)),
            DataColumn("problem", _("Masalah"), lambda one: one.problem, (REPORT + "problem",)),
            DataColumn("follow_up", _("Tindak lanjut"), lambda one: one.follow_up, (REPORT + "follow_up",)),
        ),
        lambda scope, wanted: _reports(scope, wanted).count(),
        lambda scope, wanted: _reports(scope, wanted).iterator(AT_ONCE),
    ),
    DataRequest.Dataset.VILLAGES: DataSource(
        "region.read",
        (
            DataColumn("region", _("Kode wilayah"), lambda one: one[0].code, (REGION + "code",)),
            DataColumn("place", _("Nama"), lambda one: one[0].name, (REGION + "name",)),
            DataColumn("kind", _("Jenis"), lambda one: one[0].get_kind_display(), (REGION + "kind",)),
            DataColumn(
                "facilitators",
                _("Jumlah PLD"),
                lambda one: one[0].facilitators,
                ("people.Assignment.tier", "people.AssignmentArea.region"),
            ),
            DataColumn(
                "last_visit",
                _("Kunjungan terakhir dalam masa ini"),
                lambda one: one[1],
                (REPORT + "date", REPORT + "kind"),
            ),
        ),
        lambda scope, wanted: _villages(scope, wanted).count(),
        _with_last_visit,
    ),
    DataRequest.Dataset.INDEX: DataSource(
        "index.read",
        (
            DataColumn("region", _("Kode wilayah"), lambda one: one.region_id, (RESULT + "region",)),
            DataColumn("place", _("Nama"), lambda one: one.region.name, (RESULT + "region",)),
            DataColumn("family", _("Indeks"), lambda one: one.get_family_display(), (RESULT + "family",)),
            DataColumn("year", _("Tahun"), lambda one: one.year, (RESULT + "year",)),
            DataColumn("status", _("Status"), lambda one: one.get_status_display(), (RESULT + "status",)),
            DataColumn("value", _("Nilai"), lambda one: _number(one.value), (RESULT + "value",)),
            DataColumn("iks", "IKS", lambda one: _number(one.iks), (RESULT + "iks",)),
            DataColumn("ike", "IKE", lambda one: _number(one.ike), (RESULT + "ike",)),
            DataColumn("ikl", "IKL", lambda one: _number(one.ikl), (RESULT + "ikl",)),
            DataColumn("source", _("Sumber"), lambda one: str(one.source), (RESULT + "source",)),
        ),
        lambda scope, wanted: _results(scope, wanted).count(),
        lambda scope, wanted: _results(scope, wanted).iterator(AT_ONCE),
    ),
    DataRequest.Dataset.ATTENDANCE: DataSource(
        "meeting.read",
        (
            DataColumn("date", _("Tanggal"), lambda one: one.date, (MEETING + "date",)),
            DataColumn("region", _("Kode wilayah"), lambda one: one.region_id, (MEETING + "region",)),
            DataColumn("place", _("Wilayah"), lambda one: one.region.name, (MEETING + "region",)),
            DataColumn("title", _("Rapat"), lambda one: one.title, (MEETING + "title",)),
            DataColumn("host", _("Tuan rumah"), lambda one: one.host.name if one.host else "", (MEETING + "host",)),
            DataColumn("asked", _("Diundang"), lambda one: one.asked, ("meetings.Invitee.name",)),
            DataColumn("women", _("Hadir perempuan"), lambda one: one.women, ("meetings.Attendance.sex",)),
            DataColumn("men", _("Hadir laki-laki"), lambda one: one.men, ("meetings.Attendance.sex",)),
        ),
        lambda scope, wanted: _meetings(scope, wanted).count(),
        lambda scope, wanted: _meetings(scope, wanted).iterator(AT_ONCE),
    ),
}
