"""The sign-in addresses that we use of django-allauth, under our own words; signing up and e-mail have none."""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as recovery_codes
from allauth.mfa.totp import views as totp
from allauth.socialaccount import views as institution
from django.urls import include, path

urlpatterns = [
    path("", account.login, name="account_login"),
    path("keluar/", account.logout, name="account_logout"),
    path("ditangguhkan/", account.account_inactive, name="account_inactive"),
    path("pastikan/", account.reauthenticate, name="account_reauthenticate"),
    path("kata-sandi/", account.password_change, name="account_change_password"),
    path("dua-langkah/", mfa.index, name="mfa_index"),
    path("dua-langkah/kode/", mfa.authenticate, name="mfa_authenticate"),
    path("dua-langkah/pastikan/", mfa.reauthenticate, name="mfa_reauthenticate"),
    path("dua-langkah/aplikasi/", totp.activate_totp, name="mfa_activate_totp"),
    path("dua-langkah/aplikasi/lepas/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path("dua-langkah/cadangan/", recovery_codes.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("dua-langkah/cadangan/buat/", recovery_codes.generate_recovery_codes, name="mfa_generate_recovery_codes"),
    path("dua-langkah/cadangan/unduh/", recovery_codes.download_recovery_codes, name="mfa_download_recovery_codes"),
    path("lembaga/batal/", institution.login_cancelled, name="socialaccount_login_cancelled"),
    path("lembaga/gagal/", institution.login_error, name="socialaccount_login_error"),
    path("", include("allauth.socialaccount.providers.openid_connect.urls")),
]
