"""Declared silences, and for whom one may declare them."""

from uuid import UUID

from pendamping.common.periods import Month
from pendamping.common.scope import Scope
from pendamping.fieldwork.selectors import reporters_in
from pendamping.people.models import Person
from pendamping.reports.gathering.posts import posts_of
from pendamping.reports.models import Silence
from pendamping.reports.selectors.recap import may_recommend

MOST = 200
SHOWN = 30


def own_and_checked(scope: Scope) -> dict[UUID, str]:
    """Id → name of oneself and of those whom one checks."""
    people = list(Person.objects.filter(pk=scope.person_id)) if scope.person_id else []
    if scope.may("missing_report.read") and scope.may("daily_report.verify"):
        month = Month.of(scope.today)
        others = list(reporters_in(scope, month).order_by("name", "pk")[:MOST])
        posts = posts_of([one.pk for one in others], month.first, scope.today)
        people += [one for one in others if may_recommend(scope, one.pk, posts[one.pk].tier)]
    return {one.pk: one.name for one in people}


def silences_of(scope: Scope, people: dict[UUID, str]) -> list[Silence]:
    """The newest declared for these people, whom `scope` may name."""
    shown = [one for one in people if one == scope.person_id or scope.may("daily_report.verify")]
    return list(Silence.objects.filter(person__in=shown).select_related("person", "declared_by")[:SHOWN])
