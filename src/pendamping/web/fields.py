"""Form fields that a browser draws with its own calendar and clock."""

from typing import Any

from django import forms


class DayField(forms.DateField):
    """A date; the browser's picker wants and sends 2024-11-12 whatever the language."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("widget", forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}))
        super().__init__(**options)


class ClockField(forms.TimeField):
    """A time of the day, to the minute."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("widget", forms.TimeInput(format="%H:%M", attrs={"type": "time"}))
        super().__init__(**options)


class MonthField(forms.CharField):
    """A month as the browser sends it: 2024-11."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("widget", forms.TextInput(attrs={"type": "month", "pattern": r"\d{4}-\d{2}"}))
        super().__init__(**options)
