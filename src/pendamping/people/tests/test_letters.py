"""Numbers, schemes and signatories of an office's letters."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from pendamping.access.roles import Role
from pendamping.common.problems import NotAllowed
from pendamping.common.scope import Scope
from pendamping.people.errors import (
    LetterDatedAhead,
    LetterPatternIncomplete,
    LetterPatternUnclear,
    NoLetterScheme,
    NotAnOffice,
    SignatoriesOverlap,
    SignatoryEndsBeforeStart,
    SignatoryNotFound,
    SignatoryNotInOffice,
)
from pendamping.people.models import LetterNumber
from pendamping.people.schemas import LetterSchemeContent, NewLetter, SignatoryContent
from pendamping.people.selectors.letters import next_number_text, require_in_office, scheme_on, signatory_on
from pendamping.people.services import end_signatory, record_signatory, set_letter_scheme, take_letter_number
from pendamping.regions.errors import RegionNotFound

SCHEME = LetterSchemeContent(since=date(2024, 1, 1), pattern="{kode}/{nomor:3}/DPMD/{bulan}/{tahun}")
HEAD = SignatoryContent(role="Kepala Dinas PMD", name="Hartati Contoh", start=date(2023, 1, 2))


def letter(which: str, dated: date) -> NewLetter:
    return NewLetter(letter=which, about="Undangan rakor contoh", dated=dated, classification="005")


@pytest.fixture
def numbered(dewi: Scope) -> Scope:
    """The kabupaten's office, with a scheme."""
    set_letter_scheme(dewi, "6209", SCHEME)
    return dewi


def test_each_letter_gets_the_next_number_and_keeps_it(numbered: Scope) -> None:
    first = take_letter_number(numbered, "6209", letter("meeting:1", numbered.today))
    assert first.text == "005/001/DPMD/XI/2024"
    assert take_letter_number(numbered, "6209", letter("meeting:2", numbered.today)).number == 2
    assert take_letter_number(numbered, "6209", letter("meeting:1", numbered.today)) == first
    assert LetterNumber.objects.count() == 2


def test_looking_at_the_next_number_takes_none(numbered: Scope) -> None:
    take_letter_number(numbered, "6209", letter("meeting:1", numbered.today))
    scheme = scheme_on(numbered, "6209", numbered.today)
    assert scheme is not None
    assert [next_number_text(numbered, scheme, numbered.today) for _time in range(2)] == ["400.10/002/DPMD/XI/2024"] * 2
    assert LetterNumber.objects.count() == 1


def test_numbers_begin_anew_each_year_and_go_on_where_an_office_stopped_by_hand(dewi: Scope) -> None:
    set_letter_scheme(dewi, "6209", SCHEME.model_copy(update={"since": date(2024, 7, 1), "first_number": 120}))
    assert take_letter_number(dewi, "6209", letter("a", date(2024, 8, 1))).number == 120
    later = Scope(dewi.account_id, None, dewi.name, dewi.role, dewi.prefixes, date(2025, 1, 6), dewi.needs)
    assert take_letter_number(later, "6209", letter("b", later.today)).text == "005/001/DPMD/I/2025"


def test_a_new_pattern_leaves_earlier_letters_as_they_are(numbered: Scope) -> None:
    before = take_letter_number(numbered, "6209", letter("a", numbered.today))
    changed = LetterSchemeContent(since=numbered.today, pattern="{nomor}/PMD/{tahun}")
    set_letter_scheme(numbered, "6209", changed)
    assert take_letter_number(numbered, "6209", letter("b", numbered.today)).text == "2/PMD/2024"
    before.refresh_from_db()
    assert before.text == "005/001/DPMD/XI/2024"


@pytest.mark.parametrize(
    ("pattern", "problem"),
    [
        ("{nomor}/{bln}/{tahun}", LetterPatternUnclear),
        ("{nomor}/{tahun:2}", LetterPatternUnclear),
        ("{nomor}/{tahun", LetterPatternUnclear),
        ("{nomor}/DPMD", LetterPatternIncomplete),
        ("DPMD/{bulan}/{tahun}", LetterPatternIncomplete),
    ],
)
def test_a_pattern_that_would_number_two_letters_alike_is_refused(
    dewi: Scope, pattern: str, problem: type[Exception]
) -> None:
    with pytest.raises(problem):
        set_letter_scheme(dewi, "6209", SCHEME.model_copy(update={"pattern": pattern}))


def test_a_letter_is_numbered_on_its_day_by_the_office_that_keeps_letters(numbered: Scope, budi: Scope) -> None:
    with pytest.raises(LetterDatedAhead):
        take_letter_number(numbered, "6209", letter("a", numbered.today + timedelta(days=1)))
    with pytest.raises(NoLetterScheme):
        take_letter_number(numbered, "620904", letter("a", numbered.today))
    with pytest.raises(RegionNotFound):
        take_letter_number(numbered, "6201", letter("a", numbered.today))
    with pytest.raises(NotAllowed):
        take_letter_number(budi, "620904", letter("a", numbered.today))
    with pytest.raises(NotAnOffice):
        set_letter_scheme(numbered, "6209042008", SCHEME)


def test_a_successor_ends_the_term_before_and_two_never_sign_on_one_day(dewi: Scope) -> None:
    record_signatory(dewi, "6209", HEAD)
    acting = HEAD.model_copy(update={"role": "Plt. Kepala Dinas PMD", "name": "Yusuf Contoh", "start": dewi.today})
    record_signatory(dewi, "6209", acting)
    before, now = (signatory_on(dewi, "6209", day) for day in (dewi.today - timedelta(days=1), dewi.today))
    assert (str(before), str(now)) == ("Hartati Contoh", "Yusuf Contoh")
    assert signatory_on(dewi, "6209", date(2022, 12, 31)) is None
    with pytest.raises(SignatoriesOverlap):
        record_signatory(dewi, "6209", HEAD.model_copy(update={"start": date(2024, 1, 1), "end": date(2024, 2, 1)}))


def test_nobody_signs_after_the_own_term(dewi: Scope) -> None:
    head = record_signatory(dewi, "6209", HEAD)
    end_signatory(dewi, head.pk, date(2024, 6, 30))
    require_in_office(dewi, "6209", "Hartati Contoh", date(2024, 6, 30))
    require_in_office(dewi, "6209", "Seorang Lain", dewi.today)
    with pytest.raises(SignatoryNotInOffice, match="Pejabat pada hari itu: –"):
        require_in_office(dewi, "6209", "hartati contoh", dewi.today)
    with pytest.raises(SignatoryEndsBeforeStart):
        end_signatory(dewi, head.pk, date(2022, 1, 1))


def test_another_kabupatens_signatory_is_not_there(dewi: Scope, make_scope: Callable[..., Scope]) -> None:
    head = record_signatory(dewi, "6209", HEAD)
    elsewhere = make_scope("Nur", Role.DPMD, "6201")
    with pytest.raises(SignatoryNotFound):
        end_signatory(elsewhere, head.pk, elsewhere.today)
