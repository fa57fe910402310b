"""Sheets about the index of villages in the words and figures that are printed: for a meeting, not to be signed."""

from collections.abc import Sequence
from decimal import Decimal

from pendamping.indices.factors import Factor, Factors
from pendamping.indices.lifting import IndicatorTotal, VillageWork
from pendamping.indices.models import Status
from pendamping.indices.overview import STATUSES
from pendamping.indices.village import IndicatorGroup, VillageIndex, YearOfVillage
from pendamping.reports import wording
from pendamping.reports.lines import Printable

DECIMALS = 4
EASIEST = 3
SAMPLE = "data contoh"


def village(index: VillageIndex, chosen: YearOfVillage, desa: str) -> Printable:
    """Where one village stands, what moved it, and what would lift it."""
    figures = index.figures
    missing = figures.missing_to_next if figures else None
    following = figures.next_band.label.lower() if figures and figures.next_band else ""
    return {
        "title": f"{desa} {index.region.name}",
        "document": f"Lembar {desa.lower()} {index.region.name}, IDM {chosen.year}",
        "subtitle": f"Indeks Desa Membangun {chosen.year}, {SAMPLE if chosen.is_sample else 'hasil resmi'}",
        "status": status(chosen.result.status),
        "value": wording.figure(chosen.value, DECIMALS),
        "distance": f"Kurang {wording.figure(missing, DECIMALS)} untuk menjadi {following}."
        if missing is not None
        else "",
        "check": _check(index),
        "years": [
            {
                "year": str(one.year),
                "status": status(one.result.status),
                "value": wording.figure(one.value, DECIMALS),
                "change": wording.NOT_APPLICABLE if one.change is None else wording.change(one.change, DECIMALS),
            }
            for one in index.years
        ],
        "dimensions": [
            {
                "name": f"{one.dimension.name} ({one.dimension.label})",
                "value": wording.figure(one.value, DECIMALS),
                "points": f"{wording.number(one.points)} dari {wording.number(one.dimension.max_sum)}",
                "mean": wording.figure(one.mean, DECIMALS),
            }
            for one in index.dimensions
        ],
        "factors": _factors(index.factors) if index.factors else {},
        "easiest": [
            {
                "name": row.indicator.name,
                "activity": (row.step.activity if row.step else "") or wording.NOT_APPLICABLE,
                "actors": ", ".join(row.actors),
                "gain": wording.change(row.gain, DECIMALS),
            }
            for row in index.easiest[:EASIEST]
        ],
        "groups": [_group(group) for group in index.groups],
    }


def agency(
    name: str, place: str, *, desa: str, year: int, indicators: Sequence[IndicatorTotal], work: Sequence[VillageWork]
) -> Printable:
    """Which villages need what from one organisation; those that one better score lifts stand first."""
    rising = sum(one.lead.rises for one in work)
    lifts = [lift for one in work for lift in (one.lead, *one.others)]
    steps = {(lift.indicator.number, lift.score): lift for lift in lifts}
    return {
        "title": f"Daftar kerja {name}",
        "document": f"Daftar kerja {name}, {place}, IDM {year}",
        "subtitle": f"{place}, IDM {year}",
        "finding": (
            f"Lewat {name}, {wording.number(rising)} dari {wording.number(len(work))} {desa.lower()} "
            "yang skornya belum 5 dapat naik status bila satu indikatornya menjadi 5."
        ),
        "village_word": desa,
        "indicators": [
            {
                "name": one.indicator.name,
                "villages": wording.number(one.villages),
                "rising": wording.number(one.rising),
                "gain": _span(one.least, one.most),
            }
            for one in indicators
        ],
        "steps": [
            {
                "name": lift.indicator.name,
                "score": lift.score,
                "state": lift.step.wording,
                "activity": lift.step.activity,
            }
            for _key, lift in sorted(steps.items())
            if lift.step and lift.step.activity
        ],
        "work": [_work(one) for one in sorted(work, key=lambda one: not one.lead.rises)],
        "note": "Hitungan dari skor yang diterbitkan. Yang memutuskan tetap rapat.",
    }


def status(code: str) -> Printable:
    """The word, and how many of the five steps are filled; no step without a status."""
    return {
        "word": str(Status(code).label) if code else wording.MISSING,
        "steps": STATUSES.index(code) + 1 if code else 0,
    }


def _check(index: VillageIndex) -> str:
    if index.recalculated is None:
        return "Skor indikator belum lengkap, jadi nilainya tidak dihitung ulang."
    own = wording.figure(index.recalculated, DECIMALS)
    return f"Hitungan ulang dari 50 skor: {own}. " + (
        "Sama dengan hasil terbitan." if index.recalculation_agrees else "Berbeda dari hasil terbitan."
    )


def _factors(factors: Factors) -> Printable:
    return {
        "title": f"Yang mengangkat dan menurunkan, {factors.before} ke {factors.year}",
        "rows": [_factor(one) for one in [*factors.rose, *factors.fell]],
        "total": wording.change(factors.change, DECIMALS),
        "same": f"{wording.number(factors.same)} indikator tetap.",
        "breaks": [f"{one.indicator.name}: {one.fault.what}" for one in factors.broken if one.fault],
    }


def _factor(one: Factor) -> Printable:
    return {
        "name": one.indicator.name + ("*" if one.fault else ""),
        "before": wording.number(one.before),
        "after": wording.number(one.after),
        "change": wording.change(one.change, DECIMALS),
    }


def _group(group: IndicatorGroup) -> Printable:
    return {
        "name": group.name,
        "rows": [
            {
                "number": wording.number(row.number),
                "name": row.indicator.name,
                "score": row.score,
                "state": row.step.wording if row.step else "",
                "actors": ", ".join(row.first_actors) if row.indicator.actionable else "kenyataan desa, bukan usulan",
                "gain": wording.change(row.gain, DECIMALS),
            }
            for row in group.open
        ],
        "done": ", ".join(f"{wording.number(row.number)} {row.indicator.name}" for row in group.done),
    }


def _work(one: VillageWork) -> Printable:
    lead = one.lead
    return {
        "village": lead.village.name,
        "district": lead.village.district_name,
        "status": status(lead.village.status),
        "indicator": lead.indicator.name,
        "score": lead.score,
        "others": ", ".join(f"{other.indicator.name} ({other.score})" for other in one.others),
        "value": wording.figure(lead.village.value, DECIMALS),
        "after": wording.figure(lead.value, DECIMALS),
        "new_status": status(lead.status) if lead.rises else {"word": "tetap", "steps": 0},
    }


def _span(least: Decimal, most: Decimal) -> str:
    low, high = wording.change(least, DECIMALS), wording.change(most, DECIMALS)
    return low if low == high else f"{low} s.d. {high}"
