"""The SPK of a contracted facilitator."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from pendamping.people.models.tier import Tier


class Contract(models.Model):
    """One SPK: normally one calendar year, never across two."""

    class Outcome(models.TextChoices):
        RENEWED = "renewed", _("Diperpanjang")
        NOT_RENEWED = "not_renewed", _("Tidak diperpanjang")
        CLARIFICATION = "clarification", _("Klarifikasi")

    person = models.ForeignKey("people.Person", models.PROTECT, related_name="contracts")
    number = models.CharField(_("nomor SPK"), max_length=120)
    tier = models.CharField(_("jenjang"), max_length=30, choices=Tier)
    commitment_officer = models.CharField(_("PPK"), max_length=160, blank=True)
    signed_on = models.DateField(_("tanggal tanda tangan"), null=True, blank=True)
    start = models.DateField(_("mulai"))
    end = models.DateField(_("sampai"))
    budget_reference = models.CharField(_("rujukan anggaran"), max_length=120, blank=True)
    documents = models.JSONField(_("berkas pendukung"), default=list)  # codes of law/penempatan/dokumen_kontrak
    witnesses = models.TextField(_("saksi"), blank=True)
    renewal_outcome = models.CharField(_("hasil perpanjangan"), max_length=20, choices=Outcome, blank=True)
    renewal_reason = models.CharField(_("alasan"), max_length=60, blank=True)  # coded

    class Meta:
        ordering = ["-start"]
        constraints = [
            models.UniqueConstraint(fields=["number", "person"], name="contract_number_once"),
            models.CheckConstraint(condition=Q(end__gte=F("start")), name="contract_ends_after_start"),
        ]

    def __str__(self) -> str:
        return self.number
