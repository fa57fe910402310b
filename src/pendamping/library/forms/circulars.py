"""What an office fills in about a circular, and what its readers ask."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from pendamping.access.hierarchy import WORKS_AT
from pendamping.access.roles import Role
from pendamping.common.scope import Scope
from pendamping.library.forms.fields import ProblemForm, long_text
from pendamping.library.models import Circular, Regulation
from pendamping.library.schemas import NewCircular
from pendamping.regions.choices import chosen_region, region_field
from pendamping.regions.models import Region
from pendamping.web.fields import DayField

WIDEST = "0"  # the whole country, in a list of codes


class CircularForm(ProblemForm):
    """One letter, and the rule of whom it is for."""

    kind = forms.ChoiceField(label=_("Jenis"), choices=Circular.Kind.choices)
    number = forms.CharField(label=_("Nomor"), max_length=120)
    issued_on = DayField(label=_("Tanggal"))
    issuer = forms.CharField(label=_("Kantor pengirim"), max_length=200)
    title = forms.CharField(label=_("Perihal"), max_length=200)
    body = long_text(_("Isi"), rows=8, help_text=_("Yang perlu diketahui dan dilakukan, dengan tanggalnya."))
    attachment = forms.FileField(
        label=_("Lampiran"), required=False, help_text=_("PDF, DOCX, atau XLSX, paling besar 15 MB.")
    )
    regulation = forms.ChoiceField(label=_("Peraturan yang diberitahukan"), required=False)
    region_code = forms.CharField(label=_("Untuk wilayah"))
    roles = forms.MultipleChoiceField(label=_("Untuk peran"), widget=forms.CheckboxSelectMultiple)

    def __init__(self, scope: Scope, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.scope = scope
        if scope.covers_country:
            provinces = Region.objects.valid_on(scope.today).filter(level=Region.Level.PROVINCE)
            listed = [(WIDEST, _now("Seluruh Indonesia")), *provinces.values_list("code", "name")]
            self.fields["region_code"] = forms.ChoiceField(label=self.fields["region_code"].label, choices=listed)
        else:
            areas = Region.objects.within(scope).valid_on(scope.today).filter(level__lt=Region.Level.VILLAGE)
            self.fields["region_code"] = region_field(self.fields["region_code"].label, areas.order_by("code"))
        widest = min((len(prefix) for prefix in scope.prefixes), default=0)  # who works above it is never reached
        roles = [(one.value, one.label) for one in Role if one is not Role.ADMIN and WORKS_AT[one][0] >= widest]
        self.fields["roles"] = forms.MultipleChoiceField(
            label=self.fields["roles"].label, choices=roles, widget=forms.CheckboxSelectMultiple
        )
        known = [(one.pk, f"{one.name}: {one.title}") for one in Regulation.objects.within(scope)]
        if scope.may("letter.number"):
            self.fields["number"].required = False
            self.fields["number"].help_text = _now("Kosongkan untuk nomor berikutnya dari buku surat kantor.")
        self.fields["regulation"] = forms.ChoiceField(
            label=self.fields["regulation"].label, required=False, choices=[("", _now("Tidak ada")), *known]
        )

    def clean_region_code(self) -> str:
        text = self.cleaned_data["region_code"]
        if text == WIDEST:
            return ""
        return chosen_region(self.scope, self.fields["region_code"], text)

    @property
    def new_circular(self) -> NewCircular:
        given = {name: value for name, value in self.cleaned_data.items() if name != "attachment"}
        return NewCircular.model_validate(given | {"regulation": given["regulation"] or None})

    @property
    def upload(self) -> UploadedFile[bytes] | None:
        upload: UploadedFile[bytes] | None = self.cleaned_data.get("attachment")
        return upload
