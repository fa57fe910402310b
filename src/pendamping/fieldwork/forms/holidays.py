"""Days off, one on each line."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from pendamping.fieldwork.forms.choices import offer
from pendamping.fieldwork.schemas import NewHoliday

MOST_LINES = 60
LONGEST_NAME = 120
LINE = re.compile(r"(?P<day>\d{1,2})[-/.](?P<month>\d{1,2})[-/.](?P<year>\d{4})\s+(?P<name>\S.*)")


class HolidaysForm(forms.Form):
    """`areas`: code → name of what this office may add days for."""

    area = forms.ChoiceField(label=_("Berlaku di"), required=False)
    days = forms.CharField(
        label=_("Hari libur"),
        max_length=10_000,
        widget=forms.Textarea(attrs={"rows": 5, "placeholder": "03-08-2027 Hari jadi kabupaten"}),
        help_text=_("Satu baris satu hari: tanggal, lalu namanya. Misalnya 03-08-2027 Hari jadi kabupaten."),
    )
    basis = forms.CharField(
        label=_("Dasar"),
        required=False,
        max_length=200,
        help_text=_("Keputusan atau surat edaran yang menetapkannya."),
    )

    def __init__(self, *args: Any, areas: Mapping[str, str], **options: Any) -> None:
        super().__init__(*args, **options)
        offer(self.fields["area"], list(areas.items()))
        if len(areas) == 1:
            self.fields["area"].widget = forms.HiddenInput()
            self.fields["area"].initial = next(iter(areas))

    def clean_days(self) -> list[NewHoliday]:
        lines = [line.strip() for line in str(self.cleaned_data["days"]).splitlines()]
        days: list[NewHoliday] = []
        for number, line in enumerate(lines, start=1):
            if not line:
                continue
            if len(days) == MOST_LINES:
                raise forms.ValidationError(_now("Paling banyak %(most)s hari sekaligus.") % {"most": MOST_LINES})
            days.append(_day_of(number, line))
        return days


def _day_of(number: int, line: str) -> NewHoliday:
    found = LINE.fullmatch(line)
    facts = {"number": number, "line": line[:60]}
    if not found or len(found["name"]) > LONGEST_NAME:
        raise forms.ValidationError(
            _now("Baris %(number)s, %(line)s: tulis tanggal lalu namanya, misalnya 03-08-2027 Hari jadi.") % facts
        )
    try:
        day = date(int(found["year"]), int(found["month"]), int(found["day"]))
    except ValueError:
        raise forms.ValidationError(
            _now("Baris %(number)s, %(line)s: tanggal itu tidak ada di kalender.") % facts
        ) from None
    return NewHoliday(date=day, name=found["name"])
