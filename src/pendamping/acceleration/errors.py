"""What can be wrong when a plan is asked for."""

from django.utils.translation import gettext_lazy as _

from pendamping.common.problems import NotFound, Problem


class ScenarioNotFound(NotFound):
    code = "acceleration.scenario_not_found"


class NoScores(Problem):
    code = "acceleration.no_scores"
    message = _("Belum ada skor indikator untuk %(area)s. Impor hasil indeks dengan skornya dulu.")


class CostsMissing(Problem):
    code = "acceleration.costs_missing"
    field = "costs"
    message = _("Rencana dalam rupiah memerlukan tabel biaya. Unggah tabelnya, atau hitung menurut jumlah tindakan.")


class NothingLimits(Problem):
    code = "acceleration.nothing_limits"
    field = "goal"
    message = _("Tujuan ini memerlukan batas. Isi paling sedikit satu anggaran, jumlah tindakan, atau kemampuan.")


class AlreadyRunning(Problem):
    code = "acceleration.already_running"
    message = _("Skenario %(name)s sedang dihitung. Tunggu selesai, atau batalkan dulu.")


class AlreadySolved(Problem):
    code = "acceleration.already_solved"
    message = _("Skenario %(name)s sudah selesai dihitung. Buat skenario baru dari isiannya bila perlu.")


class TooManyRunning(Problem):
    code = "acceleration.too_many_running"
    message = _("Kantor sedang menghitung %(number)s skenario. Tunggu salah satunya selesai.")


class NotRunning(Problem):
    code = "acceleration.not_running"
    message = _("Skenario %(name)s tidak sedang dihitung.")


class NotSolved(Problem):
    code = "acceleration.not_solved"
    message = _("Skenario %(name)s belum selesai dihitung.")


class DoneDateMissing(Problem):
    code = "acceleration.done_date_missing"
    field = "done_on"
    message = _("Isi tanggal selesai untuk tindakan yang sudah selesai.")


class DoneInFuture(Problem):
    code = "acceleration.done_in_future"
    field = "done_on"
    message = _("Tanggal %(date)s belum terjadi. Isi tanggal selesai, paling lambat %(today)s.")


class NoCostFilled(Problem):
    code = "acceleration.no_cost_filled"
    field = "file"
    message = _("Berkas %(file)s belum berisi satu biaya pun. Isi kolom sumber dana pada lembar Biaya.")
