import io
from collections.abc import Callable, Sequence
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.db import connection, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from pendamping.common.models import AuditEntry
from pendamping.common.problems import NotFound
from pendamping.common.scope import Scope
from pendamping.common.tables import read_table, write_csv, write_xlsx
from pendamping.people import errors
from pendamping.people.models import Assignment, Contract, Person, RosterImport, RosterRow
from pendamping.people.roster.columns import COLUMNS
from pendamping.people.roster.storing import findings_of
from pendamping.people.roster.template import template_workbook
from pendamping.people.selectors import roster_counts, roster_rows, rosters_of
from pendamping.people.services import (
    confirm_roster,
    discard_roster,
    mend_roster,
    purge_rosters,
    rosters,
    start_roster,
    take_faulty_rows,
)
from pendamping.people.services.intake import take_in
from pendamping.people.tests.conftest import NIK_OF_A_MAN, NIK_OF_A_WOMAN
from pendamping.regions.models import Region

HEAD = (
    "Nama", "NIK", "L/P", "No HP", "Domisili", "Jabatan", "Kode wilayah tugas", "TMT", "Nomor SPK", "SPK mulai",
    "SPK sampai", "Catatan",
)  # fmt: skip
WATI = (
    "Wati Contoh", NIK_OF_A_WOMAN, "P", "0812-3456-7890", "62.09.04.2008", "Pendamping Lokal Desa",
    "62.09.04.2008; 62.09.04.2009", "01/01/2025", "SPK/1", "2025-01-01", "2025-12-31", "",
)  # fmt: skip
TONO = ("Tono Contoh", NIK_OF_A_MAN, "Laki-laki", "81234567891", "", "PD", "620904", "1-1-2025", "", "", "", "")
SignIn = Callable[[Scope], Client]


def csv_of(*rows: Sequence[str]) -> bytes:
    return write_csv([HEAD, *rows])


def changed(row: Sequence[str], **values: str) -> list[str]:
    names = ("name", "nik", "sex", "phone", "home", "tier", "regions", "start", "contract", "", "contract_end", "note")
    return [values.get(name, cell) for name, cell in zip(names, row, strict=True)]


def states(scope: Scope, roster: RosterImport) -> dict[str, int]:
    return {state: number for state, number in roster_counts(scope, roster).items() if number}


def complaints(scope: Scope, roster: RosterImport) -> list[str]:
    rows = roster_rows(scope, roster, RosterRow.State.FAULTY)
    return [f"{one.column}: {one.what}" for row in rows for one in findings_of(row).problems]


def test_a_roster_is_stored_with_people_contracts_and_posts(dewi: Scope) -> None:
    roster = start_roster(dewi, "daftar.csv", csv_of(WATI, TONO))
    assert states(dewi, roster) == {"new": 2}
    assert not Person.objects.exists()
    assert confirm_roster(dewi, roster) == (2, 0)
    wati = Person.objects.get(name="Wati Contoh")
    assert (wati.nik, wati.phone, wati.sex, wati.domicile_id) == (NIK_OF_A_WOMAN, "+6281234567890", "f", "6209042008")
    post = wati.assignments.get()
    assert post.contract == Contract.objects.get()
    assert sorted(post.regions.values_list("pk", flat=True)) == ["6209042008", "6209042009"]
    assert Person.objects.get(name="Tono Contoh").phone == "+6281234567891"
    assert AuditEntry.objects.get(action="roster.stored").facts == {"stored": 2, "faulty": 0}


