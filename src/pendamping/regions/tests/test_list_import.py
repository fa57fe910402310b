from collections.abc import Callable
from datetime import date

import pytest
from tests.people import NAMES

from pendamping.access.scopes import command_scope
from pendamping.common.models import AuditEntry
from pendamping.common.problems import NotAllowed
from pendamping.common.scope import Scope
from pendamping.common.tables import write_csv, write_xlsx
from pendamping.fieldwork.models import DailyReport
from pendamping.regions.errors import (
    CodeInUse,
    ConflictsOpen,
    DateNotYet,
    DecisionUnknown,
    ImportNotPending,
    ImportOutdated,
    RegionNotFound,
    SourceMissing,
)
from pendamping.regions.lists.reading import list_template
from pendamping.regions.models import FormerCode, Region, RegionChange, RegionImport
from pendamping.regions.schemas import NewListImport
from pendamping.regions.services import (
    apply_list_import,
    cancel_list_import,
    decide_line,
    prepare_list_import,
)

TODAY = date(2025, 6, 1)
IN_FORCE = date(2025, 4, 25)
DECREE = "Kepmendagri 300.2.2-2138/2025"
Prepare = Callable[..., RegionImport]


@pytest.fixture
def admin() -> Scope:
    return command_scope("Admin", TODAY)


@pytest.fixture
def prepare(admin: Scope, regions: dict[str, Region]) -> Prepare:
    """Prepare a list: today's regions, some of them changed (code → name; None: left out), some added."""

    def run(changes: dict[str, str | None] | None = None, coverage: str = "", **extra: str) -> RegionImport:
        names = {code: name for code, name in (NAMES | (changes or {})).items() if name and code.startswith(coverage)}
        lines = [
            ["Kode", "Nama", "Kode lama"],
            *([code, name, extra.get(f"old_{code}", "")] for code, name in names.items()),
        ]
        return prepare_list_import(admin, NewListImport("daftar.csv", write_csv(lines), DECREE, IN_FORCE, coverage))

    return run


def told(done: RegionImport) -> list[tuple[str, str, str, str]]:
    return [(line.kind, line.old_code, line.code, line.name) for line in done.lines.all()]


def test_the_same_list_changes_nothing(admin: Scope, prepare: Prepare) -> None:
    done = prepare()
    assert (told(done), done.unchanged, done.rows) == ([], len(NAMES), len(NAMES))


def test_case_and_punctuation_are_no_change(prepare: Prepare) -> None:
    assert told(prepare({"6209042008": "PEDONG ATAN", "6209": "KAB. LAMANDAU"})) == []


def test_added_renamed_moved_and_closed_are_told_apart(prepare: Prepare) -> None:
    done = prepare(
        {
            "6209042008": None,
            "6209012005": "Pedongatan",  # moved to the other kecamatan, the only one of that name in the kabupaten
            "6209042009": "Merambang Jaya",
            "6209012001": None,
            "6209012002": "Sungai Contoh",
        }
    )
    assert told(done) == [
        ("closed", "", "6209012001", "Bumi Agung"),
        ("added", "", "6209012002", "Sungai Contoh"),
        ("moved", "6209042008", "6209012005", "Pedongatan"),
        ("renamed", "6209042009", "6209042009", "Merambang Jaya"),
    ]


def test_nothing_changes_before_a_person_says_so(prepare: Prepare) -> None:
    prepare({"6209042008": None, "6209042009": "Merambang Jaya"})
    assert Region.objects.get(pk="6209042009").name == "Merambang"
    assert not RegionChange.objects.exists()


