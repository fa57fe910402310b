from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from tests.people import DESA, FOREIGN_DESA, OTHER_DESA

from pendamping.access.models import Account, Membership
from pendamping.common.models import AuditEntry
from pendamping.common.problems import Problem
from pendamping.common.scope import Scope
from pendamping.people import concerns, errors
from pendamping.people.models import Assignment, Contract, CoordinatorTerm, Person, Tier
from pendamping.people.schemas import NewAssignment, NewContract, NewCoordinatorTerm, NewPerson
from pendamping.people.services import (
    answer_objection,
    begin_coordinator_term,
    end_assignment,
    end_coordinator_term,
    link_account,
    place_person,
    record_objection,
    register_person,
    sign_contract,
)
from pendamping.people.tests.conftest import person_of
from pendamping.regions.models import Region

NewPost = Callable[..., NewAssignment]
KELURAHAN, FAR_DESA = "6209011001", "6209012001"


@pytest.fixture
def contract(dewi: Scope, wati: Person) -> Contract:
    new = NewContract(person_id=wati.pk, number="SPK/1", tier=Tier.PLD, start=date(2025, 1, 1), end=date(2025, 12, 31))
    return sign_contract(dewi, new)


def codes(found: list[concerns.Concern]) -> list[str]:
    return [one.code for one in found]


def test_a_placement_takes_its_end_from_the_contract(dewi: Scope, new_post: NewPost, contract: Contract) -> None:
    post, found = place_person(dewi, new_post(contract_id=contract.pk, regions=(DESA, OTHER_DESA)))
    assert (post.end, found) == (date(2025, 12, 31), [])
    assert sorted(post.regions.values_list("pk", flat=True)) == [DESA, OTHER_DESA]
    entry = AuditEntry.objects.get(action="assignment.started")
    assert (entry.region_code, entry.facts["areas"]) == ("620904", [DESA, OTHER_DESA])


@pytest.mark.parametrize(
    ("values", "problem"),
    [
        ({"regions": (DESA, FAR_DESA)}, errors.AreasInSeveralDistricts),
        ({"regions": ()}, errors.AreasMissing),
        ({"regions": ("620904",)}, errors.WrongAreaLevel),
        ({"regions": (FOREIGN_DESA,)}, errors.RegionUnknown),
        ({"regions": ("6209049999",)}, errors.RegionUnknown),
        ({"regions": (KELURAHAN,)}, errors.WrongVillageKind),
        ({"tier": "PD"}, errors.WrongAreaLevel),
        ({"tier": "TAPM_KAB", "regions": ("620904",)}, errors.WrongAreaLevel),
        ({"end": "2024-12-31"}, errors.AssignmentEndsBeforeStart),
        ({"start": "0024-01-01"}, errors.StartImplausible),
        ({"contract_id": 99}, errors.ContractMissing),
        ({"tier": "KPMD"}, errors.LetterMissing),
        ({"tier": "KPMD", "letter_number": "SK/1", "speciality": "apa saja"}, errors.CadreRoleUnknown),
        ({"tier": "KPM", "letter_number": "SK/1", "regions": (DESA, OTHER_DESA)}, errors.OneAreaOnly),
        ({"tier": "KELURAHAN_FACILITATOR", "letter_number": "SK/1"}, errors.WrongVillageKind),
        ({"tier": "THIRD_PARTY", "funding": "apbd"}, errors.PublicFunding),
        ({"kind": "relocation"}, errors.RelocationWithoutOrigin),
    ],
)
def test_a_broken_rule_stops_the_placement(
    dewi: Scope, new_post: NewPost, values: dict[str, object], problem: type[Problem]
) -> None:
    with pytest.raises(problem):
        place_person(dewi, new_post(**values))
    assert not Assignment.objects.filter(person__name="Wati Contoh").exists()


def test_a_placement_stays_inside_its_contract(dewi: Scope, new_post: NewPost, contract: Contract) -> None:
    for values in ({"start": "2024-12-31"}, {"end": "2026-01-01"}, {"start": "2026-01-01"}):
        with pytest.raises(errors.OutsideContract):
            place_person(dewi, new_post(contract_id=contract.pk, **values))
    with pytest.raises(errors.ContractOfOtherTier):
        place_person(dewi, new_post(contract_id=contract.pk, tier="PD", regions=("620904",)))


