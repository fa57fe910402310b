"""What can be wrong when a document is asked for."""

from django.utils.translation import gettext_lazy as _

from pendamping.common.problems import Problem

CONFLICT = 409


class NothingVerified(Problem):
    code = "document.nothing_verified"
    message = _(
        "Belum ada laporan harian %(name)s yang terverifikasi pada %(period)s. Verifikasi dulu, lalu terbitkan."
    )


class PeriodInFuture(Problem):
    code = "document.period_in_future"
    field = "since"
    message = _("%(period)s belum dimulai. Pilih masa yang sudah berjalan, paling lambat %(today)s.")


class PeriodTooLong(Problem):
    code = "document.period_too_long"
    field = "until"
    message = _(
        "Laporan kunjungan memuat paling banyak %(limit)s hari; yang dipilih %(days)s hari. Persingkat masanya."
    )


class PeriodEndsBeforeStart(Problem):
    code = "document.ends_before_start"
    field = "until"
    message = _("Tanggal akhir %(until)s lebih awal daripada tanggal awal %(since)s.")


class NoVisits(Problem):
    code = "document.no_visits"
    field = "since"
    message = _("Tidak ada kunjungan lapangan %(name)s yang terverifikasi pada %(period)s.")


class PhotoMissing(Problem):
    code = "document.photo_missing"
    message = _("Berkas foto %(sha256)s tidak ada di penyimpanan. Pulihkan cadangan media, lalu unduh lagi.")


class AssemblyNotRecorded(Problem):
    code = "document.assembly_not_recorded"
    message = _("Musyawarah %(village)s belum dicatat. Catat tanggal, tempat, dan pesertanya di lembar isian dahulu.")


class NothingToObject(Problem):
    code = "document.nothing_to_object"
    message = _(
        "Tidak ada hitungan sendiri yang berbeda dari hasil resmi %(index)s %(year)s di %(region)s, "
        "selain kesalahan terbitan yang sudah dikenal."
    )


class MonthNotOver(Problem):
    code = "periodic_report.month_not_over"
    message = _("%(period)s belum selesai. Laporannya diserahkan mulai %(first_day)s.")


class NotPlacedThen(Problem):
    code = "periodic_report.not_placed"
    message = _("%(name)s tidak bertugas pada %(period)s, jadi tidak ada laporan bulanannya.")


class NotToHandIn(Problem):
    code = "periodic_report.not_editable"
    status = CONFLICT
    message = _("Laporan ini sudah diserahkan (sekarang: %(state)s).")


class NotTheirMonth(Problem):
    code = "periodic_report.not_theirs"
    message = _("Laporan bulanan diserahkan oleh penulisnya sendiri.")


class NotWaitingForCheck(Problem):
    code = "periodic_report.not_waiting"
    status = CONFLICT
    message = _("Laporan ini tidak sedang menunggu pemeriksaan (sekarang: %(state)s).")


class OwnPeriodicReport(Problem):
    code = "periodic_report.own"
    message = _("Laporan sendiri diperiksa oleh orang lain.")


class NotTheChecker(Problem):
    code = "periodic_report.not_the_checker"
    message = _("Laporan %(tier)s diperiksa oleh jenjang di atasnya.")


class CheckerOutOfTerm(Problem):
    code = "periodic_report.checker_out_of_term"
    message = _("Masa tugas Anda sebagai pemeriksa sudah berakhir, jadi tanda periksa Anda tidak berlaku lagi.")


class ReasonMissing(Problem):
    code = "periodic_report.reason_missing"
    field = "note"
    message = _("Tulis alasannya, supaya penulisnya tahu apa yang perlu diperbaiki.")


class NotApprovedYet(Problem):
    code = "periodic_report.not_approved"
    status = CONFLICT
    message = _("Hanya laporan yang sudah disetujui dapat dibuka kembali (sekarang: %(state)s).")


