"""The pages of works, each once for working and once for refusing."""

from collections.abc import Callable
from datetime import date, timedelta
from http import HTTPStatus

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries
from tests.people import DESA, FOREIGN_DESA, TODAY

from pendamping.common.ids import new_id
from pendamping.common.models import AuditEntry
from pendamping.common.scope import Scope
from pendamping.common.tables import read_table, write_csv
from pendamping.villages.models import Work, WorkProgress
from pendamping.villages.services import record_work, write_progress
from pendamping.villages.tests.samples import new_progress, new_work
from pendamping.villages.tests.test_importing import FAULTY, GOOD, HEAD

SignIn = Callable[[Scope], Client]
MOST_QUERIES = 15  # of a page, the session and the account included


@pytest.mark.parametrize("name", ["villages:works", "villages:village"])
def test_lists_ask_no_more_for_more_works(
    sari: Scope, sign_in: SignIn, name: str, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(12):
        record_work(sari, new_work(name=f"Kegiatan {number} (data contoh)"))
    client = sign_in(sari)
    address = reverse(name, args=[DESA] if name == "villages:village" else [])
    with django_assert_max_num_queries(MOST_QUERIES):
        answer = client.get(f"{address}?tahun={TODAY.year}")
    assert answer.content.count(b"data contoh)</a>") == 12


def test_the_register_is_narrowed_and_taken_along(sari: Scope, sign_in: SignIn, road: Work) -> None:
    record_work(sari, new_work(name="Posyandu (data contoh)", activity_code="2.2.02"))
    write_progress(sari, new_progress(road.pk, 100))
    client, query = sign_in(sari), f"?tahun={TODAY.year}&keadaan=done&q=rabat"
    page = client.get(reverse("villages:works") + query).content.decode()
    assert road.name in page
    assert "Posyandu" not in page
    taken = client.post(reverse("villages:export") + query, {"format": "csv"})
    lines = b"".join(taken).decode("utf-8-sig").splitlines()
    assert len(lines) == 2
    assert lines[1].startswith(f"{DESA},{TODAY.year},2,2.3.10,")
    assert AuditEntry.objects.filter(action="work.exported").count() == 1


def test_stuck_works_are_listed_with_their_reason_the_longest_first(sari: Scope, sign_in: SignIn, road: Work) -> None:
    """The page judges on the day of the reader, which lies after every plan of these samples."""
    record_work(sari, new_work(name="Posyandu (data contoh)", planned_end=date(TODAY.year, 5, 31)))
    this_year = timezone.localdate().year
    Work.objects.update(year=this_year)
    page = sign_in(sari).get(reverse("villages:stuck")).content.decode()
    assert "2 kegiatan tersendat" in page
    assert page.index("Posyandu") < page.index(road.name)
    assert "lewat rencana selesai" in page


def test_above_a_kabupaten_an_area_is_chosen_first(make_scope: Callable[..., Scope], sign_in: SignIn) -> None:
    client = sign_in(make_scope("Dewi", "KORPROV", "62"))
    assert "?wilayah=6209" in client.get(reverse("villages:works")).content.decode()


def test_progress_is_written_on_the_page_of_the_work(sari: Scope, sign_in: SignIn, road: Work) -> None:
    write_progress(sari, new_progress(road.pk, 50, day=TODAY - timedelta(days=20)))
    client, form = sign_in(sari), {"progress-id": str(new_id()), "progress-date": TODAY.isoformat()}
    refused = client.post(reverse("villages:progress", args=[road.pk]), form | {"progress-percent": "40"})
    assert "Tulis sebabnya" in refused.content.decode()
    sent = form | {"progress-percent": "75", "progress-disbursed": "150.000.000", "progress-output": "90,5"}
    client.post(reverse("villages:progress", args=[road.pk]), sent)
    assert WorkProgress.objects.latest("date").disbursed == 150_000_000
    assert "90,5 m" in client.get(reverse("villages:work", args=[road.pk])).content.decode()


def test_the_village_head_reads_and_ratna_finds_nothing(head: Scope, ratna: Scope, sign_in: SignIn, road: Work) -> None:
    address = reverse("villages:work", args=[road.pk])
    page = sign_in(head).get(address).content.decode()
    assert road.name in page
    assert "Catat kemajuan" not in page
    assert sign_in(ratna).get(address).status_code == HTTPStatus.NOT_FOUND
    assert sign_in(ratna).get(reverse("villages:village", args=[DESA])).status_code == HTTPStatus.NOT_FOUND
    assert sign_in(ratna).get(reverse("villages:village", args=[FOREIGN_DESA])).status_code == HTTPStatus.OK


def test_a_work_is_written_down_and_mended(sari: Scope, sign_in: SignIn) -> None:
    client = sign_in(sari)
    values = new_work().model_dump(mode="json") | {"volume": "120,5", "budget": "200.000.000"}
    client.post(reverse("villages:new"), values)
    work = Work.objects.get()
    page = client.post(
        reverse("villages:edit", args=[work.pk]), values | {"budget": "180000000", "version": "1"}, follow=True
    )
    assert "Anggaran semula Rp200.000.000" in page.content.decode()


def test_a_sheet_is_imported_and_its_faulty_rows_come_back(sari: Scope, sign_in: SignIn) -> None:
    client = sign_in(sari)
    upload = SimpleUploadedFile("kegiatan.csv", write_csv([HEAD, *GOOD, *FAULTY]))
    page = client.post(reverse("villages:import"), {"file": upload})
    assert "2 kegiatan tersimpan, 3 baris perlu diperbaiki" in page.content.decode()
    back = client.post(reverse("villages:faulty_rows"), {"signed_faulty": page.context["signed_faulty"]})
    assert len(read_table("perbaiki.xlsx", back.content).sheets[0].lines) == 4
    template = client.get(reverse("villages:template"))
    assert len(read_table("contoh.xlsx", template.content).sheets) == 3
