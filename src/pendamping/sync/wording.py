"""What people call the things that phones send."""

from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

KINDS: Final[dict[str, Promise]] = {
    "answers.put": _("Jawaban indeks"),
    "attendance.put": _("Daftar hadir"),
    "leave.request": _("Izin"),
    "leave.withdraw": _("Pembatalan izin"),
    "action.move": _("Keadaan tindak lanjut"),
    "obstacle.put": _("Kendala"),
    "obstacle.answer": _("Tanggapan kendala"),
    "obstacle.escalate": _("Kendala dinaikkan"),
    "obstacle.solve": _("Kendala selesai"),
    "plan_item.put": _("Rencana kerja"),
    "report.discard": _("Penghapusan draf"),
    "report.put": _("Laporan"),
    "report.return": _("Pengembalian laporan"),
    "report.verify": _("Verifikasi laporan"),
    "work_progress.put": _("Kemajuan kegiatan desa"),
}


def kind_words(kind: str) -> str:
    """A kind that this office does not know keeps its own name."""
    return str(KINDS.get(kind, kind))


RESULTS: Final[dict[str, Promise]] = {
    "stored": _("diterima"),
    "already_stored": _("sudah ada sebelumnya"),
    "refused": _("belum dapat diterima"),
    "later": _("menunggu isian lain"),
}


def result_words(result: str) -> str:
    return str(RESULTS[result])
