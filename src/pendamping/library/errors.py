"""What can be wrong with practices, regulations and circulars, and what to do about it."""

from django.utils.translation import gettext_lazy as _

from pendamping.common.problems import NotFound, Problem

CONFLICT = 409


class PracticeNotFound(NotFound):
    code = "practice.not_found"


class RegulationNotFound(NotFound):
    code = "regulation.not_found"


class CircularNotFound(NotFound):
    code = "circular.not_found"


class UnknownTheme(Problem):
    code = "practice.unknown_theme"
    field = "theme"
    message = _("Tema %(theme)s tidak dikenal. Pilih salah satu dari daftar.")


class NotYours(Problem):
    code = "practice.not_yours"
    message = _("Yang dapat mengubah praktik ini penulisnya, selama belum diserahkan atau sesudah dikembalikan.")


class OwnPractice(Problem):
    code = "practice.own"
    message = _("Praktik Anda sendiri diperiksa orang lain.")


class NotWaiting(Problem):
    code = "practice.not_waiting"
    status = CONFLICT
    message = _("Praktik ini sedang %(state)s, jadi langkah itu tidak berlaku lagi. Muat ulang halamannya.")


class EditConflict(Problem):
    code = "practice.edit_conflict"
    status = CONFLICT
    message = _("Isian ini sudah diubah sejak Anda membukanya. Periksa yang tersimpan, lalu ulangi.")


class NoteMissing(Problem):
    code = "library.note_missing"
    field = "note"
    message = _("Tulis alasannya. Satu kalimat sudah cukup.")


class TooManyPhotos(Problem):
    code = "practice.too_many_photos"
    field = "photo"
    message = _("Satu praktik memuat paling banyak %(limit)s foto. Hapus satu sebelum menambah.")


class DueInPast(Problem):
    code = "practice.due_in_past"
    field = "due_on"
    message = _("Batas %(date)s sudah lewat. Pilih hari ini atau sesudahnya.")


class NoDistricts(Problem):
    code = "practice.no_districts"
    field = "districts"
    message = _("Pilih paling sedikit satu kecamatan.")


class RegulationExists(Problem):
    code = "regulation.exists"
    field = "number"
    message = _("%(name)s sudah tercatat.")


class EndsBeforeStart(Problem):
    code = "regulation.ends_before_start"
    field = "effective_to"
    message = _("Hari terakhir berlaku lebih awal daripada hari pertamanya.")


class KeptByLaw(Problem):
    code = "regulation.kept_by_law"
    message = _("Peraturan ini dibawa Pendamping dan diperbarui bersama versinya, jadi tidak diubah di sini.")


class SucceedsItself(Problem):
    code = "regulation.succeeds_itself"
    field = "replaced_by"
    message = _("Peraturan tidak dapat menggantikan dirinya sendiri.")


class NobodyAddressed(Problem):
    code = "circular.nobody_addressed"
    field = "roles"
    message = _("Pilih paling sedikit satu peran penerima.")


class CircularExists(Problem):
    code = "circular.exists"
    field = "number"
    message = _("Surat bernomor %(number)s sudah ada di wilayah ini.")


class NumberMissing(Problem):
    code = "circular.number_missing"
    field = "number"
    message = _("Tulis nomor surat ini. Nomor dari buku surat hanya diambil petugas kantor wilayahnya.")


class AlreadyWithdrawn(Problem):
    code = "circular.withdrawn"
    status = CONFLICT
    message = _("Surat ini sudah ditarik.")


class NotSender(Problem):
    code = "circular.not_sender"
    message = _("Yang dapat melakukan ini kantor yang mengirim surat untuk wilayah ini.")
