"""Whom a rule can invite, and under which heading they are counted."""

from collections.abc import Mapping
from typing import Final

from django.db import models
from django.utils.translation import gettext_lazy as _

from pendamping.access.roles import Role
from pendamping.people.models import Tier


class Group(models.TextChoices):
    """The heading under which somebody is counted; the first ones can be invited by rule."""

    TAPM = "tapm", _("TAPM")
    PD = "pd", _("PD")
    PT = "pt", _("PT")
    PLD = "pld", _("PLD")
    KELURAHAN = "kelurahan", _("Pendamping kelurahan")
    KPMD = "kpmd", _("KPMD")
    CAMAT = "camat", _("Camat")
    VILLAGE_HEAD = "village_head", _("Kepala desa")
    DPMD = "dpmd", _("Dinas PMD")
    OFFICE = "office", _("Perangkat daerah")
    SPEAKER = "speaker", _("Narasumber")
    GUEST = "guest", _("Tamu")


TIERS: Final[Mapping[Group, tuple[Tier, ...]]] = {
    Group.TAPM: (Tier.TAPM_KAB, Tier.TAPM_PROV, Tier.TAPM_PUSAT),
    Group.PD: (Tier.PD,),
    Group.PT: (Tier.PT,),
    Group.PLD: (Tier.PLD,),
    Group.KELURAHAN: (Tier.KELURAHAN_FACILITATOR,),
    Group.KPMD: (Tier.KPMD,),
}
ROLES: Final[Mapping[Group, Role]] = {
    Group.CAMAT: Role.CAMAT,
    Group.VILLAGE_HEAD: Role.KEPALA_DESA,
    Group.DPMD: Role.DPMD,
}
BY_RULE: Final = (*TIERS, *ROLES)
# Whoever is no facilitator and holds no such role: an office sends somebody, a speaker is asked by name.
BY_NAME: Final = (Group.OFFICE, Group.SPEAKER, Group.VILLAGE_HEAD, Group.GUEST)
