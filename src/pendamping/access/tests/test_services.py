from collections.abc import Callable
from datetime import date, timedelta

import pytest
from tests.people import DESA, FOREIGN_DESA, OTHER_DESA, TODAY, account_of

from pendamping.access.errors import (
    AccountSuspended,
    AreaDoesNotFit,
    AreaNotYours,
    EmailTaken,
    LinkUnusable,
    NotSample,
    OwnAccount,
    PhoneTaken,
    PhoneUnusable,
    ReasonMissing,
    RoleEndsTooEarly,
    RoleHeldAlready,
    RoleNotYours,
    SameAccount,
    UsernameTaken,
    UsernameUnusable,
)
from pendamping.access.models import Account, Membership, SignInLink
from pendamping.access.roles import Role
from pendamping.access.schemas import AccountChange, NewAccount, NewRole
from pendamping.access.scopes import command_scope, hats_of
from pendamping.access.services import (
    change_account,
    create_account,
    end_role,
    end_roles_based_on,
    grant_role,
    hand_over,
    link_account,
    make_sign_in_link,
    resume_account,
    set_sample_password,
    suspend_account,
    use_sign_in_link,
)
from pendamping.common.models import AuditEntry
from pendamping.common.problems import NotAllowed, NotFound, Problem
from pendamping.common.scope import Scope

START = date(2024, 1, 1)


def test_an_account_begins_without_a_password_and_with_its_roles(dewi: Account) -> None:
    assert dewi.username == "dewi.contoh"
    assert dewi.must_set_password
    assert not dewi.has_usable_password()
    assert [hat.role for hat in hats_of(dewi, TODAY)] == [Role.PLD]
    assert set(AuditEntry.objects.values_list("action", flat=True)) >= {"account.created", "role.granted"}


def test_two_people_of_one_name_get_two_account_names(budi: Scope, dewi: Account) -> None:
    assert create_account(budi, NewAccount(name="Dewi Contoh")).username == "dewi.contoh.2"


@pytest.mark.parametrize(
    ("values", "problem"),
    [
        ({"username": "dewi.contoh"}, UsernameTaken),
        ({"username": "dua kata"}, UsernameUnusable),
        ({"phone": "+62 812-3456-7890"}, PhoneTaken),
        ({"phone": "12345"}, PhoneUnusable),
        ({"email": "BUDI@contoh.id"}, EmailTaken),
    ],
)
def test_what_signs_somebody_in_belongs_to_one_account(
    budi: Scope, dewi: Account, values: dict[str, str], problem: type[Problem]
) -> None:
    Account.objects.filter(username="budi").update(email="budi@contoh.id")
    with pytest.raises(problem):
        create_account(budi, NewAccount(name="Orang lain", **values))


def test_sari_manages_no_accounts(sari: Scope) -> None:
    with pytest.raises(NotAllowed):
        create_account(sari, NewAccount(name="Dewi Contoh"))


@pytest.mark.parametrize(
    ("role", "code", "problem"),
    [
        (Role.PD, "620904", RoleNotYours),
        (Role.PLD, FOREIGN_DESA, AreaNotYours),
        (Role.PLD, "9999999999", AreaNotYours),
        (Role.PLD, "", AreaNotYours),
        (Role.PLD, "620904", AreaDoesNotFit),
    ],
)
def test_budi_gives_only_roles_below_him_in_his_kecamatan(
    budi: Scope, role: Role, code: str, problem: type[Problem]
) -> None:
    new = NewAccount(name="Dewi Contoh", roles=(NewRole(role=role, region_code=code, since=START),))
    with pytest.raises(problem):
        create_account(budi, new)
    assert not Account.objects.filter(name="Dewi Contoh").exists()


def test_a_role_is_held_once_at_a_time(budi: Scope, dewi: Account) -> None:
    with pytest.raises(RoleHeldAlready):
        grant_role(budi, dewi, Role.PLD, DESA, since=TODAY)
    end_role(budi, dewi.memberships.get(), TODAY)
    grant_role(budi, dewi, Role.PLD, DESA, since=TODAY + timedelta(days=1))
    assert dewi.memberships.count() == 2


def test_a_role_ends_on_its_last_day(budi: Scope, dewi: Account) -> None:
    end_role(budi, dewi.memberships.get(), TODAY)
    assert hats_of(dewi, TODAY)
    assert not hats_of(dewi, TODAY + timedelta(days=1))


def test_a_role_cannot_end_before_it_begins(budi: Scope, dewi: Account) -> None:
    with pytest.raises(RoleEndsTooEarly):
        end_role(budi, dewi.memberships.get(), START - timedelta(days=1))


def test_roles_end_with_their_placement_and_one_not_begun_goes(budi: Scope, dewi: Account) -> None:
    grant_role(budi, dewi, Role.PLD, OTHER_DESA, since=date(2025, 1, 1), basis="assignment:1")
    assert end_roles_based_on(budi, "assignment:1", TODAY) == 2
    assert dewi.memberships.get().until == TODAY
    assert end_roles_based_on(budi, "assignment:1", TODAY) == 0
    assert AuditEntry.objects.filter(action="role.cancelled").count() == 1


