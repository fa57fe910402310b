"""Accounts, and the dated roles by area that make a Scope."""

from collections.abc import Iterable
from datetime import date

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from pendamping.access.roles import Role


class AccountManager(BaseUserManager["Account"]):
    def create_account(self, username: str, name: str, password: str | None = None, **fields: object) -> "Account":
        """A new account; without a password it can only be entered by a one-time link."""
        account = self.model(username=username, name=name, **fields)
        account.set_password(password)
        account.save(using=self._db)
        return account


class Account(AbstractBaseUser):
    """Who can sign in. What they may do comes from memberships, never from the account."""

    username = models.CharField(_("nama akun"), max_length=150, unique=True)
    email = models.EmailField(_("surel"), blank=True)
    # Keyed: finds who signs in with this number without keeping the number.
    phone_digest = models.CharField(max_length=64, null=True, unique=True, editable=False)  # noqa: DJ001  null: no number
    name = models.CharField(_("nama"), max_length=200)
    # The key of people.Person. No foreign key: people stands above access and links the two.
    person_id = models.UUIDField(null=True, blank=True, unique=True)
    is_active = models.BooleanField(_("aktif"), default=True)
    suspended_because = models.CharField(_("alasan penangguhan"), max_length=200, blank=True)
    must_set_password = models.BooleanField(_("wajib membuat kata sandi"), default=True)
    created_at = models.DateTimeField(_("dibuat"), auto_now_add=True)
    created_by = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="created_accounts")
    is_sample = models.BooleanField(_("data contoh"), default=False)

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    objects = AccountManager()
    known_memberships: "tuple[date, list[Membership]] | None" = None  # of one day, where they came with the account

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(Lower("email"), condition=~Q(email=""), name="account_email_once"),
        ]

    def __str__(self) -> str:
        return self.name

    def memberships_on(self, day: date) -> "Iterable[Membership]":
        """By role and area; asked only where they did not come with the account."""
        if self.known_memberships is not None and self.known_memberships[0] == day:
            return self.known_memberships[1]
        return self.memberships.valid_on(day)


class MembershipQuerySet(models.QuerySet["Membership"]):
    def valid_on(self, day: date) -> "MembershipQuerySet":
        return self.filter(Q(until__isnull=True) | Q(until__gte=day), since__lte=day)


class Membership(models.Model):
    """One role in one area for a time. A person with several switches between the roles."""

    account = models.ForeignKey(Account, models.CASCADE, related_name="memberships")
    role = models.CharField(_("peran"), max_length=30, choices=Role.choices)
    # "" is the whole country, so this is a code and not a foreign key.
    region_code = models.CharField(_("wilayah"), max_length=10, blank=True)
    since = models.DateField(_("sejak"))
    until = models.DateField(_("sampai"), null=True, blank=True)  # last day; null: open
    granted_by = models.ForeignKey(Account, models.PROTECT, null=True, related_name="granted_memberships")
    basis = models.CharField(_("dasar"), max_length=120, blank=True)  # "assignment:<id>" where a placement made it

    objects = MembershipQuerySet.as_manager()

    class Meta:
        ordering = ["role", "region_code"]
        constraints = [
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=models.F("since")), name="membership_ends_after_start"
            ),
            models.UniqueConstraint(fields=["account", "role", "region_code", "since"], name="membership_once"),
        ]


class SignInLink(models.Model):
    """A one-time way in, for a person without password or for a phone; only the hash of its secret is stored."""

    class Purpose(models.TextChoices):
        PERSON = "person", _("masuk")
        DEVICE = "device", _("mendaftarkan HP")

    purpose = models.CharField(max_length=10, choices=Purpose, default=Purpose.PERSON)
    account = models.ForeignKey(Account, models.CASCADE, related_name="sign_in_links")
    secret_hash = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField(auto_now_add=True)
    created_by = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+")
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)
    used_with = models.CharField(max_length=64, blank=True)  # what only the phone that used it knows, as a digest
    withdrawn_at = models.DateTimeField(null=True)  # a newer one was made, or the account changed


class Device(models.Model):
    """A phone that may act for one account until it is revoked; only the hash of its token is stored."""

    id = models.UUIDField(primary_key=True)  # made on the phone
    account = models.ForeignKey(Account, models.CASCADE, related_name="devices")
    name = models.CharField(_("HP"), max_length=80)
    token_hash = models.CharField(max_length=64, unique=True)
    app_version = models.CharField(_("versi"), max_length=40, blank=True)
    public_key = models.CharField(max_length=44, blank=True)  # Ed25519, base64: signs what it sends as a file
    handset = models.UUIDField(null=True, db_index=True)  # made on the phone, the same for all its accounts
    enrolled_at = models.DateTimeField(_("terdaftar"))
    last_seen_at = models.DateTimeField(_("terakhir terhubung"), null=True)
    revoked_at = models.DateTimeField(_("dicabut"), null=True)
    revoked_because = models.CharField(_("alasan"), max_length=200, blank=True)

    class Meta:
        ordering = ["-enrolled_at"]
