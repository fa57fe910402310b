"""The forms of django-allauth in our own words."""

from typing import Any

from allauth.account.forms import ChangePasswordForm as AllauthChangePasswordForm
from allauth.account.forms import LoginForm, ReauthenticateForm
from allauth.mfa.base.forms import AuthenticateForm
from allauth.mfa.base.forms import ReauthenticateForm as SecondFactorReauthenticateForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from django import forms
from django.contrib.auth.password_validation import password_validators_help_texts
from django.utils.translation import gettext as _

from pendamping.access.phones import normal_phone


def _word(field: forms.Field, label: str, **attributes: str) -> None:
    """Our label, no placeholder, no hint of the library."""
    field.label = label
    field.help_text = ""
    field.widget.attrs.pop("placeholder", None)
    field.widget.attrs |= attributes


class SignInForm(LoginForm):  # type: ignore[misc]  # allauth ships no types
    """E-mail, telephone number or account name, and the password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _word(
            self.fields["login"], _("Surel atau nomor HP"), autocomplete="username", autocapitalize="none", autofocus=""
        )
        _word(self.fields["password"], _("Kata sandi"))

    def clean_login(self) -> str:
        """One spelling per telephone number, so that the lock-out counts them together."""
        text: str = super().clean_login()
        return normal_phone(text) or text


class PasswordAgainForm(ReauthenticateForm):  # type: ignore[misc]  # allauth ships no types
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _word(self.fields["password"], _("Kata sandi"))


class ChangePasswordForm(AllauthChangePasswordForm):  # type: ignore[misc]  # allauth ships no types
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _word(self.fields["oldpassword"], _("Kata sandi sekarang"))
        _word(self.fields["password1"], _("Kata sandi baru"))
        _word(self.fields["password2"], _("Sekali lagi"))
        self.rules = password_validators_help_texts()


def _word_code(field: forms.Field) -> None:
    _word(field, _("Kode"), inputmode="numeric", autocomplete="one-time-code", autofocus="")


class SecondFactorForm(AuthenticateForm):  # type: ignore[misc]  # allauth ships no types
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _word_code(self.fields["code"])


class SecondFactorAgainForm(SecondFactorReauthenticateForm):  # type: ignore[misc]  # allauth ships no types
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _word_code(self.fields["code"])


class ActivateSecondFactorForm(ActivateTOTPForm):  # type: ignore[misc]  # allauth ships no types
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _word_code(self.fields["code"])
