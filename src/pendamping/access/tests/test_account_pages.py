from collections.abc import Callable
from datetime import date, timedelta

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from tests.people import DESA, FOREIGN_DESA, OTHER_DESA, TODAY

from pendamping.access.models import Account, Membership, SignInLink
from pendamping.access.roles import Role
from pendamping.access.schemas import NewAccount, NewRole
from pendamping.access.services import create_account, grant_role
from pendamping.common.scope import Scope

LIST = "/akun/pengguna/"
SignIn = Callable[[Scope], Client]


def path_of(account: Account, act: str = "") -> str:
    return f"{LIST}{account.pk}/{act}"


def test_the_list_finds_by_name_and_phone_and_role(office: Scope, dewi: Account, sign_in: SignIn) -> None:
    client = sign_in(office)
    for query in ("q=dewi", "q=0812-3456-7890", "q=DEWI@contoh.id", "role=PLD", "status=new"):
        assert "Dewi Contoh" in client.get(f"{LIST}?{query}").content.decode()
    for query in ("q=tidak-ada", "role=CAMAT", "status=suspended", "q=0899999999"):
        assert "Tidak ada akun yang cocok" in client.get(f"{LIST}?{query}").content.decode()


def test_a_wrong_filter_counts_as_none(office: Scope, dewi: Account, sign_in: SignIn) -> None:
    assert "Dewi Contoh" in sign_in(office).get(f"{LIST}?role=RAJA&status=x&page=x").content.decode()


def test_the_list_costs_the_same_for_one_account_and_for_many(
    office: Scope, dewi: Account, sign_in: SignIn, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(20):
        role = NewRole(role=Role.PLD, region_code=OTHER_DESA, since=TODAY)
        create_account(office, NewAccount(name=f"Akun {number}", roles=(role,)))
    client = sign_in(office)
    with django_assert_max_num_queries(15):
        client.get(LIST)


def test_making_an_account_leads_to_it(office: Scope, sign_in: SignIn) -> None:
    client = sign_in(office)
    answer = client.post(
        f"{LIST}baru/",
        {
            "name": "Rudi Contoh",
            "role": "PLD",
            "region_code": "Pedongatan",
            "since": "2024-11-12",
            "phone": "08111222333",
        },
    )
    account = Account.objects.get(username="rudi.contoh")
    assert answer["Location"] == path_of(account)
    assert account.memberships.get().region_code == DESA
    assert "Beri tautan masuk" in client.get(answer["Location"]).content.decode()


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"region_code": FOREIGN_DESA}, "Tidak ada wilayah seperti itu"),
        ({"region_code": ""}, "Tidak ada wilayah seperti itu"),
        ({"region_code": "bulik", "role": "PD"}, "Ada beberapa yang cocok"),
        ({"role": "MINISTRY"}, "Masukkan pilihan yang valid"),
        ({"phone": "12"}, "Nomor HP itu tidak dikenali"),
        ({"email": "bukan-surel"}, "tidak lengkap"),
        ({"until": "2024-01-01"}, "hari terakhirnya tidak dapat"),
    ],
)
def test_what_does_not_fit_is_said_at_its_field(
    office: Scope, sign_in: SignIn, values: dict[str, str], said: str
) -> None:
    form = {"name": "Rudi Contoh", "role": "PLD", "region_code": DESA, "since": "2024-11-12"} | values
    answer = sign_in(office).post(f"{LIST}baru/", form)
    assert answer.status_code == 200
    assert said in answer.content.decode()
    assert not Account.objects.filter(name="Rudi Contoh").exists()


def test_the_link_is_shown_once_with_its_qr(office: Scope, dewi: Account, sign_in: SignIn) -> None:
    client = sign_in(office)
    answer = client.post(path_of(dewi, "kartu/"))
    page = answer.content.decode()
    assert "/akun/tautan/" in page
    assert "<svg" in page
    assert "no-store" in answer["Cache-Control"]
    assert "/akun/tautan/" not in client.get(path_of(dewi)).content.decode()


def test_cards_for_the_chosen_accounts_only(office: Scope, dewi: Account, ratna: Scope, sign_in: SignIn) -> None:
    client = sign_in(office)
    page = client.post(f"{LIST}kartu/", {"account": [dewi.pk, ratna.account_id, office.account_id, "x"]})
    assert page.content.decode().count('class="sign-in-card"') == 1
    assert SignInLink.objects.get().account == dewi
    assert client.post(f"{LIST}kartu/", {"account": []})["Location"] == LIST


