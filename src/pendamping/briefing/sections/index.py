"""What moved in the index of the villages, and why."""

from decimal import Decimal
from typing import Final

from pendamping.briefing import words
from pendamping.briefing.contents import Cell, Column, Lines, Section, Table, cells, table
from pendamping.briefing.facts import Facts
from pendamping.engine.law.definitions import definition
from pendamping.indices.factors import AreaFactor, factors_between
from pendamping.indices.models import Status
from pendamping.indices.overview import STATUSES, Part, Summary, VillageFigures, districts_among, summarize
from pendamping.reports import wording

DECIMALS: Final = 4
SHOWN: Final = Decimal("0.00005")  # what rounds to nothing is no reason
MOST_MOVED: Final = 24
MOST_REASONS: Final = 2
TITLE = "Perpindahan status dan sebabnya"


def summary_of(facts: Facts, within: str) -> Summary | None:
    period = facts.index.period
    return summarize(period, villages_of(facts, within)) if period else None


def villages_of(facts: Facts, within: str) -> list[VillageFigures]:
    return [one for one in facts.index.villages if one.code.startswith(within)]


def section(facts: Facts) -> Section:
    summary = summary_of(facts, facts.region.code)
    if summary is None:
        return Section(key="index", title=TITLE, finding=_nothing(facts), source="", unknown=_later(facts))
    villages = villages_of(facts, facts.region.code)
    moved = [one for group in (*summary.fell, *summary.rose) for one in group.villages]
    return Section(
        key="index",
        title=TITLE,
        finding=words.sentences(standing(summary, facts.terms.desa.lower()), movement(summary), _mean(summary)),
        source=source(facts),
        blocks=(
            _counts(summary),
            _moved(summary, moved, facts.terms.district),
            *_factors(facts),
            _districts(districts_among(villages), facts.terms.district),
        ),
        unknown=_later(facts),
    )


def standing(summary: Summary, desa: str) -> str:
    """Dari 85 desa, 12 mandiri, 30 maju."""
    found = ", ".join(f"{wording.number(one.number)} {one.label.lower()}" for one in summary.standing)
    missing = f"{wording.number(summary.missing)} belum ada hasilnya" if summary.missing else ""
    said = ", ".join(filter(None, (found, missing)))
    return f"Dari {wording.number(summary.villages)} {desa}: {said} (IDM {summary.period.year})."


def movement(summary: Summary) -> str:
    if not summary.compared:
        return "Belum ada hasil tahun sebelumnya untuk dibandingkan."
    rose, fell, stayed = (wording.number(one) for one in (summary.number_rose, summary.number_fell, summary.stayed))
    return f"Sejak {summary.period.before} {rose} naik status, {fell} turun, {stayed} tetap."


def source(facts: Facts) -> str:
    years: dict[str, list[str]] = {}
    for one in facts.index.sources:
        years.setdefault(one.name, []).append(str(one.year))
    names = "; ".join(f"{name}, {' dan '.join(several)}" for name, several in years.items())
    return f"{names}. Tercatat di kantor {words.day(facts.index.recorded_on)}."


def _nothing(facts: Facts) -> str:
    return f"Sampai {words.day(facts.day)} kantor belum mempunyai hasil indeks wilayah ini."


def _later(facts: Facts) -> str:
    number = facts.index.came_later
    return f"{wording.number(number)} hasil yang baru tercatat sesudah tanggal itu tidak dihitung." if number else ""


def _mean(summary: Summary) -> str:
    if summary.mean is None:
        return ""
    mean = f"Rata-rata {wording.figure(summary.mean, DECIMALS)}"
    return f"{mean} ({wording.change(summary.change, DECIMALS)})." if summary.change is not None else f"{mean}."


