"""What an office adds to a certificate."""

from django import forms
from django.utils.translation import gettext_lazy as _

from pendamping.reports.services.certificates import CertificateDetails


class CertificateForm(forms.Form):
    number = forms.CharField(label=_("Nomor piagam"), max_length=80)
    role = forms.CharField(label=_("Ditandatangani oleh"), max_length=120, help_text=_("Jabatannya."))
    signer = forms.CharField(
        label=_("Nama"), max_length=120, required=False, help_text=_("Kosong bila ditulis tangan.")
    )

    def details(self) -> CertificateDetails:
        given = self.cleaned_data
        return CertificateDetails(number=given["number"], signers=((given["role"], given["signer"]),))
