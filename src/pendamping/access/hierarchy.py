"""Which role creates and changes the accounts of which roles, and at which level of the regions a role works."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from pendamping.access.roles import Role
from pendamping.common.scope import Scope

COUNTRY, PROVINCE, REGENCY, DISTRICT, VILLAGE = 0, 2, 4, 6, 10  # the number of digits of a region code

LEVEL_WORDS: dict[int, Promise | str] = {
    COUNTRY: _("nasional"),
    PROVINCE: _("provinsi"),
    REGENCY: _("kabupaten/kota"),
    DISTRICT: _("kecamatan"),
    VILLAGE: _("desa atau kelurahan"),
}

WORKS_AT: dict[Role, tuple[int, ...]] = {
    Role.PLD: (VILLAGE,),
    Role.PD: (DISTRICT,),
    Role.PT: (DISTRICT,),
    Role.KORCAM: (DISTRICT,),
    Role.KORWIL: (DISTRICT,),  # one role per kecamatan of the cluster
    Role.TAPM_KAB: (REGENCY,),
    Role.KORKAB: (REGENCY,),
    Role.TAPM_PROV: (PROVINCE,),
    Role.KORPROV: (PROVINCE,),
    Role.TAPM_PUSAT: (COUNTRY,),
    Role.KORNAS: (COUNTRY,),
    Role.KPMD: (VILLAGE,),
    Role.KELURAHAN_FACILITATOR: (VILLAGE,),
    Role.KEPALA_DESA: (VILLAGE,),
    Role.CAMAT: (DISTRICT,),
    Role.DPMD: (REGENCY,),
    Role.DPMD_PROV: (PROVINCE,),
    Role.BUPATI: (REGENCY,),
    Role.MINISTRY: (COUNTRY,),
    Role.ADMIN: (COUNTRY, PROVINCE, REGENCY),
}

_IN_VILLAGES = frozenset({Role.PLD, Role.KPMD})
_IN_DISTRICTS = _IN_VILLAGES | {Role.PD, Role.PT, Role.KORCAM}
_KABUPATEN_TEAM = _IN_DISTRICTS | {Role.KORWIL, Role.KELURAHAN_FACILITATOR}
_KABUPATEN = _KABUPATEN_TEAM | {Role.TAPM_KAB, Role.KORKAB, Role.KEPALA_DESA, Role.CAMAT, Role.BUPATI}
_PROVINCE_TEAM = _KABUPATEN_TEAM | {Role.TAPM_KAB, Role.KORKAB}
_COUNTRY_TEAM = _PROVINCE_TEAM | {Role.TAPM_PROV, Role.KORPROV}

# Nobody manages an equal: whoever gives a role stands above it. An installation's first account is an ADMIN.
MANAGES: dict[Role, frozenset[Role]] = {
    Role.PD: _IN_VILLAGES,
    Role.KORCAM: _IN_VILLAGES,
    Role.KORWIL: _IN_DISTRICTS,
    Role.TAPM_KAB: _KABUPATEN_TEAM,
    Role.KORKAB: _KABUPATEN_TEAM,
    Role.DPMD: _KABUPATEN,
    Role.TAPM_PROV: _PROVINCE_TEAM,
    Role.KORPROV: _PROVINCE_TEAM,
    Role.DPMD_PROV: _KABUPATEN | {Role.DPMD, Role.TAPM_PROV, Role.KORPROV},
    Role.TAPM_PUSAT: _COUNTRY_TEAM,
    Role.KORNAS: _COUNTRY_TEAM,
    Role.MINISTRY: frozenset(Role) - {Role.MINISTRY, Role.ADMIN},
    Role.ADMIN: frozenset(Role),
}


def roles_managed_by(scope: Scope) -> tuple[Role, ...]:
    """The roles that this scope may give and end inside its area, in the order of the role table."""
    if scope.account_id is None and scope.may("account.manage"):  # somebody at the machine itself
        return tuple(Role)
    managed = MANAGES.get(Role(scope.role), frozenset()) if scope.role else frozenset()
    return tuple(role for role in Role if role in managed)
