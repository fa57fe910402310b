"""A day of the reporting calendar that an office sets."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from pendamping.common.periods import Month
from pendamping.law.reporting import Step
from pendamping.reports.models import ReportingDay
from pendamping.reports.services.calendar import NewReportingDay

LATEST_DAY = 28  # every month has it


class ReportingDayForm(forms.Form):
    """`areas`: code → name of what this office may set days for."""

    area = forms.ChoiceField(label=_("Berlaku di"), required=False)
    step = forms.ChoiceField(label=_("Langkah"), choices=ReportingDay.STEPS)
    since = forms.CharField(label=_("Mulai laporan bulan"), widget=forms.TextInput({"type": "month"}))
    day = forms.IntegerField(label=_("Sampai tanggal, bulan berikutnya"), min_value=1, max_value=LATEST_DAY)
    basis = forms.CharField(
        label=_("Dasar"), max_length=200, help_text=_("Surat atau keputusan yang menetapkan tanggal ini.")
    )

    def __init__(self, *args: Any, areas: Mapping[str, str], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["area"] = forms.ChoiceField(label=_("Berlaku di"), required=False, choices=list(areas.items()))
        if len(areas) == 1:
            self.fields["area"].widget = forms.HiddenInput()
            self.fields["area"].initial = next(iter(areas))

    def clean_since(self) -> date:
        month = Month.parse(self.cleaned_data["since"])
        if month is None:
            raise forms.ValidationError(_("Tulis bulannya sebagai 2025-01."))
        return month.first

    def new_day(self) -> NewReportingDay:
        values = self.cleaned_data
        return NewReportingDay(
            area=values["area"],
            step=Step(values["step"]),
            since=values["since"],
            day=values["day"],
            basis=values["basis"],
        )
