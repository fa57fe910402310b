"""What can be wrong when a document is asked for."""

from django.utils.translation import gettext_lazy as _

from pendamping.common.problems import Problem


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
