"""Draw the Word templates of src/pendamping/reports/word_templates: `PYTHONPATH=src python tools/docx_templates`.

The templates are ordinary Word files with docxtpl tags, so an office can also change them in Word. They are committed;
run this again after a change here.
"""

from pathlib import Path

from area_papers import district, program, recap
from docx.document import Document as Docx
from docx.enum.text import WD_BREAK
from docx.shared import Mm, Pt
from index_papers import index_minutes, objection
from ooxml import INK, QUIET, border, plain_table, write
from parts import (
    LANDSCAPE_WIDTH,
    PORTRAIT_WIDTH,
    Column,
    closing,
    identity,
    ledger,
    masthead,
    new_document,
    obstacles,
    optional,
    photo_grid,
    recommendations,
    records,
    sources,
    summary,
)
from summary_papers import area_summary, person_summary

from pendamping.reports.packing import repack

ROOT = Path(__file__).resolve().parents[2]
TARGET = ROOT / "src/pendamping/reports/word_templates"
DAYS = 31
INDEX = (("index_minutes", index_minutes), ("objection", objection))
AREA = (("recap", recap), ("district", district), ("program", program))
SUMMARIES = (("summary", area_summary), ("person_summary", person_summary))


def main() -> None:
    for name, draw in (("monthly", monthly), ("three_part", three_part), ("visit", visit), *INDEX, *AREA, *SUMMARIES):
        path = TARGET / f"{name}.docx"
        draw().save(str(path))
        path.write_bytes(repack(path.read_bytes()))
        print(path.relative_to(ROOT))


def monthly() -> Docx:
    doc = new_document()
    masthead(doc, PORTRAIT_WIDTH)
    identity(doc, PORTRAIT_WIDTH)
    doc.add_heading("A. Ringkasan", 2)
    summary(doc)
    doc.add_heading("B. Kegiatan menurut jenis", 2)
    ledger(
        doc,
        "activities",
        [
            Column("Jenis kegiatan", "one.category", 54),
            Column("Laporan", "one.count", 17, right=True),
            Column("Jam", "one.hours", 14, right=True),
            Column("Laki-laki", "one.participants_m", 18, right=True),
            Column("Perempuan", "one.participants_f", 24, right=True),
            Column("Sumber", "one.sources", 46, quiet=True),
        ],
        total=["Jumlah", *(f"{{{{ activities_total.{name} }}}}" for name in ACTIVITY_TOTALS), ""],
        empty="Tidak ada kegiatan.",
    )
    optional(doc, "hours_note")
    doc.add_heading("C. Kunjungan lapangan", 2)
    ledger(
        doc,
        "visits",
        [
            Column("Tanggal", "one.date", 17),
            Column("{{ village_word }}", "one.village", 30),
            Column("Tujuan dan hasil", "one.outcome", 94),
            Column("Jam", "one.hours", 14, right=True),
            Column("Laporan", "one.report", 18, right=True),
        ],
        total=["Jumlah", "{{ visits_total.count }}", "", "{{ visits_total.hours }}", ""],
        empty="Tidak ada kunjungan lapangan.",
    )
    doc.add_heading("D. Kendala dan tindak lanjut", 2)
    obstacles(doc, "obstacles", empty="Tidak ada kendala yang dilaporkan.")
    doc.add_heading("E. Rekomendasi", 2)
    recommendations(doc)
    optional(doc, "edited_note")
    doc.add_heading("F. Rencana {{ next_month }}", 2)
    ledger(
        doc,
        "next_plan",
        [
            Column("Tanggal", "one.date", 20),
            Column("{{ village_word }}", "one.village", 38),
            Column("Rencana", "one.activity", 115),
        ],
        empty="Rencana bulan berikutnya belum ada.",
    )
    doc.add_heading("G. Foto", 2)
    photo_grid(doc, columns=3)
    optional(doc, "photos_note")
    records(doc, "H")
    closing(doc, PORTRAIT_WIDTH)
    return doc


ACTIVITY_TOTALS = ("count", "hours", "participants_m", "participants_f")