class MonthStillRecapped(Problem):
    code = "periodic_report.month_open"
    message = _("%(period)s masih dalam masa rekap sampai %(last_day)s. Kunci sesudah itu.")


class CalendarOutOfOrder(Problem):
    code = "reporting_calendar.out_of_order"
    field = "day"
    message = _("Tanggal %(day)s tidak cocok dengan urutan langkah: %(before)s sampai tanggal %(before_day)s.")


class CalendarAlreadyPast(Problem):
    code = "reporting_calendar.past"
    field = "since"
    message = _("Kalender bulan yang sudah lewat tidak diubah. Paling awal %(first)s.")


class CalendarOutsideScope(Problem):
    code = "reporting_calendar.outside_scope"
    field = "area"
    message = _("Wilayah itu di luar wilayah Anda. Pilih wilayah Anda sendiri.")


class NotTheirRecommendation(Problem):
    code = "payment.not_theirs"
    message = _("Rekomendasi untuk %(name)s diberikan oleh jenjang di atasnya.")


class NoteMissing(Problem):
    code = "payment.note_missing"
    message = _("Tulis catatan untuk %(name)s: rekomendasi tidak, atau ya dengan catatan, perlu alasan.")


class MonthLocked(Problem):
    code = "payment.month_locked"
    status = CONFLICT
    message = _("Bulan %(name)s sudah terkunci. Buka kembali laporannya dahulu, dengan alasan.")


class NothingToRecap(Problem):
    code = "recap.nothing"
    message = _("Tidak ada yang bertugas di %(area)s pada %(period)s.")


class DistrictReportAnswered(Problem):
    code = "district_report.answered"
    status = CONFLICT
    message = _("Laporan %(code)s sudah dikembalikan, atau sudah diganti versi yang lebih baru.")


class ReplyMissing(Problem):
    code = "district_report.reply_missing"
    field = "reply"
    message = _("Isinya sama dengan yang dikembalikan. Tulis jawaban atas alasan kabupaten, atau ubah isinya.")


class SilenceEndsBeforeStart(Problem):
    code = "silence.ends_before_start"
    field = "end"
    message = _("Hari terakhir lebih awal daripada hari pertama.")


class SilenceTooLong(Problem):
    code = "silence.too_long"
    field = "end"
    message = _("%(days)s hari terlalu lama untuk sekali catat; paling lama %(limit)s hari.")


class SilenceNotTheirs(Problem):
    code = "silence.not_theirs"
    field = "person"
    message = _("Orang itu tidak Anda periksa. Pilih dari daftar.")


class CheckedInFuture(Problem):
    code = "spot_check.in_future"
    field = "checked_on"
    message = _("Tanggal periksa belum terjadi.")


class DifferenceUntold(Problem):
    code = "spot_check.difference_untold"
    field = "note"
    message = _("Tulis apa yang berbeda, atau mengapa belum dapat dikunjungi.")


class NotHandedInYet(Problem):
    code = "bundle.not_handed_in"
    message = _("Laporan bulan ini %(state)s.")


class NotIssuedYet(Problem):
    code = "bundle.not_issued"
    message = _("Belum diterbitkan oleh yang bertanggung jawab atas wilayahnya.")


class BundleRunning(Problem):
    code = "bundle.running"
    status = CONFLICT
    message = _("Berkas ini %(state)s. Tunggu sebentar, atau minta yang baru.")


class BundleNotReady(Problem):
    code = "bundle.not_ready"
    status = CONFLICT
    message = _("Berkas ini %(state)s, belum dapat diunduh atau dihentikan.")


class TooManyBundles(Problem):
    code = "bundle.too_many"
    status = CONFLICT
    message = _("%(number)s berkas lain sedang disusun di mesin ini. Tunggu sampai salah satunya selesai.")


class NothingForProgram(Problem):
    code = "program.nothing"
    message = _("Belum ada laporan harian yang terverifikasi di %(area)s pada %(period)s.")
