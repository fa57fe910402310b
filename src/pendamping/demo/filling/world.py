"""The whole sample world, step by step."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext

from django.db import transaction
from django.utils.translation import gettext as _

from pendamping.common.scope import Scope
from pendamping.demo.filling.accounts import fill_officials, open_doors, shown_usernames
from pendamping.demo.filling.awards import fill_awards
from pendamping.demo.filling.camats import fill_camat_reports
from pendamping.demo.filling.cases import fill_cases
from pendamping.demo.filling.evaluations import fill_evaluations
from pendamping.demo.filling.indices import fill_results
from pendamping.demo.filling.letters import fill_letters
from pendamping.demo.filling.library import fill_library
from pendamping.demo.filling.meetings import fill_meetings
from pendamping.demo.filling.months import fill_months
from pendamping.demo.filling.obstacles import fill_obstacles, fill_organisations
from pendamping.demo.filling.people import fill_people, give_accounts
from pendamping.demo.filling.plans import fill_plan
from pendamping.demo.filling.regions import fill_regions
from pendamping.demo.filling.requests import fill_requests
from pendamping.demo.filling.rounds import fill_rounds
from pendamping.demo.filling.vision import fill_vision
from pendamping.demo.filling.work import fill_leaves, fill_work
from pendamping.demo.filling.works import fill_works
from pendamping.demo.places import Place
from pendamping.demo.scores import sample_results
from pendamping.demo.team import SHOWN_DISTRICT, Team, make_team
from pendamping.demo.world import World
from pendamping.people.models import Person

Step = Callable[[str], AbstractContextManager[None]]


def _untold(_name: str) -> AbstractContextManager[None]:
    return nullcontext()


def fill(world: World, scope: Scope, step: Step = _untold) -> None:
    """Fill a database that holds nothing yet; `step` surrounds each of the five steps, to tell of it."""
    with step(_("Wilayah")), transaction.atomic():
        places = fill_regions(scope, world)
    team = make_team(world, places)
    with step(_("Pendamping dan akun")), transaction.atomic():
        persons = _fill_people(scope, world, team, places)
    with step(_("Nilai IDM contoh")), transaction.atomic():
        results = sample_results(world, places)
        fill_results(scope, results)
        fill_plan(scope)
    with step(_("Rencana dan laporan harian")), transaction.atomic():
        fill_work(scope, world, team, persons, places)
        fill_leaves(scope, world, team, persons)
        fill_months(scope, world, team, persons)
        fill_works(scope, world, team, persons, places)
        fill_rounds(scope, world, results)  # it shows photos of the reports
    with step(_("Kendala, rakor, penilaian, dan pustaka")), transaction.atomic():
        fill_organisations(scope)
        fill_letters(scope)
        fill_obstacles(world, team, persons, places)
        fill_meetings(scope, world)
        fill_camat_reports(scope, world)  # they tell what became of what was promised
        fill_evaluations(scope, world)
        fill_library(scope, world, team, persons, places)
        fill_cases(scope, world)
        fill_requests(scope, world)
        fill_awards(scope, world)
        fill_vision(scope, world)


def _fill_people(scope: Scope, world: World, team: Team, places: Sequence[Place]) -> Mapping[int, Person]:
    usernames = shown_usernames(team)
    persons = fill_people(scope, world, team)
    give_accounts(scope, team, persons, usernames)
    officials = fill_officials(
        scope,
        world,
        districts=tuple(sorted({place.district for place in places})),
        villages=tuple(place.code for place in places if place.district == SHOWN_DISTRICT),
    )
    open_doors([*usernames.values(), *officials])
    return persons
