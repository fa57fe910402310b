"""The list of organisations that can be asked to act."""

from collections.abc import Callable

import pytest
from django.test import Client

from pendamping.access.roles import Role
from pendamping.common.problems import NotAllowed
from pendamping.common.scope import Scope
from pendamping.people.errors import OrganisationNotFound, OrganisationTaken
from pendamping.people.models import Organisation
from pendamping.people.schemas import OrganisationContent
from pendamping.people.selectors import organisations_for, organisations_in
from pendamping.people.services import add_organisation, change_organisation
from pendamping.regions.errors import RegionNotFound

PUPR = OrganisationContent(region="6209", name="Dinas Pekerjaan Umum", short_name="Dinas PUPR")


@pytest.fixture
def dpmd(make_scope: Callable[..., Scope]) -> Scope:
    return make_scope("Maria", Role.DPMD, "6209")


def test_a_name_stands_once_on_the_list_of_an_area(dpmd: Scope) -> None:
    add_organisation(dpmd, PUPR)
    with pytest.raises(OrganisationTaken):
        add_organisation(dpmd, PUPR.model_copy(update={"name": "dinas pekerjaan umum"}))


def test_the_list_is_kept_by_the_office_of_its_area(dpmd: Scope, sari: Scope) -> None:
    with pytest.raises(NotAllowed):
        add_organisation(sari, PUPR)
    with pytest.raises(RegionNotFound):
        add_organisation(dpmd, PUPR.model_copy(update={"region": "6201"}))
    wider = Organisation.objects.create(region_id="62", name="Dinas PMD provinsi", short_name="PMD provinsi")
    with pytest.raises(OrganisationNotFound):
        change_organisation(dpmd, wider.pk, PUPR)


def test_it_is_known_inside_its_area_and_above(dpmd: Scope, sari: Scope, ratna: Scope) -> None:
    office = add_organisation(dpmd, PUPR)
    assert list(organisations_in(sari)) == [office]
    assert list(organisations_for(sari, "6209042008")) == [office]
    assert not organisations_in(ratna)


def test_a_retired_one_is_offered_no_more(dpmd: Scope) -> None:
    office = add_organisation(dpmd, PUPR)
    change_organisation(dpmd, office.pk, PUPR.model_copy(update={"retired_on": dpmd.today}))
    assert not organisations_in(dpmd)


def test_the_page_adds_and_renames(dpmd: Scope, sign_in: Callable[[Scope], Client]) -> None:
    browser = sign_in(dpmd)
    filled = {"region": "6209", "name": "Dinas Kesehatan", "short_name": "Dinkes"}
    assert browser.post("/pendamping/perangkat-daerah/", filled).status_code == 302
    again = browser.post("/pendamping/perangkat-daerah/", filled).content.decode()
    assert "sudah ada dalam daftar" in again
    office = Organisation.objects.get()
    browser.post(
        f"/pendamping/perangkat-daerah/{office.pk}/", {"name": "Dinas Kesehatan", "short_name": "Dinas Kesehatan"}
    )
    office.refresh_from_db()
    assert office.short_name == "Dinas Kesehatan"
