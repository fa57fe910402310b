"""The drafted words of a month, each in a field of its own."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext_lazy as _

from pendamping.reports.editing import Place, Sentence, unknown_numbers
from pendamping.reports.models import PaperEdit

LONGEST = 2000
LETTERS_A_LINE, MOST_LINES = 50, 12
LABELS = dict(PaperEdit.Part.choices)


class EditForm(forms.Form):
    """`sentences`: what was drafted; `standing`: what the author wrote before."""

    def __init__(self, *args: Any, sentences: Sequence[Sentence], standing: Mapping[Place, str], **more: Any) -> None:
        super().__init__(*args, **more)
        self._sentences = sentences
        for one in sentences:
            text = standing.get(one.place, one.drafted)
            self.fields[one.place.key] = forms.CharField(
                label=LABELS[PaperEdit.Part(one.place.part)],
                required=False,
                max_length=LONGEST,
                initial=text,
                widget=forms.Textarea({"rows": min(MOST_LINES, 2 + len(text) // LETTERS_A_LINE)}),
                error_messages={"max_length": _("Paling banyak %(limit_value)d huruf.")},
            )

    def rows(self) -> Iterator[tuple[Sentence, BoundField]]:
        """Each drafted sentence with its field."""
        return ((one, self[one.place.key]) for one in self._sentences)

    def unknown_numbers(self) -> list[str]:
        """Of all that was sent."""
        texts = self.texts()
        found = (unknown_numbers(one, texts.get(one.place.key, "")) for one in self._sentences)
        return list(dict.fromkeys(number for several in found for number in several))

    def texts(self) -> dict[str, str]:
        """What was sent; a place that the page did not send stays as it is."""
        return {name: str(value) for name, value in self.cleaned_data.items() if name in self.data}
