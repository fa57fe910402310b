"""Why a month goes back, and which months are verified at once."""

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from pendamping.common.periods import Month


class ReasonForm(forms.Form):
    """The service asks for the reason; an empty one is its problem to name."""

    note = forms.CharField(
        label=_("Alasan"), required=False, max_length=1000, widget=forms.Textarea({"rows": 3, "id": None})
    )


def ticked_months(data: QueryDict) -> list[Month]:
    """The months that check boxes named `month` sent; what is no month was not sent by our page."""
    return [month for text in data.getlist("month") if (month := Month.parse(text)) is not None]
