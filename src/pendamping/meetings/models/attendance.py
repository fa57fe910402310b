"""Who is invited to a meeting, and who came."""

import secrets

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from pendamping.access.models import Account
from pendamping.common.ids import new_id
from pendamping.people.models import Organisation, Person

TOKEN_BYTES = 18  # 24 signs: nobody guesses one, and a QR of it stays coarse


def new_token() -> str:
    return secrets.token_urlsafe(TOKEN_BYTES)


class Invitee(models.Model):
    """One seat: a facilitator, an official, an organisation, a speaker; with the personal token of its QR."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    meeting = models.ForeignKey("meetings.Meeting", models.CASCADE, related_name="invitees")
    person = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    account = models.ForeignKey(Account, models.PROTECT, null=True, blank=True, related_name="+")
    organisation = models.ForeignKey(Organisation, models.PROTECT, null=True, blank=True, related_name="+")
    name = models.CharField(_("nama"), max_length=200)
    position = models.CharField(_("jabatan"), max_length=200, blank=True)
    sex = models.CharField(_("jenis kelamin"), max_length=1, choices=Person.Sex, blank=True)
    group = models.CharField(_("unsur"), max_length=30)  # a code of `invitations.Group`
    region_code = models.CharField(_("wilayah"), max_length=10, blank=True)
    token = models.CharField(max_length=40, unique=True, default=new_token, editable=False)
    is_helper = models.BooleanField(_("membantu daftar hadir"), default=False)  # their phone holds the list
    excused_because = models.CharField(_("alasan berhalangan"), max_length=200, blank=True)

    class Meta:
        ordering = ["group", "name", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "person"], name="invitee_person_once"),
            models.UniqueConstraint(fields=["meeting", "account"], name="invitee_account_once"),
            models.UniqueConstraint(fields=["meeting", "organisation"], name="invitee_organisation_once"),
        ]

    def __str__(self) -> str:
        return self.name


class Attendance(models.Model):
    """Somebody was there. Several phones may write it down; the first writing stands, the others are the same."""

    class Method(models.TextChoices):
        QR = "qr", _("Pindai QR")
        LIST = "list", _("Daftar hadir")
        GUEST = "guest", _("Tamu")

    id = models.UUIDField(primary_key=True, default=new_id)  # UUIDv7 made where it is written
    meeting = models.ForeignKey("meetings.Meeting", models.CASCADE, related_name="attendances")
    invitee = models.OneToOneField(Invitee, models.PROTECT, null=True, blank=True, related_name="attendance")
    name = models.CharField(_("nama"), max_length=200)
    position = models.CharField(_("jabatan atau lembaga"), max_length=200, blank=True)
    sex = models.CharField(_("jenis kelamin"), max_length=1, choices=Person.Sex)
    group = models.CharField(_("unsur"), max_length=30)  # the invitee's; "guest" for a guest
    is_substitute = models.BooleanField(_("mewakili"), default=False)  # came in the invitee's place
    method = models.CharField(_("cara"), max_length=6, choices=Method)
    guest_key = models.CharField(max_length=420, blank=True)  # folded name and position: the same guest on two phones
    at = models.DateTimeField(_("hadir"))  # by the clock of the device
    received_at = models.DateTimeField(_("diterima kantor"))
    recorded_by = models.CharField(_("dicatat oleh"), max_length=200)
    removed_at = models.DateTimeField(null=True, blank=True)  # written by mistake; kept, so that it does not come again
    is_sample = models.BooleanField(_("data contoh"), default=False)

    class Meta:
        ordering = ["at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "guest_key"], condition=~Q(guest_key=""), name="attendance_guest_once"
            )
        ]
        indexes = [models.Index(fields=["meeting", "group"], name="attendance_group")]
