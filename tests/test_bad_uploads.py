"""What is no file of its kind is refused at every door, by name and with what to do; nothing of it stays."""

import io
import zipfile
from collections.abc import Callable
from functools import cache

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from pendamping.access.roles import Role
from pendamping.common.models import AuditEntry
from pendamping.common.scope import Scope
from pendamping.common.tables import write_xlsx
from pendamping.common.tests.pictures import a_photo
from pendamping.people.models import RosterImport

SignIn = Callable[[Scope], Client]
MakeScope = Callable[..., Scope]
NAME = "kiriman.xlsx"
pytestmark = pytest.mark.one_database  # refused before anything is stored


@cache
def bomb() -> bytes:
    """A workbook of a few hundred kilobytes that would unpack to more than is read."""
    packed = io.BytesIO(write_xlsx({"Data": [["Kode", "Nama"]]}))
    with zipfile.ZipFile(packed, "a", zipfile.ZIP_DEFLATED) as archive, archive.open("xl/bom.xml", "w") as part:
        for _ in range(310):
            part.write(bytes(1024 * 1024))
    return packed.getvalue()


DOORS = {
    "regions:list_import": ({"source": "Keputusan uji", "date": "2024-11-12"}, ()),
    "people:rosters": ({}, ()),
    "access:import_accounts": ({}, ()),
    "indices:imports": ({"source": "lain", "other_source": "Uji"}, ()),
    "regions:boundaries": ({"source": "Peta uji"}, ("6209",)),
    "sync:hand_in": ({}, ()),
}
BAD: dict[str, bytes | Callable[[], bytes]] = {
    "empty": b"",
    "blank": b"  \n\n",
    "noise": bytes(range(256)) * 8,
    "picture": a_photo(),
    "broken": b"PK\x03\x04 rusak",
    "other columns": write_xlsx({"Data": [["Apa", "Ini"], ["a", "b"]]}),
    "formula": b"=cmd|' /C calc'!A0;Ini\n1;2\n",
    "bomb": bomb,
}


@pytest.mark.parametrize("kind", BAD)
@pytest.mark.parametrize("door", DOORS)
def test_it_is_refused_by_name(make_scope: MakeScope, sign_in: SignIn, door: str, kind: str) -> None:
    fields, place = DOORS[door]
    scope = (
        make_scope("Admin", Role.ADMIN, "") if door == "regions:list_import" else make_scope("Dewi", Role.DPMD, "6209")
    )
    client = sign_in(scope)
    acts = AuditEntry.objects.count()
    made = BAD[kind]
    content = made() if callable(made) else made
    answer = client.post(reverse(door, args=place), fields | {"file": SimpleUploadedFile(NAME, content)}, follow=True)
    page = answer.content.decode()
    assert answer.status_code in {200, 422}
    assert NAME in page
    assert "field-error" in page
    assert AuditEntry.objects.count() == acts
    assert not RosterImport.objects.exists()
