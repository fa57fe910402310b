"""What can be wrong with a request for data."""

from django.utils.translation import gettext_lazy as _

from pendamping.common.problems import NotFound, Problem


class DataRequestNotFound(NotFound):
    code = "data_request.not_found"


class AreaOutsideScope(Problem):
    code = "data_request.area_outside_scope"
    field = "region"
    message = _("Wilayah itu di luar wilayah Anda. Pilih wilayah Anda sendiri.")


class NoColumns(Problem):
    code = "data_request.no_columns"
    field = "columns"
    message = _("Pilih paling sedikit satu kolom.")


class ColumnUnknown(Problem):
    code = "data_request.column_unknown"
    field = "columns"
    message = _("Kolom %(names)s tidak ada pada data ini. Pilih dari daftar.")


class DueInPast(Problem):
    code = "data_request.due_in_past"
    field = "due_on"
    message = _("Tanggal %(due)s sudah lewat. Pilih hari ini atau sesudahnya.")


class NothingDue(Problem):
    code = "data_request.nothing_due"
    status = 409
    message = _("Permintaan ini sudah terjawab semua.")


class AnsweredMeanwhile(Problem):
    code = "data_request.answered_meanwhile"
    status = 409
    message = _("Jawaban yang jatuh tempo %(due)s sudah disiapkan. Buka lagi halaman permintaannya.")


class SentFileLost(Problem):
    code = "data_request.sent_file_lost"
    status = 409
    message = _("Berkas yang dikirim %(day)s tidak lagi utuh di penyimpanan. Pulihkan dari cadangan.")
