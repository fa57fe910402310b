"""Circulars: one letter to everybody of some roles in an area, who read it, and what they asked."""

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from pendamping.access.models import Account
from pendamping.access.roles import Role
from pendamping.common.ids import new_id
from pendamping.common.models import StoredFile
from pendamping.common.scope import Scope
from pendamping.library.models.regulation import Regulation
from pendamping.regions.codes import codes_above


class CircularQuerySet(models.QuerySet["Circular"]):
    def addressed_to(self, scope: Scope) -> "CircularQuerySet":
        """Those that name the role of this scope and whose area holds one of its areas."""
        areas = {"", *scope.prefixes} | {code for prefix in scope.prefixes for code in codes_above(prefix)}
        roles = CircularRole.objects.filter(circular=OuterRef("pk"), role=scope.role)
        return self.filter(Exists(roles), region_code__in=areas)

    def within(self, scope: Scope) -> "CircularQuerySet":
        """Those addressed to it, and where this role sends circulars those of its area."""
        addressed = Q(pk__in=self.model.objects.addressed_to(scope).values("pk"))
        if scope.may("circular.write"):
            addressed |= scope.q("region_code")
        return self.filter(addressed)

    def standing(self) -> "CircularQuerySet":
        return self.filter(withdrawn_on=None)


class Circular(models.Model):
    """A letter. Whom it is for is a rule, so that somebody who takes up a post later finds it too."""

    class Kind(models.TextChoices):
        LETTER = "letter", _("Surat edaran")
        REGULATION = "regulation", _("Peraturan baru")
        NOTICE = "notice", _("Pemberitahuan")

    id = models.UUIDField(primary_key=True, default=new_id)
    kind = models.CharField(_("jenis"), max_length=10, choices=Kind, default=Kind.LETTER)
    number = models.CharField(_("nomor"), max_length=120)
    title = models.CharField(_("perihal"), max_length=200)
    body = models.TextField(_("isi"))
    region_code = models.CharField(_("wilayah"), max_length=10, blank=True)  # "" is the whole country: a code, no key
    issuer = models.CharField(_("kantor"), max_length=200)
    regulation = models.ForeignKey(Regulation, models.PROTECT, null=True, blank=True, related_name="circulars")
    attachment = models.ForeignKey(StoredFile, models.PROTECT, null=True, blank=True, related_name="circular_uses")
    attachment_name = models.CharField(max_length=160, blank=True)
    issued_on = models.DateField(_("tanggal"))
    issued_by = models.CharField(max_length=200)
    withdrawn_on = models.DateField(_("ditarik"), null=True, blank=True)
    withdrawn_because = models.CharField(_("alasan"), max_length=200, blank=True)
    is_sample = models.BooleanField(_("data contoh"), default=False)

    objects = CircularQuerySet.as_manager()

    class Meta:
        ordering = ["-issued_on", "-pk"]
        indexes = [models.Index(fields=["region_code", "-issued_on"], name="circular_area")]
        constraints = [models.UniqueConstraint(fields=["region_code", "number"], name="circular_number_once")]

    def __str__(self) -> str:
        return self.title


class CircularRole(models.Model):
    """A role that a circular is addressed to."""

    circular = models.ForeignKey(Circular, models.CASCADE, related_name="roles")
    role = models.CharField(max_length=30, choices=Role.choices)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["circular", "role"], name="circular_role_once")]


class CircularReceipt(models.Model):
    """Somebody said that they have read it."""

    circular = models.ForeignKey(Circular, models.CASCADE, related_name="receipts")
    account = models.ForeignKey(Account, models.PROTECT, related_name="+")
    name = models.CharField(max_length=200)
    role = models.CharField(max_length=30, choices=Role.choices)
    read_at = models.DateTimeField()

    class Meta:
        ordering = ["read_at", "pk"]
        constraints = [models.UniqueConstraint(fields=["circular", "account"], name="circular_receipt_once")]


class CircularQuestion(models.Model):
    """A question about it and the office's answer, which all who received it may read."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    circular = models.ForeignKey(Circular, models.CASCADE, related_name="questions")
    text = models.TextField(_("pertanyaan"))
    asked_by = models.CharField(max_length=200)
    asked_role = models.CharField(max_length=30, choices=Role.choices, blank=True)
    asked_at = models.DateTimeField()
    answer = models.TextField(_("jawaban"), blank=True)
    answered_by = models.CharField(max_length=200, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["asked_at", "pk"]