def test_the_same_file_twice_changes_nothing(dewi: Scope) -> None:
    confirm_roster(dewi, start_roster(dewi, "daftar.csv", csv_of(WATI, TONO)))
    before = AuditEntry.objects.exclude(action__startswith="roster").count()
    again = start_roster(dewi, "daftar.csv", csv_of(WATI, TONO, WATI))
    assert states(dewi, again) == {"unchanged": 3}
    assert confirm_roster(dewi, again) == (0, 0)
    assert AuditEntry.objects.exclude(action__startswith="roster").count() == before
    assert Assignment.objects.count() == 2


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"name": ""}, "Nama: kosong"),
        ({"nik": "123"}, "NIK: bukan NIK yang mungkin: harus 16 angka dengan kode wilayah dan tanggal lahir"),
        ({"phone": "12"}, "Nomor HP: bukan nomor HP"),
        ({"home": "62.09.04.9999"}, "Kode domisili: Wilayah domisili 6209049999 tidak dikenal."),
        ({"tier": "Raja"}, "Jenjang: isi “Raja” tidak dikenal"),
        ({"regions": "Pedongatan"}, "Kode wilayah tugas: “Pedongatan” bukan kode wilayah"),
        ({"regions": "62.01.02.2001"}, "Kode wilayah tugas: Wilayah 6201022001 tidak ada"),
        ({"regions": "62.09.04"}, "Kode wilayah tugas: Pendamping Lokal Desa ditempatkan di"),
        ({"start": "31/02/2025"}, "Mulai tugas: “31/02/2025” bukan tanggal"),
        ({"contract_end": "2026-01-31"}, "Nomor SPK: Kontrak 1 Januari 2025 sampai 31 Januari 2026 melewati tahun"),
        ({"contract_end": ""}, "SPK sampai: kosong"),
    ],
)
def test_a_faulty_row_says_where_what_and_how(dewi: Scope, values: dict[str, str], said: str) -> None:
    roster = start_roster(dewi, "daftar.csv", csv_of(changed(WATI, **values), TONO))
    assert states(dewi, roster) == {"faulty": 1, "new": 1}
    assert any(one.startswith(said) for one in complaints(dewi, roster)), complaints(dewi, roster)
    row = roster_rows(dewi, roster, RosterRow.State.FAULTY).get()
    assert (findings_of(row).problems[0].row, findings_of(row).problems[0].file) == (2, "daftar.csv")


def test_rows_of_one_person_are_seen_together(dewi: Scope) -> None:
    rows = [
        WATI,
        changed(WATI, regions="62.09.01.2001", start="01/02/2025"),  # overlaps the first
        changed(WATI, name="Orang Lain", regions="62.09.01.2001", start="01/02/2026"),  # another name, the same NIK
    ]
    roster = start_roster(dewi, "daftar.csv", csv_of(*rows))
    assert states(dewi, roster) == {"faulty": 2, "new": 1}
    assert any("Sudah ada penempatan definitif" in one for one in complaints(dewi, roster))
    assert any("NIK yang sama dipakai baris lain" in one for one in complaints(dewi, roster))


def test_somebody_who_serves_elsewhere_stays_there(dewi: Scope, ministry: Scope) -> None:
    elsewhere = changed(TONO, regions="62.01.02")
    confirm_roster(ministry, start_roster(ministry, "daftar.csv", csv_of(elsewhere)))
    roster = start_roster(dewi, "daftar.csv", csv_of(TONO))
    assert any("NIK ini sudah terdaftar" in one for one in complaints(dewi, roster))


def test_a_long_way_to_work_asks_for_a_note(dewi: Scope) -> None:
    Region.objects.filter(pk="6209042008").update(latitude=-1.9, longitude=111.3)
    Region.objects.filter(pk="6209042009").update(latitude=-2.4, longitude=111.3)
    roster = start_roster(dewi, "daftar.csv", csv_of(WATI))
    assert complaints(dewi, roster) == ["Catatan: Domisili Pedongatan berjarak 56 km dari Merambang, lebih dari 40 km"]
    roster = start_roster(dewi, "daftar.csv", csv_of(changed(WATI, note="Rumah dinas")))
    assert confirm_roster(dewi, roster) == (1, 0)


def test_changes_of_a_known_person_are_named(dewi: Scope) -> None:
    confirm_roster(dewi, start_roster(dewi, "daftar.csv", csv_of(WATI)))
    roster = start_roster(dewi, "daftar.csv", csv_of(changed(WATI, phone="0812 9999 9999", name="Wati Baru")))
    assert findings_of(roster_rows(dewi, roster, "changed").get()).changes == ["data diri: Nama, Nomor HP"]
    confirm_roster(dewi, roster)
    assert Person.objects.get().phone == "+6281299999999"


def test_a_stored_post_is_not_rewritten_by_a_roster(dewi: Scope) -> None:
    head = (*HEAD, "Sampai")
    confirm_roster(dewi, start_roster(dewi, "daftar.csv", write_csv([head, (*WATI, "")])))
    roster = start_roster(dewi, "daftar.csv", write_csv([head, (*WATI, "30-06-2025")]))
    assert complaints(dewi, roster) == ["Sampai: penempatan ini tercatat sampai 31 Des 2025"]


