"""A camat's report at the kabupaten: received or returned by whom, and what everybody sees of it."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from pendamping.access.roles import Role
from pendamping.common.models import AuditEntry
from pendamping.common.periods import Month
from pendamping.common.problems import NotAllowed, NotFound
from pendamping.common.scope import Scope
from pendamping.reports.errors import DistrictReportAnswered, ReasonMissing, ReplyMissing
from pendamping.reports.models import DistrictReportStep, IssuedDocument
from pendamping.reports.schemas import DistrictPaper
from pendamping.reports.selectors.district import DistrictDetails, district_of
from pendamping.reports.selectors.district_steps import district_dossier
from pendamping.reports.services.area_documents import issue_district_report
from pendamping.reports.services.district_steps import receive_district_reports, return_district_report
from pendamping.reports.services.issuing import Issue, register
from pendamping.reports.tests.area_papers import DISTRICT

SignIn = Callable[[Scope], Client]
Send = Callable[..., IssuedDocument]
MONTH = "2024-10"
OCTOBER = Month(2024, 10)
REASON = "Sebut desa yang jembatannya rusak."
REPLY = "Jembatannya ditulis di catatan."
ELSEWHERE = "620901"


@pytest.fixture
def dpmd(make_scope: Callable[..., Scope]) -> Scope:
    return make_scope("Maria", Role.DPMD, "6209")


@pytest.fixture
def send(camat: Scope) -> Send:
    """`send("catatan", code="620901")` → a version of October's report, stored without being drawn."""

    def make(note: str = "", *, code: str = "620904") -> IssuedDocument:
        paper: DistrictPaper = replace(DISTRICT, notes=(note,))
        subject = f"district:{code}:{MONTH}"
        since, until = paper.month, paper.month.replace(day=31)
        kind = IssuedDocument.Kind.DISTRICT
        wanted = Issue(kind=kind, paper=paper, since=since, until=until, region=code, subject=subject)
        return register(camat, wanted)[0]

    return make


def test_several_are_received_at_once_and_only_once(dpmd: Scope, send: Send) -> None:
    codes = [send().code, send(code=ELSEWHERE).code]
    assert receive_district_reports(dpmd, codes) == 2
    assert receive_district_reports(dpmd, codes) == 0
    assert set(DistrictReportStep.objects.values_list("kind", "by_name")) == {("received", "Maria")}
    areas = AuditEntry.objects.filter(action="district_report.received").values_list("region_code", flat=True)
    assert set(areas) == {"620904", ELSEWHERE}


def test_one_goes_back_with_a_reason_and_its_next_version_waits_again(dpmd: Scope, send: Send) -> None:
    first = send()
    receive_district_reports(dpmd, [first.code])
    with pytest.raises(ReasonMissing):
        return_district_report(dpmd, first.code, " ")
    return_district_report(dpmd, first.code, REASON)
    with pytest.raises(DistrictReportAnswered):
        return_district_report(dpmd, first.code, REASON)
    assert receive_district_reports(dpmd, [first.code]) == 0  # it was returned
    second = send("Nanga Kemujan.")
    assert receive_district_reports(dpmd, [second.code]) == 1


def test_a_replaced_version_is_answered_no_more(dpmd: Scope, send: Send) -> None:
    first = send()
    send("Nanga Kemujan.")
    assert receive_district_reports(dpmd, [first.code]) == 0
    with pytest.raises(DistrictReportAnswered):
        return_district_report(dpmd, first.code, REASON)


def test_only_the_kabupatens_own_office_answers(
    dpmd: Scope, camat: Scope, send: Send, make_scope: Callable[..., Scope]
) -> None:
    code = send().code
    for scope in (camat, make_scope("Dewi", Role.KORKAB, "6209")):
        with pytest.raises(NotAllowed):
            receive_district_reports(scope, [code])
        with pytest.raises(NotAllowed):
            return_district_report(scope, code, REASON)
    neighbour = make_scope("Oni", Role.DPMD, "6201")
    with pytest.raises(NotFound):
        receive_district_reports(neighbour, [code])
    with pytest.raises(NotFound):
        return_district_report(neighbour, code, REASON)
    with pytest.raises(NotFound):
        receive_district_reports(dpmd, [code, "6209-tidak-ada"])
    assert not DistrictReportStep.objects.exists()


