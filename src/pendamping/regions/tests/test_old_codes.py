from pathlib import Path

import pytest
from tests.people import TODAY

from pendamping.access.scopes import command_scope
from pendamping.common.problems import NotAllowed
from pendamping.common.scope import Scope
from pendamping.regions.lists.packaged import PACKAGED_LIST
from pendamping.regions.models import FormerCode, Region
from pendamping.regions.services import import_old_codes, load_national_list

SHARED = Path(__file__).resolve().parents[4].parent / "shared/data/regions/kode_lama.csv.gz"
HEAD = "edisi,kode_lama,nama_lama,kecamatan_lama,kabupaten_lama,kode_kini,nama_kini,metode,skor\n"


@pytest.fixture
def admin(regions: dict[str, Region]) -> Scope:
    return command_scope("Admin", TODAY)


def test_former_codes_are_stored_once_with_the_newest_answer(admin: Scope) -> None:
    line = "2017,62.09.01.2099,Pedong Atan,Bulik,KAB. LAMANDAU,{now},Pedongatan,pindah_kode,0.9\n"
    import_old_codes(admin, "kode_lama.csv", (HEAD + line.format(now="")).encode())
    import_old_codes(admin, "kode_lama.csv", (HEAD + line.format(now="62.09.04.2008")).encode())
    stored = FormerCode.objects.get()
    assert (stored.code, stored.region_id, stored.method) == ("6209012099", "6209042008", "pindah_kode")


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("2017,62.09.01.2099,Contoh,,,99.99.99.2001,,x,1", "tidak ada dalam daftar sekarang"),
        ("2017,bukan,Contoh,,,62.09.04.2008,,x,1", "bukan kode wilayah"),
        (",62.09.01.2099,Contoh,,,62.09.04.2008,,x,1", "belum diisi"),
        ("2017,62.09.01.2099," + "x" * 121 + ",,,62.09.04.2008,,x,1", "lebih dari 120 huruf"),
    ],
)
def test_a_bad_row_is_named_and_left_out(admin: Scope, line: str, reason: str) -> None:
    result = import_old_codes(admin, "kode_lama.csv", (HEAD + line).encode())
    assert result.stored == FormerCode.objects.count() == 0
    assert reason in str(result.faulty[0].problems[0])


def test_budi_cannot_import_them(budi: Scope) -> None:
    with pytest.raises(NotAllowed):
        import_old_codes(budi, "kode_lama.csv", HEAD.encode())


@pytest.mark.slow
@pytest.mark.shared
@pytest.mark.skipif(not SHARED.exists(), reason="no shared reference data on this machine")
@pytest.mark.skipif(not PACKAGED_LIST.exists(), reason="no packaged list of regions: run `make build`")
def test_the_derived_table_of_old_codes_fits_todays_list(db: None) -> None:
    scope = command_scope("uji", TODAY)
    load_national_list(scope)
    result = import_old_codes(scope, "kode_lama.csv.gz", SHARED.read_bytes())
    assert (result.stored, len(result.faulty)) == (25_123, 1)  # one row of the source has no name
    assert FormerCode.objects.filter(region=None).count() == 397