def test_applying_writes_history_dates_and_successors(admin: Scope, prepare: Prepare) -> None:
    done = prepare({"6209042008": None, "6209012005": "Pedongatan", "6209012001": None, "6209042009": "Merambang Jaya"})
    apply_list_import(admin, done.pk)
    old, new = Region.objects.get(pk="6209042008"), Region.objects.get(pk="6209012005")
    assert (old.valid_until, old.successor) == (date(2025, 4, 24), new)
    assert new.valid_from == IN_FORCE
    assert FormerCode.objects.get(code="6209042008").region == new
    assert Region.objects.get(pk="6209012001").is_closed
    assert set(RegionChange.objects.values_list("region_id", "kind", "source")) == {
        ("6209042008", "moved", DECREE),
        ("6209012005", "moved", DECREE),
        ("6209012001", "closed", DECREE),
        ("6209042009", "renamed", DECREE),
    }
    assert AuditEntry.objects.filter(action="region_import.applied").count() == 1
    with pytest.raises(ImportNotPending, match="diterapkan"):
        apply_list_import(admin, done.pk)


def test_a_whole_kecamatan_moves_with_its_desa(prepare: Prepare) -> None:
    done = prepare({"620904": None, "6209042008": None, "6209042009": None} | {
        "620914": "Bulik Timur", "6209142001": "Pedongatan", "6209142002": "Merambang",
    })  # fmt: skip
    assert [(kind, old, new) for kind, old, new, _name in told(done)] == [
        ("moved", "620904", "620914"),
        ("moved", "6209042008", "6209142001"),
        ("moved", "6209042009", "6209142002"),
    ]


def test_a_desa_that_becomes_a_kelurahan_has_moved(prepare: Prepare) -> None:
    assert told(prepare({"6209042008": None, "6209041001": "Pedongatan"})) == [
        ("moved", "6209042008", "6209041001", "Pedongatan")
    ]


def test_the_list_may_say_itself_where_a_region_came_from(prepare: Prepare) -> None:
    done = prepare({"6209042008": None, "6209042010": "Nama Baru Sekali"}, old_6209042010="62.09.04.2008")
    assert told(done) == [("moved", "6209042008", "6209042010", "Nama Baru Sekali")]


def test_a_partial_list_closes_nothing_outside_its_area(prepare: Prepare) -> None:
    done = prepare({"6209042008": None}, coverage="620904")
    assert told(done) == [("closed", "", "6209042008", "Pedongatan")]


def test_a_list_without_whole_levels_closes_none_of_them(admin: Scope, regions: dict[str, Region]) -> None:
    villages = [[code, name] for code, name in NAMES.items() if len(code) == 10]
    content = write_xlsx({"Desa": [["KODE DESA", "NAMA DESA"], *villages]})
    assert told(prepare_list_import(admin, NewListImport("desa.xlsx", content, DECREE, IN_FORCE))) == []


def test_a_reused_code_waits_for_a_person_and_takes_no_records_along(
    admin: Scope, sari: Scope, prepare: Prepare
) -> None:
    # 2008 was Pedongatan; the list gives 2008 to another desa and Pedongatan another code.
    done = prepare({"6209042008": "Desa Contoh", "6209042011": "Pedongatan"})
    conflict = done.lines.get(kind="conflict")
    assert "62.09.04.2011" in conflict.reason
    with pytest.raises(ConflictsOpen, match="1 baris"):
        apply_list_import(admin, done.pk)
    decide_line(admin, done.pk, conflict.pk, "other")
    with pytest.raises(CodeInUse, match="Pedongatan"):  # Sari is placed there
        apply_list_import(admin, done.pk)
    assert Region.objects.get(pk="6209042008").name == "Pedongatan"
    decide_line(admin, done.pk, conflict.pk, "skip")
    apply_list_import(admin, done.pk)
    assert Region.objects.get(pk="6209042008").name == "Pedongatan"


def test_a_code_without_records_may_be_given_to_another_place(admin: Scope, prepare: Prepare) -> None:
    assert not DailyReport.objects.exists()
    done = prepare({"6209042008": "Desa Contoh", "6209042011": "Pedongatan"})
    decide_line(admin, done.pk, done.lines.get(kind="conflict").pk, "other")
    apply_list_import(admin, done.pk)
    assert Region.objects.get(pk="6209042008").name == "Desa Contoh"
    assert FormerCode.objects.get(code="6209042008", name="Pedongatan").region is None