def test_the_kabupaten_answers_by_page(
    dpmd: Scope, send: Send, sign_in: SignIn, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    code, other = send().code, send(code=ELSEWHERE).code
    browser, every = sign_in(dpmd), reverse("reports:district_reports", args=["6209", MONTH])
    back = browser.post(reverse("reports:return_district_report", args=[other]), {"note": REASON}, follow=True)
    assert "Dikembalikan kepada camat" in back.text
    with django_assert_max_num_queries(15):
        page = browser.get(every).text
    assert page.index(REASON) < page.index("Menunggu diterima") < page.index("Terima yang dicentang")
    asked = {"document": [code]}
    page = browser.post(reverse("reports:receive_district_reports", args=["6209", MONTH]), asked, follow=True).text
    assert "1 laporan camat diterima." in page
    assert "Terima yang dicentang" not in page


def test_the_camat_reads_the_reason_and_mends_the_report(
    dpmd: Scope, camat: Scope, send: Send, sign_in: SignIn, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    return_district_report(dpmd, send("Jembatan rusak.").code, REASON)
    browser, address = sign_in(camat), reverse("reports:district", args=["620904", MONTH])
    home = browser.get("/").text
    assert REASON in home
    assert f"{address}#surat" in home
    with django_assert_max_num_queries(15):
        page = browser.get(address).text
    assert "Perbaiki dan kirim lagi" in page
    assert "Jembatan rusak.</textarea>" in page  # what was written before is not written again
    send("Jembatan Nanga Kemujan rusak.")
    assert REASON not in browser.get("/").text
    assert "Menunggu diterima" in browser.get(address).text


def test_what_came_back_is_handed_in_again_with_a_reply_even_unchanged(dpmd: Scope, camat: Scope) -> None:
    said = DistrictDetails("400/1", ("Bupati Lamandau",), (), "")
    first, _is_new = issue_district_report(camat, "620904", OCTOBER, said)
    assert issue_district_report(camat, "620904", OCTOBER, said) == (first, False)
    return_district_report(dpmd, first.code, REASON)
    with pytest.raises(ReplyMissing):
        issue_district_report(camat, "620904", OCTOBER, said, reply=" ")
    second, is_new = issue_district_report(camat, "620904", OCTOBER, said, reply=REPLY)
    assert is_new
    assert (second.replaces, second.content_sha256) == (first, first.content_sha256)
    assert issue_district_report(camat, "620904", OCTOBER, said) == (second, False)
    dossier = district_dossier(dpmd, district_of(dpmd, "620904"), OCTOBER)
    assert dossier.row.standing == "waiting"
    assert [(one.kind, one.by_name, one.note) for one in dossier.steps] == [
        ("returned", "Maria", REASON),
        ("again", camat.name, REPLY),
    ]
    assert receive_district_reports(dpmd, [second.code]) == 1
    assert "district_report.again" in set(AuditEntry.objects.values_list("action", flat=True))


def test_the_kabupatens_home_names_what_waits(
    dpmd: Scope, camat: Scope, send: Send, sign_in: SignIn, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    code = send().code
    browser, every = sign_in(dpmd), reverse("reports:district_reports", args=["6209", MONTH])
    browser.get("/")  # counts what is kept for a while
    with django_assert_max_num_queries(15):
        home = browser.get("/").text
    assert "1 laporan camat menunggu diterima" in home
    assert every in home
    assert "menunggu diterima" not in sign_in(camat).get("/").text
    receive_district_reports(dpmd, [code])
    assert every not in sign_in(dpmd).get("/").text
