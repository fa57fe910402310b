"""What fills the addresses of this app in the access table."""

from tests.access_table import Area, Sample
from tests.people import account_of

from pendamping.access.models import Membership


def unknown_secret(area: Area) -> dict[str, object]:
    return {"secret": f"tidak-ada-{area.village}"}


def account(area: Area) -> dict[str, object]:
    return {"pk": area.pld.account_id}


def role(area: Area) -> dict[str, object]:
    return {"pk": area.pld.account_id, "role_pk": Membership.objects.get(account=account_of(area.pld)).pk}


SAMPLES = {
    "access:use_link": Sample(unknown_secret, outside="a link's secret is its only key"),
    "access:account": Sample(account),
    "access:edit_account": Sample(account),
    "access:card": Sample(account),
    "access:suspend": Sample(account),
    "access:hand_over": Sample(account),
    "access:drop_second_factor": Sample(account),
    "access:add_role": Sample(account),
    "access:stop_role": Sample(role),
}
