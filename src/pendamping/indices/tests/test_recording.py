"""Recording: everything or nothing, once, and beside what was there."""

from collections.abc import Iterator
from decimal import Decimal

import pytest
from tests.people import DESA, FOREIGN_DESA, OTHER_DESA

from pendamping.common.models import AuditEntry
from pendamping.common.problems import NotAllowed
from pendamping.common.scope import Scope
from pendamping.indices.comparing import Effect
from pendamping.indices.models import Finding, OfficialResult, UnmatchedResult
from pendamping.indices.schemas import FaultyRow, NewSource, PublishedResult
from pendamping.indices.services.recording import record_results
from pendamping.indices.tests.published import row

API, FINAL = NewSource("API"), NewSource("Daftar final", precedence=10)


def test_a_result_is_kept_with_its_fourteen_decimals(dpmd: Scope) -> None:
    record_results(dpmd, API, [row(DESA, "PEDONGATAN", value=Decimal("0.70562345678901"), text='{"a": 1}')])
    stored = OfficialResult.objects.get()
    assert stored.value == Decimal("0.70562345678901")
    assert stored.document.text == '{"a": 1}'
    assert stored.counts


def test_the_same_rows_again_change_nothing(dpmd: Scope) -> None:
    rows = [row(DESA, "PEDONGATAN"), row(OTHER_DESA, "MERAMBANG", scores={"iks_01": 5}), row("6209999999", "X")]
    record_results(dpmd, API, rows)
    before = list(OfficialResult.objects.values())
    outcome = record_results(dpmd, API, rows)
    assert outcome.counts == {Effect.SAME: 2, Effect.WAITING: 1}
    assert list(OfficialResult.objects.values()) == before
    assert UnmatchedResult.objects.count() == 1


def test_a_corrected_publication_replaces_and_keeps_what_it_said_before(dpmd: Scope) -> None:
    record_results(dpmd, API, [row(DESA, "PEDONGATAN")])
    outcome = record_results(dpmd, API, [row(DESA, "PEDONGATAN", value=Decimal("0.7061"))])
    assert outcome.changed == [[DESA, "PEDONGATAN", "2024", "0.7056", "0.7061"]]
    assert OfficialResult.objects.live().get().value == Decimal("0.7061")
    assert OfficialResult.objects.count() == 2
    assert OfficialResult.objects.counting().get().value == Decimal("0.7061")


def test_of_two_sources_the_higher_one_counts_whichever_came_first(dpmd: Scope) -> None:
    final, api = row(DESA, "PEDONGATAN", value=Decimal("0.7074"), status="maju"), row(DESA, "PEDONGATAN")
    record_results(dpmd, FINAL, [final])
    record_results(dpmd, API, [api])
    assert OfficialResult.objects.live().count() == 2
    assert OfficialResult.objects.counting().get().source.name == "Daftar final"


def test_rows_of_other_areas_are_left_out(dpmd: Scope) -> None:
    outcome = record_results(dpmd, API, [row(FOREIGN_DESA, "UMPANG", regency_name="KOTAWARINGIN BARAT")])
    assert outcome.counts == {Effect.OUTSIDE: 1}
    assert not OfficialResult.objects.exists()


def test_the_surer_row_has_the_village_and_the_other_waits_for_a_person(dpmd: Scope) -> None:
    by_name_only = row("6209999999", "PEDONGATAN", value=Decimal("0.5"), status="tertinggal")
    outcome = record_results(dpmd, API, [by_name_only, row(DESA, "PEDONGATAN")])
    assert outcome.counts == {Effect.NEW: 1, Effect.UNMATCHED: 1}
    assert OfficialResult.objects.get().value == Decimal("0.7056")
    assert UnmatchedResult.objects.get().reason == UnmatchedResult.Reason.TAKEN


def test_one_village_twice_in_a_file_with_other_figures_is_faulty(dpmd: Scope) -> None:
    first = row(DESA, "PEDONGATAN", place="a.csv, baris 2")
    second = row(DESA, "PEDONGATAN", value=Decimal("0.5"), place="a.csv, baris 3")
    outcome = record_results(dpmd, API, [first, first, second])
    assert outcome.counts == {Effect.NEW: 1, Effect.SAME: 1, Effect.FAULTY: 1}
    assert outcome.faulty == ["a.csv, baris 3: desa dan tahun ini sudah ada di a.csv, baris 2 dengan angka lain"]


def test_a_contradiction_is_kept_as_published_with_its_finding(dpmd: Scope) -> None:
    record_results(dpmd, API, [row(DESA, "PEDONGATAN", status="mandiri")])
    stored = OfficialResult.objects.get()
    assert (stored.status, stored.findings) == ("mandiri", [Finding.STATUS_DIFFERS])


def test_an_import_that_breaks_off_leaves_nothing(dpmd: Scope) -> None:
    def broken() -> Iterator[PublishedResult | FaultyRow]:
        for number in range(1500):
            yield row(DESA, "PEDONGATAN", year=2014 + number) if number < 60 else FaultyRow(str(number), "x")
        raise OSError("listrik padam")

    entries = AuditEntry.objects.count()
    with pytest.raises(OSError, match="listrik padam"):
        record_results(dpmd, API, broken())
    assert not OfficialResult.objects.exists()
    assert AuditEntry.objects.count() == entries


def test_sari_cannot_import(sari: Scope) -> None:
    with pytest.raises(NotAllowed):
        record_results(sari, API, [])


def test_the_import_is_in_the_audit_trail_with_its_counts(dpmd: Scope) -> None:
    record_results(dpmd, API, [row(DESA, "PEDONGATAN")], file_name="hasil.zip")
    entry = AuditEntry.objects.get(action="index.imported")
    assert (entry.region_code, entry.facts["file"], entry.facts["new"]) == ("6209", "hasil.zip", 1)
