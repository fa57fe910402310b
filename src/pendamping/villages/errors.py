"""What can be wrong with a village's works, and what to do about it."""

from django.utils.translation import gettext_lazy as _

from pendamping.common.problems import NotFound, Problem

CONFLICT = 409


class WorkNotFound(NotFound):
    code = "work.not_found"


class StoredDiffers(Problem):
    code = "stored_differs"
    status = CONFLICT
    message = _("Isian dengan nomor %(id)s sudah tersimpan dengan isi lain. Yang tersimpan tidak berubah.")


class WorkWithdrawn(Problem):
    code = "work.withdrawn"
    status = CONFLICT
    message = _("%(name)s sudah ditarik dari daftar kegiatan desa. Catat pada kegiatan yang benar.")


class RegionFixed(Problem):
    code = "work.region_fixed"
    field = "region"
    message = _("Desa sebuah kegiatan tidak dapat diganti. Tarik kegiatan ini, lalu catat di desa yang benar.")


class EditConflict(Problem):
    """`facts["fields"]` holds, per field, what is stored and what came."""

    code = "work.edit_conflict"
    status = CONFLICT
    message = _("Dua isian berbeda. Pilih yang benar. Keduanya tetap tersimpan.")


class WorkExists(Problem):
    code = "work.exists"
    field = "name"
    status = CONFLICT
    message = _("%(name)s %(year)s dari sumber dana yang sama sudah tercatat di %(region)s. Ubah yang itu.")


class NotADesa(Problem):
    code = "work.not_a_desa"
    field = "region"
    message = _("%(region)s tidak punya APB Desa. Pilih sebuah desa.")


class YearOutOfReach(Problem):
    code = "work.year_out_of_reach"
    field = "year"
    message = _("Tahun %(year)s di luar %(first)s sampai %(last)s.")


class UnknownBidang(Problem):
    code = "work.unknown_bidang"
    field = "bidang"
    message = _("Bidang %(bidang)s tidak dikenal. Pilih salah satu dari daftar.")


class UnknownFund(Problem):
    code = "work.unknown_fund"
    field = "fund"
    message = _("Sumber dana %(fund)s tidak dikenal. Pilih salah satu dari daftar.")


class CodeElsewhere(Problem):
    code = "work.code_elsewhere"
    field = "activity_code"
    message = _("Kode %(code)s termasuk bidang %(right)s, bukan bidang %(bidang)s.")


class EndsBeforeStart(Problem):
    code = "work.ends_before_start"
    field = "planned_end"
    message = _("Rencana selesai %(end)s lebih awal daripada rencana mulai %(start)s.")


class BudgetBelowDisbursed(Problem):
    code = "work.budget_below_disbursed"
    field = "budget"
    message = _("Sudah cair Rp%(disbursed)s, jadi anggarannya tidak dapat lebih kecil dari itu.")


class ProgressInFuture(Problem):
    code = "work_progress.in_future"
    field = "date"
    message = _("Tanggal %(date)s belum terjadi. Isi tanggal kemajuan dilihat, paling lambat %(today)s.")


class ProgressTooEarly(Problem):
    code = "work_progress.too_early"
    field = "date"
    message = _("Tanggal %(date)s sebelum tahun kegiatan %(year)s.")


class FallsUnexplained(Problem):
    code = "work_progress.falls_unexplained"
    field = "note"
    message = _("Kemajuan menurun: pada %(date)s tercatat %(percent)s%%. Tulis sebabnya.")


class StopUnexplained(Problem):
    code = "work_progress.stop_unexplained"
    field = "note"
    message = _("Tulis mengapa kegiatan terhenti, supaya yang di atas tahu apa yang perlu dibantu.")


class DisbursedTooMuch(Problem):
    code = "work_progress.disbursed_too_much"
    field = "disbursed"
    message = _("Yang cair melebihi anggaran Rp%(budget)s. Periksa angkanya, atau catat dulu perubahan APB Desa.")


class TooManyRows(Problem):
    code = "work_import.too_many_rows"
    field = "file"
    message = _("Berkas berisi %(count)s baris, paling banyak %(limit)s. Bagi menurut kecamatan.")


class ReasonMissing(Problem):
    code = "work.reason_missing"
    field = "reason"
    message = _("Tulis mengapa kegiatan ini ditarik dari daftar.")
