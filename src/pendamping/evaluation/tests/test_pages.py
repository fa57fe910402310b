import re
from collections.abc import Callable, Sequence
from datetime import timedelta

import pytest
from django.test import Client, override_settings
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from pendamping.common.scope import Scope
from pendamping.evaluation.models import Assessor, Evaluation, SchemeSetting
from pendamping.evaluation.services.ending import close_evaluation
from pendamping.evaluation.services.links import make_link
from pendamping.evaluation.tests.conftest import OF_LINK, SPLIT, last_quarter, later, this_day
from pendamping.evaluation.tests.settings import SETTING

SignIn = Callable[[Scope], Client]
MOST_QUERIES = 15
OK, NOT_FOUND, GONE, TOO_OFTEN = 200, 404, 410, 429


def page(client: Client, name: str, *args: object) -> str:
    answer = client.get(reverse(f"evaluation:{name}", args=args))
    assert answer.status_code == OK
    return answer.content.decode()


@pytest.fixture
def link(korkab: Scope, evaluation: Evaluation) -> str:
    """The address that the head of Pedongatan gets."""
    return "/" + make_link(korkab, Assessor.objects.get(region_code="6209042008").pk).url.split("/", 3)[3]


def test_the_list_says_who_has_scored(sign_in: SignIn, korkab: Scope, evaluation: Evaluation) -> None:
    told = page(sign_in(korkab), "evaluations")
    assert "0 dari 1 penilaian lengkap" in told
    assert "Sari" in told


