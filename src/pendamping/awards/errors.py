"""What can be wrong with an award, and what to do about it."""

from django.utils.translation import gettext_lazy as _

from pendamping.common.problems import NotFound, Problem

CONFLICT = 409


class AwardNotFound(NotFound):
    code = "award.not_found"


class CriteriaStand(Problem):
    code = "award.criteria_stand"
    status = CONFLICT
    message = _("Kriteria yang sudah terbit tidak berubah. Susun piagam baru bila perlu kriteria lain.")


class CriteriaFirst(Problem):
    code = "award.criteria_first"
    status = CONFLICT
    message = _("Terbitkan kriterianya dulu, supaya semua orang tahu sebelum daftar disusun.")


class PeriodRuns(Problem):
    code = "award.period_runs"
    message = _("Masa yang dilihat berakhir %(until)s. Susun daftar sesudah itu.")


class EndsBeforeStart(Problem):
    code = "award.ends_before_start"
    field = "until"
    message = _("Hari terakhir lebih awal daripada hari pertama.")


class NobodyServed(Problem):
    code = "award.nobody_served"
    message = _("Tidak ada pemegang jenjang itu di wilayah ini pada %(until)s.")


class ReplyClosed(Problem):
    code = "award.reply_closed"
    field = "text"
    message = _("Masa tanggapan berakhir %(until)s.")


class ReplyRuns(Problem):
    code = "award.reply_runs"
    message = _("Masa tanggapan masih berjalan sampai %(until)s. Putuskan sesudah itu.")


class GateFailed(Problem):
    code = "award.gate_failed"
    field = "verdict"
    message = _("%(name)s belum memenuhi semua syarat, jadi belum dapat diberi piagam ini.")


class OwnAward(Problem):
    code = "award.own"
    message = _("Keputusan tentang diri sendiri diambil orang lain.")


class NobodyChosen(Problem):
    code = "award.nobody_chosen"
    field = "candidates"
    message = _("Pilih sedikitnya satu penerima yang piagamnya belum diserahkan.")


class TextMissing(Problem):
    code = "award.text_missing"
    field = "text"
    message = _("Tulis dulu isinya. Satu atau dua kalimat sudah cukup.")


class NotAwarded(Problem):
    code = "award.not_awarded"
    message = _("Piagam dicetak sesudah diputuskan untuk diberikan.")
