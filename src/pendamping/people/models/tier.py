"""The posts of a facilitator."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Tier(models.TextChoices):
    """The post of a facilitator; historic sub-types stay readable in a placement's `speciality`."""

    PLD = "PLD", _("Pendamping Lokal Desa")
    PD = "PD", _("Pendamping Desa")
    PT = "PT", _("Pendamping Teknis")
    TAPM_KAB = "TAPM_KAB", _("TAPM kabupaten/kota")
    TAPM_PROV = "TAPM_PROV", _("TAPM provinsi")
    TAPM_PUSAT = "TAPM_PUSAT", _("TAPM pusat")
    KPMD = "KPMD", _("Kader Pemberdayaan Masyarakat Desa")
    KPM = "KPM", _("Kader Pembangunan Manusia")
    THIRD_PARTY = "THIRD_PARTY", _("Pihak ketiga")
    KELURAHAN_FACILITATOR = "KELURAHAN_FACILITATOR", _("Pendamping kelurahan")
    PSM = "PSM", _("Penggerak Swadaya Masyarakat")

    @property
    def short(self) -> str:
        """As a table says it: the code where people use it, else few words."""
        return str(_SHORT.get(self.value, self.value))


_SHORT = {
    "TAPM_KAB": _("TAPM kabupaten"),
    "TAPM_PROV": _("TAPM provinsi"),
    "TAPM_PUSAT": _("TAPM pusat"),
    "THIRD_PARTY": _("Pihak ketiga"),
    "KELURAHAN_FACILITATOR": _("Pendamping kelurahan"),
}


CONTRACTED = (Tier.PLD, Tier.PD, Tier.PT, Tier.TAPM_KAB, Tier.TAPM_PROV, Tier.TAPM_PUSAT)
