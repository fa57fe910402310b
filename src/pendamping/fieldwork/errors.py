"""What can be wrong with the daily work, and what to do about it."""

from django.utils.translation import gettext_lazy as _

from pendamping.common.problems import NotFound, Problem

CONFLICT = 409


class ReportNotFound(NotFound):
    code = "daily_report.not_found"


class StoredDiffers(Problem):
    code = "stored_differs"
    status = CONFLICT
    message = _("Isian dengan nomor %(id)s sudah tersimpan dengan isi lain. Yang tersimpan tidak berubah.")


class EditConflict(Problem):
    """`facts["fields"]` holds, per field, what is stored and what came."""

    code = "daily_report.edit_conflict"
    status = CONFLICT
    message = _("Dua isian berbeda. Pilih yang benar. Keduanya tetap tersimpan.")


class DateInFuture(Problem):
    code = "daily_report.date_in_future"
    field = "date"
    message = _("Tanggal %(date)s belum terjadi. Isi tanggal pelaksanaan, paling lambat %(today)s.")


class TooLate(Problem):
    code = "daily_report.too_late"
    field = "date"
    message = _("Laporan tanggal %(date)s diterima paling lambat %(last_day)s. Sampaikan kepada pemeriksa Anda.")


class NotAssigned(Problem):
    code = "daily_report.not_assigned"
    field = "date"
    message = _("Tanggal %(date)s di luar masa tugas Anda. Periksa tanggalnya, atau hubungi pemeriksa Anda.")


class EndBeforeStart(Problem):
    code = "daily_report.end_before_start"
    field = "end"
    message = _("Jam selesai lebih awal daripada jam mulai. Periksa %(start)s dan %(end)s.")


class TooManyHours(Problem):
    code = "daily_report.too_many_hours"
    field = "end"
    message = _("Jumlah jam pada %(date)s menjadi %(hours)s, lebih dari 24. Periksa jam laporan lain pada tanggal itu.")


class RegionNotFound(Problem):
    code = "daily_report.region_not_found"
    field = "region"
    message = _("Wilayah %(region)s tidak ada pada %(date)s. Pilih wilayah lain.")


class OutsideReasonMissing(Problem):
    code = "daily_report.outside_reason_missing"
    field = "outside_reason"
    message = _("%(region)s di luar wilayah tugas Anda. Tulis alasannya.")


class DescriptionMissing(Problem):
    code = "daily_report.description_missing"
    field = "description"
    message = _("Uraian belum diisi. Dua atau tiga kalimat sudah cukup.")


class VisitIncomplete(Problem):
    """A visit on which a problem was met also says what came of it; `facts["missing"]` names the fields."""

    code = "daily_report.visit_incomplete"
    message = _("Kunjungan ini mencatat masalah. Isi juga: %(labels)s.")


class UnknownCode(Problem):
    code = "unknown_code"
    message = _("Kode %(code)s tidak ada pada daftar %(list)s. Pilih dari daftar.")


class DuplicateReport(Problem):
    """`facts["other"]` is the report that already tells of it."""

    code = "daily_report.duplicate"
    field = "start"
    status = CONFLICT
    message = _(
        "Sudah ada laporan Anda pada %(date)s di %(region)s, %(start)s–%(end)s: %(title)s. "
        "Ubah jam, atau buka laporan itu."
    )


class NotEditable(Problem):
    code = "daily_report.not_editable"
    status = CONFLICT
    message = _("Laporan ini sudah dikirim atau diverifikasi, jadi isinya tidak dapat diubah (%(state)s).")


class NotSubmittable(Problem):
    code = "daily_report.not_submittable"
    status = CONFLICT
    message = _("Hanya draf dan laporan yang perlu diperbaiki dapat dikirim (sekarang: %(state)s).")


class NotWaiting(Problem):
    code = "daily_report.not_waiting"
    status = CONFLICT
    message = _("Laporan ini tidak sedang menunggu pemeriksaan (sekarang: %(state)s).")


class OwnReport(Problem):
    code = "daily_report.own"
    message = _("Laporan sendiri diperiksa oleh orang lain.")


class NotTheirChecker(Problem):
    code = "daily_report.not_their_checker"
    message = _("Laporan %(tier)s diperiksa oleh jenjang di atasnya.")


class ReturnNoteMissing(Problem):
    code = "daily_report.return_note_missing"
    field = "note"
    message = _("Tulis apa yang perlu diperbaiki.")


class NotCorrectable(Problem):
    code = "daily_report.not_correctable"
    status = CONFLICT
    message = _("Koreksi hanya untuk laporan yang sudah diverifikasi (sekarang: %(state)s).")


class AlreadyCorrected(Problem):
    code = "daily_report.already_corrected"
    status = CONFLICT
    message = _("Laporan ini sudah mempunyai koreksi. Ubah koreksi itu.")


class MonthStillOpen(Problem):
    code = "daily_report.month_still_open"
    message = _("%(month)s masih dalam masa perbaikan sampai %(last_day)s. Kunci sesudah itu.")


class TooManyAttachments(Problem):
    code = "file.too_many"
    field = "photos"
    message = _("Satu laporan memuat paling banyak %(limit)s berkas.")


class PlanItemNotFound(NotFound):
    code = "work_plan.not_found"


class PlanConflict(EditConflict):
    code = "work_plan.edit_conflict"


class PlanHasReports(Problem):
    code = "work_plan.has_reports"
    status = CONFLICT
    message = _("Rencana ini sudah mempunyai laporan, jadi tidak dapat diubah atau dibatalkan.")


class PlanCancelled(Problem):
    code = "work_plan.cancelled"
    status = CONFLICT
    message = _("Rencana ini sudah dibatalkan.")


class CancelReasonMissing(Problem):
    code = "work_plan.cancel_reason_missing"
    field = "reason"
    message = _("Tulis alasan pembatalan.")


class HolidayOutsideScope(Problem):
    code = "holiday.outside_scope"
    field = "area"
    message = _("Wilayah itu di luar wilayah Anda. Pilih wilayah Anda sendiri.")


class LeaveNotFound(NotFound):
    code = "leave.not_found"


class LeaveEndsBeforeStart(Problem):
    code = "leave.ends_before_start"
    field = "end"
    message = _("Hari terakhir lebih awal daripada hari pertama.")


class LeaveTooLong(Problem):
    code = "leave.too_long"
    field = "end"
    message = _("Izin %(days)s hari. Satu pengajuan paling lama %(limit)s hari.")


class LeaveOverlaps(Problem):
    code = "leave.overlaps"
    field = "start"
    status = CONFLICT
    message = _("Sudah ada izin Anda pada %(start)s–%(end)s. Pilih hari lain, atau batalkan yang itu.")


class LeaveDecided(Problem):
    code = "leave.decided"
    status = CONFLICT
    message = _("Izin ini sudah diputuskan atau dibatalkan (sekarang: %(state)s).")


class TooManyRows(Problem):
    code = "daily_report.too_many_rows"
    message = _("%(count)s laporan tidak muat dalam satu XLSX (paling banyak %(limit)s). Unduh sebagai CSV.")
