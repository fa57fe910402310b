"""What each organisation of the kabupaten could lift: a proposal for the meeting, not an order."""

from pendamping.briefing import words
from pendamping.briefing.contents import Cell, Column, Section, cells, table
from pendamping.briefing.facts import Facts
from pendamping.briefing.sections.index import source
from pendamping.engine.law.definitions import definition
from pendamping.engine.law.index_model import REGENCY_LEVEL
from pendamping.indices.lifting import AgencyTotal, Lift, agency_totals, indicator_totals
from pendamping.reports import wording

MOST, MOST_INDICATORS, MOST_NAMED = 16, 2, 4


def section(facts: Facts) -> Section:
    totals = [one for one in totals_of(facts) if one.villages]
    without = len(facts.index.villages) - len(facts.index.scored)
    columns = (
        Column(head="Perangkat daerah", width=32),
        Column(head="Indikator"),
        Column(head="Di bawah 5", is_number=True, width=18),
        Column(head="Dapat naik", is_number=True, width=18),
        Column(head="Antara lain", width=44),
    )
    first = next(iter(totals), None)
    return Section(
        key="agencies",
        title="Daftar kerja per perangkat daerah",
        finding=_finding(first, facts),
        source=f"{source(facts)} Hitungan dari skor yang diterbitkan; yang memutuskan tetap rapat."
        if facts.index.period
        else "",
        blocks=(table(columns, (_row(one, facts) for one in totals), MOST, empty="Belum ada skor."),),
        unknown=f"{wording.number(without)} {facts.terms.desa.lower()} tidak ikut dihitung: skornya belum lengkap."
        if without and facts.index.period
        else "",
    )


def totals_of(facts: Facts) -> list[AgencyTotal]:
    return agency_totals(facts.lifts, definition("idm"), REGENCY_LEVEL)


def _finding(first: AgencyTotal | None, facts: Facts) -> str:
    if first is None:
        return f"Sampai {words.day(facts.day)} belum ada skor indikator untuk dihitung."
    return (
        f"Lewat {first.name} saja {wording.number(first.rising)} {facts.terms.desa.lower()} dapat naik status "
        "bila satu indikatornya menjadi 5."
    )


def _row(total: AgencyTotal, facts: Facts) -> tuple[Cell, ...]:
    lifts = [one for one in facts.lifts if total.code in one.indicator.actors[REGENCY_LEVEL]]
    best = indicator_totals(lifts)[:MOST_INDICATORS]
    return (
        Cell(text=total.name),
        Cell(text="; ".join(f"{one.indicator.name} ({wording.number(one.rising or one.villages)})" for one in best)),
        *cells(wording.number(total.villages), wording.number(total.rising)),
        Cell(text=words.listed(_rising(lifts), MOST_NAMED)),
    )


def _rising(lifts: list[Lift]) -> list[str]:
    return sorted({one.village.name for one in lifts if one.rises})
