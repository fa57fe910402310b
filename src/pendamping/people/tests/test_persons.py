from dataclasses import replace

import pytest
from django.db import connection
from tests.people import DESA

from pendamping.common.models import AuditEntry
from pendamping.common.problems import NotAllowed, Problem
from pendamping.common.scope import Scope
from pendamping.people import errors
from pendamping.people.models import Person
from pendamping.people.schemas import NewPerson, PersonChange
from pendamping.people.services import change_person, register_person, reveal_personal
from pendamping.people.tests.conftest import NIK_OF_A_MAN, NIK_OF_A_WOMAN, person_of


def test_personal_numbers_are_stored_unreadable(wati: Person) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT nik, phone, nik_digest FROM people_person WHERE name = %s", ["Wati Contoh"])
        stored = cursor.fetchone()
    assert NIK_OF_A_WOMAN not in "".join(stored)
    assert "3456" not in stored[1]
    again = Person.objects.get(pk=wati.pk)
    assert (again.nik, again.phone) == (NIK_OF_A_WOMAN, "+6281234567890")


@pytest.mark.parametrize(
    ("values", "problem"),
    [
        ({"nik": "6209044201850000"}, errors.NikInvalid),
        ({"nik": NIK_OF_A_WOMAN}, errors.NikTaken),
        ({"npwp": "1234"}, errors.NpwpInvalid),
        ({"phone": "sari"}, errors.PhoneInvalid),
        ({"email": "sari"}, errors.EmailInvalid),
        ({"domicile": "6209049999"}, errors.DomicileUnknown),
    ],
)
def test_what_cannot_be_is_refused(dewi: Scope, wati: Person, values: dict[str, str], problem: type[Problem]) -> None:
    with pytest.raises(problem):
        register_person(dewi, NewPerson.model_validate({"name": "Orang Contoh"} | values))
    assert not Person.objects.filter(name="Orang Contoh").exists()


def test_who_is_registered_without_a_home_stays_in_sight(dewi: Scope, ratna: Scope) -> None:
    person = register_person(dewi, NewPerson(name="Tanpa Alamat"))
    assert Person.objects.kept_by(dewi).filter(pk=person.pk).exists()
    assert not Person.objects.within(ratna).filter(pk=person.pk).exists()


def test_changing_keeps_the_numbers_that_nobody_typed(dewi: Scope, wati: Person) -> None:
    changed = change_person(dewi, wati, PersonChange(name="Wati Contoh", sex="f", domicile=DESA, education="s1"))
    assert changed == ["education"]
    assert Person.objects.get(pk=wati.pk).nik == NIK_OF_A_WOMAN
    entry = AuditEntry.objects.get(action="person.changed")
    assert (entry.facts, entry.region_code) == ({"fields": ["education"]}, "6209")


def test_a_new_nik_is_found_by_its_digest(dewi: Scope, wati: Person) -> None:
    change_person(dewi, wati, PersonChange(name="Wati Contoh", domicile=DESA, nik=NIK_OF_A_MAN))
    with pytest.raises(errors.NikTaken):
        register_person(dewi, NewPerson(name="Orang Contoh", nik=NIK_OF_A_MAN))
    register_person(dewi, NewPerson(name="Orang Lain", nik=NIK_OF_A_WOMAN))


def test_reading_personal_numbers_leaves_a_trace(ministry: Scope, wati: Person) -> None:
    assert reveal_personal(ministry, wati, "Verifikasi kontrak 2025")["nik"] == NIK_OF_A_WOMAN
    entry = AuditEntry.objects.get(action="person.personal_read")
    assert entry.actor == "Kementerian"
    assert entry.facts == {"fields": ["nik", "phone"], "reason": "Verifikasi kontrak 2025"}
    assert NIK_OF_A_WOMAN not in str(entry.facts)


def test_personal_numbers_ask_for_a_reason(ministry: Scope, wati: Person) -> None:
    with pytest.raises(errors.ReasonMissing):
        reveal_personal(ministry, wati, " a ")


def test_the_kabupaten_does_not_read_personal_numbers(dewi: Scope, wati: Person) -> None:
    with pytest.raises(NotAllowed):
        reveal_personal(dewi, wati, "Verifikasi kontrak 2025")


def test_one_reads_ones_own(sari: Scope) -> None:
    assert reveal_personal(sari, person_of(sari), "")["nik"] == ""
    assert AuditEntry.objects.filter(action="person.personal_read").exists()


def test_who_serves_elsewhere_now_is_not_kept_here(dewi: Scope, ratna: Scope) -> None:
    elsewhere = person_of(ratna)
    with pytest.raises(errors.PersonNotFound):
        change_person(dewi, elsewhere, PersonChange(name="Ratna"))
    whole_province = replace(dewi, prefixes=("62",))
    assert change_person(whole_province, elsewhere, PersonChange(name="Ratna", is_sample=True, sex="f")) == ["sex"]
