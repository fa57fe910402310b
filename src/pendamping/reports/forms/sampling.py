"""What was found in a village of a spot check."""

from django import forms
from django.utils.translation import gettext_lazy as _

from pendamping.reports.models import CheckedVillage


class SpotCheckForm(forms.Form):
    # Nothing is chosen beforehand: one careless press must not say that a village was visited and fits.
    result = forms.ChoiceField(label=_("Hasil"), choices=[("", _("Pilih hasilnya")), *CheckedVillage.Result.choices])
    checked_on = forms.DateField(
        label=_("Tanggal periksa"), widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d")
    )
    note = forms.CharField(label=_("Catatan"), required=False, max_length=400)
