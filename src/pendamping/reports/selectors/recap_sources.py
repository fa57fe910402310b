"""The daily reports behind a recap, one by one: for the workbook, which has room for all of them."""

from dataclasses import dataclass
from datetime import date

from django.utils import translation

from pendamping.common.periods import Month
from pendamping.common.scope import Scope
from pendamping.fieldwork.models import DailyReport
from pendamping.regions.models import Region
from pendamping.reports.gathering.numbers import Record, records_by_author
from pendamping.reports.gathering.posts import posts_of
from pendamping.reports.selectors.recap import recap_people, recap_region


@dataclass(frozen=True, slots=True)
class RecapSource:
    name: str
    post: str
    number: int  # in the author's month, as on all papers of it
    day: date
    kind: str
    code: str
    place: str
    title: str


def recap_sources(scope: Scope, code: str, month: Month) -> list[RecapSource]:
    """In the order of the recap, everybody's reports by their numbers.

    Raises: NotFound: no such area, or part of it lies outside `scope`.
    """
    people = list(recap_people(scope, recap_region(scope, code), month))
    records = records_by_author([person.pk for person in people], month)
    posts = posts_of([person.pk for person in people], month.first, month.last)
    places = Region.objects.in_bulk({one.region for some in records.values() for one in some})
    with translation.override("id"):
        return [
            RecapSource(
                name=person.name,
                post=posts[person.pk].title,
                number=one.number,
                day=one.day,
                kind=_kind(one),
                code=one.region,
                place=places[one.region].name,
                title=one.title,
            )
            for person in people
            for one in records[person.pk]
        ]


def _kind(record: Record) -> str:
    kind = DailyReport.Kind.FIELD_VISIT if record.is_visit else DailyReport.Kind.ACTIVITY
    return str(kind.label)