def test_faulty_rows_are_taken_mended_and_brought_back(dewi: Scope) -> None:
    roster = start_roster(dewi, "daftar.csv", csv_of(WATI, changed(TONO, nik="12"), changed(TONO, tier="Raja", nik="")))
    assert confirm_roster(dewi, roster) == (1, 2)
    taken = read_table("perlu.xlsx", take_faulty_rows(dewi, roster))
    head, *rows = taken.sheets[0].lines
    assert [row[head.index("Nomor baris impor")] for row in rows] == ["3", "4"]
    assert "Jenjang: isi “Raja” tidak dikenal" in rows[1][-1]
    mended = [NIK_OF_A_MAN if name == "NIK" else cell for name, cell in zip(head, rows[0], strict=True)]
    mend_roster(dewi, roster, "perbaikan.xlsx", write_xlsx({"Daftar": [head, mended]}))
    assert states(dewi, roster) == {"stored": 1, "new": 1, "faulty": 1}
    assert confirm_roster(dewi, roster) == (1, 1)
    assert Person.objects.get(name="Tono Contoh").nik == NIK_OF_A_MAN


def test_bringing_a_stored_row_again_does_nothing(dewi: Scope) -> None:
    roster = start_roster(dewi, "daftar.csv", csv_of(WATI))
    confirm_roster(dewi, roster)
    again = write_csv([(*HEAD, "Nomor baris impor"), (*WATI, "2")])
    mend_roster(dewi, roster, "lagi.csv", again)
    assert states(dewi, roster) == {"stored": 1}


def test_a_row_that_became_wrong_stays_behind(dewi: Scope) -> None:
    roster = start_roster(dewi, "daftar.csv", csv_of(WATI, TONO))
    Region.objects.filter(pk="6209042009").update(valid_until="2024-12-31")
    assert confirm_roster(dewi, roster) == (1, 1)
    assert any("6209042009 tidak ada" in one for one in complaints(dewi, roster))
    assert not Person.objects.filter(name="Wati Contoh").exists()


def test_rounded_niks_are_noticed(dewi: Scope) -> None:
    rows = [changed(TONO, nik=f"620904020185{number}000"[:15] + "0") for number in range(1, 6)]
    with pytest.raises(errors.NikRounded):
        start_roster(dewi, "daftar.csv", csv_of(*rows))
    assert not RosterImport.objects.exists()


def test_a_roster_can_be_too_long_for_a_page(dewi: Scope) -> None:
    with pytest.raises(errors.RosterTooLong, match="lebih dari 1 baris"):
        start_roster(dewi, "daftar.csv", csv_of(WATI, TONO), most_rows=1)


def test_an_import_that_was_cut_off_is_never_seen(dewi: Scope) -> None:
    cut_off = RosterImport.objects.create(owner_id=dewi.account_id, file_name="daftar.csv", started_at=timezone.now())
    assert not rosters_of(dewi).exists()
    with pytest.raises(NotFound):
        confirm_roster(dewi, cut_off)