@pytest.mark.parametrize(
    ("values", "problem"),
    [
        ({"end": "2026-01-01"}, errors.ContractAcrossYears),
        ({"start": "2025-12-31", "end": "2025-01-01"}, errors.ContractEndsBeforeStart),
        ({"number": "SPK/1"}, errors.ContractNumberTaken),
        ({"start": "2025-06-01"}, errors.ContractOverlaps),
        ({"tier": "KPMD"}, errors.NotContracted),
    ],
)
def test_a_contract_keeps_its_rules(
    dewi: Scope, wati: Person, contract: Contract, values: dict[str, object], problem: type[Problem]
) -> None:
    new = {"person_id": wati.pk, "number": "SPK/2", "tier": "PLD", "start": "2025-01-01", "end": "2025-12-31"}
    with pytest.raises(problem):
        sign_contract(dewi, NewContract.model_validate(new | values))


def test_an_incompatible_post_takes_no_contract(dewi: Scope) -> None:
    official = register_person(dewi, NewPerson(name="Perangkat Contoh", other_post=Person.OtherPost.VILLAGE_OFFICIAL))
    new = NewContract(
        person_id=official.pk, number="SPK/9", tier=Tier.PLD, start=date(2025, 1, 1), end=date(2025, 12, 31)
    )
    with pytest.raises(errors.IncompatiblePost):
        sign_contract(dewi, new)
    cadre = NewAssignment(
        person_id=official.pk, tier=Tier.KPM, regions=(DESA,), start=date(2025, 1, 1), letter_number="SK/1"
    )
    assert codes(place_person(dewi, cadre)[1]) == [concerns.CadreIsVillageOfficial.code]


def test_two_definitive_placements_do_not_overlap(dewi: Scope, new_post: NewPost) -> None:
    place_person(dewi, new_post(end="2025-06-30"))
    with pytest.raises(errors.DefinitiveOverlaps):
        place_person(dewi, new_post(start="2025-06-30", regions=(OTHER_DESA,)))
    place_person(dewi, new_post(start="2025-06-30", regions=(OTHER_DESA,), kind="temporary_cover"))
    place_person(dewi, new_post(start="2025-07-01"))
    assert Assignment.objects.filter(person__name="Wati Contoh").count() == 3


def test_more_villages_than_the_cap_ask_for_a_second_look(dewi: Scope, new_post: NewPost) -> None:
    more = [
        Region(code=f"62090420{number}", name=f"Desa {number}", level=10, kind=Region.Kind.DESA, search_text="")
        for number in range(10, 14)
    ]
    Region.objects.bulk_create(more)
    found = place_person(dewi, new_post(regions=(DESA, *(one.code for one in more))))[1]
    assert concerns.TooManyVillages.code in codes(found)


def test_a_long_way_to_work_needs_a_reason(dewi: Scope, new_post: NewPost) -> None:
    Region.objects.filter(pk=DESA).update(latitude=-1.9, longitude=111.3)
    Region.objects.filter(pk=OTHER_DESA).update(latitude=-2.4, longitude=111.3)
    with pytest.raises(errors.ConcernNeedsReason, match="56 km"):
        place_person(dewi, new_post(regions=(OTHER_DESA,)))
    post, found = place_person(dewi, new_post(regions=(OTHER_DESA,), note="Tinggal di rumah dinas"))
    assert concerns.FarFromHome.code in codes(found)
    assert post.note == "Tinggal di rumah dinas"


def test_a_village_that_is_served_already_is_pointed_out(dewi: Scope, sari: Scope, new_post: NewPost) -> None:
    found = place_person(dewi, new_post())[1]
    assert [str(one) for one in found if one.code == "assignment.already_served"] == [
        "Sari juga definitif di Pedongatan pada masa itu."
    ]


def test_kpmd_split_their_roles(dewi: Scope, new_post: NewPost) -> None:
    first = new_post(tier="KPMD", letter_number="SK/1", speciality="teknik")
    assert place_person(dewi, first)[1] == []
    other = register_person(dewi, NewPerson(name="Joko Contoh", domicile=OTHER_DESA))
    found = place_person(dewi, first.model_copy(update={"person_id": other.pk}))[1]
    assert codes(found) == [concerns.CadreRoleTaken.code, concerns.CadreLivesElsewhere.code]


def test_a_relocation_ends_the_post_that_it_leaves(dewi: Scope, new_post: NewPost) -> None:
    old, _found = place_person(dewi, new_post(start="2024-01-01"))
    moved = new_post(
        start="2024-11-01",
        regions=(OTHER_DESA,),
        kind="relocation",
        replaces_id=old.pk,
        handover_note="Berkas di balai",
    )
    new, _found = place_person(dewi, moved)
    old.refresh_from_db()
    assert (old.end, old.end_reason, old.handover_note) == (date(2024, 10, 31), "relocated", "Berkas di balai")
    with pytest.raises(errors.ObjectionTooLate):
        record_objection(replace(dewi, today=date(2024, 11, 16)), new.pk, "Terlalu jauh")
    record_objection(replace(dewi, today=date(2024, 11, 15)), new.pk, "Terlalu jauh")
    assert answer_objection(dewi, new.pk, "Ditinjau lagi Januari").objection_answer == "Ditinjau lagi Januari"


