"""Works from a sheet: good rows are kept, each other row says what to mend, and twice is once."""

from decimal import Decimal

import pytest
from tests.people import DESA

from pendamping.common.models import AuditEntry
from pendamping.common.problems import NotAllowed
from pendamping.common.scope import Scope
from pendamping.common.tables import Table, read_table, write_csv
from pendamping.villages.models import Work, WorkRevision
from pendamping.villages.services import Imported, import_works

HEAD = ("Desa", "Tahun anggaran", "Kode rekening", "Nama kegiatan", "Volume", "Satuan", "Pagu", "Sumber", "Selesai")
GOOD = (
    ("62.09.04.2008", "2024", "02.03.10.", "Rabat beton", "1.250,5", "m", "Rp 250.000.000", "dds", "30/09/2024"),
    ("Merambang", "2024", "5.3.01", "BLT Dana Desa", "24", "keluarga", "86400000", "Dana Desa", ""),
)
FAULTY = (
    ("62.01.02.2001", "2024", "2.3.10", "Milik desa lain", "", "", "1000000", "DDS", ""),
    ("Merambang", "24", "2.3", "Tahun dan kode keliru", "1.250", "m", "sejuta", "APBN", "kemarin"),
    ("Pedongatan", "2024", "2.3.10", "RABAT beton", "", "", "1", "DDS", ""),
)


def sheet(*rows: tuple[str, ...]) -> Table:
    return read_table("kegiatan.csv", write_csv([HEAD, *rows]))


def counts(result: Imported) -> tuple[int, int, int, int]:
    return result.new, result.changed, result.same, len(result.faulty)


def test_good_rows_are_kept_and_the_others_say_what_to_mend(sari: Scope) -> None:
    result = import_works(sari, sheet(*GOOD, *FAULTY))
    assert counts(result) == (2, 0, 0, 3)
    road = Work.objects.get(region=DESA)
    assert (road.activity_code, road.bidang, road.volume, road.budget) == (
        "2.3.10",
        "2",
        Decimal("1250.50"),
        250_000_000,
    )
    assert (road.planned_start.isoformat(), road.planned_end.isoformat()) == ("2024-01-01", "2024-09-30")
    said = [[one.column for one in row.problems] for row in result.faulty]
    assert said[0] == ["Kode desa"]
    assert {"Tahun", "Volume", "Anggaran", "Sumber dana", "Rencana selesai"} <= set(said[1])
    assert str(result.faulty[2].problems[0]).startswith("kegiatan.csv, baris 6, kolom Kegiatan: sudah ada di baris 2")


def test_the_same_sheet_twice_changes_nothing(sari: Scope) -> None:
    import_works(sari, sheet(*GOOD))
    acts = AuditEntry.objects.count()
    assert counts(import_works(sari, sheet(*GOOD))) == (0, 0, 2, 0)
    assert AuditEntry.objects.count() == acts


def test_a_newer_sheet_changes_what_it_says_otherwise(sari: Scope) -> None:
    import_works(sari, sheet(*GOOD))
    dearer = (*GOOD[0][:6], "275000000", *GOOD[0][7:])
    assert counts(import_works(sari, sheet(dearer, GOOD[1]))) == (0, 1, 1, 0)
    assert Work.objects.get(region=DESA).budget == 275_000_000
    assert WorkRevision.objects.get().before == {"budget": 250_000_000}


def test_who_keeps_no_works_imports_none(sari: Scope) -> None:
    reader = Scope(None, None, "Tamu", "CAMAT", ("6209",), sari.today, frozenset({"work.read"}))
    with pytest.raises(NotAllowed):
        import_works(reader, sheet(*GOOD))
