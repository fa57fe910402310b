from collections.abc import Callable
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from pendamping.common.scope import Scope
from pendamping.fieldwork.models import DailyReport
from pendamping.fieldwork.tests.conftest import other_day

SignIn = Callable[[Scope], Client]
Waiting = Callable[..., DailyReport]


def test_budi_reads_what_waits_with_its_findings_first(budi: Scope, waiting: Waiting, sign_in: SignIn) -> None:
    waiting(date=other_day(8), title="Rapat persiapan")
    text = sign_in(budi).get(reverse("fieldwork:inbox")).content.decode()
    assert "Rapat persiapan" in text
    assert text.index("Perlu dilihat dulu") < text.index("Kunjungan tanpa foto")


def test_verifying_moves_on_to_the_next_report(budi: Scope, waiting: Waiting, sign_in: SignIn) -> None:
    first, second = waiting(date=other_day(7)), waiting(date=other_day(8), description="Membahas RKP desa.")
    answer = sign_in(budi).post(reverse("fieldwork:inbox_verify", args=[first.pk]))
    assert answer["Location"] == reverse("fieldwork:inbox_report", args=[second.pk])
    first.refresh_from_db()
    assert first.state == DailyReport.State.VERIFIED


def test_a_return_without_its_note_stays_open_with_the_sentence(budi: Scope, waiting: Waiting, sign_in: SignIn) -> None:
    report = waiting()
    answer = sign_in(budi).post(reverse("fieldwork:inbox_return", args=[report.pk]), {"reason": "other", "note": " "})
    assert answer.status_code == 422
    report.refresh_from_db()
    assert report.state == DailyReport.State.SUBMITTED


def test_a_return_reaches_its_author(budi: Scope, waiting: Waiting, sign_in: SignIn) -> None:
    report = waiting()
    facts = {"reason": "participants", "note": "Jumlah peserta belum diisi."}
    assert sign_in(budi).post(reverse("fieldwork:inbox_return", args=[report.pk]), facts).status_code == 302
    report.refresh_from_db()
    assert report.state == DailyReport.State.RETURNED


def test_unticked_reports_are_not_verified_in_bulk(budi: Scope, waiting: Waiting, sign_in: SignIn) -> None:
    ticked, unticked = waiting(date=other_day(7)), waiting(date=other_day(8), description="Membahas RKP desa.")
    sign_in(budi).post(reverse("fieldwork:verify_complete"), {"report": [str(ticked.pk)]})
    states = dict(DailyReport.objects.values_list("pk", "state"))
    assert states == {ticked.pk: DailyReport.State.VERIFIED, unticked.pk: DailyReport.State.SUBMITTED}


@pytest.mark.parametrize("name", ["inbox_report", "inbox_verify", "inbox_return"])
def test_the_inbox_is_closed_to_sari_and_to_guessed_ids(
    sari: Scope, budi: Scope, sign_in: SignIn, waiting: Waiting, name: str
) -> None:
    report = waiting()
    assert sign_in(sari).post(reverse(f"fieldwork:{name}", args=[report.pk])).status_code == 404
    assert sign_in(budi).post(reverse(f"fieldwork:{name}", args=[uuid4()])).status_code == 404


def test_the_number_of_queries_does_not_grow_with_what_waits(
    budi: Scope,
    waiting: Waiting,
    sign_in: SignIn,
    django_assert_max_num_queries: Callable[..., object],
) -> None:
    for day in range(1, 9):
        waiting(date=other_day(day), description=f"Kegiatan tanggal {day}.")
    browser = sign_in(budi)
    with django_assert_max_num_queries(30):  # type: ignore[attr-defined]  # a context manager
        browser.get(reverse("fieldwork:inbox"))
