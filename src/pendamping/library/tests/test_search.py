"""Searching in Indonesian: the same words find the same texts on both databases."""

from dataclasses import replace

import pytest
from tests.people import DESA

from pendamping.common.scope import Scope
from pendamping.library.models import Practice, Regulation, SearchEntry
from pendamping.library.selectors.practices import WantedPractices, practices_in
from pendamping.library.selectors.regulations import WantedRegulations, regulations_in
from pendamping.library.services.practices import edit_practice, publish_practice, submit_practice, write_practice
from pendamping.library.stems import stems_of
from pendamping.library.tests.conftest import told


@pytest.mark.parametrize(
    "words",
    [
        "kelola mengelola dikelola pengelolaan pengelola",
        "tani petani pertanian bertani",
        "layanan pelayanan melayani",
        "kumpul mengumpulkan pengumpulan dikumpulkan",
        "tanam menanam penanaman ditanam",
        "sehat kesehatan menyehatkan",
        "kelompok berkelompok",
    ],
)
def test_words_of_one_root_have_one_stem(words: str) -> None:
    assert len(set(stems_of(words))) == 1


def found(scope: Scope, text: str) -> list[str]:
    return [one.title for one in practices_in(scope, WantedPractices(text=text))]


def test_affixes_and_case_do_not_hide_a_practice(dpmd: Scope, ratna: Scope, practice: Practice) -> None:
    publish_practice(dpmd, practice.pk)
    for text in ("pengelolaan sampah", "PEMILAHAN", "karang-taruna", "timbangan", "lingkungan Pedongatan"):
        assert found(ratna, text) == [practice.title], text
    assert found(ratna, "sampah stunting") == []


@pytest.mark.parametrize("text", ['"', "sampah OR", "NEAR(a b)", "a & !b |", "'; --", "\x00", "stems:x", "*"])
def test_no_sign_is_an_operator(sari: Scope, practice: Practice, text: str) -> None:
    found(sari, text)


def test_an_edited_or_deleted_text_is_found_as_it_is_now(sari: Scope) -> None:
    draft = write_practice(sari, told())
    edit_practice(sari, draft.pk, told(title="Kolam ikan keluarga", story="Ikan nila.", result="Panen."), version=1)
    mine = WantedPractices(text="sampah", shelf="saya")
    assert not practices_in(sari, mine).exists()
    assert practices_in(sari, replace(mine, text="perikanan kolam")).get().pk == draft.pk
    draft.delete()
    assert not SearchEntry.objects.matching("kolam").exists()


def test_the_register_is_searched_by_number_and_by_what_it_governs(sari: Scope) -> None:
    by_number = regulations_in(sari, WantedRegulations(text="Permendesa 3 2025"))
    assert [one.pk for one in by_number] == ["permendesa-3-2025"]
    assert "bpsdm-602-2025" in {one.pk for one in regulations_in(sari, WantedRegulations(text="mengevaluasi kinerja"))}
    assert Regulation.objects.get(pk="permendesa-18-2019") not in regulations_in(sari, WantedRegulations(holding=True))


def test_a_submitted_one_is_found_by_its_office_only(dpmd: Scope, ratna: Scope, sari: Scope) -> None:
    submit_practice(sari, write_practice(sari, told(region=DESA)).pk)
    assert practices_in(dpmd, WantedPractices(text="sampah", shelf="periksa")).count() == 1
    assert found(ratna, "sampah") == []
