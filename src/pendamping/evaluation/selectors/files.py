"""The personal performance file: verified work, grades, notices, letters and replies of one person."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from django.db.models import Prefetch, Q
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from pendamping.common.periods import Quarter
from pendamping.common.problems import NotFound
from pendamping.common.scope import Scope
from pendamping.evaluation.errors import EvaluationNotFound
from pendamping.evaluation.evidence import evidence_of
from pendamping.evaluation.models import Evaluation, PersonalLetter, Seat
from pendamping.evaluation.models.evaluations import tiers_overseen
from pendamping.evaluation.schemas import PerformanceFile
from pendamping.evaluation.selectors.evaluations import told
from pendamping.people.areas import common_code
from pendamping.people.models import Assignment, AssignmentArea, Person

QUARTERS_SHOWN = 8


def readable_person(scope: Scope, person_id: UUID) -> Person:
    """Oneself, or somebody whom this role oversees in its area.

    Raises: NotFound: nobody, or nobody for this scope.
    """
    overseen = Assignment.objects.within(scope).filter(tier__in=tiers_overseen(scope))
    readable = Q(pk__in=overseen.values("person_id"))
    if scope.person_id is not None:
        readable = Q(pk=scope.person_id) | Q(pk__in=overseen.exclude(person_id=scope.person_id).values("person_id"))
    found = Person.objects.filter(readable, pk=person_id)
    person = found.defer(*Person.PERSONAL, "nik_digest").first()
    if person is None:
        raise NotFound
    return person


def performance_file(scope: Scope, person_id: UUID) -> PerformanceFile:
    """The file of a person, of the last two years of quarters.

    Raises: NotFound: as for `readable_person`.
    """
    person = readable_person(scope, person_id)
    seats = Prefetch(
        "seats", Seat.objects.filter(vacant_because="").select_related("assessor").prefetch_related("scores")
    )
    evaluations = list(
        Evaluation.objects.filter(person=person)
        .select_related("person", "region", "assignment")
        .prefetch_related(seats, "notices")[:QUARTERS_SHOWN]
    )
    areas = AssignmentArea.objects.select_related("region").order_by("region_id")
    posts = person.assignments.prefetch_related(Prefetch("areas", areas))
    this_quarter = Quarter.of(scope.today)
    now = evidence_of([person.pk], this_quarter, today=scope.today, with_days=False)[person.pk]
    quarters = [(this_quarter, now)]
    quarters += [
        (one.quarter, one.evidence) for one in evaluations if one.evidence is not None and one.quarter != this_quarter
    ]
    return PerformanceFile(
        person_id=person.pk,
        name=person.name,
        is_sample=person.is_sample,
        posts=_posts_in_words(list(posts)),
        quarters=quarters,
        evaluations=[told(scope, one, one.evidence or {}) for one in evaluations],
        letters=list(PersonalLetter.objects.filter(person=person)),
    )


def own_letter(scope: Scope, letter_id: UUID) -> PersonalLetter:
    """Raises: NotAllowed, EvaluationNotFound: absent, or a letter to somebody else."""
    scope.require("performance_file.read")
    letter = PersonalLetter.objects.filter(pk=letter_id).first()
    if letter is None or letter.person_id != scope.person_id:
        raise EvaluationNotFound
    return letter


def post_code_of(person_id: UUID, day: date) -> str:
    """Where somebody was placed on a day; "" where nowhere."""
    posts = Assignment.objects.filter(person_id=person_id).active_on(day)
    areas = AssignmentArea.objects.filter(assignment__in=posts).values_list("region_id", flat=True)
    return common_code(list(areas))


def _posts_in_words(posts: Sequence[Assignment]) -> list[str]:
    """The newest first; yearly letters for the same place of duty read as one."""
    told: dict[tuple[str, str], tuple[date, date | None]] = {}
    for post in sorted(posts, key=lambda one: (one.start, one.pk)):
        key = (str(post.get_tier_display()), ", ".join(area.region.name for area in post.areas.all()))
        first, _last = told.pop(key, (post.start, None))
        told[key] = (first, post.end)
    return [_post_words(*key, *days) for key, days in reversed(told.items())]


def _post_words(tier: str, places: str, first: date, last: date | None) -> str:
    where = f"{tier}: {places}" if places else tier
    if last is None:
        return _("%(where)s, sejak %(first)s") % {"where": where, "first": date_format(first)}
    return _("%(where)s, %(first)s sampai %(last)s") % {
        "where": where, "first": date_format(first), "last": date_format(last)
    }  # fmt: skip