def three_part() -> Docx:
    doc = new_document(landscape=True)
    masthead(doc, LANDSCAPE_WIDTH)
    identity(doc, LANDSCAPE_WIDTH)
    doc.add_heading("A. Lembar waktu kerja", 2)
    days = [
        Column(
            f"{{{{ days[{i}].weekday if days[{i}] }}}}\n{{{{ days[{i}].day if days[{i}] }}}}",
            f"one.hours[{i}]",
            6.2,
            right=True,
        )
        for i in range(DAYS)
    ]
    timesheet = ledger(
        doc,
        "timesheet",
        [Column("Jenis kegiatan", "one.category", 54), *days, Column("Jumlah jam", "one.total", 13.8, right=True)],
        total=[
            "Jumlah",
            *(f"{{{{ timesheet_total.hours[{i}] }}}}" for i in range(DAYS)),
            "{{ timesheet_total.total }}",
        ],
        empty="Tidak ada jam kerja.",
    )
    for row in timesheet.rows:
        for cell in row.cells:
            for run in (run for paragraph in cell.paragraphs for run in paragraph.runs):
                run.font.size = Pt(7)
    optional(doc, "hours_note")
    doc.add_heading("B. Rencana kerja bulanan", 2)
    ledger(
        doc,
        "plan",
        [
            Column("Tanggal", "one.date", 22),
            Column("{{ village_word }}", "one.village", 48),
            Column("Rencana kegiatan", "one.activity", 85),
            Column("Hasil yang diharapkan", "one.target", 79),
            Column("Laporan", "one.reports", 26, right=True),
        ],
        empty="Rencana bulan ini belum ada.",
    )
    doc.add_heading("C. Realisasi kerja harian", 2)
    ledger(
        doc,
        "actuals",
        [
            Column("Hari, tanggal", "one.date", 30),
            Column("Waktu", "one.time", 25),
            Column("{{ village_word }}", "one.village", 36),
            Column("Kegiatan", "one.activity", 62),
            Column("Hasil", "one.result", 73),
            Column("Jam", "one.hours", 16, right=True),
            Column("Laporan", "one.report", 18, right=True),
        ],
        total=["Jumlah", "", "", "", "", "{{ actuals_total }}", ""],
        empty="Belum ada kegiatan.",
    )
    sources(
        doc, "D", [Column("Jenis kegiatan", "one.category", 70), Column("Laporan", "one.reports", LANDSCAPE_WIDTH - 70)]
    )
    closing(doc, LANDSCAPE_WIDTH)
    return doc


def visit() -> Docx:
    doc = new_document()
    title = doc.add_heading("{{ title }}", 1)
    title.paragraph_format.space_before = Mm(80)
    border(doc.add_paragraph("{{ subtitle }}"), "bottom", INK)
    doc.add_paragraph()
    cover = plain_table(doc, [40, PORTRAIT_WIDTH - 40])
    for label, value in (
        ("Nama", "{{ author }}"),
        ("Jabatan", "{{ tier }}"),
        ("Tempat", "{{ places }}"),
        ("Wilayah", "{{ office.full }}"),
    ):
        cells = cover.add_row().cells
        write(cells[0], label).font.color.rgb = QUIET
        write(cells[1], value, bold=label == "Nama")
    doc.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
    doc.add_heading("A. Identitas", 2)
    identity(doc, PORTRAIT_WIDTH)
    doc.add_heading("B. Hari kunjungan", 2)
    ledger(
        doc,
        "days",
        [
            Column("Hari ke-", "one.number", 20),
            Column("Tanggal", "one.date", 38),
            Column("Kecamatan", "one.district", 42),
            Column("{{ village_word }}", "one.village", 41),
            Column("Jam", "one.hours", 15, right=True),
            Column("Laporan", "one.report", 17, right=True),
        ],
        total=["Jumlah", "{{ days_total.count }}", "", "", "{{ days_total.hours }}", ""],
        empty="Tidak ada hari kunjungan.",
    )
    optional(doc, "hours_note")
    doc.add_heading("C. Tujuan", 2)
    doc.add_paragraph("{%p for one in objectives %}")
    objective = doc.add_paragraph("{{ loop.index }}. {{ one.text }} ")
    named = objective.add_run("{{ one.source }}")
    named.font.size, named.font.color.rgb = Pt(9), QUIET
    doc.add_paragraph("{%p endfor %}")
    doc.add_paragraph("{%p if not objectives %}")
    doc.add_paragraph("Tujuan belum ditulis.", style="Quiet")
    doc.add_paragraph("{%p endif %}")
    doc.add_heading("D. Hasil", 2)
    ledger(
        doc,
        "results",
        [
            Column("Tanggal", "one.date", 17),
            Column("{{ village_word }}", "one.village", 26),
            Column("Kegiatan", "one.activity", 51),
            Column("Hasil", "one.result", 42),
            Column("Peserta", "one.participants", 20),
            Column("Laporan", "one.report", 17, right=True),
        ],
        empty="Tidak ada hasil.",
    )
    optional(doc, "summary", style="Normal")
    doc.add_heading("E. Tindak lanjut", 2)
    obstacles(doc, "follow_ups", empty="Tidak ada kendala yang memerlukan tindak lanjut.")
    doc.add_heading("F. Rekomendasi", 2)
    recommendations(doc)
    doc.add_heading("G. Foto", 2)
    photo_grid(doc, columns=2)
    optional(doc, "photos_note")
    records(doc, "H")
    closing(doc, PORTRAIT_WIDTH)
    return doc


if __name__ == "__main__":
    main()
