"""The laporan kunjungan lapangan over some days, from verified visits alone."""

from collections.abc import Sequence
from datetime import date
from itertools import zip_longest
from uuid import UUID

from django.utils import translation

from pendamping.common.periods import Month
from pendamping.common.scope import Scope
from pendamping.fieldwork.models import DailyReport
from pendamping.regions.models import Region
from pendamping.reports.gathering.background import background
from pendamping.reports.gathering.verified import (
    Numbered,
    actuals_of,
    ids_of,
    obstacles_of,
    photos_of,
    recommendations_of,
    verified_reports,
)
from pendamping.reports.schemas import Photo, VisitDay, VisitReportPaper, VisitResult
from pendamping.reports.selectors.people import readable_person
from pendamping.reports.wording import number

MOST_PHOTOS = 24  # a PDF that can still be sent from a phone


def visit_paper(scope: Scope, person_id: UUID, since: date, until: date) -> VisitReportPaper:
    """What a laporan kunjungan lapangan over these days would say today.

    Raises: NotFound: nobody with this id, or outside `scope`.
    """
    person = readable_person(scope, person_id, Month.of(until))
    reports = verified_reports(person.pk, since, until)
    visits = [one for one in reports if one.is_visit]
    objectives = _objectives(visits)
    with_days = Month.of(since) != Month.of(until)
    with translation.override("id"):
        about = background(scope, person, since, until, visits)
        photos = [photos_of(one) for one in visits]
        districts = Region.objects.in_bulk({one.report.region.district_code for one in visits})
        return VisitReportPaper(
            since=since,
            until=until,
            office=about.office,
            facilitator=about.facilitator,
            days=tuple(
                VisitDay(
                    date=one.report.date,
                    district=_name_of(districts.get(one.report.region.district_code)),
                    village=one.report.region.name,
                    minutes=one.minutes,
                    report=one.number,
                )
                for one in visits
            ),
            objectives=tuple(objectives),
            results=tuple(
                VisitResult(
                    date=one.report.date,
                    village=one.report.region.name,
                    activity=one.report.description,
                    result=one.report.result,
                    participants_m=one.report.participants_m,
                    participants_f=one.report.participants_f,
                    report=one.number,
                )
                for one in visits
            ),
            summary=_summary(visits),
            follow_ups=obstacles_of(visits, with_days=with_days),
            recommendations=recommendations_of(visits, with_days=with_days),
            photos=_chosen(photos),
            photos_of_visits=sum(len(of_visit) for of_visit in photos),
            signatures=about.signatures,
            seal=about.seal,
            sources=ids_of(visits),
            records=actuals_of(visits),
            objective_visits=tuple(tuple(places) for places in objectives.values()),
        )


def _name_of(region: Region | None) -> str:
    return region.name if region else ""


def _summary(visits: Sequence[Numbered]) -> str:
    """The figures of the results in one sentence."""
    days = len({one.report.date for one in visits})
    places = len({one.report.region_id for one in visits})
    counted = [
        count for one in visits for count in (one.report.participants_m, one.report.participants_f) if count is not None
    ]
    people = f", {number(sum(counted))} peserta" if counted else ""
    return f"{number(len(visits))} kunjungan dalam {number(days)} hari di {number(places)} tempat{people}."


def _chosen(photos: Sequence[Sequence[Photo]]) -> tuple[Photo, ...]:
    """The first of every visit, then the second of every visit, until the paper is full; in the order of the visits."""
    in_turn = [photo for turn in zip_longest(*photos) for photo in turn if photo is not None][:MOST_PHOTOS]
    return tuple(sorted(in_turn, key=lambda photo: photo.report))


def _objectives(visits: Sequence[Numbered]) -> dict[str, list[int]]:
    """Each once, with the places of the visits that had it."""
    found: dict[str, list[int]] = {}
    for place, one in enumerate(visits):
        found.setdefault(_objective(one.report), []).append(place)
    return found


def _objective(report: DailyReport) -> str:
    """What was planned for the day, where the visit belongs to a plan; else what the visit was called."""
    if report.plan_item:
        return report.plan_item.description
    return report.title or report.description
