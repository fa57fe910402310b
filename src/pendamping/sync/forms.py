"""What the office types about phones."""

from django import forms
from django.utils.translation import gettext_lazy as _

STATES = (
    ("", _("Semua")),
    ("none", _("Belum punya HP terdaftar")),
    ("silent", _("Lebih dari 7 hari tidak terhubung")),
    ("refused", _("Ada yang belum dapat diterima")),
    ("revoked", _("Pernah dicabut")),
)


class PhoneSearchForm(forms.Form):
    """What to look for in the list; every field may stay empty, and a wrong choice counts as none."""

    q = forms.CharField(label=_("Nama"), required=False, max_length=200)
    state = forms.ChoiceField(label=_("Keadaan"), required=False, choices=STATES)

    @property
    def values(self) -> dict[str, str]:
        self.is_valid()
        return {name: str(self.cleaned_data.get(name, "")) for name in ("q", "state")}


class LostPhoneForm(forms.Form):
    """Why a phone is shut out."""

    because = forms.CharField(
        label=_("Apa yang terjadi?"),
        max_length=200,
        help_text=_("Misalnya: hilang di jalan Pedongatan, atau HP diganti. Tercatat di jejak audit."),
    )


class ParcelForm(forms.Form):
    """A file that a phone wrote."""

    file = forms.FileField(
        label=_("Berkas kiriman"), help_text=_("Nama berkasnya berakhir dengan .kiriman, paling besar 45 MB.")
    )
