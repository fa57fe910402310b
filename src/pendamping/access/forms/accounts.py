"""Forms of the accounts pages: from what a person types to what a service takes."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from pendamping.access.hierarchy import COUNTRY, WORKS_AT, roles_managed_by
from pendamping.access.roles import Role
from pendamping.access.schemas import AccountChange, NewAccount, NewRole
from pendamping.common.scope import Scope
from pendamping.regions.selectors import find_regions
from pendamping.web.fields import DayField

STATUSES = (
    ("", _("Semua")),
    ("active", _("Aktif")),
    ("new", _("Belum pernah masuk")),
    ("suspended", _("Ditangguhkan")),
    ("without_role", _("Tanpa peran")),
)


class SearchForm(forms.Form):
    """What to look for in the list; every field may stay empty, and a wrong choice counts as none."""

    q = forms.CharField(label=_("Nama, surel, atau nomor HP"), required=False, max_length=200)
    role = forms.ChoiceField(label=_("Peran"), required=False, choices=[("", _("Semua")), *Role.choices])
    status = forms.ChoiceField(label=_("Keadaan"), required=False, choices=STATUSES)

    @property
    def values(self) -> dict[str, str]:
        self.is_valid()
        return {name: str(self.cleaned_data.get(name, "")) for name in ("q", "role", "status")}


class RoleForm(forms.Form):
    """A role in an area: the area by its code or its name."""

    role = forms.ChoiceField()
    region_code = forms.CharField(
        label=_("Wilayah"), required=False, max_length=120, help_text=_("Nama atau kode, misalnya 62.09.04.2008")
    )
    since = DayField(label=_("Sejak"))
    until = DayField(label=_("Hari terakhir"), required=False)

    def __init__(self, scope: Scope, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.scope = scope
        offered = [(role.value, role.label) for role in roles_managed_by(scope)]
        self.fields["role"] = forms.ChoiceField(label=_("Peran"), choices=offered)
        self.fields["since"].initial = scope.today

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        if "role" in values and "region_code" in values:
            self._find_area(Role(values["role"]), values)
        return values

    def _find_area(self, role: Role, values: dict[str, Any]) -> None:
        """Put the code in place of what was typed, or say which areas could be meant."""
        text, levels = values["region_code"], WORKS_AT[role]
        if not text and COUNTRY in levels:
            return
        found = find_regions(self.scope, text, levels=levels, limit=6) if text else []
        if len(found) == 1:
            values["region_code"] = found[0].code
        elif found:
            names = "; ".join(f"{region.dotted} {region.full_name}" for region in found)
            self.add_error("region_code", _("Ada beberapa yang cocok, tulis kodenya: %(names)s.") % {"names": names})
        else:
            self.add_error("region_code", _("Tidak ada wilayah seperti itu untuk peran ini di wilayah Anda."))

    def to_role(self) -> NewRole:
        values = self.cleaned_data
        return NewRole(
            role=Role(values["role"]),
            region_code=values["region_code"],
            since=values["since"],
            until=values["until"],
        )


class NewAccountForm(RoleForm):
    """An account with its first role."""

    name = forms.CharField(label=_("Nama"), max_length=200)
    phone = forms.CharField(
        label=_("Nomor HP"),
        required=False,
        max_length=30,
        help_text=_("Dapat dipakai untuk masuk. Disimpan tersandi; tidak dapat dibaca lagi."),
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "off"}),
    )
    email = forms.CharField(
        label=_("Surel"), required=False, max_length=254, widget=forms.TextInput(attrs={"type": "email"})
    )
    username = forms.CharField(
        label=_("Nama akun"), required=False, max_length=150, help_text=_("Kosong: dibuat dari nama.")
    )
    field_order = ("name", "phone", "email", "username", "role", "region_code", "since", "until")

    def to_input(self) -> NewAccount:
        values = self.cleaned_data
        return NewAccount(
            name=values["name"],
            username=values["username"],
            email=values["email"],
            phone=values["phone"],
            roles=(self.to_role(),),
        )


class AccountForm(forms.Form):
    """What may be corrected on an account."""

    name = forms.CharField(label=_("Nama"), max_length=200)
    email = forms.CharField(
        label=_("Surel"), required=False, max_length=254, widget=forms.TextInput(attrs={"type": "email"})
    )
    phone = forms.CharField(
        label=_("Nomor HP baru"),
        required=False,
        max_length=30,
        help_text=_("Kosong: tetap seperti sekarang. Tanda - menghapusnya."),
    )

    def to_input(self) -> AccountChange:
        return AccountChange(**self.cleaned_data)


class ReasonForm(forms.Form):
    """Why an account is closed or opened again."""

    reason = forms.CharField(
        label=_("Alasan"), max_length=200, help_text=_("Tercatat dalam jejak audit dan terlihat pada akun ini.")
    )


class LastDayForm(forms.Form):
    last_day = DayField(label=_("Hari terakhir"))


class HandOverForm(forms.Form):
    """Which roles go to whom, from which day."""

    roles = forms.MultipleChoiceField()
    to_account = forms.CharField(
        label=_("Penerima"), max_length=150, help_text=_("Nama akun penerima. Belum punya akun? Buat lebih dulu.")
    )
    first_day = DayField(label=_("Hari pertama penerima"))

    def __init__(self, choices: list[tuple[str, str]], today: date, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["roles"] = forms.MultipleChoiceField(
            label=_("Peran"),
            choices=choices,
            initial=[value for value, _label in choices],
            widget=forms.CheckboxSelectMultiple,
        )
        self.fields["first_day"].initial = today


class SheetForm(forms.Form):
    file = forms.FileField(label=_("Berkas XLSX atau CSV"), allow_empty_file=True)