def test_a_closed_code_never_comes_back_silently(admin: Scope, prepare: Prepare) -> None:
    Region.objects.filter(pk="6209042008").update(valid_until=date(2020, 12, 31))
    done = prepare({"6209042008": "Desa Lain"})
    conflict = done.lines.get()
    assert (conflict.kind, conflict.decision) == ("conflict", "")
    assert "dulu milik Pedongatan" in conflict.reason
    decide_line(admin, done.pk, conflict.pk, "same")
    apply_list_import(admin, done.pk)
    opened = Region.objects.get(pk="6209042008")
    assert (opened.name, opened.is_closed) == ("Desa Lain", False)


def test_a_person_may_say_that_it_did_not_move(admin: Scope, prepare: Prepare) -> None:
    done = prepare({"6209042008": None, "6209012005": "Pedongatan"})
    line = done.lines.get(kind="moved")
    with pytest.raises(DecisionUnknown):
        decide_line(admin, done.pk, line.pk, "nonsense")
    decide_line(admin, done.pk, line.pk, "other")
    apply_list_import(admin, done.pk)
    assert Region.objects.get(pk="6209042008").successor is None
    assert not FormerCode.objects.exists()


@pytest.mark.parametrize(
    ("code", "name", "reason"),
    [
        ("62.1", "Contoh", "bukan kode wilayah"),
        ("6209044001", "Contoh", "bukan kode wilayah"),
        ("62.09.04.20.08", "", "nama belum diisi"),
        ("6209042010", "=HYPERLINK(1)", "nama diawali tanda ="),
        ("6209042010", "x" * 121, "nama lebih dari 120 huruf"),
        ("6209992001", "Contoh", "induknya, 62.09.99, tidak ada"),
        ("6209042009", "Kembar", "sudah ada di baris"),
    ],
)
def test_a_bad_row_is_named_and_the_others_stay(
    admin: Scope, regions: dict[str, Region], code: str, name: str, reason: str
) -> None:
    lines = [["Kode", "Nama"], *([one, text] for one, text in NAMES.items() if one != "6209042008"), [code, name]]
    done = prepare_list_import(admin, NewListImport("daftar.csv", write_csv(lines), DECREE, IN_FORCE))
    (faulty,) = done.lines.filter(kind="faulty")
    assert reason in faulty.reason
    assert faulty.reason.startswith(f"daftar.csv, baris {len(lines)}, kolom ")
    assert [line.kind for line in done.lines.exclude(kind="faulty")] == ["closed"]


def test_a_cancelled_import_leaves_nothing_behind(admin: Scope, prepare: Prepare) -> None:
    done = prepare({"6209042008": None})
    cancel_list_import(admin, done.pk)
    assert not Region.objects.exclude(valid_until=None).exists()
    with pytest.raises(ImportNotPending, match="dibatalkan"):
        apply_list_import(admin, done.pk)


def test_a_preview_is_worth_nothing_once_another_list_was_written(admin: Scope, prepare: Prepare) -> None:
    first, second = prepare({"6209042008": None}), prepare({"6209042009": None})
    apply_list_import(admin, second.pk)
    with pytest.raises(ImportOutdated):
        apply_list_import(admin, first.pk)


def test_a_list_names_its_decree_its_day_and_an_area_that_exists(admin: Scope, regions: dict[str, Region]) -> None:
    content = list_template()
    with pytest.raises(SourceMissing):
        prepare_list_import(admin, NewListImport("a.xlsx", content, " ", IN_FORCE))
    with pytest.raises(DateNotYet):
        prepare_list_import(admin, NewListImport("a.xlsx", content, DECREE, date(2025, 6, 2)))
    with pytest.raises(RegionNotFound):
        prepare_list_import(admin, NewListImport("a.xlsx", content, DECREE, IN_FORCE, "99"))


def test_budi_cannot_import_a_list(budi: Scope, prepare: Prepare) -> None:
    with pytest.raises(NotAllowed):
        apply_list_import(budi, prepare().pk)
    with pytest.raises(NotAllowed):
        prepare_list_import(budi, NewListImport("a.csv", b"", DECREE, IN_FORCE))
