"""What stands before an award, measured: service without a break, visits that show evidence, open cases, hard areas."""

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q

from pendamping.awards.models import Award
from pendamping.cases.models import Case
from pendamping.evaluation.models import PersonalLetter
from pendamping.fieldwork.models import DailyReport, ReportAttachment
from pendamping.indices.models import OfficialResult, Status
from pendamping.people.models import Assignment, Person
from pendamping.people.rules import kilometres
from pendamping.regions.models import Region

A_DAY = timedelta(days=1)
MONTHS = 12
WEAK = (Status.SANGAT_TERTINGGAL, Status.TERTINGGAL)


@dataclass(frozen=True, slots=True)
class Measured:
    """Everything that is written down about one person when a list is made."""

    person: Person
    post: str
    service_months: int
    visits: int
    visits_with_evidence: int
    open_cases: int
    villages: int
    weak_villages: int
    farthest_km: int | None

    def columns(self) -> dict[str, object]:
        names = ("post", "service_months", "visits", "visits_with_evidence", "open_cases", "villages", "weak_villages")
        return {name: getattr(self, name) for name in names} | {"farthest_km": self.farthest_km}


def measured(award: Award, posts: Mapping[Person, list[Region]]) -> list[Measured]:
    """Of each of these people with the villages they serve; six queries, however many they are."""
    people = [person.pk for person in posts]
    months = service_months(people, award.until)
    visits = _visits(people, award)
    cases = open_cases(people, award.since, award.until)
    weak = _weak({region.code for regions in posts.values() for region in regions}, award.until)
    found = []
    for person, regions in posts.items():
        made, shown = visits.get(person.pk, (0, 0))
        home = person.domicile
        far = [km for one in regions if home and (km := kilometres(home, one)) is not None]
        found.append(
            Measured(
                person=person,
                post=", ".join(one.name for one in regions)[:300],
                service_months=months.get(person.pk, 0),
                visits=made,
                visits_with_evidence=shown,
                open_cases=cases.get(person.pk, 0),
                villages=sum(one.level == Region.Level.VILLAGE for one in regions),
                weak_villages=sum(one.code in weak for one in regions),
                farthest_km=round(max(far)) if far else None,
            )
        )
    return found


def service_months(people: Collection[UUID], until: date) -> dict[UUID, int]:
    """Whole months up to a day through which each was placed without a gap; posts that follow each other count on."""
    held: dict[UUID, list[tuple[date, date]]] = {}
    posts = Assignment.objects.filter(person_id__in=people, start__lte=until).order_by("start")
    for person, start, end in posts.values_list("person_id", "start", "end"):
        held.setdefault(person, []).append((start, min(end or until, until)))
    return {person: _months(spans, until) for person, spans in held.items()}


def _months(spans: list[tuple[date, date]], until: date) -> int:
    """Back from the last day, as long as one post follows the other."""
    begun = until + A_DAY
    for start, end in sorted(spans, key=lambda span: span[1], reverse=True):
        if end + A_DAY < begun:
            break
        begun = min(begun, start)
    if begun > until:
        return 0
    end = until + A_DAY
    return (end.year - begun.year) * MONTHS + end.month - begun.month - (end.day < begun.day)


def _visits(people: Collection[UUID], award: Award) -> dict[UUID, tuple[int, int]]:
    """Verified visits of the period, and how many of them show a photo."""
    photo = ReportAttachment.objects.filter(report=OuterRef("pk"), kind=ReportAttachment.Kind.PHOTO)
    rows = (
        DailyReport.objects.filter(
            author_id__in=people,
            date__range=(award.since, award.until),
            kind=DailyReport.Kind.FIELD_VISIT,
            state__in=DailyReport.CHECKED,
            corrected_by__isnull=True,
        )
        .order_by()
        .annotate(shows=Exists(photo))
        .values_list("author_id")
        .annotate(made=Count("pk"), shown=Count("pk", filter=Q(shows=True)))
    )
    return {person: (made, shown) for person, made, shown in rows}


def open_cases(people: Collection[UUID], since: date, until: date) -> dict[UUID, int]:
    """Matters that stand against somebody: warnings of the period, and complaints not ended or found true in it.

    What people object to themselves is no matter against them; a warning that was objected to rightly is none either.
    """
    upheld = Case.objects.filter(about=Case.About.WARNING, outcome=Case.Outcome.UPHELD).values("letter_id")
    warnings = PersonalLetter.objects.filter(
        person_id__in=people, kind__in=PersonalLetter.WARNINGS, date__range=(since, until)
    ).exclude(pk__in=upheld)
    found_true = Q(outcome__in=[Case.Outcome.UPHELD, Case.Outcome.PARTLY], raised_on__gte=since)
    complaints = Case.objects.filter(person_id__in=people, about=Case.About.CONDUCT, raised_on__lte=until).filter(
        ~Q(state__in=Case.ENDED) | found_true
    )
    counted = Counter(warnings.values_list("person_id", flat=True))
    counted.update(complaints.values_list("person_id", flat=True))
    return dict(counted)


def _weak(codes: Collection[str], until: date) -> set[str]:
    """Which of these villages were tertinggal or below in the newest official year up to a day."""
    results = OfficialResult.objects.counting().filter(region_id__in=codes, year__lte=until.year).order_by("year")
    newest = dict(results.values_list("region_id", "status"))
    return {code for code, status in newest.items() if status in WEAK}
