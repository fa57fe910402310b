"""What people say about the minutes, and pictures."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from pendamping.meetings.forms.fields import ProblemForm
from pendamping.meetings.models import AgendaItem
from pendamping.web.fields import DayField


class ReviewForm(ProblemForm):
    until = DayField(label=_("Dapat diperbaiki sampai"))


class CorrectionForm(ProblemForm):
    """One wish, about one item or the whole."""

    text = forms.CharField(label=_("Yang perlu diperbaiki"), max_length=4000, widget=forms.Textarea(attrs={"rows": 4}))

    def __init__(self, agenda: Sequence[AgendaItem], *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        choices = [("", _("Seluruh notulen")), *((str(one.pk), one.title) for one in agenda)]
        self.fields["item"] = forms.TypedChoiceField(
            label=_("Pada acara"), required=False, coerce=UUID, empty_value=None, choices=choices
        )
        self.order_fields(["item", "text"])


class PhotoForm(ProblemForm):
    file = forms.FileField(
        label=_("Foto"), widget=forms.ClearableFileInput(attrs={"accept": "image/jpeg,image/png,image/webp"})
    )
    caption = forms.CharField(label=_("Keterangan"), max_length=200, required=False)