def test_an_import_that_breaks_off_while_storing_goes_on_from_where_it_stood(
    dewi: Scope, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The light goes out in the second of two parts: nothing of it is in the registry, nothing has to be read again."""
    monkeypatch.setattr(rosters, "BATCH", 1)
    roster = start_roster(dewi, "daftar.csv", csv_of(WATI, TONO, changed(WATI, nik="bukan NIK")))
    taken: list[object] = []

    def take_once(*said: Any) -> None:
        if taken:
            raise OSError("listrik padam")
        take_in(*said)
        taken.append(said)

    monkeypatch.setattr(rosters, "take_in", take_once)
    with pytest.raises(OSError, match="listrik padam"), transaction.atomic():
        confirm_roster(dewi, roster)
    assert not Person.objects.exists()
    assert states(dewi, roster) == {"new": 2, "faulty": 1}
    monkeypatch.undo()
    assert confirm_roster(dewi, roster) == (2, 1)
    assert Person.objects.count() == 2


def test_what_waits_is_stored_unreadable(dewi: Scope) -> None:
    start_roster(dewi, "daftar.csv", csv_of(WATI))
    with connection.cursor() as cursor:
        cursor.execute("SELECT content, findings FROM people_rosterrow")
        stored = "".join(cursor.fetchone())
    assert NIK_OF_A_WOMAN not in stored
    assert "Wati" not in stored


def test_what_is_stored_leaves_the_import(dewi: Scope) -> None:
    roster = start_roster(dewi, "daftar.csv", csv_of(WATI))
    confirm_roster(dewi, roster)
    assert RosterRow.objects.get().content is None


def test_an_import_is_seen_by_its_owner_only(dewi: Scope, ministry: Scope) -> None:
    roster = start_roster(dewi, "daftar.csv", csv_of(WATI))
    for act in (confirm_roster, discard_roster, take_faulty_rows):
        with pytest.raises(NotFound):
            act(ministry, roster)


def test_old_imports_go(dewi: Scope) -> None:
    start_roster(dewi, "daftar.csv", csv_of(WATI))
    RosterImport.objects.update(started_at=timezone.now() - timedelta(days=31))
    assert purge_rosters(dewi) == 1
    assert not RosterRow.objects.exists()


def test_our_own_template_is_read(dewi: Scope) -> None:
    template = read_table("contoh.xlsx", template_workbook(Region.objects.all()))
    assert template.rows(COLUMNS) == []
    assert [sheet.name for sheet in template.sheets] == ["Daftar", "Pilihan", "Petunjuk", "Kode wilayah"]


def test_the_command_stores_what_is_right_and_writes_the_rest(regions: object, tmp_path: Path) -> None:
    (tmp_path / "daftar.csv").write_bytes(csv_of(WATI, changed(TONO, nik="12")))
    out, wrong = io.StringIO(), io.StringIO()
    call_command("import_roster", tmp_path / "daftar.csv", faulty=tmp_path / "sisa.xlsx", stdout=out, stderr=wrong)
    assert "Tersimpan: 1" in out.getvalue()
    assert "daftar.csv, baris 3, kolom NIK" in wrong.getvalue()
    assert read_table("sisa.xlsx", (tmp_path / "sisa.xlsx").read_bytes()).rows(COLUMNS)[0]["name"] == "Tono Contoh"
    assert not RosterImport.objects.exists()


def test_the_pages_bring_a_roster_in(dewi: Scope, sign_in: SignIn) -> None:
    client = sign_in(dewi)
    upload = SimpleUploadedFile("daftar.csv", csv_of(WATI, changed(TONO, nik="12")))
    answer = client.post(reverse("people:rosters"), {"file": upload}, follow=True)
    page = answer.content.decode()
    assert "1 baris siap disimpan, 1 perlu diperbaiki." in page
    roster = RosterImport.objects.get()
    assert "620904******0001" in client.get(reverse("people:roster", args=[roster.pk]) + "?state=new").content.decode()
    assert client.post(reverse("people:faulty_rows", args=[roster.pk])).content.startswith(b"PK")
    confirmed = client.post(reverse("people:confirm_roster", args=[roster.pk]), follow=True).content.decode()
    assert "1 baris tersimpan." in confirmed
    mended = SimpleUploadedFile("lagi.csv", write_csv([(*HEAD, "Nomor baris impor"), (*TONO, "3")]))
    page = client.post(reverse("people:roster", args=[roster.pk]), {"file": mended}, follow=True).content.decode()
    assert "1 baris siap disimpan." in page
    assert "daftar.csv" in client.get(reverse("people:rosters")).content.decode()
    client.post(reverse("people:discard_roster", args=[roster.pk]))
    assert not RosterImport.objects.exists()


def test_a_file_that_is_no_roster_is_refused_with_its_reason(dewi: Scope, sign_in: SignIn) -> None:
    client = sign_in(dewi)
    for content, said in ((b"\x89PNG\r\n\x1a\n\x00\x00", "bukan tabel"), (b"a,b\n1,2\n", "tidak ada kolom")):
        upload = SimpleUploadedFile("daftar.xlsx", content)
        assert said in client.post(reverse("people:rosters"), {"file": upload}).content.decode()


def test_the_template_is_for_downloading(dewi: Scope, sign_in: SignIn) -> None:
    assert sign_in(dewi).get(reverse("people:roster_template")).content.startswith(b"PK")
