"""What somebody may object to, and whom they may report, today."""

from uuid import UUID

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from pendamping.cases.errors import NothingToObjectTo
from pendamping.cases.models import Case
from pendamping.cases.rules import objection_until
from pendamping.cases.schemas import Target
from pendamping.common.scope import Scope
from pendamping.evaluation.models import Evaluation, PersonalLetter
from pendamping.people.areas import common_code
from pendamping.people.models import CONTRACTED, Assignment, AssignmentArea, AssignmentQuerySet, Person, Tier
from pendamping.regions.models import Region
from pendamping.regions.selectors import names_of

About = Case.About
MOST_COLLEAGUES = 30


def own_targets(scope: Scope) -> list[Target]:
    """Grades, warnings and relocations to which the asker may still object and has not; three queries."""
    if scope.person_id is None:
        return []
    ended = Evaluation.objects.filter(person=scope.person_id).exclude(state=Evaluation.State.OPEN)
    letters = PersonalLetter.objects.filter(person=scope.person_id, kind__in=PersonalLetter.WARNINGS)
    moved = Assignment.objects.filter(person=scope.person_id, kind=Assignment.Kind.RELOCATION)
    waiting = Case.objects.filter(raised_by=scope.account_id).exclude(state__in=Case.ENDED)
    found = [_of_grade(one) for one in ended.exclude(cases__in=waiting)[:MOST_COLLEAGUES]]
    found += [_of_letter(one) for one in letters.exclude(cases__in=waiting)[:MOST_COLLEAGUES]]
    found += [_of_relocation(one) for one in moved.exclude(cases__in=waiting)[:MOST_COLLEAGUES]]
    return [one for one in found if one.until is None or one.until >= scope.today]


def people_to_report(scope: Scope) -> list[Target]:
    """Who works today in the asker's villages and above them; of a whole kecamatan without its many cadres.

    A wider scope names those at its own seat, as the TAPM of a kabupaten; anybody else is reported from their own page.
    """
    narrowest = _narrowest(scope)
    posts = _posts_met(scope).active_on(scope.today)
    if narrowest < Region.Level.VILLAGE:
        posts = posts.filter(tier__in=CONTRACTED)
    if narrowest < Region.Level.DISTRICT:
        posts = posts.filter(areas__region_id__in=scope.prefixes)
    if scope.person_id is not None:
        posts = posts.exclude(person_id=scope.person_id)
    people = Person.objects.filter(pk__in=posts.values("person_id")).only("pk", "name").order_by("name", "pk")
    return [Target(About.CONDUCT, str(one.pk), one.name, None, one.pk) for one in people[:MOST_COLLEAGUES]]


def is_searched(scope: Scope) -> bool:
    """Whether more people work there than `people_to_report` names, and the asker opens nobody's page."""
    return not scope.may("person.read") and _narrowest(scope) < Region.Level.DISTRICT


def people_named(scope: Scope, name: str) -> list[Target]:
    """Who works today in the asker's area and bears this name, with post and place; three queries."""
    posts = Assignment.objects.within(scope).active_on(scope.today).filter(person__name__icontains=name)
    if scope.person_id is not None:
        posts = posts.exclude(person_id=scope.person_id)
    found = posts.select_related("person").prefetch_related("areas").order_by("person__name", "person_id", "pk")
    latest = {post.person_id: post for post in found[:MOST_COLLEAGUES]}
    codes = {pk: common_code([area.region_id for area in post.areas.all()]) for pk, post in latest.items()}
    names = names_of(codes.values())
    where = {pk: f"{Tier(post.tier).short}, {names.get(codes[pk], '–')}" for pk, post in latest.items()}
    return [Target(About.CONDUCT, str(pk), post.person.name, None, pk, where[pk]) for pk, post in latest.items()]


def get_target(scope: Scope, about: Case.About, key: str) -> Target:
    """Raises: NothingToObjectTo: absent, not the asker's own, or a person whom they do not see."""
    if about == About.CONDUCT:
        return _person(scope, key)
    if scope.person_id is None:
        raise NothingToObjectTo
    own = Q(person=scope.person_id)
    if about == About.GRADE and (pk := _uuid(key)):
        grades = Evaluation.objects.filter(own, pk=pk).exclude(state=Evaluation.State.OPEN)
        target = next(map(_of_grade, grades), None)
    elif about == About.WARNING and (pk := _uuid(key)):
        letters = PersonalLetter.objects.filter(own, pk=pk, kind__in=PersonalLetter.WARNINGS)
        target = next(map(_of_letter, letters), None)
    elif about == About.RELOCATION and key.isdecimal():
        moved = Assignment.objects.filter(own, pk=int(key), kind=Assignment.Kind.RELOCATION)
        target = next(map(_of_relocation, moved), None)
    else:
        target = None
    if target is None:
        raise NothingToObjectTo
    return target


def _narrowest(scope: Scope) -> int:
    return min(map(len, scope.prefixes), default=0)


def _posts_met(scope: Scope) -> AssignmentQuerySet:
    """Posts inside the scope and over it: a PLD meets the PD of the kecamatan and the TAPM of the kabupaten."""
    above = {one[:length] for one in scope.prefixes for length in (2, 4, 6) if length < len(one)}
    over = AssignmentArea.objects.filter(region_id__in=above).values("assignment_id")
    return Assignment.objects.within(scope) | Assignment.objects.filter(pk__in=over)


def _person(scope: Scope, key: str) -> Target:
    pk = _uuid(key)
    if pk is None:
        raise NothingToObjectTo
    posts = _posts_met(scope).filter(person_id=pk)
    person = Person.objects.filter(pk__in=posts.values("person_id")).only("pk", "name").first()
    if person is None:
        raise NothingToObjectTo
    return Target(About.CONDUCT, key, person.name, None, person.pk)


def _of_grade(one: Evaluation) -> Target:
    told = timezone.localdate(one.decided_at) if one.decided_at else one.closed_on or one.closes_on
    title = _("Nilai %(quarter)s") % {"quarter": one.quarter}
    return Target(About.GRADE, str(one.pk), title, objection_until(About.GRADE, told), one.person_id)


def _of_letter(one: PersonalLetter) -> Target:
    told = timezone.localdate(one.delivered_at or one.sent_at)
    title = f"{one.get_kind_display()} {one.number}"
    return Target(About.WARNING, str(one.pk), title, objection_until(About.WARNING, told), one.person_id)


def _of_relocation(one: Assignment) -> Target:
    codes = list(one.areas.values_list("region_id", flat=True))
    places = ", ".join(names_of(codes).values())
    title = _("Relokasi ke %(places)s") % {"places": places or one.letter_number}
    return Target(About.RELOCATION, str(one.pk), title, objection_until(About.RELOCATION, one.start), one.person_id)


def _uuid(key: str) -> UUID | None:
    try:
        return UUID(key)
    except ValueError:
        return None
