"""What was handed over stays as it was, whatever the data say later."""

from collections.abc import Callable

import pytest
from django.core.files.storage import default_storage
from django.test import Client
from django.urls import reverse
from tests.people import DESA, TODAY

from pendamping.access.roles import Role
from pendamping.common.models import AuditEntry
from pendamping.common.problems import NotAllowed, NotFound
from pendamping.common.scope import Scope
from pendamping.exchange import errors
from pendamping.exchange.models import DataAnswer, DataRequest, SentFile
from pendamping.exchange.schemas import NewDataRequest
from pendamping.exchange.services.requests import answer_request, record_request
from pendamping.exchange.services.sending import take_answer, take_sent
from pendamping.regions.models import Region

SignIn = Callable[[Scope], Client]


@pytest.fixture
def dpmd(make_scope: Callable[..., Scope]) -> Scope:
    return make_scope("Maria", Role.DPMD, "6209")


@pytest.fixture(params=DataRequest.Form.values)
def answer(dpmd: Scope, sari: Scope, request: pytest.FixtureRequest) -> DataAnswer:
    asked = NewDataRequest(
        asker="Bappeda",
        purpose="Penyusunan RKPD",
        region="6209",
        dataset=DataRequest.Dataset.VILLAGES,
        columns=["region", "place"],
        form=DataRequest.Form(request.param),
        period=DataRequest.Period.LAST_MONTH,
        rhythm=DataRequest.Rhythm.ONCE,
        due_on=TODAY,
    )
    return answer_request(dpmd, record_request(dpmd, asked).pk)


def rename() -> None:
    Region.objects.filter(pk=DESA).update(name="Nama Baru")


def test_what_was_sent_stays_and_the_data_of_today_stand_beside_it(dpmd: Scope, answer: DataAnswer) -> None:
    first = take_answer(dpmd, answer.pk)
    rename()
    second = take_answer(dpmd, answer.pk)
    assert first.stored_id != second.stored_id
    assert take_sent(dpmd, first.pk).stored_id == first.stored_id
    acts = (
        AuditEntry.objects.filter(action="data_request.exported").order_by("sequence").values_list("facts", flat=True)
    )
    assert [(one["sha256"], one["again"]) for one in acts] == [
        (first.stored_id, False),
        (second.stored_id, False),
        (first.stored_id, True),
    ]


def test_the_same_rows_are_the_same_file(dpmd: Scope, answer: DataAnswer) -> None:
    assert take_answer(dpmd, answer.pk) == take_answer(dpmd, answer.pk)
    assert SentFile.objects.count() == 1


def test_the_page_offers_both_apart(sign_in: SignIn, dpmd: Scope, answer: DataAnswer) -> None:
    client, page = sign_in(dpmd), reverse("exchange:request", args=[answer.request_id])
    assert "Data hari ini" not in client.get(page).content.decode()
    taken = client.post(reverse("exchange:take", args=[answer.pk])).getvalue()
    sent = SentFile.objects.get()
    rename()
    shown = client.get(page).content.decode()
    assert "Yang dikirim" in shown
    assert "Data hari ini" in shown
    assert sent.stored_id in shown
    assert client.post(reverse("exchange:take_again", args=[sent.pk])).getvalue() == taken


def test_a_file_that_is_no_longer_whole_is_not_handed_out_as_what_was_sent(dpmd: Scope, answer: DataAnswer) -> None:
    sent = take_answer(dpmd, answer.pk)
    name = sent.stored.file.name or ""
    with default_storage.open(name, "ab") as file:
        file.write(b"x")
    with pytest.raises(errors.SentFileLost):
        take_sent(dpmd, sent.pk)
    default_storage.delete(name)
    with pytest.raises(errors.SentFileLost):
        take_sent(dpmd, sent.pk)


def test_nobody_else_takes_what_was_sent(
    dpmd: Scope, sari: Scope, answer: DataAnswer, make_scope: Callable[..., Scope]
) -> None:
    sent = take_answer(dpmd, answer.pk)
    with pytest.raises(NotAllowed):
        take_sent(sari, sent.pk)
    with pytest.raises(NotFound):
        take_sent(make_scope("Rusli", Role.DPMD, "6201"), sent.pk)
