"""Why a phone's message is not taken."""

from typing import cast

from django.utils.translation import gettext_lazy as _

from pendamping.common.problems import NotFound, Problem

CONFLICT, TOO_LARGE, UNAVAILABLE = 409, 413, 503


class ProtocolUnknown(Problem):
    code = "sync.protocol_unknown"
    message = _("Versi aplikasi ini terlalu lama untuk kantor. Perbarui aplikasi; isian di HP tetap ada.")


class RoleUnknown(Problem):
    code = "sync.role_unknown"
    message = _("Peran %(role)s tidak lagi Anda pegang. Isian di HP tetap ada; hubungi pemeriksa Anda.")


class KindUnknown(Problem):
    code = "sync.kind_unknown"
    message = _("Kantor belum mengenal kiriman jenis %(kind)s. Isian tetap ada di HP ini.")


class OfficeFault(Problem):
    code = "sync.office_fault"
    status = 500
    message = _("Ada kesalahan di kantor. Isian tetap ada di HP ini, dan HP mencoba lagi sendiri.")


class OfficeBusy(Problem):
    """`facts["seconds"]` says when to come again, as the header Retry-After does."""

    code = "sync.busy"
    status = UNAVAILABLE
    message = _("Kantor sedang sibuk. HP mencoba lagi sendiri.")


class BodyUnreadable(Problem):
    """`facts["fields"]` lists what does not fit, field by field."""

    code = "sync.body_unreadable"
    message = _("Isian ini tidak dapat dibaca: %(said)s. Buka isian itu, perbaiki, lalu kirim lagi.")


class OtherContent(Problem):
    code = "sync.other_content"
    status = CONFLICT
    message = _("Kiriman dengan nomor ini sudah diterima dengan isi lain. Yang tersimpan tidak berubah.")


class SeenOlder(Problem):
    code = "daily_report.changed_since_seen"
    status = CONFLICT
    message = _("Laporan ini berubah sesudah Anda melihatnya. Periksa isinya yang baru.")


class BodyTooLarge(Problem):
    code = "sync.too_large"
    status = TOO_LARGE
    message = _("Kiriman ini lebih dari %(limit)s byte. HP mengirimnya dalam bagian yang lebih kecil.")


class PackingUnknown(Problem):
    code = "sync.packing_unknown"
    status = 415
    message = _("Kantor tidak dapat membuka kemasan %(packing)s. HP mengirim tanpa kemasan.")


class AheadOfOffice(NotFound):
    """The phone saw a version that a restored office does not have yet: answered as `later`."""

    code = "sync.ahead_of_office"
    message = _("Kantor belum punya versi %(seen)s dari laporan ini, baru versi %(version)s. HP mengirim lagi sendiri.")


class WrongHash(Problem):
    code = "file.wrong_hash"
    message = _("Berkas yang diterima tidak sama dengan yang dikirim. HP mengirimnya lagi dari awal.")


class OtherSize(Problem):
    code = "file.other_size"
    status = CONFLICT
    message = _("Ukuran berkas %(size)s byte, sebelumnya disebut %(before)s byte.")


class ChunkOutOfPlace(Problem):
    """`facts["received"]` is where the next bytes belong."""

    code = "file.chunk_out_of_place"
    status = CONFLICT
    message = _("Kantor sudah punya %(received)s byte. HP melanjutkan dari sana.")


class FileTooLarge(Problem):
    code = "file.too_large_to_send"
    status = TOO_LARGE
    message = _("Berkas %(size)s byte. Paling besar %(limit)s byte.")


class TooManyIncoming(Problem):
    code = "file.too_many_incoming"
    status = CONFLICT
    message = _("Masih ada %(number)s berkas yang belum selesai. HP menyelesaikannya lebih dulu.")


class PartlyTaken(Problem):
    """Stores what it can: `facts["refused"]` says by question why not, `facts["stored"]` names the others."""

    code = "index_answer.partly_taken"
    status = CONFLICT
    message = _("%(number)s dari %(of)s jawaban perlu dilihat lagi. Yang lain sudah tersimpan di kantor.")

    @property
    def stored(self) -> list[str]:
        return cast("list[str]", self.facts["stored"])


class DefinitionNotFound(NotFound):
    code = "index.definition_not_found"
    message = _("Kantor tidak mengenal indeks %(index)s.")


class ParcelUnreadable(Problem):
    code = "parcel.unreadable"
    field = "file"
    message = _("Ini bukan berkas kiriman, atau rusak di perjalanan. Minta HP membuat berkasnya lagi.")


class ParcelForOtherOffice(Problem):
    code = "parcel.for_other_office"
    field = "file"
    message = _("Berkas ini dibuat untuk kantor lain. Serahkan di sana; isinya tetap ada di HP.")


class ParcelFormatUnknown(Problem):
    code = "parcel.format_unknown"
    field = "file"
    message = _("Berkas ini dibuat aplikasi yang lebih baru daripada kantor. Minta admin memperbarui kantor.")


class ParcelTooLarge(Problem):
    code = "parcel.too_large"
    field = "file"
    status = TOO_LARGE
    message = _("Berkas ini lebih dari %(limit)s MB. HP dapat membaginya menjadi beberapa berkas.")


class ParcelDeviceUnknown(Problem):
    code = "parcel.device_unknown"
    field = "file"
    message = _("HP yang membuat berkas ini tidak terdaftar di wilayah Anda. Isinya tetap ada di HP.")


class ParcelWithoutKey(Problem):
    code = "parcel.without_key"
    field = "file"
    message = _(
        "HP ini terdaftar sebelum dapat membuat berkas kiriman. Daftarkan HP itu lagi, lalu buat berkasnya lagi."
    )


class ParcelForged(Problem):
    code = "parcel.forged"
    field = "file"
    message = _("Tanda tangan berkas ini bukan dari HP yang disebutnya. Tidak ada yang disimpan.")


class WrittenAfterRevocation(Problem):
    code = "parcel.written_after_revocation"
    message = _(
        "Ditulis sesudah HP dicabut. Diterima bila pemiliknya sendiri yang menyerahkan, atau HP didaftarkan lagi."
    )
