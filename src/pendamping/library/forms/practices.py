"""What people fill in about good practices."""

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from pendamping.common.scope import Scope
from pendamping.library.forms.fields import ProblemForm, long_text
from pendamping.library.models import Practice
from pendamping.library.schemas import MOST_RUPIAH, PracticeContent
from pendamping.library.selectors.practices import open_requests
from pendamping.library.themes import themes_on
from pendamping.obstacles.selectors import regions_to_name
from pendamping.regions.choices import chosen_region, region_field
from pendamping.regions.models import Region
from pendamping.web.fields import DayField


class PracticeForm(ProblemForm):
    """One practice, new or mended."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    region = forms.CharField(label=_("Wilayah"))
    theme = forms.ChoiceField(label=_("Tema"))
    title = forms.CharField(
        label=_("Judul"), max_length=160, help_text=_("Satu kalimat: siapa berhasil melakukan apa.")
    )
    story = long_text(
        _("Cerita"), rows=8, help_text=_("Keadaan semula, langkah demi langkah, siapa melakukan apa, berapa lama.")
    )
    result = long_text(_("Hasil"), rows=3, help_text=_("Apa yang berubah, dengan angka dan tanggalnya bila ada."))
    cost = forms.IntegerField(
        label=_("Biaya (rupiah)"), min_value=0, max_value=MOST_RUPIAH, required=False,
        help_text=_("Kosong bila belum dihitung; 0 bila tanpa biaya."),
    )  # fmt: skip
    cost_source = forms.CharField(label=_("Sumber biaya"), max_length=160, required=False)
    contact_office = forms.CharField(
        label=_("Kantor yang dapat dihubungi"), max_length=160,
        help_text=_("Nama kantor, misalnya Pemerintah Desa; bukan nomor pribadi."),
    )  # fmt: skip

    def __init__(self, scope: Scope, *args: Any, practice: Practice | None = None, **options: Any) -> None:
        super().__init__(*args, **options)
        self.scope = scope
        self.fields["region"] = region_field(self.fields["region"].label, regions_to_name(scope))
        themes = [("", _now("Pilih tema")), *themes_on(scope.today).items()]
        self.fields["theme"] = forms.ChoiceField(label=self.fields["theme"].label, choices=themes)
        if meetings := _meetings(scope, practice):
            self.fields["meeting"] = forms.TypedChoiceField(
                label=_("Diminta oleh rapat"), required=False, coerce=UUID, empty_value=None,
                choices=[("", _now("Tidak, atas kemauan sendiri")), *meetings],
            )  # fmt: skip

    @classmethod
    def of(cls, scope: Scope, practice: Practice, data: Any) -> "PracticeForm":
        """The form of a stored practice."""
        names = ("theme", "title", "story", "result", "cost", "cost_source", "contact_office", "version")
        initial = {name: getattr(practice, name) for name in names}
        initial |= {"region": practice.region_id, "meeting": practice.meeting_id}
        return cls(scope, data, practice=practice, initial=initial)

    def clean_region(self) -> str:
        return chosen_region(self.scope, self.fields["region"], self.cleaned_data["region"])

    @property
    def content(self) -> PracticeContent:
        return PracticeContent.model_validate(
            {name: value for name, value in self.cleaned_data.items() if name != "version"}
        )


def _meetings(scope: Scope, practice: Practice | None) -> list[tuple[str, str]]:
    asked = {str(one.meeting_id): one.meeting.title for one in open_requests(scope)}
    if practice and practice.meeting:
        asked.setdefault(str(practice.meeting_id), practice.meeting.title)
    return list(asked.items())


class PhotoForm(ProblemForm):
    photo = forms.FileField(
        label=_("Foto"), help_text=_("JPEG, PNG, atau WebP. Data tersembunyi di dalamnya dibuang."),
        widget=forms.ClearableFileInput(attrs={"accept": "image/jpeg,image/png,image/webp"}),
    )  # fmt: skip
    caption = forms.CharField(label=_("Keterangan"), max_length=200, help_text=_("Apa yang tampak, di mana."))

    @property
    def upload(self) -> UploadedFile[bytes]:
        upload: UploadedFile[bytes] = self.cleaned_data["photo"]
        return upload


class ReviewForm(ProblemForm):
    """Looked at by somebody else: published, or given back with what to mend."""

    note = long_text(_("Catatan"), rows=3, required=False, help_text=_("Wajib bila perlu diperbaiki."))


class AskForm(ProblemForm):
    """Which kecamatan are asked, how many each, until when."""

    districts = forms.MultipleChoiceField(label=_("Kecamatan"), widget=forms.CheckboxSelectMultiple)
    wanted = forms.IntegerField(label=_("Jumlah tiap kecamatan"), min_value=1, max_value=20, initial=1)
    due_on = DayField(label=_("Batas"))

    def __init__(self, districts: Iterable[Region], *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        listed = [(one.code, one.name) for one in districts]
        self.fields["districts"] = forms.MultipleChoiceField(
            label=self.fields["districts"].label, choices=listed, widget=forms.CheckboxSelectMultiple,
            initial=[code for code, _name in listed],
        )  # fmt: skip

    @property
    def due(self) -> date:
        due: date = self.cleaned_data["due_on"]
        return due
