"""The personal performance file outside the house: readable, signed, and known again by the public check page."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from django.test import Client
from django.utils import timezone

from pendamping.common.models import AuditEntry
from pendamping.common.problems import NotFound
from pendamping.common.scope import Scope
from pendamping.evaluation.models import PersonalLetter
from pendamping.people.models import Person
from pendamping.reports.services.performance_files import export_performance_file, print_performance_file
from pendamping.sync.services.checking import Verdict, check_statement

SignIn = Callable[[Scope], Client]


@pytest.fixture
def letter(sari: Scope) -> PersonalLetter:
    """Praise that Sari has not opened yet."""
    assert sari.person_id
    return PersonalLetter.objects.create(
        person=Person.objects.get(pk=sari.person_id),
        kind=PersonalLetter.Kind.AWARD,
        number="P/1",
        date=date(2024, 5, 1),
        issuer="Dinas PMD contoh",
        text="Teladan",
        recorded_by="Contoh",
        sent_at=timezone.now(),
    )


def exported(scope: Scope) -> str:
    assert scope.person_id
    return export_performance_file(scope, scope.person_id).content.decode()


def test_the_exported_file_is_known_again(sari: Scope, letter: PersonalLetter) -> None:
    told = exported(sari)
    assert json.loads(told)["file"]["letters"][0]["delivered_at"] is None
    checked = check_statement(told)
    assert (checked.verdict, checked.is_file, checked.code) == (Verdict.OURS, True, json.loads(told)["code"])


def test_a_file_that_was_changed_is_told_from_a_forged_signature(sari: Scope, letter: PersonalLetter) -> None:
    assert check_statement(exported(sari).replace("Teladan", "Sangat teladan")).verdict is Verdict.FILE_CHANGED
    carried = json.loads(exported(sari))
    carried["text"] = carried["text"].replace('"letters":1', '"letters":2')
    assert check_statement(json.dumps(carried)).verdict is Verdict.FORGED


def test_the_check_page_names_whose_file_it_is(client: Client, sari: Scope, letter: PersonalLetter) -> None:
    answer = client.post("/tanda-terima/periksa/", {"text": exported(sari)})
    assert "Berkas kinerja Sari ini asli." in answer.content.decode()


def test_the_paper_is_a_pdf_and_leaves_a_trace(sari: Scope, letter: PersonalLetter) -> None:
    assert sari.person_id
    assert print_performance_file(sari, sari.person_id).content.startswith(b"%PDF")
    assert AuditEntry.objects.get(action="performance_file.exported").facts["form"] == "pdf"


def test_ratna_takes_no_file_of_sari(sari: Scope, ratna: Scope) -> None:
    assert sari.person_id
    with pytest.raises(NotFound):
        export_performance_file(ratna, sari.person_id)


def test_the_person_takes_it_from_the_own_page(sign_in: SignIn, sari: Scope, letter: PersonalLetter) -> None:
    client = sign_in(replace(sari, today=timezone.localdate()))
    page = client.get(f"/penilaian/berkas/{sari.person_id}/").content.decode()
    assert f"/laporan/berkas-kinerja/{sari.person_id}.pdf" in page
    answer = client.get(f"/laporan/berkas-kinerja/{sari.person_id}.json")
    assert "attachment" in answer["Content-Disposition"]
    assert answer.json()["file"]["letters"][0]["delivered_at"] is not None  # the page above showed it
