"""The personal performance file outside the house: readable, signed, and known again by the public check page."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries
from tests.people import DESA

from pendamping.access.roles import Role
from pendamping.awards.models import Award, Candidate
from pendamping.cases.models import Case, Party
from pendamping.cases.schemas import NewCase
from pendamping.cases.services.raising import raise_case
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


@pytest.fixture
def village_head(make_scope: Callable[..., Scope]) -> Scope:
    return make_scope("Yusuf", Role.KEPALA_DESA, DESA)


def given(scope: Scope) -> None:
    """An award for this person."""
    assert scope.person_id
    year = {"since": date(2023, 1, 1), "until": date(2023, 12, 31), "published_on": date(2024, 1, 5)}
    measure = {"least_months": 12, "least_coverage": 50, "reply_days": 7}
    award = Award.objects.create(
        region_id="6209",
        name="Piagam contoh",
        giver="Bupati contoh",
        tier="PLD",
        state=Award.State.DECIDED,
        **year,
        **measure,
    )
    Candidate.objects.create(
        award=award,
        person_id=scope.person_id,
        service_months=12,
        visits=10,
        visits_with_evidence=9,
        open_cases=0,
        villages=2,
        weak_villages=1,
        verdict=Candidate.Verdict.AWARDED,
        reason="Kader desa bekerja sendiri.",
        decided_on=date(2024, 2, 1),
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


def test_awards_and_known_cases_stand_in_it(sari: Scope, village_head: Scope, letter: PersonalLetter) -> None:
    given(sari)
    complaint = NewCase(about=Case.About.CONDUCT, target=str(sari.person_id), text="Contoh", violation="falsifying")
    hidden = raise_case(village_head, complaint)
    told = json.loads(exported(sari))["file"]
    assert (told["awards"][0]["name"], told["cases"]) == ("Piagam contoh", [])
    Party.objects.create(
        case=hidden, role=Party.Role.SUBJECT, person_id=sari.person_id, name="Sari", told_at=timezone.now()
    )
    assert json.loads(exported(sari))["file"]["cases"][0]["state"] == Case.State.REPORTED


def test_the_person_takes_it_from_the_own_page(
    sign_in: SignIn, sari: Scope, letter: PersonalLetter, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    given(sari)
    client = sign_in(replace(sari, today=timezone.localdate()))
    client.get(f"/laporan/berkas-kinerja/{sari.person_id}/")  # counts the menu's numbers, proves delivery
    with django_assert_max_num_queries(15):
        page = client.get(f"/laporan/berkas-kinerja/{sari.person_id}/").content.decode()
    assert "Piagam contoh" in page
    assert f"/laporan/berkas-kinerja/{sari.person_id}.pdf" in page
    answer = client.get(f"/laporan/berkas-kinerja/{sari.person_id}.json")
    assert "attachment" in answer["Content-Disposition"]
    assert answer.json()["file"]["letters"][0]["delivered_at"] is not None  # the page above showed it
