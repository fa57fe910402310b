"""How the pages and papers of evaluation say things."""

from collections.abc import Sequence

from django.utils.formats import number_format
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from pendamping.evaluation.schemas import Facts

FACTS: dict[str, str | Promise] = {
    "reports": _("laporan terverifikasi"),
    "days_reported": _("hari dengan laporan terverifikasi"),
    "visits": _("kunjungan lapangan"),
    "participants": _("orang ditemui dalam kegiatan"),
    "problems": _("laporan menyebut masalah"),
    "days_missing": _("hari kerja tanpa laporan"),
    "days_on_leave": _("hari kerja izin"),
    "days_late": _("hari laporannya datang lambat"),
    "days_returned": _("hari laporannya pernah dikembalikan"),
}

LACKS: dict[str, str | Promise] = {
    "scale": _("skala nilai"),
    "bands": _("batas golongan"),
    "response_days": _("masa tanggapan"),
}


def said(facts: Facts, names: Sequence[str]) -> list[str]:
    """The facts of these names in words; one that nobody counted is left out."""
    counted = [(name, number) for name in names if (number := facts.get(name)) is not None]
    return [f"{number_format(number, 0, force_grouping=True)} {FACTS[name]}" for name, number in counted]
