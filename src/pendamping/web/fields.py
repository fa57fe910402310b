"""Form fields that a browser draws with its own calendar and clock."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.forms.renderers import BaseRenderer
from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString

SELECTED = SafeString(" selected")


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


class RowText(forms.TextInput):
    """A text in every row of a long table: drawn without a template, in a fifth of its time."""

    def render(
        self, name: str, value: Any, attrs: dict[str, Any] | None = None, renderer: BaseRenderer | None = None
    ) -> SafeString:
        own = _written(self.build_attrs(self.attrs, attrs))
        typed = self.format_value(value) or ""
        return format_html('<input type="text" name="{}" value="{}" class="form-control"{}>', name, typed, own)


class RowSelect(forms.Select):
    """A choice in every row of a long table, drawn the same way: rows that chose the same share their options."""

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self._options: dict[tuple[str, ...], SafeString] = {}

    def __deepcopy__(self, memo: dict[int, Any]) -> "RowSelect":
        """Every form draws its own: the next may speak another language."""
        copied = super().__deepcopy__(memo)
        copied._options = {}
        return copied

    def render(
        self, name: str, value: Any, attrs: dict[str, Any] | None = None, renderer: BaseRenderer | None = None
    ) -> SafeString:
        chosen = tuple(self.format_value(value))
        if chosen not in self._options:
            self._options[chosen] = format_html_join(
                "",
                '<option value="{}"{}>{}</option>',
                ((one, SELECTED if str(one) in chosen else "", label) for one, label in self.choices),
            )
        own = _written(self.build_attrs(self.attrs, attrs))
        return format_html('<select name="{}" class="form-select"{}>{}</select>', name, own, self._options[chosen])


def _written(attrs: Mapping[str, Any]) -> SafeString:
    """As Django's `flatatt`, in a quarter of its time."""
    known = ((name, value) for name, value in attrs.items() if value is not None and value is not False)
    return SafeString("".join(f" {name}" if value is True else f' {name}="{escape(value)}"' for name, value in known))
