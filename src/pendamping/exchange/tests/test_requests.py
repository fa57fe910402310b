"""The register of data requests: written down once, answered every time after."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries, DjangoCaptureOnCommitCallbacks
from tests.people import DESA, TODAY

from pendamping.access.roles import Role
from pendamping.access.scopes import command_scope
from pendamping.common.models import AuditEntry
from pendamping.common.problems import NotAllowed, NotFound
from pendamping.common.scope import Scope
from pendamping.exchange import errors
from pendamping.exchange.models import DataAnswer, DataRequest, SentFile
from pendamping.exchange.schemas import NewDataRequest
from pendamping.exchange.services import due
from pendamping.exchange.services.due import answer_what_is_due, begin_what_is_due
from pendamping.exchange.services.requests import answer_request, record_request
from pendamping.exchange.services.sending import take_answer
from pendamping.exchange.sources import SOURCES

SignIn = Callable[[Scope], Client]
MOST_QUERIES = 15
VILLAGES = 4  # of Lamandau in the tests, with one kelurahan


@pytest.fixture
def dpmd(make_scope: Callable[..., Scope]) -> Scope:
    return make_scope("Maria", Role.DPMD, "6209")


def content_of(sent: SentFile) -> bytes:
    with sent.stored.file.open("rb") as file:
        content: bytes = file.read()
        return content


def new(**changed: Any) -> NewDataRequest:
    values: dict[str, Any] = {
        "asker": "Bappeda",
        "purpose": "Penyusunan RKPD",
        "region": "6209",
        "dataset": DataRequest.Dataset.VILLAGES,
        "columns": ["region", "facilitators"],
        "form": DataRequest.Form.CSV,
        "period": DataRequest.Period.LAST_MONTH,
        "rhythm": DataRequest.Rhythm.MONTHLY,
        "due_on": TODAY,
    }
    return NewDataRequest(**(values | changed))


@pytest.fixture
def request_(dpmd: Scope, sari: Scope) -> DataRequest:
    return record_request(dpmd, new())


def test_the_next_answer_has_the_same_columns_and_the_next_days(dpmd: Scope, request_: DataRequest) -> None:
    first = answer_request(dpmd, request_.pk)
    second = answer_request(dpmd, request_.pk)
    assert (first.since, first.until) == (date(2024, 10, 1), date(2024, 10, 31))
    assert (second.since, second.until) == (date(2024, 11, 1), date(2024, 11, 30))
    sent = take_answer(dpmd, second.pk)
    rows = content_of(sent).decode("utf-8-sig").splitlines()
    assert rows[0] == "Kode wilayah,Jumlah PLD"
    assert f"{DESA},1" in rows
    assert (len(rows) - 1, sent.rows, sent.answer.taken_by) == (VILLAGES, VILLAGES, "Maria")
    assert AuditEntry.objects.filter(action="data_request.exported").count() == 1


def test_a_single_request_is_answered_once(dpmd: Scope) -> None:
    made = record_request(dpmd, new(rhythm=DataRequest.Rhythm.ONCE))
    answer_request(dpmd, made.pk)
    with pytest.raises(errors.NothingDue):
        answer_request(dpmd, made.pk)


def test_what_is_due_is_answered_by_the_night(request_: DataRequest, dpmd: Scope) -> None:
    record_request(dpmd, new(due_on=TODAY + timedelta(days=1), asker="BPS"))
    night = command_scope("Malam", TODAY)
    assert (answer_what_is_due(night), answer_what_is_due(night)) == (1, 0)
    assert DataAnswer.objects.get().made_by == "Malam"


def test_opening_the_register_begins_what_is_due_once_a_day(
    request_: DataRequest,
    dpmd: Scope,
    sign_in: SignIn,
    monkeypatch: pytest.MonkeyPatch,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    begun: list[str] = []
    monkeypatch.setattr(due, "launch", begun.append)
    page, said = reverse("exchange:requests"), "sedang disiapkan"
    with django_capture_on_commit_callbacks(execute=True):
        client = sign_in(dpmd)
        assert [said in client.get(page).content.decode() for _time in range(2)] == [True, False]
    assert begun == ["answer_requests"]
    assert begin_what_is_due(replace(dpmd, today=TODAY + timedelta(days=1)))  # the process did not come to it


def test_only_keepers_of_the_register_begin_anything(
    request_: DataRequest, sari: Scope, make_scope: Callable[..., Scope]
) -> None:
    assert not begin_what_is_due(make_scope("Rusli", Role.DPMD, "6201"))  # nothing of theirs is due
    with pytest.raises(NotAllowed):
        begin_what_is_due(sari)


def test_two_who_answer_at_once_answer_one_turn(dpmd: Scope, request_: DataRequest) -> None:
    answer_request(dpmd, request_.pk, TODAY)
    with pytest.raises(errors.AnsweredMeanwhile):
        answer_request(dpmd, request_.pk, TODAY)
    assert DataAnswer.objects.count() == 1


@pytest.mark.parametrize(
    ("changed", "problem"),
    [
        ({"region": "6201"}, errors.AreaOutsideScope),
        ({"region": ""}, errors.AreaOutsideScope),
        ({"columns": []}, errors.NoColumns),
        ({"columns": ["nik"]}, errors.ColumnUnknown),
        ({"due_on": TODAY - timedelta(days=1)}, errors.DueInPast),
    ],
)
def test_a_request_that_cannot_be_answered_is_refused(
    dpmd: Scope, changed: dict[str, object], problem: type[Exception]
) -> None:
    with pytest.raises(problem):
        record_request(dpmd, new(**changed))


def test_nobody_else_keeps_or_reads_the_register(
    request_: DataRequest, sari: Scope, make_scope: Callable[..., Scope]
) -> None:
    with pytest.raises(NotAllowed):
        record_request(sari, new())
    elsewhere = make_scope("Rusli", Role.DPMD, "6201")
    with pytest.raises(NotFound):
        answer_request(elsewhere, request_.pk)


@pytest.mark.parametrize("dataset", DataRequest.Dataset.values)
def test_every_table_can_be_taken_in_full(dpmd: Scope, sari: Scope, dataset: str) -> None:
    columns = [one.id for one in SOURCES[dataset].columns]
    made = record_request(dpmd, new(dataset=DataRequest.Dataset(dataset), columns=columns))
    sent = take_answer(dpmd, answer_request(dpmd, made.pk).pk)
    head, *_rows = content_of(sent).decode("utf-8-sig").splitlines()
    assert len(head.split(",")) == len(columns)


def test_a_request_is_recorded_and_answered_on_pages(sign_in: SignIn, dpmd: Scope) -> None:
    client = sign_in(dpmd)
    assert "Belum ada permintaan data" in client.get(reverse("exchange:requests")).content.decode()
    sent = {
        "asker": "Bappeda", "purpose": "RKPD", "region": "6209", "columns": ["region"], "period": "last_month",
        "rhythm": "once", "due_on": (TODAY + timedelta(days=3650)).isoformat(), "form": "csv",
    }  # fmt: skip
    client.post(reverse("exchange:new_request", args=["villages"]), sent)
    made = DataRequest.objects.get()
    for _twice in range(2):  # the second time from a page that is old by then
        client.post(reverse("exchange:answer", args=[made.pk]), {"due": sent["due_on"]})
    answer = client.post(reverse("exchange:take", args=[made.answers.get().pk]))
    assert b"Kode wilayah" in answer.getvalue()


def test_pages_ask_little(
    sign_in: SignIn, dpmd: Scope, request_: DataRequest, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    take_answer(dpmd, answer_request(dpmd, request_.pk).pk)
    client = sign_in(dpmd)
    for address in (reverse("exchange:requests"), reverse("exchange:request", args=[request_.pk])):
        with django_assert_max_num_queries(MOST_QUERIES):
            client.get(address)


def test_the_map_of_fields_is_open_to_whoever_writes_reports(sign_in: SignIn, sari: Scope) -> None:
    assert "Laporan bulanan" in sign_in(sari).get(reverse("exchange:fields")).content.decode()
