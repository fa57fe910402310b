"""All papers of a month in one file: what lies in it, what is told as missing, stopping, going on, and whose it is."""

import io
import zipfile
from collections.abc import Callable
from datetime import date

import pytest
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries
from python_calamine import CalamineWorkbook
from tests.people import TODAY

from pendamping.access.models import Membership
from pendamping.access.scopes import command_scope
from pendamping.common.background import AT_ONCE, SILENT
from pendamping.common.ids import new_id
from pendamping.common.models import AuditEntry
from pendamping.common.periods import Month, Quarter
from pendamping.common.problems import NotAllowed, NotFound
from pendamping.common.scope import Scope
from pendamping.fieldwork.models import DailyReport
from pendamping.reports.errors import BundleNotReady, BundleRunning, PeriodInFuture, TooManyBundles
from pendamping.reports.models import BundlePart, IssuedDocument, PaperBundle
from pendamping.reports.selectors.bundles import planned_parts
from pendamping.reports.selectors.summary_papers import LetterDetails
from pendamping.reports.services.bundles import ask_for_bundle, go_on_with_bundle, open_bundle, stop_bundle
from pendamping.reports.services.bundling import make_bundle
from pendamping.reports.services.handing_in import submit_monthly_report
from pendamping.reports.services.summaries import issue_person_summary, issue_summary
from pendamping.reports.tests.conftest import Write, own_id
from pendamping.reports.typesetting import missing_fonts

pytestmark = pytest.mark.skipif(bool(missing_fonts()), reason="fonts of the documents are not built: run make build")

OCTOBER = Month(2024, 10)
DISTRICT = "620904"
MACHINE = command_scope("uji", TODAY)
State = PaperBundle.State


def asked(scope: Scope, *, with_docx: bool = False) -> PaperBundle:
    return ask_for_bundle(scope, DISTRICT, OCTOBER, with_docx=with_docx)


def made(bundle: PaperBundle) -> PaperBundle:
    bundle.refresh_from_db()
    assert bundle.run is not None
    make_bundle(MACHINE, bundle.pk, bundle.run)
    bundle.refresh_from_db()
    return bundle


def test_one_file_holds_every_paper_and_says_what_is_missing(
    budi: Scope, sari: Scope, october: list[DailyReport]
) -> None:
    submit_monthly_report(sari, own_id(sari), OCTOBER)
    bundle = made(asked(budi))
    assert (bundle.state, bundle.failure, bundle.percent) == (State.DONE, "", 100)
    with bundle.file.open() as file, zipfile.ZipFile(file) as packed:
        names = packed.namelist()
        rows = CalamineWorkbook.from_filelike(io.BytesIO(packed.read("daftar-isi.xlsx"))).get_sheet_by_index(0)
        page = packed.read("daftar-isi.html").decode()
        assert packed.read("Bulik Timur/Sari - Laporan bulanan.pdf").startswith(b"%PDF")
    assert set(names) == {
        "daftar-isi.html",
        "daftar-isi.xlsx",
        "Bulik Timur/Rekap supervisor Kecamatan Bulik Timur.xlsx",
        *(f"Bulik Timur/Sari - {kind}.pdf" for kind in ("Laporan bulanan", "Lembar kerja tiga bagian")),
        "Bulik Timur/Sari - Laporan kunjungan lapangan.pdf",
    }
    missing = {row[1]: str(row[6]) for row in rows.to_python()[1:] if row[3] == "belum ada"}
    assert missing["Kecamatan Bulik Timur"].startswith("Belum diterbitkan")
    assert missing["Budi, PD Bulik Timur"]
    assert 'href="Bulik%20Timur/Sari%20-%20Laporan%20bulanan.pdf"' in page
    assert IssuedDocument.objects.count() == 3  # each with its code, as from its own page


def test_a_month_that_closes_longer_periods_brings_their_summaries(sari: Scope, budi: Scope, write: Write) -> None:
    write(2, date=date(2024, 9, 2))
    issued, _is_new = issue_summary(budi, DISTRICT, Quarter(2024, 3), LetterDetails())
    own, _is_new = issue_person_summary(sari, own_id(sari), Quarter(2024, 3))
    bundle = made(ask_for_bundle(budi, DISTRICT, Month(2024, 9), with_docx=False))
    parts = bundle.parts.filter(kind__contains="summary").values_list("path", "code")
    assert dict(parts) == {
        "Bulik Timur/Ringkasan Triwulan III 2024 Kecamatan Bulik Timur": issued.code,
        "Bulik Timur/Sari - Ringkasan pendamping Triwulan III 2024": own.code,
    }
    june = ask_for_bundle(budi, DISTRICT, Month(2024, 6), with_docx=False)
    assert [one.period for one in planned_parts(budi, june) if one.period] == ["2024-2", "2024-S1"]


