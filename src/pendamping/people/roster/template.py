"""The workbook to fill in: how to, the list with its choices, and the codes of one's own areas."""

import io
from collections.abc import Iterable, Sequence

from django.utils.translation import gettext as _
from xlsxwriter import Workbook
from xlsxwriter.utility import xl_range_abs
from xlsxwriter.worksheet import Worksheet

from pendamping.people.models import Tier
from pendamping.people.roster.columns import COLUMNS, ROW, labels
from pendamping.regions.models import Region

ROWS_WITH_CHOICES = 2000
WIDTH = 22
CHOICES = "Pilihan"
LISTED = Sequence[Sequence[str]]


def template_workbook(regions: Iterable[Region]) -> bytes:
    """An XLSX file; `regions` are those whose codes are offered."""
    stream = io.BytesIO()
    with Workbook(stream, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as workbook:
        bold = workbook.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        wrapped = workbook.add_format({"text_wrap": True, "valign": "top"})
        as_text = workbook.add_format({"num_format": "@"})  # Excel rounds a NIK that it takes for a number
        roster = workbook.add_worksheet(_("Daftar"))
        offered = workbook.add_worksheet(CHOICES)
        for place, column in enumerate(one for one in COLUMNS if one.name != ROW):
            roster.write_string(0, place, str(column.header), bold)
            roster.set_column(place, place, WIDTH, as_text)
            if choices := labels(column.name):
                allowed = {"validate": "list", "source": _write_choices(offered, place, choices)}
                roster.data_validation(1, place, ROWS_WITH_CHOICES, place, allowed)
        roster.freeze_panes(1, 1)
        offered.hide()
        _fill(workbook.add_worksheet(_("Petunjuk")), _instructions(), (28, 90), wrapped)
        codes = [(region.dotted, region.full_name, region.get_kind_display()) for region in regions]
        _fill(workbook.add_worksheet(_("Kode wilayah")), [(_("Kode"), _("Nama"), _("Jenis")), *codes], (16, 40, 16))
    return stream.getvalue()


def _write_choices(sheet: Worksheet, place: int, choices: Sequence[str]) -> str:
    """Write the choices of one column below each other; returns where, as a formula (a list in place is too short)."""
    for number, choice in enumerate(choices):
        sheet.write_string(number, place, choice)
    return f"={CHOICES}!{xl_range_abs(0, place, len(choices) - 1, place)}"


def _fill(sheet: Worksheet, lines: LISTED, widths: Sequence[int], form: object = None) -> None:
    for place, width in enumerate(widths):
        sheet.set_column(place, place, width, form)
    for number, line in enumerate(lines):
        for place, text in enumerate(line):
            sheet.write_string(number, place, text, form)


def _instructions() -> LISTED:
    tiers = ", ".join(f"{tier.value} ({tier.label})" for tier in Tier)
    return [
        (_("Satu baris"), _("Satu orang dalam satu penempatan. Orang dengan dua penempatan ditulis dua baris.")),
        (_("Wajib diisi"), _("Nama, Jenjang, Kode wilayah tugas, Mulai tugas. Kolom lain boleh kosong atau dihapus.")),
        (_("NIK"), _("16 angka, disimpan sebagai Teks. NIK menghubungkan baris dengan orang yang sudah terdaftar.")),
        (_("Jenjang"), tiers),
        (
            _("Kode wilayah tugas"),
            _("PLD dan kader: desa. PD dan PT: kecamatan. TAPM: kabupaten atau provinsi. Pisahkan dengan titik koma: "
              "62.09.04.2008; 62.09.04.2009. Kodenya ada di lembar Kode wilayah."),
        ),
        (_("Tanggal"), _("Seperti 31-12-2025.")),
        (_("Nomor SPK"), _("Bila diisi, isi juga SPK mulai dan SPK sampai, dalam tahun yang sama.")),
        (_("Bidang"), _("Untuk KPMD wajib: sid, perencanaan, teknik, pelayanan_dasar, atau ekonomi.")),
        (_("Catatan"), _("Alasan bila domisili jauh dari lokasi tugas.")),
        (_("Sel kosong"), _("Tidak mengubah data yang sudah tersimpan.")),
    ]  # fmt: skip
