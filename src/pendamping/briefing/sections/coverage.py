"""Villages without a visit, and who has not reported."""

from pendamping.briefing import words
from pendamping.briefing.contents import Cell, Column, Section, cells, table
from pendamping.briefing.facts import Facts
from pendamping.briefing.reporters import Reporter
from pendamping.reports import wording

MOST_VILLAGES, MOST_PEOPLE = 30, 20
NAMED = "missing_report.read"  # who may read which people have not reported


def visits(facts: Facts) -> Section:
    unvisited = facts.unvisited(facts.region.code)
    districts = {one.code: one.name for one in facts.districts}
    columns = (
        Column(head=facts.terms.desa),
        Column(head=facts.terms.district, width=34),
        Column(head="Kunjungan terakhir", width=31),
        Column(head="Sejak itu", is_number=True, width=24),
        Column(head="PLD", width=42),
    )
    rows = (
        (
            Cell(text=one.name),
            Cell(text=districts.get(one.code[:6], "")),
            Cell(text=words.day(facts.visits.last.get(one.code)) or wording.MISSING),
            Cell(text=words.days(facts.days_since_visit(one.code)), is_late=True),
            Cell(text=words.listed(facts.pld.get(one.code, []), 1) or "belum ada PLD"),
        )
        for one in unvisited
    )
    return Section(
        key="visits",
        title=f"{facts.terms.desa} tanpa kunjungan",
        finding=visited(facts, facts.region.code),
        source=f"Laporan harian yang terverifikasi sampai {words.day(facts.day)}.",
        blocks=(table(columns, rows, MOST_VILLAGES, empty="Semua dikunjungi."),),
    )


def visited(facts: Facts, within: str) -> str:
    all_, without = sum(code.startswith(within) for code in facts.villages), len(facts.unvisited(within))
    number = sum(count for code, count in facts.visits.number.items() if code.startswith(within))
    desa = facts.terms.desa.lower()
    return (
        f"{wording.number(without)} dari {wording.number(all_)} {desa} tidak dikunjungi selama "
        f"{facts.visits.days} hari; {wording.number(number)} kunjungan tercatat."
    )


def reporting(facts: Facts) -> Section:
    silent = [one for one in facts.reporters if one.missing or not one.has_month]
    columns = (
        Column(head="Nama"),
        Column(head="Tempat tugas", width=50),
        Column(head="Hari kerja", is_number=True, width=22),
        Column(head="Tanpa kabar", is_number=True, width=24),
        Column(head="Laporan bulanan", width=30),
    )
    rows = map(line, sorted(silent, key=lambda one: (-one.missing, one.has_month, one.name)))
    return Section(
        key="reporting",
        title="Yang belum melapor",
        finding=reported(facts, facts.region.code),
        source=(
            f"Laporan yang diserahkan sampai {words.day(facts.day)}; hari kerja "
            f"{wording.date_span(facts.span.first, facts.span.last)}, tanpa hari libur dan izin."
        ),
        blocks=(table(columns, rows, MOST_PEOPLE, empty="Semua sudah melapor."),),
        need=NAMED,
    )


def reported(facts: Facts, within: str) -> str:
    here = [one for one in facts.reporters if one.seat.startswith(within)]
    silent, without_month = sum(one.missing > 0 for one in here), sum(not one.has_month for one in here)
    if not here:
        return "Belum ada pendamping yang bertugas di sini."
    return (
        f"{wording.number(silent)} dari {wording.number(len(here))} pendamping punya hari kerja tanpa laporan; "
        f"{wording.number(without_month)} belum menyerahkan laporan bulanan {wording.month_year(facts.month.first)}."
    )


def line(one: Reporter) -> tuple[Cell, ...]:
    explained = f"dan {one.explained} hari dengan kabar" if one.explained else ""
    return (
        *cells(one.name, one.post, wording.number(one.expected)),
        Cell(text=wording.number(one.missing), under=explained, is_late=one.missing > 0),
        Cell(text="diserahkan" if one.has_month else "belum", is_late=not one.has_month),
    )
