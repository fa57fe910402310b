import io

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from pendamping.access.models import Account
from pendamping.access.roles import Role
from pendamping.regions.models import Region


def test_the_first_admin_gets_in_by_a_link(client: Client, regions: dict[str, Region]) -> None:
    out = io.StringIO()
    call_command("create_admin", name="Admin Utama", stdout=out)
    account = Account.objects.get()
    assert account.memberships.get().role == Role.ADMIN
    assert account.memberships.get().region_code == ""
    path = out.getvalue().split()[-1].removeprefix("http://localhost:8000")
    assert client.post(path)["Location"] == "/akun/kata-sandi/"


def test_an_admin_may_be_of_one_kabupaten(regions: dict[str, Region]) -> None:
    call_command("create_admin", name="Admin Lamandau", region="62.09", stdout=io.StringIO())
    assert Account.objects.get().memberships.get().region_code == "6209"


def test_a_lost_link_is_made_again(regions: dict[str, Region]) -> None:
    out = io.StringIO()
    call_command("create_admin", name="Admin Utama", username="admin", stdout=io.StringIO())
    call_command("create_admin", name="Admin Utama", username="admin", again=True, stdout=out)
    assert "/akun/tautan/" in out.getvalue()
    assert Account.objects.count() == 1


@pytest.mark.parametrize(("options", "said"), [({"region": "9999"}, "tidak ada"), ({"again": True}, "Tidak ada akun")])
def test_what_cannot_be_is_said(regions: dict[str, Region], options: dict[str, object], said: str) -> None:
    with pytest.raises(CommandError, match=said):
        call_command("create_admin", name="Admin Utama", stdout=io.StringIO(), **options)