def test_ratna_does_not_learn_of_accounts_elsewhere(make_scope: Callable[..., Scope], dewi: Account) -> None:
    stranger = make_scope("Tono", Role.PD, "620102")
    for act in (make_sign_in_link, lambda scope, account: suspend_account(scope, account, "uji")):
        with pytest.raises(NotFound):
            act(stranger, dewi)


def test_budi_cannot_touch_an_account_that_also_stands_above_him(budi: Scope, dewi: Account) -> None:
    grant_role(command_scope("uji", TODAY), dewi, Role.TAPM_KAB, "6209", since=START)
    with pytest.raises(RoleNotYours):
        make_sign_in_link(budi, dewi)


def test_nobody_suspends_the_own_account(budi: Scope) -> None:
    with pytest.raises(OwnAccount):
        suspend_account(budi, account_of(budi), "uji")


def test_a_suspended_account_says_why_and_can_be_resumed(budi: Scope, dewi: Account) -> None:
    with pytest.raises(ReasonMissing):
        suspend_account(budi, dewi, "  ")
    suspend_account(budi, dewi, "Cuti panjang")
    assert (dewi.is_active, dewi.suspended_because) == (False, "Cuti panjang")
    with pytest.raises(AccountSuspended):
        make_sign_in_link(budi, dewi)
    resume_account(budi, dewi, "Kembali bertugas")
    assert (dewi.is_active, dewi.suspended_because) == (True, "")


def test_a_change_names_the_fields_and_not_the_values(budi: Scope, dewi: Account) -> None:
    change_account(budi, dewi, AccountChange(name="Dewi Contoh", email="dewi.baru@contoh.id", phone="0899 0000 111"))
    dewi.refresh_from_db()
    assert dewi.email == "dewi.baru@contoh.id"
    assert AuditEntry.objects.get(action="account.changed").facts == {"fields": ["email", "phone_digest"]}


def secret_in(url: str) -> str:
    return url.rstrip("/").rpartition("/")[2]


def test_a_link_works_once_and_asks_for_a_new_password(budi: Scope, dewi: Account) -> None:
    secret = secret_in(make_sign_in_link(budi, dewi).url)
    assert link_account(secret) == dewi
    assert use_sign_in_link(secret) == dewi
    dewi.refresh_from_db()
    assert dewi.must_set_password
    with pytest.raises(LinkUnusable):
        use_sign_in_link(secret)


def test_only_a_hash_of_the_link_is_stored(budi: Scope, dewi: Account) -> None:
    secret = secret_in(make_sign_in_link(budi, dewi).url)
    assert secret not in str(SignInLink.objects.values().get())


@pytest.mark.parametrize("how", ["newer", "suspended", "late", "higher role"])
def test_a_link_stops_working(budi: Scope, dewi: Account, how: str) -> None:
    secret = secret_in(make_sign_in_link(budi, dewi).url)
    if how == "newer":
        make_sign_in_link(budi, dewi)
    elif how == "suspended":
        suspend_account(budi, dewi, "uji")
    elif how == "late":
        link = SignInLink.objects.get()
        SignInLink.objects.update(expires_at=link.created_at)
    else:
        grant_role(command_scope("uji", TODAY), dewi, Role.TAPM_KAB, "6209", since=START)
    with pytest.raises(LinkUnusable):
        use_sign_in_link(secret)


def test_handing_over_moves_the_role_and_keeps_the_history(make_scope: Callable[..., Scope], dewi: Account) -> None:
    office = make_scope("Kepala Dinas", Role.DPMD, "6209")
    taker = create_account(office, NewAccount(name="Rudi Contoh"))
    with pytest.raises(SameAccount):
        hand_over(office, dewi, dewi, list(dewi.memberships.all()), first_day=TODAY)
    hand_over(office, dewi, taker, list(dewi.memberships.all()), first_day=TODAY)
    old, new = dewi.memberships.get(), taker.memberships.get()
    assert (old.until, new.since) == (TODAY - timedelta(days=1), TODAY)
    assert (new.role, new.region_code) == (Role.PLD, DESA)
    assert end_roles_based_on(office, "assignment:1", TODAY) == 0


def test_a_known_password_is_for_the_demo_only(dewi: Account) -> None:
    with pytest.raises(NotSample):
        set_sample_password(command_scope("uji", TODAY), dewi, "data-contoh-2024")


def test_a_role_without_area_needs_the_whole_country(make_scope: Callable[..., Scope]) -> None:
    admin = make_scope("Admin", Role.ADMIN, "6209")
    with pytest.raises(AreaNotYours):
        create_account(admin, NewAccount(name="X", roles=(NewRole(role=Role.MINISTRY, region_code="", since=START),)))
    assert not Membership.objects.filter(role=Role.MINISTRY).exists()
