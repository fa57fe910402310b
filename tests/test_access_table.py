"""Who may open what: every address × every role × own area, another area, no role, nobody signed in.

A page is in this table by being in the urls. What its author does:

1. States the need above the view: `@needs("daily_report.read")`, or `@public` (pendamping.web.needs), as the outermost
   decorator, so that it is asked before anything else, the HTTP method included.
2. Gives the need to roles in pendamping/access/roles.py.
3. Where the address takes values (`<uuid:pk>`), registers a sample in `src/pendamping/<app>/tests/access_samples.py`:

       def daily_report(area: Area) -> dict[str, object]:
           report = record_daily_report(area.pld, ...)     # in area.village; called once for each area
           return {"pk": report.pk}

       SAMPLES = {
           "fieldwork:daily_report": Sample(daily_report),
           "fieldwork:verify": Sample(daily_report, hidden_from=frozenset({Role.PT})),
       }

The table then asks with GET, and with an empty POST where GET is not allowed; whatever that changes is taken back.
Expected: a role without the need is refused before anything of the view runs; an object outside the area is 404, by GET
and by POST; anything else is answered with neither 404 nor a server error. Nobody signed in: the sign-in page.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

import pytest
from django.db import connection, transaction
from django.http import Http404, HttpResponseBase
from django.test import Client, RequestFactory
from django.urls import reverse
from pytest_django.plugin import DjangoDbBlocker

from pendamping.access.hierarchy import WORKS_AT
from pendamping.access.models import Account, Membership
from pendamping.access.roles import NEEDS, Role
from pendamping.access.scopes import hats_of, scope_of
from pendamping.common.scope import Scope
from pendamping.people.models import Assignment, AssignmentArea, Person, Tier
from pendamping.web.needs import PUBLIC
from tests.access_table import Area, Sample, View, every_sample, every_view
from tests.people import DESA, FOREIGN_DESA, account_of, plant_regions
from tests.visits import Asking, Browsing

pytestmark = [pytest.mark.django_db, pytest.mark.pages]

BACKEND = "pendamping.access.backends.AccountBackend"
SIGNED_IN = "signed in"
OK, NOT_FOUND, METHOD_NOT_ALLOWED, SERVER_ERROR = 200, 404, 405, 500
SINCE = date(2024, 1, 1)

# Views of libraries, which state no need: who may open them, and why that is right.
OTHERS = {
    "account_login": (PUBLIC, "everybody signs in here"),
    "account_logout": (PUBLIC, "signing out twice is harmless"),
    "account_inactive": (PUBLIC, "tells somebody suspended whom to ask; says nothing about any account"),
    "account_reauthenticate": (SIGNED_IN, "asks for the own password again before a sensitive change"),
    "account_change_password": (SIGNED_IN, "changes the own password with the old one"),
    "mfa_index": (SIGNED_IN, "the own second factor"),
    "mfa_authenticate": (PUBLIC, "the second step of signing in; without a first step it leads back to it"),
    "mfa_reauthenticate": (SIGNED_IN, "asks for the own code again"),
    "mfa_activate_totp": (SIGNED_IN, "the own second factor"),
    "mfa_deactivate_totp": (SIGNED_IN, "the own second factor"),
    "mfa_view_recovery_codes": (SIGNED_IN, "the own recovery codes"),
    "mfa_generate_recovery_codes": (SIGNED_IN, "the own recovery codes"),
    "mfa_download_recovery_codes": (SIGNED_IN, "the own recovery codes"),
    "socialaccount_login_cancelled": (PUBLIC, "says that signing in at the institution was cancelled"),
    "socialaccount_login_error": (PUBLIC, "says that signing in at the institution failed"),
    "openid_connect_login": (PUBLIC, "leads to the institution's own sign-in"),
    "openid_connect_callback": (PUBLIC, "comes back from the institution; the library checks state and token"),
    "set_language": (PUBLIC, "everybody chooses a language"),
}

VIEWS = every_view()
OWN_VIEWS = [view for view in VIEWS if view.name not in OTHERS]
# What can be asked; that none is missing here is a test of its own.
ASKED = [view for view in OWN_VIEWS if not view.takes or view.name in every_sample()]


def shown_to(role: Role) -> frozenset[str]:
    """The pages that this role opens as a browser does; the shares of all roles together are every page.

    What a page shows is drawn for one role in each test run, and for another on each database.
    """
    openers = [(view.name, _openers(view)) for view in ASKED if view.need != PUBLIC]
    first = 0 if connection.vendor == "sqlite" else 1
    return frozenset(name for place, (name, roles) in enumerate(openers, first) if roles[place % len(roles)] == role)


def asked_by(asker: Scope, shown: frozenset[str], *, short: bool) -> list[View]:
    """What a role asks for: everything; in a short run, and on PostgreSQL, what is refused to it and what is shown.

    Who may is decided before the database is asked, and alike on both; what a page then asks for is not.
    """
    everything = connection.vendor == "sqlite" and not short
    return [
        view for view in ASKED if view.need != PUBLIC and (everything or view.name in shown or not asker.may(view.need))
    ]


def _openers(view: View) -> list[Role]:
    hidden = every_sample()[view.name].hidden_from if view.takes else frozenset()
    holders = [role for role in Role if view.need in NEEDS[role]]
    return [role for role in holders if role not in hidden] or holders  # what all are refused is refused there too


@dataclass(frozen=True, slots=True)
class World:
    """One account per role in Lamandau, one without any role, and every sample made in two areas."""

    askers: Mapping[Role, Scope]
    without_role: Account
    samples: Mapping[str, Sample]
    own: Mapping[str, Mapping[str, object]]  # url name → kwargs of the object in the own area
    other: Mapping[str, Mapping[str, object]]
    only_post: set[str] = field(default_factory=set)  # url names that answered 405 to GET; whoever asks, they do


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[World]:
    with django_db_blocker.unblock(), transaction.atomic():
        plant_regions()
        askers = {role: _asker(role, role.value, DESA) for role in Role}
        elsewhere = {role: _asker(role, f"{role.value}-lain", FOREIGN_DESA) for role in (Role.PLD, Role.PD)}
        own = Area(DESA, DESA[:6], DESA[:4], askers[Role.PLD], askers[Role.PD])
        other = Area(FOREIGN_DESA, FOREIGN_DESA[:6], FOREIGN_DESA[:4], elsewhere[Role.PLD], elsewhere[Role.PD])
        samples = every_sample()
        known = {view.name for view in VIEWS}
        yield World(
            askers,
            Account.objects.create_account("tanpa-peran", "Tanpa Peran", must_set_password=False),
            samples,
            {name: one.kwargs(own) for name, one in samples.items() if name in known},
            {name: one.kwargs(other) for name, one in samples.items() if name in known},
        )
        transaction.set_rollback(True)


def _asker(role: Role, username: str, village: str) -> Scope:
    account = Account.objects.create_account(username.lower(), username, must_set_password=False)
    code = village[: min(WORKS_AT[role][0], len(village))]
    if role is Role.ADMIN:
        code = village[:4]
    if role in Tier.values:
        person = Person.objects.create(name=username, account=account, is_sample=True)
        account.person_id = person.pk
        account.save()
        placement = Assignment.objects.create(person=person, tier=Tier(role.value), start=SINCE)
        if code:
            AssignmentArea.objects.create(assignment=placement, region_id=code)
    Membership.objects.create(account=account, role=role, region_code=code, since=SINCE)
    today = date.today()  # noqa: DTZ011  the requests of this table happen today
    return scope_of(account, hats_of(account, today)[0], today)


def test_every_view_states_its_need() -> None:
    known = frozenset().union(*NEEDS.values()) | {PUBLIC}
    silent = [view.name for view in OWN_VIEWS if view.need not in known]
    assert not silent, f"no need, or one that no role holds: {silent}"


def test_every_address_with_values_has_a_sample() -> None:
    samples = every_sample()
    missing = [view.name for view in OWN_VIEWS if view.takes and view.name not in samples]
    assert not missing, f"register a sample for {missing}; how: the top of this file"
    gone = samples.keys() - {view.name for view in VIEWS}
    assert not gone, f"samples of views that are gone: {gone}"


def test_the_views_of_libraries_are_the_listed_ones() -> None:
    assert {view.name for view in VIEWS if not view.need} <= OTHERS.keys()


def test_nobody_signed_in_is_asked_to_sign_in(world: World) -> None:
    wrong = []
    for view in VIEWS:
        if view.takes and view.name not in world.own:
            continue  # the institution's addresses exist only where one is set up
        who = OTHERS[view.name][0] if view.name in OTHERS else view.need
        answer = ask(world, Browsing(Client()), view, world.own.get(view.name, {}))
        asked = answer.status_code == 302 and answer["Location"].startswith(reverse("account_login"))
        let_in = answer.status_code < SERVER_ERROR and (view.name in OTHERS or not asked)
        if not (let_in if who == PUBLIC else asked):
            wrong.append(f"{view.name}: {answer.status_code}")
    assert not wrong


def test_an_account_without_a_role_opens_only_itself(world: World) -> None:
    scope = scope_of(world.without_role, None, date.today())  # noqa: DTZ011
    allowed = {"home.read", "own_account.manage", PUBLIC}
    wrong = [view.name for view in OWN_VIEWS if view.need not in allowed and not is_refused(view, scope)]
    assert not wrong
    client = Client()
    client.force_login(world.without_role, backend=BACKEND)
    assert client.get(reverse("access:own_account")).status_code == OK
    assert client.get(reverse("access:accounts")).status_code == NOT_FOUND


@pytest.mark.parametrize("role", list(Role))
def test_a_role_opens_what_its_needs_say_inside_its_area(world: World, role: Role, pytestconfig: pytest.Config) -> None:
    asker = world.askers[role]
    account = account_of(asker)
    client = Client()
    client.force_login(account, backend=BACKEND)
    browsing, asking = Browsing(client), Asking(asker, account, hats_of(account, asker.today))
    shown = shown_to(role)
    wrong = []
    for view in asked_by(asker, shown, short=pytestconfig.getoption("short") is not None):
        if not asker.may(view.need):
            if not is_refused(view, asker):
                wrong.append(f"{view.name}: open without the need {view.need}")
            continue
        visit = browsing if view.name in shown else asking
        sample = world.samples.get(view.name)
        hidden = sample is not None and role in sample.hidden_from
        status = ask(world, visit, view, world.own.get(view.name, {})).status_code
        if hidden != (status == NOT_FOUND) or status >= SERVER_ERROR:
            wrong.append(f"{view.name}: {status} in the own area")
        if sample is None:
            continue
        seen = not hidden and (asker.covers(FOREIGN_DESA) or bool(sample.outside))
        status = ask(world, visit, view, world.other[view.name]).status_code
        if seen != (status != NOT_FOUND) or status >= SERVER_ERROR:
            wrong.append(f"{view.name}: {status} in another area")
        elif not seen and view.name not in world.only_post:
            status = visit.answer("POST", view.name, world.other[view.name]).status_code
            if status not in {NOT_FOUND, METHOD_NOT_ALLOWED}:
                wrong.append(f"{view.name}: {status} to POST in another area")
    assert not wrong


@pytest.mark.one_database
@pytest.mark.parametrize("role", list(Role))
def test_every_entry_of_the_menu_opens(world: World, role: Role, main_menu: Callable[[Scope], list[str]]) -> None:
    client = Client()
    client.force_login(account_of(world.askers[role]), backend=BACKEND)
    statuses = {}
    for path in main_menu(world.askers[role]):
        answer = client.get(path, follow=True)
        if answer.streaming:
            b"".join(answer)  # read to its end, a file that is sent is closed
        statuses[path] = answer.status_code
    assert statuses == dict.fromkeys(statuses, 200)


@pytest.fixture
def main_menu() -> Callable[[Scope], list[str]]:
    from pendamping.config.navigation import ACCOUNT, MAIN, entries_for

    return lambda scope: [str(entry["url"]) for entry in entries_for(scope, MAIN + ACCOUNT, "/")]


def is_refused(view: View, scope: Scope) -> bool:
    """Whether the view's door is shut for this scope: it answers 404 before it looks at any object."""
    request = RequestFactory().get("/")
    request.user = account_of(scope)
    request.scope = scope  # type: ignore[attr-defined]  # as the middleware does
    try:
        view.function(request, **dict.fromkeys(view.takes))
    except Http404:
        return True
    return False


def ask(world: World, visit: Browsing | Asking, view: View, values: Mapping[str, object]) -> HttpResponseBase:
    """The answer to GET, or to an empty POST where the view takes no GET."""
    if view.name not in world.only_post:
        answer = visit.answer("GET", view.name, values)
        if answer.status_code != METHOD_NOT_ALLOWED:
            return answer
        world.only_post.add(view.name)
    return visit.answer("POST", view.name, values)
