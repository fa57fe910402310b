"""What a checker should look at before verifying a report. Pure: everything it needs is handed to it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from math import asin, cos, radians, sin, sqrt
from uuid import UUID

from django.utils import timezone
from django.utils.formats import date_format, number_format, time_format
from django.utils.translation import gettext as _

from pendamping.fieldwork.limits import usual_days_until_received, usual_distance_km, usual_hours
from pendamping.fieldwork.models import DailyReport, ReportAttachment
from pendamping.fieldwork.rules import duration

EARTH_RADIUS_KM = 6371


class Sign(StrEnum):
    """What was noticed; the inbox and the phone match on it."""

    PHOTO_USED = "photo_used"
    FAR = "far"
    OVERLAP = "overlap"
    LONG_DAY = "long_day"
    OUTSIDE = "outside"
    LATE = "late"
    NO_PHOTO = "no_photo"
    SAME_TEXT = "same_text"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to look at: `short` for a list, `text` as a sentence, and what to compare with."""

    sign: Sign
    short: str
    text: str
    other: UUID | None = None  # the report to compare with
    photo: UUID | None = None  # the attachment that is meant


@dataclass(frozen=True, slots=True)
class Use:
    """Another report in which the same thing stands."""

    report: UUID
    date: date


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What lies around one report."""

    photos: tuple[ReportAttachment, ...] = ()
    used_elsewhere: Mapping[str, Use] | None = None  # content of a photo → the report that had it before
    same_day: tuple[DailyReport, ...] = ()  # the author's other reports of that date
    same_text: Use | None = None
    inside_boundary: bool | None = None  # None: no boundary, or no need to ask


def findings_of(report: DailyReport, around: Surroundings) -> list[Finding]:
    """What stands out in `report` (its region loaded), gravest first; nothing here blocks anything."""
    found = [
        *_photos_used(around),
        _far(report, around),
        _overlap(report, around),
        _long_day(report, around),
        _same_text(around),
        _outside(report),
        _no_photo(report, around),
        _late(report),
    ]
    return [one for one in found if one is not None]


def assurances_of(report: DailyReport, found: list[Finding]) -> list[str]:
    """What was looked at and is in order, in words."""
    signs = {one.sign for one in found}
    said = []
    if Sign.OUTSIDE not in signs:
        said.append(_("Di wilayah tugas dan masa tugas"))
    if Sign.OVERLAP not in signs:
        said.append(_("Jam tidak bertumpuk"))
    if report.latitude is not None and Sign.FAR not in signs:
        said.append(_("Titik dekat dengan desa"))
    if Sign.PHOTO_USED not in signs and Sign.NO_PHOTO not in signs:
        said.append(_("Foto belum pernah dipakai"))
    if report.plan_item_id is not None:
        said.append(_("Ada di rencana kerja %(month)s") % {"month": date_format(report.date, "F")})
    return said


def distance_km(report: DailyReport) -> float | None:
    """From the point of the report to the point of its region; None where either is missing."""
    region = report.region
    if None in (report.latitude, report.longitude, region.latitude, region.longitude):
        return None
    return kilometres(report.latitude or 0, report.longitude or 0, region.latitude or 0, region.longitude or 0)


def kilometres(latitude: float, longitude: float, other_latitude: float, other_longitude: float) -> float:
    """The way over ground between two points.

    >>> round(kilometres(-2.0, 111.0, -2.0, 112.0))
    111
    """
    north, other_north = radians(latitude), radians(other_latitude)
    half = sin((other_north - north) / 2) ** 2
    half += cos(north) * cos(other_north) * sin(radians(other_longitude - longitude) / 2) ** 2
    return 2 * EARTH_RADIUS_KM * asin(sqrt(half))


def is_far(report: DailyReport) -> bool:
    """Further from the village's point than its own inaccuracy explains."""
    distance = distance_km(report)
    return distance is not None and distance - (report.accuracy_m or 0) / 1000 > usual_distance_km(report.date)


def _photos_used(around: Surroundings) -> list[Finding]:
    found = []
    for place, photo in enumerate(around.photos, start=1):
        use = (around.used_elsewhere or {}).get(photo.stored_id)
        if use is not None:
            day = {"place": place, "date": date_format(use.date, "j F")}
            short = _("Foto sama dengan %(date)s") % day
            text = _("Foto %(place)s sudah dipakai pada laporan %(date)s") % day
            found.append(Finding(Sign.PHOTO_USED, short, text, use.report, photo.pk))
    return found


def _far(report: DailyReport, around: Surroundings) -> Finding | None:
    distance = distance_km(report)
    if distance is None or around.inside_boundary or not is_far(report):
        return None
    facts = {"km": number_format(distance, 0), "region": report.region.name}
    return Finding(
        Sign.FAR, _("Titik %(km)s km dari desa") % facts, _("Titik laporan %(km)s km dari %(region)s") % facts
    )


def _overlap(report: DailyReport, around: Surroundings) -> Finding | None:
    for other in around.same_day:
        if other.start < report.end and report.start < other.end:
            text = _("Jam bertumpuk dengan laporan %(start)s–%(end)s di %(region)s") % {
                "start": time_format(other.start),
                "end": time_format(other.end),
                "region": other.region.name,
            }
            return Finding(Sign.OVERLAP, _("Jam bertumpuk dengan laporan lain"), text, other.pk)
    return None


def _long_day(report: DailyReport, around: Surroundings) -> Finding | None:
    spent = sum((duration(one.start, one.end) for one in (report, *around.same_day)), timedelta())
    limit = usual_hours(report.date)
    if spent <= timedelta(hours=limit):
        return None
    facts = {"hours": number_format(spent / timedelta(hours=1), 1), "limit": limit}
    return Finding(
        Sign.LONG_DAY,
        _("%(hours)s jam dalam sehari") % facts,
        _("Jumlah jam pada tanggal ini %(hours)s, lebih dari %(limit)s") % facts,
    )


def _same_text(around: Surroundings) -> Finding | None:
    if around.same_text is None:
        return None
    day = {"date": date_format(around.same_text.date, "j F")}
    return Finding(
        Sign.SAME_TEXT,
        _("Uraian sama dengan %(date)s") % day,
        _("Uraiannya sama dengan laporan %(date)s") % day,
        around.same_text.report,
    )


def _outside(report: DailyReport) -> Finding | None:
    if not report.outside_reason:
        return None
    reason = {"reason": report.outside_reason}
    return Finding(Sign.OUTSIDE, _("Di luar wilayah tugas"), _("Di luar wilayah tugas: %(reason)s") % reason)


def _no_photo(report: DailyReport, around: Surroundings) -> Finding | None:
    if report.kind != DailyReport.Kind.FIELD_VISIT or around.photos:
        return None
    return Finding(Sign.NO_PHOTO, _("Kunjungan tanpa foto"), _("Kunjungan ini belum memuat foto"))


def _late(report: DailyReport) -> Finding | None:
    days = (timezone.localdate(report.received_at_server) - report.date).days
    if days <= usual_days_until_received(report.date):
        return None
    facts = {"days": days}
    return Finding(
        Sign.LATE, _("Diterima %(days)s hari kemudian") % facts, _("Diterima %(days)s hari sesudah kegiatan") % facts
    )
