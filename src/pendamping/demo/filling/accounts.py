"""Who can sign in to the demo: one account per role with a known password, and those of all other facilitators."""

from collections.abc import Iterator
from datetime import date

from django.contrib.auth.hashers import make_password

from pendamping.access.models import Account
from pendamping.access.roles import Role
from pendamping.access.schemas import NewAccount, NewRole
from pendamping.access.services import create_account
from pendamping.common.scope import Scope
from pendamping.demo.names import invented_names
from pendamping.demo.team import SHOWN_DISTRICT, SHOWN_NAMES, SHOWN_SUPERVISOR, Team
from pendamping.demo.world import PASSWORD, PROVINCE, REGENCY, World

SHOWN_VILLAGE = "6209042008"  # Pedongatan
COUNTRY = ""

# The tier or role whose first holder a visitor signs in as → the user name.
SHOWN_TIERS = {
    "TAPM_KAB": "korkab",
    "TAPM_PROV": "provinsi",
    "PT": "pt",
    "KELURAHAN_FACILITATOR": "kelurahan",
    "KPMD": "kpmd",
}
OFFICIALS: tuple[tuple[str, tuple[tuple[Role, str], ...]], ...] = (
    ("kades", ((Role.KEPALA_DESA, SHOWN_VILLAGE),)),
    ("camat", ((Role.CAMAT, SHOWN_DISTRICT),)),
    ("dpmd", ((Role.DPMD, REGENCY),)),
    ("bupati", ((Role.BUPATI, REGENCY),)),
    ("dpmdprov", ((Role.DPMD_PROV, PROVINCE),)),
    ("pusat", ((Role.TAPM_PUSAT, COUNTRY), (Role.KORNAS, COUNTRY))),
    ("kementerian", ((Role.MINISTRY, COUNTRY),)),
    ("admin", ((Role.ADMIN, COUNTRY),)),
)


def shown_usernames(team: Team) -> dict[str, str]:
    """User names by the names of the facilitators whom a visitor signs in as."""
    names = {SHOWN_NAMES[0][0]: "pld", SHOWN_SUPERVISOR[0]: "pd"}
    for tier, username in SHOWN_TIERS.items():
        holder = next((one.name for one in team.members if one.tier == tier), None)
        if holder:
            names[holder] = username
    leaders = {one.term[0]: one.name for one in team.members if one.term and one.tier == "TAPM_KAB"}
    plain = next(one.name for one in team.members if one.tier == "TAPM_KAB" and not one.term)
    return names | {plain: "tapm"} | ({leaders["KORWIL"]: "korwil"} if "KORWIL" in leaders else {})


def fill_officials(
    scope: Scope, world: World, districts: tuple[str, ...], villages: tuple[str, ...]
) -> tuple[str, ...]:
    """Accounts of those who read and decide: camat, offices, the bupati, heads of these villages.

    Returns: the user names that a visitor signs in as.
    """
    names = invented_names(world.chance("officials"))
    since = date(world.first_day.year, 1, 1)
    taken = set(Account.objects.values_list("name", flat=True))
    for username, roles in (*OFFICIALS, *_unshown(districts, villages)):
        name = next(name for name, _sex in names if name not in taken)
        new_roles = tuple(NewRole(role=role, region_code=code, since=since) for role, code in roles)
        create_account(scope, NewAccount(name=name, username=username, is_sample=True, roles=new_roles))
    return tuple(username for username, _roles in OFFICIALS)


def open_doors(usernames: list[str]) -> None:
    """Give the shown accounts the known password: hashed once, because a good hash is slow."""
    shown = Account.objects.filter(username__in=usernames, is_sample=True)
    shown.update(password=make_password(PASSWORD), must_set_password=False)


def _unshown(
    districts: tuple[str, ...], villages: tuple[str, ...]
) -> Iterator[tuple[str, tuple[tuple[Role, str], ...]]]:
    for code in districts:
        if code != SHOWN_DISTRICT:
            yield "", ((Role.CAMAT, code),)
    yield "", ((Role.DPMD, REGENCY),)
    for code in villages:
        if code != SHOWN_VILLAGE:
            yield "", ((Role.KEPALA_DESA, code),)
