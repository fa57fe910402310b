"""What the audit trail's actions mean, in words."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

ACTIONS: dict[str, str | Promise] = {
    "account.changed": _("Akun diubah"),
    "account.created": _("Akun dibuat"),
    "account.password_changed": _("Kata sandi diganti"),
    "account.password_set": _("Kata sandi dibuat"),
    "account.resumed": _("Akun diaktifkan lagi"),
    "account.second_factor_removed": _("Langkah kedua dilepas"),
    "account.signed_in": _("Masuk"),
    "account.suspended": _("Akun ditangguhkan"),
    "auditentry.exported": _("Jejak audit diunduh"),
    "role.cancelled": _("Peran dibatalkan"),
    "role.ended": _("Peran diakhiri"),
    "role.granted": _("Peran diberikan"),
    "roles.handed_over": _("Peran diserahterimakan"),
    "sign_in_link.made": _("Tautan masuk dibuat"),
    "sign_in_link.used": _("Masuk dengan tautan"),
}

OBJECTS: dict[str, str | Promise] = {
    "access.account": _("akun"),
    "common.auditentry": _("jejak audit"),
}
