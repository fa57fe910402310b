"""A person's own data."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from pendamping.common.scope import Scope
from pendamping.people.forms.fields import RegionField, region_text
from pendamping.people.models import Person
from pendamping.people.numbers import masked
from pendamping.people.schemas import NewPerson, Numbers, PersonChange
from pendamping.regions.models import Region
from pendamping.regions.selectors import find_regions_anywhere

REMOVES = "-"


def _with_blank(choices: list[tuple[str, Any]]) -> list[tuple[str, Any]]:
    return [("", _("belum diketahui")), *choices]


class PersonForm(forms.Form):
    """A new person, or a stored one: then a personal number left empty stays as it is."""

    name = forms.CharField(label=_("Nama lengkap, tanpa gelar"), min_length=2, max_length=160)
    nik = forms.CharField(label=_("NIK"), max_length=24, required=False)
    sex = forms.ChoiceField(
        label=_("Jenis kelamin"), choices=Person.Sex.choices, widget=forms.RadioSelect, required=False
    )
    phone = forms.CharField(label=_("Nomor HP"), max_length=24, required=False, widget=forms.TextInput({"type": "tel"}))
    email = forms.EmailField(label=_("Surel"), required=False)
    domicile = RegionField(
        label=_("Desa atau kelurahan domisili"),
        help_text=_("Kode atau nama, misalnya 62.09.04.2008 atau Pedongatan."),
        levels=(Region.Level.VILLAGE,),
        required=False,
    )
    education = forms.ChoiceField(
        label=_("Pendidikan terakhir"), choices=_with_blank(Person.Education.choices), required=False
    )
    other_post = forms.ChoiceField(
        label=_("Jabatan lain yang dipegang"),
        help_text=_("Jabatan ini tidak dapat dirangkap oleh tenaga pendamping profesional."),
        choices=[("", _("tidak ada")), *Person.OtherPost.choices],
        required=False,
    )
    organisation = forms.CharField(
        label=_("Lembaga"), help_text=_("Untuk pihak ketiga: lembaga yang mengutus."), max_length=160, required=False
    )
    npwp = forms.CharField(label=_("NPWP"), max_length=24, required=False)
    bank_account = forms.CharField(label=_("Rekening bank"), max_length=60, required=False)

    def __init__(self, scope: Scope, person: Person | None, *args: Any, **kwargs: Any) -> None:
        if person is not None:
            kept = {name: getattr(person, name) for name in PersonChange.model_fields if name not in Person.PERSONAL}
            kwargs["initial"] = kept | {"domicile": region_text(person.domicile)}
        super().__init__(*args, **kwargs)
        self.person = person
        self.fields["domicile"].find = lambda text, **how: find_regions_anywhere(scope, text, "person.write", **how)  # type: ignore[attr-defined]  # RegionField
        for name in Person.PERSONAL if person else ():
            stored = masked(getattr(person, name))
            if stored:
                self.fields[name].help_text = _now(
                    "Tersimpan %(stored)s. Kosongkan bila tidak berubah; tulis tanda - untuk menghapus."
                ) % {"stored": stored}

    def to_input(self) -> NewPerson:
        if self.person is None:
            return NewPerson.model_validate(self.cleaned_data)
        typed = {name: self._typed(name) for name in Person.PERSONAL}
        return PersonChange.model_validate(self.cleaned_data | typed | {"is_sample": self.person.is_sample})

    def _typed(self, name: str) -> str | None:
        """None: nobody typed anything, keep it."""
        text: str = self.cleaned_data[name]
        return None if not text else "" if text == REMOVES else text


class ExportForm(forms.Form):
    """A list that leaves with its personal numbers: masked, unless somebody says why."""

    numbers = forms.ChoiceField(
        label=_("Nomor pribadi"),
        choices=[(Numbers.MASKED, _("Tersamar, misalnya 620904******0001")), (Numbers.FULL, _("Lengkap"))],
        initial=Numbers.MASKED,
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(
        label=_("Alasan"),
        max_length=200,
        required=False,
        help_text=_("Wajib untuk nomor lengkap. Nama Anda, waktu, alasan, dan setiap orang dalam daftar tercatat."),
    )
    format = forms.ChoiceField(choices=[("xlsx", "XLSX"), ("csv", "CSV")])


class RevealForm(forms.Form):
    """Why somebody reads personal numbers in full."""

    reason = forms.CharField(label=_("Alasan membuka"), max_length=200, required=False)
