"""Forms of accounts and ways in."""

from typing import Any

from django import forms
from django.contrib.auth.password_validation import password_validators_help_texts, validate_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from pendamping.access.models import Account


class NewPasswordForm(forms.Form):
    """A new password, twice."""

    password = forms.CharField(
        label=_("Kata sandi baru"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    again = forms.CharField(
        label=_("Sekali lagi"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def __init__(self, account: Account, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.account = account
        self.rules = password_validators_help_texts()

    def clean_password(self) -> str:
        password: str = self.cleaned_data["password"]
        validate_password(password, self.account)
        return password

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        if "password" in values and values.get("again") not in (None, values["password"]):
            self.add_error("again", ValidationError(_("Kedua kata sandi berbeda. Tulis yang sama.")))
        return values
