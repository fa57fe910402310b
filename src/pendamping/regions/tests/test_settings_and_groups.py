import io
from datetime import date

import pytest
from PIL import Image
from pytest_django import DjangoCaptureOnCommitCallbacks
from tests.people import TODAY

from pendamping.access.scopes import command_scope
from pendamping.common.models import AuditEntry
from pendamping.common.problems import NotAllowed, NotFound
from pendamping.common.scope import Scope
from pendamping.regions.context import Terms, terms_for
from pendamping.regions.errors import (
    GroupEndsBeforeStart,
    GroupNameTaken,
    GroupWithoutMembers,
    LogoTooLarge,
    LogoUnreadable,
    MembersElsewhere,
    NotARegency,
    SuccessorUnfit,
)
from pendamping.regions.models import RegencySettings, Region, RegionGroup
from pendamping.regions.schemas import NewGroup, RegencyWords
from pendamping.regions.selectors import groups_of
from pendamping.regions.services import (
    change_group,
    change_logo,
    change_settings,
    close_group,
    create_group,
    name_successor,
)

WORDS = RegencyWords("Pekon", "Peratin", "Kecamatan", "Camat", "Bupati", "", "Dinas PMP", "", "", "Pringsewu")
KAWASAN = NewGroup(
    RegionGroup.Kind.RURAL_AREA,
    "Kawasan Contoh",
    "SK contoh",
    date(2024, 1, 1),
    frozenset({"6209042008", "6209012001"}),
)


@pytest.fixture
def office(regions: dict[str, Region]) -> Scope:
    """Somebody of the Dinas PMD of Lamandau, with every need."""
    everything = command_scope("Dinas PMD", TODAY).needs
    return Scope(None, None, "Dinas PMD", "DPMD", ("6209",), TODAY, everything)


def picture(kind: str = "PNG", size: tuple[int, int] = (900, 700), mode: str = "RGB") -> bytes:
    stream = io.BytesIO()
    Image.new(mode, size, "navy").save(stream, kind)
    return stream.getvalue()


def test_a_regencys_words_reach_every_page_of_its_people(office: Scope, sari: Scope, ratna: Scope) -> None:
    change_settings(office, "62.09", WORDS)
    assert (terms_for(sari).desa, terms_for(sari).office) == ("Pekon", "Dinas PMP")
    assert terms_for(ratna) == Terms()
    entry = AuditEntry.objects.get(action="region.settings_changed")
    assert entry.facts["desa_word"] == "Pekon"
    assert "district_word" not in entry.facts  # it was Kecamatan before


def test_only_a_regency_of_the_scope_has_words(office: Scope, sari: Scope) -> None:
    with pytest.raises(NotARegency):
        change_settings(office, "620904", WORDS)
    with pytest.raises(NotFound):
        change_settings(office, "6201", WORDS)
    with pytest.raises(NotAllowed):
        change_settings(sari, "6209", WORDS)


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP"])
def test_a_logo_is_drawn_again_and_made_smaller(office: Scope, kind: str) -> None:
    hidden = b"<script>alert(1)</script>"
    own = change_logo(office, "6209", picture(kind) + hidden)
    with own.logo.open() as file:
        stored = file.read()
    assert hidden not in stored
    with Image.open(io.BytesIO(stored)) as image:
        assert (image.format, image.size) == ("PNG", (600, 467))


def test_a_new_logo_takes_the_place_of_the_old_file(
    office: Scope, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    first = change_logo(office, "6209", picture()).logo
    with django_capture_on_commit_callbacks(execute=True):
        change_logo(office, "6209", None)
    assert not first.storage.exists(str(first.name))
    assert not RegencySettings.objects.get().logo


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"", LogoUnreadable),
        (b"GIF89a" + b"\x00" * 50, LogoUnreadable),
        (b"<svg onload='alert(1)'/>", LogoUnreadable),
        (picture()[:60], LogoUnreadable),
        (b"x" * (5 * 1024 * 1024 + 1), LogoTooLarge),
        (picture(size=(6000, 5000), mode="1"), LogoTooLarge),
    ],
)
def test_what_is_no_logo_is_refused(office: Scope, content: bytes, problem: type[Exception]) -> None:
    with pytest.raises(problem):
        change_logo(office, "6209", content)
    assert not RegencySettings.objects.exists()


def test_a_group_takes_villages_of_its_regency(office: Scope) -> None:
    group = create_group(office, "6209", KAWASAN)
    assert {member.pk for member in group.members.all()} == KAWASAN.members
    assert list(groups_of(office, "6209042008")) == [group]


@pytest.mark.parametrize(
    ("new", "problem"),
    [
        (KAWASAN, GroupNameTaken),
        (NewGroup(KAWASAN.kind, "Lain", "", TODAY, frozenset()), GroupWithoutMembers),
        (NewGroup(KAWASAN.kind, "Lain", "", TODAY, frozenset({"6201022001"})), MembersElsewhere),
        (NewGroup(KAWASAN.kind, "Lain", "", TODAY, frozenset({"620904"})), MembersElsewhere),
        (NewGroup(RegionGroup.Kind.CLUSTER, "Lain", "", TODAY, frozenset({"6209042008"})), MembersElsewhere),
    ],
)
def test_a_group_that_does_not_fit_is_refused(office: Scope, new: NewGroup, problem: type[Exception]) -> None:
    create_group(office, "6209", KAWASAN)
    with pytest.raises(problem):
        create_group(office, "6209", new)


def test_a_cluster_takes_kecamatan(office: Scope) -> None:
    new = NewGroup(RegionGroup.Kind.CLUSTER, "Hulu", "", TODAY, frozenset({"620904", "620901"}))
    assert create_group(office, "6209", new).members.count() == 2


def test_a_group_changes_and_ends_and_keeps_a_member_that_is_no_more(office: Scope) -> None:
    group = create_group(office, "6209", KAWASAN)
    Region.objects.filter(pk="6209042008").update(valid_until=date(2024, 6, 30))
    changed = NewGroup(group.kind, "Kawasan Baru", "", date(2024, 1, 1), KAWASAN.members | {"6209042009"})
    assert change_group(office, group.pk, changed).members.count() == 3
    with pytest.raises(GroupEndsBeforeStart):
        close_group(office, group.pk, date(2023, 12, 31))
    close_group(office, group.pk, date(2024, 11, 11))
    assert not groups_of(office, "6209042009").exists()


def test_sari_and_another_kabupaten_cannot_touch_a_group(office: Scope, sari: Scope) -> None:
    group = create_group(office, "6209", KAWASAN)
    elsewhere = Scope(None, None, "Lain", "DPMD", ("6201",), TODAY, office.needs)
    with pytest.raises(NotAllowed):
        change_group(sari, group.pk, KAWASAN)
    with pytest.raises(NotFound):
        close_group(elsewhere, group.pk, None)


def test_a_closed_region_gets_a_successor_of_its_level(office: Scope) -> None:
    with pytest.raises(SuccessorUnfit):  # still open
        name_successor(office, "6209042008", "6209042009")
    Region.objects.filter(pk="6209042008").update(valid_until=date(2024, 6, 30))
    with pytest.raises(SuccessorUnfit):
        name_successor(office, "6209042008", "620904")
    assert name_successor(office, "6209042008", "6209042009").successor_id == "6209042009"
