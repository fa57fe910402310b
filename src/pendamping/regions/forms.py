"""Forms of the region pages: from what a person types to what a service takes."""

from typing import Any, cast

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from pendamping.common.scope import Scope
from pendamping.regions.models import RegencySettings, Region, RegionGroup
from pendamping.regions.schemas import NewGroup, NewListImport, RegencyWords
from pendamping.regions.selectors import find_regions, members_offered, names_of
from pendamping.web.fields import DayField

REGION_HINT = _("Nama atau kode, misalnya 62.09")
MOST_OFFERED = 5


def _upload(form: forms.Form, name: str) -> tuple[str, bytes]:
    file = cast("UploadedFile[bytes]", form.cleaned_data[name])
    return file.name or "?", file.read()


class ListImportForm(forms.Form):
    """A newer official list."""

    file = forms.FileField(
        label=_("Berkas"), help_text=_("XLSX atau CSV dengan kolom Kode dan Nama"), allow_empty_file=True
    )
    source = forms.CharField(
        label=_("Dasar hukum"), max_length=200, help_text=_("Misalnya Kepmendagri 300.2.2-2138/2025")
    )
    date = DayField(label=_("Berlaku sejak"))
    coverage = forms.CharField(
        label=_("Daftar ini lengkap untuk"),
        required=False,
        max_length=120,
        help_text=_("Kosong: seluruh Indonesia. Yang tidak tercantum di dalam cakupan ini dianggap dihapus."),
    )

    def __init__(self, scope: Scope, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.scope = scope

    def clean_coverage(self) -> str:
        text = self.cleaned_data["coverage"]
        return one_region(self.scope, text).code if text else ""

    def to_input(self) -> NewListImport:
        name, content = _upload(self, "file")
        values = self.cleaned_data
        return NewListImport(name, content, values["source"], values["date"], values["coverage"])


def one_region(scope: Scope, text: str) -> Region:
    """The region that somebody typed. Raises: ValidationError: none, or several, which are then named."""
    found = find_regions(scope, text, limit=MOST_OFFERED + 1)
    exact = [one for one in found if text.replace(".", "").strip() == one.code]
    if len(exact or found) == 1:
        return (exact or found)[0]
    if not found:
        raise forms.ValidationError(_now("Wilayah itu tidak dikenal. Tulis kodenya, misalnya 62.09, atau namanya."))
    offered = ", ".join(f"{one.full_name} ({one.dotted})" for one in found[:MOST_OFFERED])
    raise forms.ValidationError(_now("Ada beberapa yang cocok: %(offered)s. Tulis kodenya.") % {"offered": offered})


class SuccessorForm(forms.Form):
    successor = forms.CharField(label=_("Wilayah penerus"), max_length=120, help_text=REGION_HINT)

    def __init__(self, scope: Scope, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.scope = scope

    def clean_successor(self) -> str:
        return one_region(self.scope, self.cleaned_data["successor"]).code


class WordsForm(forms.Form):
    """What a regency calls things, and its letterhead."""

    desa_word = forms.CharField(
        label=_("Sebutan desa"), max_length=30, help_text=_("Desa, Pekon, Gampong, Nagari, Kampung, …")
    )
    desa_head_word = forms.CharField(
        label=_("Sebutan kepala desa"),
        max_length=40,
        help_text=_("Kepala Desa, Peratin, Keuchik, Wali Nagari, Lurah, …"),
    )
    district_word = forms.CharField(
        label=_("Sebutan kecamatan"), max_length=30, help_text=_("Kecamatan, Distrik, Kapanewon, …")
    )
    district_head_word = forms.CharField(
        label=_("Sebutan camat"), max_length=40, help_text=_("Camat, Kepala Distrik, Panewu, …")
    )
    regency_head_word = forms.CharField(
        label=_("Sebutan kepala daerah"), max_length=40, help_text=_("Bupati, Wali Kota")
    )
    office_name = forms.CharField(label=_("Nama dinas pada kop surat"), max_length=160, required=False)
    office_short_name = forms.CharField(label=_("Sebutan singkat dinas"), max_length=40)
    office_address = forms.CharField(
        label=_("Alamat dinas"), max_length=400, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    office_phone = forms.CharField(
        label=_("Telepon dinas"), max_length=40, required=False, help_text=_("Tampak pada halaman masuk")
    )
    letter_city = forms.CharField(
        label=_("Kota pada tanggal surat"), max_length=80, required=False, help_text=_("Misalnya Nanga Bulik")
    )

    @classmethod
    def of(cls, own: RegencySettings) -> "WordsForm":
        return cls(initial={name: getattr(own, name) for name in cls.base_fields})

    def to_input(self) -> RegencyWords:
        return RegencyWords(**self.cleaned_data)


class LogoForm(forms.Form):
    logo = forms.FileField(
        label=_("Lambang daerah"),
        help_text=_("PNG, JPEG, atau WebP, paling besar 5 MB. Dipakai pada kop surat."),
        widget=forms.FileInput(attrs={"accept": "image/png,image/jpeg,image/webp"}),
    )

    def content(self) -> bytes:
        return _upload(self, "logo")[1]


class BoundaryForm(forms.Form):
    """Outlines of one regency."""

    file = forms.FileField(
        label=_("Berkas"),
        help_text=_("GeoJSON (WGS 84) dengan properti kode dan nama; boleh .gz"),
        allow_empty_file=True,
    )
    source = forms.CharField(
        label=_("Sumber"),
        max_length=300,
        help_text=_("Tertulis di bawah setiap peta, misalnya “Batas: Badan Informasi Geospasial”"),
    )

    def upload(self) -> tuple[str, bytes]:
        return _upload(self, "file")


class GroupForm(forms.Form):
    """A named group; `members` are offered by kecamatan."""

    name = forms.CharField(label=_("Nama"), max_length=120)
    legal_basis = forms.CharField(
        label=_("Dasar"), max_length=200, required=False, help_text=_("Nomor keputusan atau peraturan bersama")
    )
    valid_from = DayField(label=_("Berlaku sejak"))
    members = forms.MultipleChoiceField(label=_("Anggota"), required=False)

    def __init__(self, scope: Scope, regency: str, kind: str, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kind = kind
        offered = list(members_offered(scope, regency, kind))
        names = names_of(region.district_code for region in offered)
        by_place: dict[str, list[tuple[str, str]]] = {}
        for region in offered:
            place = names.get(region.district_code, "") if kind != RegionGroup.Kind.CLUSTER else ""
            by_place.setdefault(place, []).append((region.code, region.name))
        self.by_place = by_place
        self.fields["members"] = forms.MultipleChoiceField(
            label=_("Anggota"), required=False, choices=[(region.code, region.name) for region in offered]
        )

    @property
    def chosen(self) -> set[str]:
        return set(self["members"].value() or [])

    def to_input(self) -> NewGroup:
        values = self.cleaned_data
        return NewGroup(
            kind=self.kind,
            name=values["name"],
            legal_basis=values["legal_basis"],
            valid_from=values["valid_from"],
            members=frozenset(values["members"]),
        )


class LastDayForm(forms.Form):
    valid_until = DayField(label=_("Hari terakhir"), required=False, help_text=_("Kosong: masih berlaku"))
