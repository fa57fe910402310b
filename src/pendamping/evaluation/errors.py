"""What can be wrong when somebody is evaluated."""

from django.utils.translation import gettext_lazy as _

from pendamping.common.problems import NotFound, Problem

CONFLICT, GONE = 409, 410


class EvaluationNotFound(NotFound):
    code = "evaluation.not_found"


class NoScheme(Problem):
    code = "evaluation.no_scheme"
    field = "quarter"
    message = _("Tidak ada skema penilaian per triwulan yang berlaku pada %(quarter)s. Pilih triwulan lain.")


class SchemeNotSet(Problem):
    code = "evaluation.scheme_not_set"
    message = _("%(scheme)s belum dapat dipakai. Tetapkan dulu di halaman Skema: %(lacks)s.")


class ImpossibleWeights(Problem):
    code = "evaluation.impossible_weights"
    message = _("%(part)s: %(why)s.")


class SettingMidQuarter(Problem):
    code = "evaluation.setting_mid_quarter"
    field = "since"
    message = _("Skema tidak berganti di tengah triwulan. Pilih hari pertama triwulan, misalnya %(first)s.")


class SettingInUse(Problem):
    code = "evaluation.setting_in_use"
    field = "since"
    message = _("%(quarter)s sudah mulai dinilai, jadi skemanya tidak berganti lagi. Paling awal %(next)s.")


class SettingOutsideScope(Problem):
    code = "evaluation.setting_outside_scope"
    field = "area"
    message = _("Wilayah itu di luar wilayah Anda. Pilih wilayah Anda sendiri.")


class SettingExists(Problem):
    code = "evaluation.setting_exists"
    field = "since"
    message = _(
        "Ketetapan mulai %(since)s sudah ada. Yang sudah ditetapkan tidak diubah; tetapkan mulai triwulan lain."
    )


class QuarterNotReached(Problem):
    code = "evaluation.quarter_not_reached"
    field = "quarter"
    message = _("Penilaian %(quarter)s dibuka mulai %(opens)s.")


class WindowWithoutDays(Problem):
    code = "evaluation.window_without_days"
    field = "closes_on"
    message = _("Batas menilai %(closes)s lebih awal daripada hari ini. Pilih hari ini atau sesudahnya.")


class WindowDiffers(Problem):
    code = "evaluation.window_differs"
    field = "reason"
    message = _("Menurut kalender, penilaian %(quarter)s ditutup %(closes)s. Pilih hari itu, atau tulis alasannya.")


class BeforePlacement(Problem):
    code = "evaluation.before_placement"
    field = "quarter"
    message = _(
        "%(tier)s di wilayah itu baru bertugas sejak %(first)s, sesudah %(quarter)s berakhir. Pilih triwulan lain."
    )


class NobodyToEvaluate(Problem):
    code = "evaluation.nobody"
    field = "tier"
    message = _("Tidak ada %(tier)s yang bertugas di wilayah Anda pada %(quarter)s dan belum dibuka penilaiannya.")


class OwnEvaluation(Problem):
    code = "evaluation.own"
    message = _("Penilaian sendiri dilakukan oleh orang lain.")


class AssessorTermOver(Problem):
    code = "evaluation.assessor_term_over"
    message = _(
        "Masa tugas Anda di atas jenjang ini sudah berakhir, jadi nilai Anda tidak dapat disimpan. "
        "Penggantinya atau jenjang di atasnya yang menilai."
    )


class NotOpen(Problem):
    code = "evaluation.not_open"
    status = CONFLICT
    message = _("Penilaian ini sudah ditutup, jadi nilainya tidak berubah lagi.")


class WindowOver(Problem):
    code = "evaluation.window_over"
    status = CONFLICT
    message = _("Batas menilai %(closes)s sudah lewat. Hubungi yang membuka penilaian bila perlu diperpanjang.")


class NotTheirGroup(Problem):
    code = "evaluation.not_their_group"
    message = _("Bagian ini dinilai lewat tautan oleh penilainya sendiri.")


class ValueNotOnScale(Problem):
    code = "evaluation.value_not_on_scale"
    message = _("Nilai %(value)s di luar skala %(lowest)s sampai %(highest)s.")


class AspectsMissing(Problem):
    code = "evaluation.aspects_missing"
    message = _("Isi nilai semua aspek, supaya penilaian tidak tersimpan setengah.")


class StillBeingScored(Problem):
    code = "evaluation.still_being_scored"
    status = CONFLICT
    message = _("Belum semua menilai, dan batasnya %(closes)s belum lewat. Tutup sesudah itu.")


class NotClosed(Problem):
    code = "evaluation.not_closed"
    status = CONFLICT
    message = _("Langkah ini hanya sesudah penilaian ditutup dan sebelum diputuskan.")


class ResponseOver(Problem):
    code = "evaluation.response_over"
    status = CONFLICT
    message = _("Masa tanggapan berakhir %(until)s.")


class ResponseGiven(Problem):
    code = "evaluation.response_given"
    status = CONFLICT
    message = _("Tanggapan Anda sudah tersimpan dan tidak diubah lagi.")


class ResponseStillOpen(Problem):
    code = "evaluation.response_open"
    status = CONFLICT
    message = _("Yang dinilai masih dapat menanggapi sampai %(until)s. Putuskan sesudah itu.")


class BasisMissing(Problem):
    code = "evaluation.basis_missing"
    field = "legal_basis"
    message = _("Sebut dasar hukumnya: peraturan dan pasal, atau surat keputusannya.")


class LinkNotUsable(Problem):
    code = "evaluation.link_not_usable"
    status = GONE
    message = _(
        "Tautan ini sudah dipakai, diganti, atau masa menilainya sudah lewat. Mintalah tautan baru kepada pengirimnya."
    )


class AlreadySubmitted(Problem):
    code = "evaluation.already_submitted"
    status = CONFLICT
    message = _("%(title)s sudah menyerahkan nilainya.")


class NobodyAbove(Problem):
    code = "evaluation.nobody_above"
    message = _("Tidak ada jenjang penilai di atasnya. Penilaian ini tetap tampak belum ada.")


class LetterExists(Problem):
    code = "personal_letter.exists"
    field = "number"
    message = _("Surat %(number)s sudah tercatat untuk orang ini.")


class LetterInFuture(Problem):
    code = "personal_letter.in_future"
    field = "date"
    message = _("Tanggal surat belum terjadi. Isi tanggal paling lambat %(today)s.")


class LetterBeforePlacement(Problem):
    code = "personal_letter.before_placement"
    field = "date"
    message = _("Orang ini baru bertugas sejak %(first)s. Surat peringatan tidak mendahului penempatannya.")


class LetterBasisMissing(Problem):
    code = "personal_letter.basis_missing"
    field = "legal_basis"
    message = _("Surat peringatan menyebut dasarnya: pasal kontrak atau peraturan.")


class ReplyGiven(Problem):
    code = "personal_letter.reply_given"
    status = CONFLICT
    message = _("Jawaban atas surat ini sudah tersimpan dan tidak diubah lagi.")
