"""Why a file from outside is not taken."""

from django.utils.translation import gettext_lazy as _

from pendamping.common.problems import Problem


class UploadTooLarge(Problem):
    code = "file.too_large"
    field = "file"
    message = _("Berkas %(name)s %(size)s MB. Paling besar %(limit)s MB.")


class NotAPhoto(Problem):
    code = "file.not_a_photo"
    field = "file"
    message = _("Berkas %(name)s bukan foto yang dapat dibaca. Kirim foto JPEG, PNG, atau WebP.")


class TooManyPixels(Problem):
    code = "file.too_many_pixels"
    field = "file"
    message = _("Foto %(name)s lebih dari %(limit)s juta titik. Kirim foto yang lebih kecil.")


class NotADocument(Problem):
    code = "file.not_a_document"
    field = "file"
    message = _("Berkas %(name)s bukan PDF, DOCX, atau XLSX yang dapat diterima. Simpan ulang sebagai PDF.")