def test_suspending_and_resuming_ask_for_a_reason(office: Scope, dewi: Account, sign_in: SignIn) -> None:
    client = sign_in(office)
    assert client.post(path_of(dewi, "tangguhkan/"), {"reason": ""}).status_code == 200
    client.post(path_of(dewi, "tangguhkan/"), {"reason": "Cuti panjang"})
    assert "Cuti panjang" in client.get(path_of(dewi)).content.decode()
    client.post(path_of(dewi, "tangguhkan/"), {"reason": "Kembali"})
    dewi.refresh_from_db()
    assert dewi.is_active


def test_a_role_is_added_and_ended(office: Scope, dewi: Account, sign_in: SignIn) -> None:
    client = sign_in(office)
    client.post(path_of(dewi, "peran/"), {"role": "KPMD", "region_code": OTHER_DESA, "since": "2024-11-01"})
    added = dewi.memberships.get(role=Role.KPMD)
    client.post(path_of(dewi, f"peran/{added.pk}/"), {"last_day": "2024-11-30"})
    added.refresh_from_db()
    assert added.until == date(2024, 11, 30)


def test_the_same_role_twice_is_said_in_the_form(office: Scope, dewi: Account, sign_in: SignIn) -> None:
    answer = sign_in(office).post(path_of(dewi, "peran/"), {"role": "PLD", "region_code": DESA, "since": "2024-11-01"})
    assert "sudah memegang peran itu" in answer.content.decode()


def test_handing_over_by_account_name(office: Scope, dewi: Account, sign_in: SignIn) -> None:
    client = sign_in(office)
    taker = create_account(office, NewAccount(name="Rudi Contoh"))
    form = {"roles": [dewi.memberships.get().pk], "to_account": "RUDI.contoh", "first_day": "2024-12-01"}
    assert client.post(path_of(dewi, "serahkan/"), form)["Location"] == path_of(taker)
    assert taker.memberships.get().since == date(2024, 12, 1)
    assert dewi.memberships.get().until == date(2024, 11, 30)


def test_handing_over_to_nobody_is_said(office: Scope, dewi: Account, sign_in: SignIn) -> None:
    form = {"roles": [dewi.memberships.get().pk], "to_account": "tidak.ada", "first_day": "2024-12-01"}
    answer = sign_in(office).post(path_of(dewi, "serahkan/"), form)
    assert "Tidak ada akun tidak.ada" in answer.content.decode()


def test_a_lost_second_factor_is_taken_away(office: Scope, dewi: Account, sign_in: SignIn) -> None:
    Authenticator.objects.create(user=dewi, type=Authenticator.Type.TOTP, data={"secret": "x"})
    sign_in(office).post(path_of(dewi, "dua-langkah/"))
    assert not Authenticator.objects.filter(user=dewi).exists()


def test_acts_on_an_account_above_are_not_offered_and_not_done(
    budi: Scope, office: Scope, dewi: Account, sign_in: SignIn
) -> None:
    Membership.objects.create(account=dewi, role=Role.TAPM_KAB, region_code="6209", since=TODAY - timedelta(days=1))
    client = sign_in(budi)
    assert "Tangguhkan" not in client.get(path_of(dewi)).content.decode()
    assert client.post(path_of(dewi, "kartu/")).status_code == 422
    assert client.post(path_of(dewi, "tangguhkan/"), {"reason": "uji"}).status_code == 422
    dewi.refresh_from_db()
    assert dewi.is_active


def test_switching_the_role_stays_within_ones_own(budi: Scope, office: Scope, sign_in: SignIn) -> None:
    account = Account.objects.get(username="budi")
    grant_role(office, account, Role.KORCAM, "620904", since=TODAY)
    client = sign_in(budi)
    client.post("/akun/peran/", {"role": "KORCAM"})
    assert client.get("/akun/").context["scope"].role == "KORCAM"
    client.post("/akun/peran/", {"role": "ADMIN"})
    assert client.get("/akun/").context["scope"].role == "KORCAM"


def test_the_language_is_remembered(sari: Scope, sign_in: SignIn) -> None:
    client = sign_in(sari)
    client.post("/bahasa/setlang/", {"language": "en"})
    assert client.get("/akun/")["Content-Language"] == "en"
