"""Recommendations about the people of one page, and what a camat writes beside the figures."""

from collections.abc import Iterator, Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from pendamping.reports.models import IssuedDocument, PaymentRecommendation
from pendamping.reports.selectors.district import DistrictDetails
from pendamping.reports.selectors.recap import RecapRow
from pendamping.reports.services.area_documents import Word
from pendamping.web.fields import RowSelect, RowText

Verdict = PaymentRecommendation.Verdict
CHOICES = [("", _("belum ada")), *Verdict.choices]


class RecommendationForm(forms.Form):
    """One verdict and one note for each person whom the reader recommends about."""

    all_yes = forms.BooleanField(
        label=_("Ya untuk semua yang terverifikasi di halaman ini dan belum ada rekomendasinya"), required=False
    )

    def __init__(self, *args: Any, rows: Sequence[RecapRow], **more: Any) -> None:
        super().__init__(*args, **more)
        self._rows = rows
        verdict = forms.ChoiceField(choices=CHOICES, required=False, widget=RowSelect)
        note = forms.CharField(required=False, max_length=240, widget=RowText({"placeholder": str(_("Catatan"))}))
        for row in rows:
            if row.is_theirs:  # the same two fields in every row
                given = row.recommendation
                self.fields.update({f"verdict-{row.person.pk}": verdict, f"note-{row.person.pk}": note})
                self.initial[f"verdict-{row.person.pk}"] = given.verdict if given else ""
                self.initial[f"note-{row.person.pk}"] = given.note if given else ""

    def rows(self) -> Iterator[tuple[RecapRow, SafeString]]:
        """Each row with its two fields, drawn; "" where others recommend."""
        about, on = str(_("Rekomendasi untuk %(name)s")), str(_("Catatan untuk %(name)s"))
        for row in self._rows:
            drawn = SafeString()
            if row.is_theirs:
                verdict, note = self[f"verdict-{row.person.pk}"], self[f"note-{row.person.pk}"]
                named = {"name": row.person.name}
                drawn = verdict.as_widget(attrs={"aria-label": about % named})
                drawn += note.as_widget(attrs={"aria-label": on % named})
                if self.is_bound:
                    drawn += verdict.errors.render() + note.errors.render()
            yield row, drawn

    def words(self) -> dict[UUID, Word]:
        """What was chosen; a person without a verdict stays as before."""
        chosen = {}
        for row in self._rows:
            if not row.is_theirs:
                continue
            verdict = str(self.cleaned_data.get(f"verdict-{row.person.pk}", ""))
            if not verdict and self.cleaned_data["all_yes"] and row.is_approved:
                verdict = Verdict.YES.value
            if verdict:
                chosen[row.person.pk] = Word(verdict, str(self.cleaned_data.get(f"note-{row.person.pk}", "")))
        return chosen


class DistrictReportForm(forms.Form):
    """What a camat's report needs beside its figures; a `last` version that came back is mended, not written anew."""

    number = forms.CharField(
        label=_("Nomor surat"),
        max_length=80,
        required=False,
        help_text=_("Kosong: nomor berikutnya menurut penomoran kantor ini."),
    )
    recipient = forms.CharField(label=_("Kepada"), widget=forms.Textarea({"rows": 2}), max_length=400)
    notes = forms.CharField(
        label=_("Catatan camat"),
        widget=forms.Textarea({"rows": 5}),
        max_length=4000,
        required=False,
        help_text=_("Satu alinea per baris. Angka dan masalah tersusun sendiri dari laporan harian."),
    )
    signer = forms.CharField(
        label=_("Nama penanda tangan"),
        max_length=120,
        required=False,
        help_text=_("Kosong: pejabat yang tercatat hari ini; bila tidak ada, ditulis tangan."),
    )

    def __init__(self, *args: Any, last: IssuedDocument | None = None, **more: Any) -> None:
        super().__init__(*args, **more)
        self.initial["recipient"] = _("Bupati melalui Kepala Dinas PMD")
        if last is not None:
            self.fields["reply"] = forms.CharField(
                label=_("Jawaban atas alasan pengembalian"),
                widget=forms.Textarea({"rows": 2}),
                max_length=1000,
                required=False,
                help_text=_("Dibaca kabupaten di riwayat, tidak tercetak di surat. Perlu bila isinya tidak berubah."),
            )
            said = last.paper  # as reports.schemas.DistrictPaper is stored
            self.initial["number"] = said["number"]
            self.initial.update({name: "\n".join(said[name]) for name in ("recipient", "notes")})

    def details(self) -> DistrictDetails:
        values = self.cleaned_data
        return DistrictDetails(
            number=values["number"],
            recipient=_lines(values["recipient"]),
            notes=_lines(values["notes"]),
            signer=values["signer"],
        )

    def reply(self) -> str:
        return str(self.cleaned_data.get("reply", ""))


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]
