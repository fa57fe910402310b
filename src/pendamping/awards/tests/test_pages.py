"""Pages of awards, and the certificate with its check code."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from pendamping.awards.models import Award, Candidate
from pendamping.awards.services.awards import decide_candidate
from pendamping.awards.tests.conftest import REPLIED, criteria
from pendamping.common.scope import Scope
from pendamping.meetings.models import Meeting
from pendamping.meetings.services import open_meeting
from pendamping.meetings.services.ceremonies import withdraw_award
from pendamping.meetings.tests.conftest import meeting, offices, series
from pendamping.reports.models import IssuedDocument

__all__ = ["meeting", "offices", "series"]  # fixtures of the meetings' own tests
SignIn = Callable[[Scope], Client]


def test_an_office_writes_and_publishes_criteria(sari: Scope, dpmd: Scope, sign_in: SignIn) -> None:
    browser = sign_in(dpmd)
    filled = criteria().model_dump(mode="json")
    address = browser.post("/penghargaan/baru/", filled).headers["Location"]
    assert sign_in(sari).get(address).status_code == 404
    browser = sign_in(dpmd)
    browser.post(f"{address}ubah/", filled | {"least_months": "24"})
    browser.post(f"{address}langkah/", {"to": "publish"})
    assert browser.get(f"{address}ubah/").status_code == 409
    assert "paling sedikit 24 bulan tanpa putus" in sign_in(sari).get(address).content.decode()


def test_the_list_is_for_the_office(
    dpmd: Scope, listed: Award, sign_in: SignIn, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    browser = sign_in(dpmd)
    one = Candidate.objects.first()
    assert one is not None
    for address in ("/penghargaan/", f"/penghargaan/{listed.pk}/", f"/penghargaan/calon/{one.pk}/"):
        with django_assert_max_num_queries(15):
            assert browser.get(address).status_code == 200
    assert "hanya pengelola dan juri" in browser.get(f"/penghargaan/{listed.pk}/").content.decode()


def test_each_line_is_for_its_person(sari: Scope, budi: Scope, listed: Award, sign_in: SignIn) -> None:
    mine = Candidate.objects.get(person__name=sari.name)
    Award.objects.update(shortlisted_on=timezone.localdate())  # the browser asks today
    browser = sign_in(sari)
    page = browser.get(f"/penghargaan/{listed.pk}/").content.decode()
    assert "Anda ada di daftar piagam ini" in page
    assert "hanya pengelola dan juri" not in page
    browser.post(f"/penghargaan/calon/{mine.pk}/tanggapan/", {"text": "Terima kasih."})
    assert "Terima kasih." in browser.get(f"/penghargaan/calon/{mine.pk}/").content.decode()
    assert sign_in(budi).get(f"/penghargaan/calon/{mine.pk}/").status_code == 404


def test_a_certificate_has_a_code_that_anybody_may_check(
    sari: Scope, dpmd: Scope, listed: Award, sign_in: SignIn, client: Client
) -> None:
    mine = Candidate.objects.get(person__name=sari.name)
    Award.objects.update(shortlisted_on=date.today() - timedelta(days=30))  # noqa: DTZ011  the browser asks today
    browser = sign_in(dpmd)
    browser.post(f"/penghargaan/calon/{mine.pk}/keputusan/", {"verdict": "awarded", "text": "Kader aktif kembali."})
    browser.post(f"/laporan/piagam/{mine.pk}/", {"number": "1/contoh", "role": "Bupati Lamandau"})
    document = IssuedDocument.objects.get(kind=IssuedDocument.Kind.CERTIFICATE)
    assert sign_in(sari).get(f"/laporan/piagam/{mine.pk}.pdf").content.startswith(b"%PDF")
    client.logout()
    page = client.get(f"/periksa/{document.code}/").content.decode()
    assert "Dokumen ini terbit dari kantor ini." in page
    assert "TPP Inspiratif 2024" in page


def test_no_certificate_without_a_decision(sari: Scope, dpmd: Scope, listed: Award, sign_in: SignIn) -> None:
    mine = Candidate.objects.get(person__name=sari.name)
    sign_in(dpmd).post(f"/laporan/piagam/{mine.pk}/", {"number": "1", "role": "Bupati"})
    assert not IssuedDocument.objects.exists()
    decide_candidate(replace(dpmd, today=REPLIED), mine.pk, Candidate.Verdict.NOT_AWARDED, "Belum tahun ini.")
    assert sign_in(sari).get(f"/laporan/piagam/{mine.pk}.pdf").status_code == 404


def test_an_award_is_handed_over_at_a_meeting(
    sari: Scope, dpmd: Scope, listed: Award, meeting: Meeting, sign_in: SignIn
) -> None:
    mine = Candidate.objects.get(person__name=sari.name)
    browser = sign_in(dpmd)
    page = f"/penghargaan/rapat/{meeting.pk}/"
    assert "Tidak ada piagam yang menunggu" in browser.get(page).content.decode()
    decide_candidate(replace(dpmd, today=REPLIED), mine.pk, Candidate.Verdict.AWARDED, "Kader aktif kembali.")
    open_meeting(dpmd, meeting.pk)
    refused = browser.post(page, {"giver": "Wakil Bupati"})
    assert refused.status_code == 200
    browser.post(page, {"candidates": [str(mine.pk)], "giver": "Wakil Bupati"})
    given = meeting.given_awards.get()
    assert (given.name, given.recipient, given.giver) == (listed.name, "Sari", "Wakil Bupati")
    assert "diserahkan Wakil Bupati pada" in sign_in(sari).get(f"/penghargaan/{listed.pk}/").content.decode()
    withdraw_award(dpmd, given.pk)
    assert "Sari" in sign_in(dpmd).get(page).content.decode()
