"""An acceleration plan in the words and figures that are printed: a proposal for the meeting, not an order."""

from decimal import Decimal

from pendamping.acceleration import telling
from pendamping.acceleration.models import PlannedAction
from pendamping.acceleration.solved import Solved
from pendamping.acceleration.sums import Line
from pendamping.acceleration.wording import BLOCKS, GOALS, SOURCES_IN_WORDS
from pendamping.reports import wording
from pendamping.reports.index_sheets import status
from pendamping.reports.lines import Printable

Planned = list[tuple[PlannedAction, str]]  # with the name of its village


def plan(solved: Solved, place: str, desa: str, actions: Planned) -> Printable:
    scenario, asked, index = solved.scenario, solved.asked, solved.index
    money = solved.counts_money
    return {
        "title": f"Rencana percepatan {place}",
        "document": f"Rencana percepatan {place}: {scenario.name}",
        "subtitle": f"{scenario.name}, {asked.first_year}–{asked.last_year}",
        "finding": f"{telling.headline(solved)} {telling.proof(solved)}",
        "figures": [telling.index_sentence(solved), telling.service_sentence(solved)],
        "warnings": telling.warnings(solved),
        "notes": [*telling.notes(solved), *telling.marginal_sentences(solved)],
        "village_word": desa,
        "money": money,
        "years": [str(year) for year in solved.years],
        "standings": [
            {
                "status": status(one.band.id),
                "before": wording.number(one.before),
                "after": wording.number(one.after),
                "change": wording.NOT_APPLICABLE if not one.change else wording.change(Decimal(one.change), 0),
            }
            for one in solved.standings
        ],
        "agencies": [_line(one, index.actor_names.get(one.code, one.code), money=money) for one in solved.by_agency],
        "total": _line(solved.total, "Jumlah", money=money),
        "sources": [_line(one, str(SOURCES_IN_WORDS[one.code]), money=money) for one in solved.by_source],
        "villages": [
            {
                "village": line.name,
                "district": line.district,
                "before": status(line.result.status or ""),
                "after": status(line.result.status_after or ""),
                "actions": wording.number(line.result.actions),
                "cost": telling.rupiah(line.result.cost) if money else wording.NOT_APPLICABLE,
            }
            for line in solved.villages
            if line.result.actions
        ],
        "blocked": [
            {"number": wording.number(len(one.villages)), "reason": str(BLOCKS[one.block])} for one in solved.blocked
        ],
        "actions": [
            {
                "village": name,
                "indicator": index.indicator(one.indicator).name,
                "scores": f"{one.score_from} menjadi {one.score_to}",
                "agency": index.actor_names.get(one.agency, one.agency),
                "year": str(one.year),
                "cost": wording.NOT_APPLICABLE if one.cost is None else telling.rupiah(one.cost),
                "state": str(one.get_state_display()),
            }
            for one, name in actions
        ],
        "asked": [
            f"Tujuan: {GOALS[asked.goal]}.",
            f"Target: {index.band(asked.target).label if asked.target else 'satu status di atas sekarang'}.",
            f"Layanan dasar paling sedikit {asked.basic_share}%, satu indikator paling banyak {asked.most_of_one}%.",
            f"Tabel biaya: {scenario.costs.file_name if scenario.costs else wording.MISSING}.",
        ],
    }


def _line(line: Line, name: str, *, money: bool) -> Printable:
    return {
        "name": name,
        "cells": [
            {"actions": wording.number(one.actions), "cost": telling.rupiah(one.cost) if one.cost else ""}
            for one in line.cells
        ],
        "actions": wording.number(line.actions),
        "cost": telling.rupiah(line.cost) if money else "",
    }