def test_pages_ask_little(
    sign_in: SignIn, korkab: Scope, evaluation: Evaluation, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    client = sign_in(korkab)
    args = {"evaluation": [evaluation.pk], "score": [evaluation.pk]}
    for name in ("evaluations", "evaluation", "score", "assessors"):
        with django_assert_max_num_queries(MOST_QUERIES):
            page(client, name, *args.get(name, []))


def test_ratna_finds_no_page_of_sari(sign_in: SignIn, ratna: Scope, evaluation: Evaluation) -> None:
    client = sign_in(ratna)
    for name, key in (("evaluation:evaluation", evaluation.pk), ("reports:performance_file", evaluation.person_id)):
        assert client.get(reverse(name, args=[key])).status_code == NOT_FOUND


def test_a_quarter_is_opened_on_a_page(sign_in: SignIn, korkab: Scope, assessed: Scope, setting: None) -> None:
    client = sign_in(korkab)
    sent = {
        "quarter": last_quarter().iso,
        "tier": "PLD",
        "area": "6209",
        "closes_on": (this_day() + timedelta(days=5)).isoformat(),
        "reason": "Contoh",
    }
    answer = client.post(reverse("evaluation:open"), sent, follow=True)
    assert "1 penilaian dibuka." in answer.content.decode()
    assert Evaluation.objects.get().person.name == "Sari"


def test_what_lacks_in_the_scheme_is_said_on_the_page(sign_in: SignIn, korkab: Scope, assessed: Scope) -> None:
    sent = {"quarter": last_quarter().iso, "tier": "PLD", "area": "6209", "closes_on": this_day().isoformat()}
    answer = sign_in(korkab).post(reverse("evaluation:open"), sent)
    assert "Tetapkan dulu di halaman Skema" in answer.content.decode()


def test_the_scheme_is_set_on_a_page(sign_in: SignIn, dpmd: Scope) -> None:
    client = sign_in(dpmd)
    sent = {
        "area": "6209",
        "since": "2025-01-01",
        "lowest": "0",
        "highest": "100",
        "bands": "A 85\nB 70\nC 0",
        "response_days": "7",
        "basis": "Keputusan contoh",
    } | {f"points-{id_}": "12" for id_ in SETTING["points"]}
    wrong = client.post(reverse("evaluation:new_setting"), sent | {"points-keluaran": "13"})
    assert "harus tepat 60" in wrong.content.decode()
    assert "A 85" in client.post(reverse("evaluation:new_setting"), sent | {"bands": "85"}).content.decode()
    client.post(reverse("evaluation:new_setting"), sent)
    assert SchemeSetting.objects.get().setting["bands"][0]["at_least"] == "85"
    assert "Keputusan contoh" in page(client, "scheme")


def test_the_tier_above_scores_on_a_page(sign_in: SignIn, supervisor: Scope, evaluation: Evaluation) -> None:
    seat = evaluation.seats.get(assessor=None)
    client = sign_in(supervisor)
    address = reverse("evaluation:score", args=[evaluation.pk])
    half = client.post(address, {f"s{seat.pk}-administrasi": "80"})
    assert half.status_code == OK
    client.post(address, {f"s{seat.pk}-{aspect}": "80" for aspect in SPLIT})
    seat.refresh_from_db()
    assert seat.scored_by == "Budi"
    assert "12 × 80,00 ÷ 100 = 9,60" in page(client, "evaluation", evaluation.pk)


def test_a_village_head_scores_without_an_account(client: Client, link: str, evaluation: Evaluation) -> None:
    shown = client.get(link)
    assert shown.status_code == OK
    assert (shown["Referrer-Policy"], shown["X-Robots-Tag"]) == ("same-origin", "noindex, nofollow")
    assert "Kepala Desa Pedongatan" in shown.content.decode()
    seat = evaluation.seats.get(title="Kepala Desa Pedongatan")
    sent = {f"s{seat.pk}-{aspect}": "80" for aspect in OF_LINK["pengguna_layanan"]} | {"name": "Yusuf Contoh"}
    assert "tidak dapat dipakai lagi" in client.post(link, {"name": "Yusuf"}).content.decode()
    assert "Nilai Anda sudah diterima." in client.post(link, sent).content.decode()
    assert client.get(link).status_code == GONE
    assert client.post(link, sent).status_code == GONE


@override_settings(ACCOUNT_RATE_LIMITS={"evaluation_link": "1/m/ip"})
def test_guessing_links_is_slowed_down(client: Client, db: None) -> None:
    assert [client.post("/nilai/tidak-ada/").status_code for _time in range(2)] == [GONE, TOO_OFTEN]


def test_the_link_page_asks_little_for_several_people(
    client: Client, link: str, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    client.get(link)
    with django_assert_max_num_queries(MOST_QUERIES):
        client.get(link)


def test_a_link_is_shown_once_and_can_be_revoked(sign_in: SignIn, korkab: Scope, evaluation: Evaluation) -> None:
    client = sign_in(korkab)
    assessor = Assessor.objects.get(region_code="6209042008")
    shown = client.post(reverse("evaluation:link", args=[assessor.pk])).content.decode()
    assert "/nilai/" in shown
    client.post(reverse("evaluation:revoke", args=[assessor.pk]))
    assert "/nilai/" not in page(client, "assessors")


def test_links_are_made_for_all_who_have_none(
    sign_in: SignIn, client: Client, korkab: Scope, evaluation: Evaluation, link: str
) -> None:
    office = sign_in(korkab)
    made = office.post(reverse("evaluation:links"), {"quarter": evaluation.quarter.iso}).content.decode()
    addresses = set(re.findall(r"/nilai/[\w-]+/", made))
    assert len(addresses) == Assessor.objects.count() - 1  # the head of Pedongatan keeps the one that they have
    assert all(client.get(address).status_code == OK for address in {link, *addresses})
    assert "/nilai/" not in office.post(reverse("evaluation:links"), follow=True).content.decode()


def test_the_sum_says_how_it_was_rounded(sign_in: SignIn, korkab: Scope, evaluation: Evaluation) -> None:
    told = page(sign_in(korkab), "evaluation", evaluation.pk)
    assert "A mulai 85" in told
    assert "dibulatkan sekali" in told


def test_the_assessed_reads_and_answers(
    sign_in: SignIn, korkab: Scope, assessed: Scope, opened: Sequence[Evaluation]
) -> None:
    close_evaluation(later(korkab, 8), opened[0].pk)
    client = sign_in(assessed)
    told = page(client, "evaluation", opened[0].pk)
    assert "Belum menilai: Kepala Pusat P3MD" in told
    assert "dibuka " in told
    client.post(reverse("evaluation:response", args=[opened[0].pk]), {"text": "Mohon dilengkapi."})
    assert "Mohon dilengkapi." in client.get(reverse("evaluation:own_file"), follow=True).content.decode()
