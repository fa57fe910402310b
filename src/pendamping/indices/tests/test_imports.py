"""A file in two steps; nothing changes before the second, and the second does it all or nothing."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.test import Client, TestCase
from tests.people import DESA, FOREIGN_DESA, OTHER_DESA

from pendamping.access.roles import Role
from pendamping.common.problems import NotAllowed
from pendamping.common.scope import Scope
from pendamping.indices.comparing import Effect
from pendamping.indices.errors import ImportNotFound, NothingToRead, NotPreview, SourceReachesFurther
from pendamping.indices.models import OfficialResult, ResultImport, ResultSource
from pendamping.indices.schemas import NewSource
from pendamping.indices.services import imports as service
from pendamping.indices.services.imports import confirm_import, discard_import, prepare_import
from pendamping.indices.services.recording import record_results
from pendamping.indices.services.sources import prefer_source
from pendamping.indices.tests.published import document_bytes, row
from pendamping.regions.models import Region

SignIn = Callable[[Scope], Client]
API = NewSource("API")
TABLE = f"kode,nama_desa,idm,status\n{DESA},PEDONGATAN,0.7056,BERKEMBANG\n{DESA[:-1]},X,0.5,MAJU\n".encode()
captured = TestCase.captureOnCommitCallbacks


def test_a_preview_says_what_would_happen_and_changes_nothing(dpmd: Scope) -> None:
    run = prepare_import(dpmd, API, "hasil.csv", TABLE, 2024)
    assert (run.counts["new"], run.counts["faulty"], run.counts["years"]) == (1, 1, {"2024": 1})
    assert "bukan sepuluh angka" in run.counts["faulty_rows"][0]
    assert not OfficialResult.objects.exists()


def test_confirming_records_and_forgets_the_file(dpmd: Scope) -> None:
    run = prepare_import(dpmd, API, "hasil.csv", TABLE, 2024)
    kept = run.file.name
    with captured(execute=True):
        assert confirm_import(dpmd, run.pk).counts[Effect.NEW] == 1
    assert OfficialResult.objects.get().made_by_import == run
    assert not default_storage.exists(str(kept))
    with pytest.raises(NotPreview):
        confirm_import(dpmd, run.pk)


def test_a_confirmation_that_breaks_off_leaves_the_preview(dpmd: Scope, monkeypatch: pytest.MonkeyPatch) -> None:
    run = prepare_import(dpmd, API, "hasil.csv", TABLE, 2024)
    monkeypatch.setattr("pendamping.indices.services.recording.let_one_count", _fail)
    with pytest.raises(OSError, match="listrik padam"):
        confirm_import(dpmd, run.pk)
    run.refresh_from_db()
    assert run.state == ResultImport.State.PREVIEW
    assert default_storage.exists(str(run.file.name))
    assert not OfficialResult.objects.exists()


def _fail(*_args: object) -> None:
    raise OSError("listrik padam")


def test_discarding_leaves_neither_file_nor_source(dpmd: Scope) -> None:
    run = prepare_import(dpmd, NewSource("Salah pilih"), "hasil.csv", TABLE, 2024)
    with captured(execute=True):
        discard_import(dpmd, run.pk)
    assert not default_storage.exists(str(run.file.name))
    assert not ResultSource.objects.filter(name="Salah pilih").exists()


def test_a_new_preview_replaces_the_one_left_before(dpmd: Scope) -> None:
    first = prepare_import(dpmd, API, "a.csv", TABLE, 2024)
    prepare_import(dpmd, API, "b.csv", TABLE, 2024)
    assert not ResultImport.objects.filter(pk=first.pk).exists()


def test_imports_of_another_area_are_not_there(dpmd: Scope, make_scope: Callable[..., Scope]) -> None:
    run = prepare_import(dpmd, API, "hasil.csv", TABLE, 2024)
    with pytest.raises(ImportNotFound):
        confirm_import(make_scope("Yanti", Role.DPMD, "6201"), run.pk)


def test_sari_cannot_prepare(sari: Scope) -> None:
    with pytest.raises(NotAllowed):
        prepare_import(sari, API, "hasil.csv", TABLE, 2024)


def test_an_empty_archive_has_nothing_to_read(dpmd: Scope) -> None:
    with pytest.raises(NothingToRead):
        prepare_import(dpmd, API, "kosong.zip", b"PK\x05\x06" + b"\x00" * 18)


def test_a_source_is_preferred_and_its_results_count_at_once(dpmd: Scope) -> None:
    record_results(dpmd, NewSource("Lama", 5), [row(DESA, "PEDONGATAN")])
    record_results(dpmd, NewSource("Baru", 1), [row(DESA, "PEDONGATAN", status="maju")])
    prefer_source(dpmd, ResultSource.objects.get(name="Baru").pk)
    assert OfficialResult.objects.counting().get().source.name == "Baru"


def test_a_source_that_reaches_further_is_ordered_by_others(dpmd: Scope, make_scope: Callable[..., Scope]) -> None:
    country = make_scope("Darius", Role.MINISTRY, "")
    rows = [row(DESA, "PEDONGATAN"), row(FOREIGN_DESA, "UMPANG", regency_name="KOTAWARINGIN BARAT")]
    record_results(country, NewSource("Lama", 5), rows)
    record_results(country, NewSource("Baru", 1), rows)
    with pytest.raises(SourceReachesFurther):
        prefer_source(dpmd, ResultSource.objects.get(name="Baru").pk)


def test_the_pages_lead_from_a_file_to_its_results(dpmd: Scope, sign_in: SignIn) -> None:
    browser = sign_in(dpmd)
    assert browser.get("/indeks/impor/").status_code == 200
    content = {"file": SimpleUploadedFile("a.json", document_bytes(OTHER_DESA, "MERAMBANG")), "source": "lain"}
    answer = browser.post("/indeks/impor/", content | {"other_source": "Unduhan sendiri"}, follow=True)
    assert "Catat 1 hasil" in answer.content.decode()
    run = ResultImport.objects.get()
    done = browser.post(f"/indeks/impor/{run.pk}/catat/", follow=True)
    assert "Tercatat: 1 hasil baru, 0 berubah." in done.content.decode()
    again = browser.post(f"/indeks/impor/{run.pk}/catat/")
    assert again.status_code == NotPreview.status
    assert "Unduhan sendiri" in browser.get("/indeks/impor/").content.decode()


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.csv", b"", "kosong"),
        ("a.csv", TABLE, "tidak mempunyai kolom tahun"),
        ("a.pdf", b"%PDF-1.7\x00\xff\xfe\x00", "bukan tabel XLSX atau CSV"),
    ],
)
def test_a_file_that_cannot_be_used_is_refused_in_the_form(
    dpmd: Scope, sign_in: SignIn, name: str, content: bytes, said: str
) -> None:
    form = {"file": SimpleUploadedFile(name, content), "source": "lain", "other_source": "Uji"}
    answer = sign_in(dpmd).post("/indeks/impor/", form)
    assert said in answer.content.decode()
    assert not ResultSource.objects.filter(name="Uji").exists()


@pytest.mark.parametrize("address", ["/indeks/impor/", "/indeks/belum-cocok/", "/indeks/wilayah/6209/angka/"])
def test_sari_finds_no_import_pages(sari: Scope, sign_in: SignIn, address: str) -> None:
    assert sign_in(sari).get(address).status_code == 404


def test_the_command_imports_a_folder_once(
    regions: dict[str, Region], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.json").write_bytes(document_bytes(DESA, "PEDONGATAN"))
    call_command("import_idm", str(tmp_path), "--dry-run")
    assert not OfficialResult.objects.exists()
    call_command("import_idm", str(tmp_path))
    call_command("import_idm", str(tmp_path))
    assert OfficialResult.objects.count() == 1
    assert "baris per detik" in capsys.readouterr().out


def test_the_command_names_a_path_that_is_missing(db: None, tmp_path: Path) -> None:
    with pytest.raises(CommandError, match=r"tidak-ada\.zip"):
        call_command("import_idm", str(tmp_path / "tidak-ada.zip"))


def test_the_limit_of_a_file_is_said(dpmd: Scope, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pendamping.indices.reading.files.MAX_FILE", 10)
    with pytest.raises(Exception, match="terlalu besar"):
        service.prepare_import(dpmd, API, "besar.csv", TABLE, 2024)
