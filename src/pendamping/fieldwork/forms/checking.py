"""What a supervisor fills in: the reason of a return, the ticks of a bulk verification."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _


class ReturnForm(forms.Form):
    """Why a report goes back; the service asks for a note where the reason alone says too little."""

    note = forms.CharField(
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2, "aria-label": _("Catatan untuk penulisnya")}),
    )

    def __init__(self, data: Any = None, *, reasons: Sequence[tuple[str, str]]) -> None:
        super().__init__(data)
        self.fields["reason"] = forms.ChoiceField(
            label=_("Alasan"), choices=list(reasons), widget=forms.RadioSelect, initial=reasons[0][0] if reasons else ""
        )


def ticked_reports(data: QueryDict) -> list[UUID]:
    """The ids that a list of check boxes named `report` sent; what is no id was not sent by our page."""
    ids = []
    for text in data.getlist("report"):
        try:
            ids.append(UUID(text))
        except ValueError:
            continue
    return ids
