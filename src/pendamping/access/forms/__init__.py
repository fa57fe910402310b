"""Forms of accounts and ways in; the first five are named in the settings of django-allauth."""

from pendamping.access.forms.passwords import NewPasswordForm
from pendamping.access.forms.sign_in import (
    ActivateSecondFactorForm,
    ChangePasswordForm,
    PasswordAgainForm,
    SecondFactorAgainForm,
    SecondFactorForm,
    SignInForm,
)

__all__ = [
    "ActivateSecondFactorForm",
    "ChangePasswordForm",
    "NewPasswordForm",
    "PasswordAgainForm",
    "SecondFactorAgainForm",
    "SecondFactorForm",
    "SignInForm",
]