def test_an_ended_placement_ends_once(dewi: Scope, new_post: NewPost) -> None:
    post, _found = place_person(dewi, new_post())
    with pytest.raises(errors.EndBeforeStart):
        end_assignment(dewi, post.pk, date(2024, 12, 31), Assignment.EndReason.RESIGNATION)
    end_assignment(dewi, post.pk, date(2025, 3, 31), Assignment.EndReason.RESIGNATION, "Serah terima 1 April")
    with pytest.raises(errors.AlreadyEnded):
        end_assignment(dewi, post.pk, date(2025, 5, 31), Assignment.EndReason.RESIGNATION)


def test_a_placement_elsewhere_cannot_be_ended(dewi: Scope, ratna: Scope) -> None:
    elsewhere = Assignment.objects.get(person=person_of(ratna))
    with pytest.raises(errors.AssignmentNotFound):
        end_assignment(dewi, elsewhere.pk, dewi.today, Assignment.EndReason.RESIGNATION)


@pytest.fixture
def account(dewi: Scope) -> Account:
    return Account.objects.create_account("wati", "Wati Contoh", created_by_id=dewi.account_id)


def roles(account: Account) -> list[tuple[str, str, date, date | None]]:
    return list(Membership.objects.filter(account=account).values_list("role", "region_code", "since", "until"))


def test_roles_follow_the_post(dewi: Scope, wati: Person, new_post: NewPost, account: Account) -> None:
    link_account(dewi, wati, account.pk)
    post, _found = place_person(dewi, new_post(end="2025-12-31"))
    assert roles(account) == [("PLD", DESA, date(2025, 1, 1), date(2025, 12, 31))]
    end_assignment(dewi, post.pk, date(2025, 3, 31), Assignment.EndReason.RESIGNATION)
    assert roles(account) == [("PLD", DESA, date(2025, 1, 1), date(2025, 3, 31))]


def test_an_account_takes_up_the_posts_that_are_there(
    dewi: Scope, wati: Person, new_post: NewPost, account: Account
) -> None:
    place_person(dewi, new_post(start="2024-01-01", regions=(DESA, OTHER_DESA)))
    for _again in range(2):
        link_account(dewi, wati, account.pk)
    assert [one[:2] for one in roles(account)] == [("PLD", DESA), ("PLD", OTHER_DESA)]
    account.refresh_from_db()
    assert account.person_id == wati.pk


def test_an_account_has_one_person(dewi: Scope, budi: Scope, wati: Person) -> None:
    with pytest.raises(errors.AccountUnknown):
        link_account(dewi, wati, budi.account_id or 0)


def test_the_other_post_brings_the_role_back(dewi: Scope, wati: Person, new_post: NewPost, account: Account) -> None:
    link_account(dewi, wati, account.pk)
    first, _found = place_person(dewi, new_post(start="2024-01-01", kind="acting"))
    place_person(dewi, new_post(start="2024-06-01"))
    assert len(roles(account)) == 1
    end_assignment(dewi, first.pk, date(2024, 11, 11), Assignment.EndReason.TERM_OVER)
    assert [(one[0], one[2], one[3]) for one in roles(account)] == [
        ("PLD", date(2024, 1, 1), date(2024, 11, 11)),
        ("PLD", date(2024, 11, 12), None),
    ]


def test_a_coordinator_is_placed_there(dewi: Scope, budi: Scope, wati: Person) -> None:
    new = NewCoordinatorTerm(
        person_id=wati.pk, role=CoordinatorTerm.Role.KORCAM, region="620904", start=date(2024, 11, 1)
    )
    with pytest.raises(errors.CoordinatorWithoutPost):
        begin_coordinator_term(dewi, new)
    with pytest.raises(errors.WrongCoordinatorArea):
        begin_coordinator_term(dewi, new.model_copy(update={"region": "6209"}))
    ok = new.model_copy(update={"person_id": budi.person_id})
    term = begin_coordinator_term(dewi, ok)
    with pytest.raises(errors.CoordinatorSeatTaken):
        begin_coordinator_term(dewi, ok)
    leads = Membership.objects.filter(account=budi.account_id or 0, role="KORCAM")
    assert leads.get().until is None
    end_coordinator_term(dewi, term.pk, date(2024, 11, 30))
    with pytest.raises(errors.AlreadyEnded):
        end_coordinator_term(dewi, term.pk, date(2024, 11, 30))
    assert leads.get().until == date(2024, 11, 30)
