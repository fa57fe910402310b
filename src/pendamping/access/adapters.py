"""Where django-allauth asks us: who may come in, by which name, and what is kept of it."""

from typing import Any, cast

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialLogin
from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from encrypted_fields.fields import EncryptedTextField

from pendamping.access.backends import may_come_in
from pendamping.access.models import Account
from pendamping.access.phones import normal_phone, phone_digest
from pendamping.access.scopes import first_scope_of
from pendamping.access.selectors import area_of
from pendamping.common.audit import record_audit
from pendamping.web.qr import qr_svg

MISMATCH = _("Kata sandi tidak cocok. Coba lagi, atau hubungi admin Dinas PMD.")  # the same for an unknown account
WRONG_CODE = _("Kode itu tidak cocok. Pakai kode terbaru dari aplikasi Anda, atau satu kode cadangan.")
TOO_OFTEN = _("Terlalu sering dicoba. Tunggu lima menit, lalu coba lagi.")


class PhoneField(forms.CharField):
    """A telephone number in any spelling; gives the one spelling."""

    def clean(self, value: Any) -> str:
        normal = normal_phone(super().clean(value) or "")
        if normal is None:
            raise ValidationError(_("Nomor HP itu tidak dikenali. Tulis seperti 0812 3456 7890."))
        return normal


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth ships no types
    """Nobody signs up alone; accounts are made by the level above."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "username_password_mismatch": MISMATCH,
        "email_password_mismatch": MISMATCH,
        "phone_password_mismatch": MISMATCH,
        "incorrect_password": MISMATCH,
        "enter_current_password": _("Kata sandi sekarang tidak cocok."),
        "too_many_login_attempts": TOO_OFTEN,
        "rate_limited": TOO_OFTEN,
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def phone_form_field(self, **options: Any) -> PhoneField:
        return PhoneField(**options)

    def get_user_by_phone(self, phone: str) -> Account | None:
        return Account.objects.filter(phone_digest=phone_digest(phone)).first()

    def get_phone(self, user: Account) -> None:
        """Nobody can read a number back from its digest."""
        return

    def set_password(self, user: Account, password: str) -> None:
        """The owner changes the password, having given the old one."""
        super().set_password(user, password)
        own = first_scope_of(user, timezone.localdate())
        record_audit(own, "account.password_changed", user, area_of(own, user))

    def pre_login(self, request: HttpRequest, user: Account, **facts: Any) -> HttpResponse | None:
        """The right password, the institution's word and a link alike do not open a closed account."""
        if not may_come_in(user):
            return redirect("account_inactive")
        return cast("HttpResponse | None", super().pre_login(request, user, **facts))

    def post_login(self, request: HttpRequest, user: Account, **facts: Any) -> HttpResponse:
        own = first_scope_of(user, timezone.localdate())
        record_audit(own, "account.signed_in", user, area_of(own, user))
        return cast("HttpResponse", super().post_login(request, user, **facts))

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return reverse("access:own_account")


class InstitutionAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc]  # allauth ships no types
    """The institution says who somebody is; whether they have an account, and its roles, is ours to say."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """The first time: connect to the account with the e-mail address that the institution verified."""
        if sociallogin.is_existing:
            return
        verified = [one.email.lower() for one in sociallogin.email_addresses if one.verified]
        account = Account.objects.filter(email__in=verified).first()
        if account is not None:
            sociallogin.connect(request, account)


class SecondFactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]  # allauth ships no types
    """The second factor: its secret is encrypted like personal data; the QR code is ours."""

    error_messages = DefaultMFAAdapter.error_messages | {"incorrect_code": WRONG_CODE}
    cipher = EncryptedTextField()

    def encrypt(self, text: str) -> str:
        return str(self.cipher.f.encrypt(text.encode()).decode())

    def decrypt(self, encrypted_text: str) -> str:
        return str(self.cipher.f.decrypt(encrypted_text.encode()).decode())

    def get_totp_label(self, user: Account) -> str:
        return user.username

    def build_totp_svg(self, url: str) -> str:
        return qr_svg(url)