def test_a_month_that_is_not_handed_in_is_left_out_with_its_state(budi: Scope, october: list[DailyReport]) -> None:
    bundle = made(asked(budi))
    monthly = bundle.parts.get(kind="monthly", title__startswith="Sari")
    assert (monthly.state, monthly.reason) == (BundlePart.State.LEFT_OUT, "Laporan bulan ini belum diserahkan.")


def test_stopped_it_keeps_what_is_made_and_goes_on_from_there(
    budi: Scope, october: list[DailyReport], monkeypatch: pytest.MonkeyPatch
) -> None:
    bundle = asked(budi)
    stop_bundle(budi, bundle.pk)
    assert made(bundle).state == State.CANCELLED
    first = bundle.parts.filter(kind="three_part", title__startswith="Sari").get()
    first.state, first.files = BundlePart.State.MADE, {}
    first.save()
    go_on_with_bundle(budi, bundle.pk)
    assert made(bundle).state == State.DONE
    assert not IssuedDocument.objects.filter(kind="three_part").exists()  # made before, so not made again
    assert not default_storage.exists(f"bundles/{bundle.pk}/0005.pdf")  # packed; the single files are gone
    with pytest.raises(BundleRunning):
        go_on_with_bundle(budi, bundle.pk)
    with pytest.raises(BundleNotReady):
        stop_bundle(budi, bundle.pk)


def test_a_dead_process_is_followed_by_another_and_changes_nothing_any_more(budi: Scope) -> None:
    bundle = asked(budi)
    bundle.refresh_from_db()
    old = bundle.run
    assert old is not None
    with pytest.raises(BundleRunning):
        go_on_with_bundle(budi, bundle.pk)
    PaperBundle.objects.update(heard_at=timezone.now() - 2 * SILENT)
    go_on_with_bundle(budi, bundle.pk)
    with pytest.raises(NotFound):
        make_bundle(MACHINE, bundle.pk, old)


def test_who_lost_the_role_meanwhile_gets_nothing(budi: Scope) -> None:
    bundle = asked(budi)
    Membership.objects.filter(account_id=budi.account_id or 0).delete()
    assert made(bundle).state == State.FAILED
    assert not bundle.parts.exists()


def test_a_bundle_is_its_askers_alone(budi: Scope, sari: Scope, ratna: Scope, camat: Scope) -> None:
    bundle = asked(budi)
    for other in (camat, ratna):
        with pytest.raises((NotFound, NotAllowed)):
            open_bundle(other, bundle.pk)
    with pytest.raises(NotAllowed):
        asked(sari)
    with pytest.raises(NotFound):
        ask_for_bundle(budi, "6209", OCTOBER, with_docx=False)
    with pytest.raises(PeriodInFuture):
        ask_for_bundle(budi, DISTRICT, Month(2025, 1), with_docx=False)
    with pytest.raises(BundleNotReady):
        open_bundle(budi, bundle.pk)


def test_no_more_at_once_than_the_machine_bears(budi: Scope) -> None:
    for _time in range(AT_ONCE):
        asked(budi)
    with pytest.raises(TooManyBundles):
        asked(budi)


def test_the_pages_ask_show_and_hand_out(
    budi: Scope,
    sign_in: Callable[[Scope], Client],
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    browser = sign_in(budi)
    asking = reverse("reports:bundles", args=[DISTRICT, OCTOBER.iso])
    shown = browser.post(asking, {})
    bundle = PaperBundle.objects.get()
    assert shown["Location"] == reverse("reports:bundle", args=[bundle.pk])
    assert browser.get(shown["Location"])["Refresh"] == "2"
    call_command("make_bundle", str(bundle.pk), str(bundle.run))
    with django_assert_max_num_queries(15):
        page = browser.get(shown["Location"]).content.decode()
    assert "Unduh ZIP" in page
    assert "belum diserahkan" in page
    with django_assert_max_num_queries(15):
        assert "selesai" in browser.get(asking).content.decode()
    taken = browser.get(reverse("reports:bundle_file", args=[bundle.pk]))
    assert zipfile.ZipFile(io.BytesIO(b"".join(taken.streaming_content))).testzip() is None  # type: ignore[attr-defined]
    assert AuditEntry.objects.filter(action="paper_bundle.taken").count() == 1
    with pytest.raises(CommandError):
        call_command("make_bundle", str(bundle.pk), str(new_id()))
