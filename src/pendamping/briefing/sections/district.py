"""One kecamatan on one page."""

from dataclasses import replace

from pendamping.briefing import words
from pendamping.briefing.contents import Cell, Column, Page, Section, table
from pendamping.briefing.facts import Facts
from pendamping.briefing.sections import coverage, promises
from pendamping.briefing.sections.index import DECIMALS, movement, source, standing, summary_of, villages_of
from pendamping.indices.models import Status
from pendamping.indices.overview import VillageFigures
from pendamping.regions.models import Region
from pendamping.reports import wording

# What fits on one sheet: the rest is counted under each table.
MOST_VILLAGES, MOST_PROMISES, MOST_OBSTACLES, MOST_PEOPLE = 24, 4, 4, 4


def page(facts: Facts, district: Region) -> Page:
    code = district.code
    summary = summary_of(facts, code)
    desa = facts.terms.desa.lower()
    index = words.sentences(standing(summary, desa), movement(summary)) if summary else ""
    return Page(
        code=code,
        title=f"{facts.terms.district} {district.name}",
        finding=words.sentences(index, coverage.visited(facts, code)),
        sections=(_villages(facts, code), _actions(facts, code), _obstacles(facts, code), _reporting(facts, code)),
    )


def _villages(facts: Facts, code: str) -> Section:
    """Those that ask for attention first: fallen ones, then those without a visit."""
    unvisited = {one.code for one in facts.unvisited(code)}
    figures = villages_of(facts, code) or [
        _without_result(one) for one in facts.villages.values() if one.code[:6] == code
    ]
    ordered = sorted(figures, key=lambda one: ((one.steps or 0) >= 0, one.code not in unvisited, one.name))
    columns = (
        Column(head=facts.terms.desa),
        Column(head="Status", width=34),
        Column(head="IDM", is_number=True, width=14),
        Column(head="Perubahan", is_number=True, width=18),
        Column(head="Kunjungan terakhir", width=30),
        Column(head="PLD", width=36),
    )
    rows = (_village(one, facts, is_unvisited=one.code in unvisited) for one in ordered)
    return Section(
        key="villages",
        title=facts.terms.desa,
        finding="",
        source=source(facts) if facts.index.period else "Belum ada hasil indeks.",
        blocks=(table(columns, rows, MOST_VILLAGES),),
    )


def _without_result(region: Region) -> VillageFigures:
    return VillageFigures(region.code, region.name, "", None, None, None, None, "", None)


def _village(one: VillageFigures, facts: Facts, *, is_unvisited: bool) -> tuple[Cell, ...]:
    last = words.day(facts.visits.last.get(one.code)) or "belum pernah"
    return (
        Cell(text=one.name),
        Cell(text=str(Status(one.status).label) if one.status else wording.MISSING, status=one.status),
        Cell(text=wording.figure(one.value, DECIMALS)),
        Cell(
            text=wording.change(one.change, DECIMALS) if one.change is not None else wording.NOT_APPLICABLE,
            is_late=(one.steps or 0) < 0,
        ),
        Cell(text=last, is_late=is_unvisited),
        Cell(text=words.listed(facts.pld.get(one.code, []), 1) or "belum ada"),
    )


def _actions(facts: Facts, code: str) -> Section:
    waiting = promises.open_actions(facts, code)
    late = sum(one.days_late(facts.day) > 0 for one in waiting)
    columns = (
        Column(head="Penanggung jawab", width=40),
        Column(head="Tindak lanjut"),
        Column(head="Batas", width=26),
        Column(head="Terlambat", is_number=True, width=22),
        Column(head="Keadaan", width=22),
    )
    rows = (promises.action(one, facts) for one in waiting)
    finding = f"{wording.number(len(waiting))} terbuka, {wording.number(late)} terlambat." if waiting else ""
    return Section(
        key="actions",
        title="Tindak lanjut di kecamatan ini",
        finding=finding,
        source="",
        blocks=(table(columns, rows, MOST_PROMISES, empty="Tidak ada yang terbuka."),),
    )


def _obstacles(facts: Facts, code: str) -> Section:
    waiting = promises.open_obstacles(facts, code)
    columns = (
        Column(head="Yang harus bertindak", width=44),
        Column(head="Kendala"),
        Column(head="Batas", width=26),
        Column(head="Terlambat", is_number=True, width=22),
    )
    rows = (promises.obstacle(one, facts) for one in waiting)
    return Section(
        key="obstacles",
        title="Kendala yang terbuka",
        finding="",
        source="",
        blocks=(table(columns, rows, MOST_OBSTACLES, empty="Tidak ada yang terbuka."),),
    )


def _reporting(facts: Facts, code: str) -> Section:
    here = replace(facts, reporters=[one for one in facts.reporters if one.seat.startswith(code)])
    silent = [one for one in here.reporters if one.missing]
    columns = (
        Column(head="Nama"),
        Column(head="Tempat tugas", width=50),
        Column(head="Hari kerja", is_number=True, width=22),
        Column(head="Tanpa kabar", is_number=True, width=24),
        Column(head="Laporan bulanan", width=30),
    )
    return Section(
        key="reporting",
        title="Yang belum melapor",
        finding=coverage.reported(facts, code),
        source="",
        blocks=(table(columns, map(coverage.line, silent), MOST_PEOPLE, empty="Semua sudah melapor."),),
        need=coverage.NAMED,
    )
