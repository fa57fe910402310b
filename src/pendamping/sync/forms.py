"""What the office types about phones."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from pendamping.common.carrying import LONGEST

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

    file = forms.FileField(label=_("Berkas kiriman"), allow_empty_file=True)  # what reads it names it

    def __init__(self, largest: int, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["file"].help_text = _("Nama berkasnya berakhir dengan .kiriman, paling besar %(limit)s MB.") % {
            "limit": largest // 1024**2
        }


LARGEST_FILE = 1024 * 1024  # a performance file comes along with its statement


class StatementForm(forms.Form):
    """A signed statement, as text or as a file."""

    text = forms.CharField(
        label=_("Tanda terima"),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 5, "data-statement": ""}),
        help_text=_("Tempel isi kode QR, isi berkasnya, atau teks dengan tanda tangan di baris terakhir."),
    )
    file = forms.FileField(label=_("Atau berkasnya"), required=False)

    def clean_file(self) -> str:
        """What stands in the file."""
        file = self.cleaned_data["file"]
        if file is None:
            return ""
        if file.size > LARGEST_FILE:
            raise forms.ValidationError(_("Berkas ini terlalu besar untuk sebuah tanda terima."))
        return str(file.read().decode(errors="replace"))

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        values["given"] = values.get("file") or values.get("text", "")
        if not values["given"] and not self.errors:
            raise forms.ValidationError(_("Tempel tanda terimanya, atau pilih berkasnya."))
        return values
