"""What can be wrong with a meeting and what follows from it, and what to do about it."""

from django.utils.translation import gettext_lazy as _

from pendamping.common.problems import NotFound, Problem

CONFLICT = 409


class SeriesNotFound(NotFound):
    code = "meeting.series_not_found"


class MeetingNotFound(NotFound):
    code = "meeting.not_found"


class InviteeNotFound(NotFound):
    code = "meeting.invitee_not_found"


class ItemNotFound(NotFound):
    code = "meeting.agenda_item_not_found"


class ActionNotFound(NotFound):
    code = "action.not_found"


class StoredDiffers(Problem):
    code = "stored_differs"
    status = CONFLICT
    message = _("Isian dengan nomor %(id)s sudah tersimpan dengan isi lain. Yang tersimpan tidak berubah.")


class EndBeforeStart(Problem):
    code = "meeting.end_before_start"
    field = "end"
    message = _("Jam selesai lebih awal daripada jam mulai. Periksa %(start)s dan %(end)s.")


class HostElsewhere(Problem):
    code = "meeting.host_elsewhere"
    field = "host"
    message = _("%(host)s tidak bertugas untuk %(region)s. Pilih tuan rumah lain.")


class SwapNeedsReason(Problem):
    code = "meeting.swap_needs_reason"
    field = "swap_reason"
    message = _("Giliran tuan rumah ada pada %(host)s. Tulis mengapa bertukar.")


class MeetingClosed(Problem):
    code = "meeting.closed"
    status = CONFLICT
    message = _("Rapat ini %(state)s. Isinya tidak dapat diubah lagi.")


class NotYetThatDay(Problem):
    code = "meeting.not_yet"
    status = CONFLICT
    message = _("Rapat ini baru tanggal %(date)s.")


class NotesTooLong(Problem):
    code = "meeting.notes_too_long"
    field = "text"
    message = _("Catatan satu acara paling panjang %(limit)s huruf. Bagi menjadi dua acara.")


class ReasonMissing(Problem):
    code = "meeting.reason_missing"
    field = "reason"
    message = _("Tulis dulu alasannya. Satu kalimat sudah cukup.")


class AlreadyInvited(Problem):
    code = "meeting.already_invited"
    field = "name"
    message = _("%(name)s sudah diundang.")


class InviteeCame(Problem):
    code = "meeting.invitee_came"
    status = CONFLICT
    message = _("%(name)s sudah tercatat hadir.")


class NameMissing(Problem):
    code = "attendance.name_missing"
    field = "name"
    message = _("Tulis nama yang hadir.")


class InvitedElsewhere(Problem):
    code = "attendance.other_meeting"
    field = "invitee"
    message = _("Undangan ini untuk rapat lain: %(title)s, %(date)s.")


class NotAtTheDoor(Problem):
    code = "attendance.not_at_the_door"
    message = _(
        "Yang mencatat kehadiran panitia rapat ini. Minta panitia menunjuk Anda, atau pindai QR di ruang rapat."
    )


class MeetingCancelled(Problem):
    code = "attendance.meeting_cancelled"
    status = CONFLICT
    message = _("Rapat ini dibatalkan, jadi tidak ada daftar hadirnya.")


class OneOwner(Problem):
    code = "action.one_owner"
    field = "owner"
    message = _("Pilih satu penanggung jawab: perangkat daerah atau orang.")


class OwnerElsewhere(Problem):
    code = "action.owner_elsewhere"
    field = "owner"
    message = _("%(owner)s tidak bertugas untuk %(region)s. Pilih penanggung jawab lain.")


class DueInPast(Problem):
    code = "action.due_in_past"
    field = "due_on"
    message = _("Batas %(date)s sudah lewat. Isi tanggal sesudah %(today)s.")


class EvidenceMissing(Problem):
    code = "action.evidence_missing"
    field = "evidence"
    message = _("Tulis buktinya: apa yang selesai, di mana, dokumen apa. Satu kalimat sudah cukup.")


class ActionClosed(Problem):
    code = "action.closed"
    status = CONFLICT
    message = _("Tindak lanjut ini %(state)s. Ubah dulu keadaannya bila perlu dilanjutkan.")


class NotYours(Problem):
    code = "action.not_yours"
    message = _("Yang dapat mengubahnya penanggung jawabnya, atau yang memimpin rapat di wilayah ini.")


class LinkNotUsable(Problem):
    code = "action.link_not_usable"
    status = 404
    message = _("Tautan ini tidak berlaku lagi. Minta tautan baru kepada yang mengirimkannya.")


class NameOfSenderMissing(Problem):
    code = "action.sender_missing"
    field = "name"
    message = _("Tulis nama Anda, agar yang memimpin rapat tahu siapa yang menjawab.")


class CeremonyNotFound(NotFound):
    code = "meeting.ceremony_not_found"


class NotBegun(Problem):
    code = "meeting.not_begun"
    status = CONFLICT
    message = _("Buka dulu rapatnya, lalu catat yang diserahkan dan ditandatangani.")


class AlreadyGiven(Problem):
    code = "meeting.award_already_given"
    field = "recipient"
    message = _("%(name)s untuk %(recipient)s sudah tercatat diserahkan di rapat ini.")


class ContractMissing(Problem):
    code = "meeting.contract_missing"
    field = "contracts"
    message = _("Pilih SPK yang ditandatangani.")


class SignedElsewhere(Problem):
    code = "meeting.contract_signed_elsewhere"
    field = "contracts"
    message = _("SPK %(number)s sudah ditandatangani pada %(date)s. Periksa nomornya.")


class WitnessMissing(Problem):
    code = "meeting.witness_missing"
    field = "witnesses"
    message = _("Pilih sedikitnya satu saksi dari daftar hadir.")


class WitnessSigns(Problem):
    code = "meeting.witness_signs"
    field = "witnesses"
    message = _("%(name)s menandatangani SPK-nya sendiri, jadi tidak dapat menjadi saksinya.")


class IsWitness(Problem):
    code = "attendance.is_witness"
    status = CONFLICT
    message = _("%(name)s tercatat sebagai saksi penandatanganan SPK. Tarik dulu catatan itu.")


class CorrectionNotFound(NotFound):
    code = "meeting.correction_not_found"


class PhotoNotFound(NotFound):
    code = "meeting.photo_not_found"


class NotUnderReview(Problem):
    code = "meeting.not_under_review"
    status = CONFLICT
    message = _("Waktu memperbaiki notulen ini sudah lewat, atau notulennya sudah terkunci.")


class TooManyCorrections(Problem):
    code = "meeting.too_many_corrections"
    status = CONFLICT
    message = _("Paling banyak %(limit)s usulan. Sampaikan selebihnya langsung kepada panitia.")


class CorrectionsOpen(Problem):
    code = "meeting.corrections_open"
    status = CONFLICT
    message = _("%(number)s usulan perbaikan belum dijawab. Jawab dulu, lalu kunci notulen.")


class TooManyPhotos(Problem):
    code = "meeting.too_many_photos"
    field = "file"
    message = _("Paling banyak %(limit)s foto untuk satu rapat.")