def _counts(summary: Summary) -> Table:
    before = summary.period.before
    columns = [Column(head="Status"), Column(head=str(summary.period.year), is_number=True, width=22)]
    if before:
        columns += [
            Column(head=str(before), is_number=True, width=22),
            Column(head="Perubahan", is_number=True, width=28),
        ]
    rows: list[tuple[Cell, ...]] = []
    for one in reversed(summary.counts):
        row: tuple[Cell, ...] = (Cell(text=one.label, status=one.status), Cell(text=wording.number(one.number)))
        if before:
            row += cells(wording.number(one.before), wording.change(Decimal(one.number - one.before), 0))
        rows.append(row)
    return Table(columns=tuple(columns), rows=tuple(rows))


def _moved(summary: Summary, villages: list[VillageFigures], district: str) -> Table:
    columns = (
        Column(head="Yang berpindah"),
        Column(head=district, width=36),
        Column(head="Sebelumnya", width=33),
        Column(head="Sekarang", width=33),
        Column(head="Perubahan", is_number=True, width=22),
    )
    rows = (
        (
            Cell(text=one.name),
            Cell(text=one.district_name),
            _status(one.status_before),
            _status(one.status),
            Cell(text=wording.change(one.change, DECIMALS) if one.change is not None else wording.NOT_APPLICABLE),
        )
        for one in sorted(villages, key=lambda one: (one.steps or 0, one.change or Decimal()))
    )
    return table(columns, rows, MOST_MOVED, empty="Tidak ada yang berpindah status." if summary.compared else "")


def _status(code: str) -> Cell:
    return Cell(text=str(Status(code).label) if code else wording.MISSING, status=code)


def _factors(facts: Facts) -> list[Table | Lines]:
    """Why the mean moved: the indicators that lifted and lowered it most."""
    if facts.factors is None:
        return [Lines(lines=("Sebab per indikator belum diketahui: skor kedua tahun belum lengkap.",))]
    columns = (
        Column(head="Sebab"),
        Column(head="Naik", is_number=True, width=16),
        Column(head="Turun", is_number=True, width=16),
        Column(head="Andil ke rata-rata", is_number=True, width=32),
    )
    shown = [one for one in (*facts.factors.lifted, *facts.factors.lowered) if abs(one.change) >= SHOWN]
    blocks: list[Table | Lines] = [
        Table(columns=columns, rows=tuple(map(_factor, shown)), empty="Tidak ada skor yang berubah.")
    ]
    if any(one.fault for one in shown):
        blocks.append(
            Lines(lines=("*) Pertanyaannya berubah arti di antara kedua tahun; bandingkan dengan hati-hati.",))
        )
    return blocks


def _factor(one: AreaFactor) -> tuple[Cell, ...]:
    name = one.indicator.name + ("*" if one.fault else "")
    return cells(name, wording.number(one.rose), wording.number(one.fell), wording.change(one.change, DECIMALS))


def _districts(parts: list[Part], district: str) -> Table:
    columns = (
        Column(head=district),
        *(Column(head=str(Status(code).label), is_number=True, width=18) for code in reversed(STATUSES)),
        Column(head="Rata-rata", is_number=True, width=19),
        Column(head="Perubahan", is_number=True, width=20),
    )
    rows = tuple(
        cells(
            part.name,
            *(wording.number(part.numbers.get(code, 0)) for code in reversed(STATUSES)),
            wording.figure(part.value, DECIMALS),
            wording.change(part.change, DECIMALS) if part.change is not None else wording.NOT_APPLICABLE,
        )
        for part in parts
    )
    return Table(columns=columns, rows=rows)


def why_fallen(facts: Facts, village: VillageFigures) -> str:
    """The indicators that lowered a village most between the two years; "" where its scores are not all known."""
    period, code = facts.index.period, village.code
    past, now = facts.index.scores_before.get(code), facts.index.scores.get(code)
    if period is None or period.before is None or past is None or now is None:
        return ""
    factors = factors_between(definition("idm"), period.before, past, period.year, now)
    fell = factors.fell[:MOST_REASONS] if factors else []
    return words.listed([f"{one.indicator.name} dari {one.before} menjadi {one.after}" for one in fell])
