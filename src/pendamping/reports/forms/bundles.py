"""What is asked for before all papers of a month are put together."""

from django import forms
from django.utils.translation import gettext_lazy as _


class BundleForm(forms.Form):
    with_docx = forms.BooleanField(
        label=_("Sertakan juga DOCX yang dapat disunting"), required=False,
        help_text=_("Berkas menjadi sekitar dua kali lebih besar."),
    )  # fmt: skip
