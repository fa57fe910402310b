"""The filled workbook: good rows, and a sentence for every row that cannot be used."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from pendamping.acceleration.costs.columns import CAPACITIES, CAPACITY, COSTS, PEOPLE, POPULATION, STEP
from pendamping.acceleration.schemas import Capacity, StepCost
from pendamping.common.tables import CellProblem, Row, Table
from pendamping.common.text import squash
from pendamping.engine.acceleration import SOURCES
from pendamping.engine.law.index_model import IndexDefinition

GROUPED = re.compile(r"\d{1,3}(\.\d{3})+")
MOST_RUPIAH = 10**13
MOST_YEARS = 20
MOST_SCORE = 99  # the scale itself judges more strictly


@dataclass(slots=True)
class FilledCosts:
    steps: list[StepCost] = field(default_factory=list)
    capacities: list[Capacity] = field(default_factory=list)
    population: dict[str, int] = field(default_factory=dict)
    problems: list[CellProblem] = field(default_factory=list)


def read_costs(table: Table, index: IndexDefinition, villages: Mapping[str, str]) -> FilledCosts:
    """Args: `villages`: name by code, of the kabupaten.

    Raises: ColumnsMissing, ColumnTwice: the costs have not the columns of the template.
    """
    agencies = {squash(name): code for code, name in index.actor_names.items()}
    reader = _Reader(index, villages, agencies | {squash(code): code for code in index.actor_names})
    sheets = {squash(sheet.name) for sheet in table.sheets}
    filled = FilledCosts()
    for row in table.iter_rows(STEP, str(COSTS)):
        step = reader.step(row)
        filled.problems += row.problems
        if step is not None and not row.problems:
            filled.steps.append(step)
    if squash(str(CAPACITIES)) in sheets:
        for row in table.iter_rows(CAPACITY, str(CAPACITIES)):
            capacity = reader.capacity(row)
            filled.problems += row.problems
            if capacity is not None and not row.problems:
                filled.capacities.append(capacity)
    if squash(str(POPULATION)) in sheets:
        for row in table.iter_rows(PEOPLE, str(POPULATION)):
            code, people = reader.village(row), reader.whole(row, "people", 10**7)
            filled.problems += row.problems
            if code and people is not None and not row.problems:
                filled.population[code] = people
    return filled


@dataclass(frozen=True, slots=True)
class _Reader:
    index: IndexDefinition
    villages: Mapping[str, str]
    agencies: Mapping[str, str]

    def step(self, row: Row) -> StepCost | None:
        """None: nobody filled a cost."""
        amounts = {source: amount for source in SOURCES if (amount := self.whole(row, source, MOST_RUPIAH)) is not None}
        if not amounts:
            return None
        scales = {one.id: one for one in self.index.indicators}
        indicator = scales.get(row["indicator"].strip().lower())
        if indicator is None or not indicator.actionable:
            row.complain(
                "indicator", _("%s tidak dapat direncanakan") % row["indicator"], _("Pakai isi kolom dari templat")
            )
            return None
        low, high = self.whole(row, "score_from", MOST_SCORE), self.whole(row, "score_to", MOST_SCORE)
        if low is None or high is None or not {low, high} <= set(indicator.scale) or low >= high:
            steps = ", ".join(str(score) for score in sorted(indicator.scale))
            row.complain("score_to", _("bukan langkah naik pada skala %s") % steps, _("Pakai skor dari templat"))
            return None
        return StepCost(
            region=self.village(row) or None,
            indicator=indicator.id,
            score_from=low,
            score_to=high,
            agency=self.agency(row) or None,
            years=self.whole(row, "years", MOST_YEARS),
            amounts=amounts,
        )

    def capacity(self, row: Row) -> Capacity | None:
        """None: nobody filled a number."""
        actions = self.whole(row, "actions", 10**6)
        if actions is None:
            return None
        agency, year = self.agency(row), self.whole(row, "year", 2100)
        if not agency or year is None:
            row.complain("agency", _("pelaksana atau tahunnya kosong"), _("Isi keduanya"))
            return None
        return Capacity(agency=agency, year=year, actions=actions)

    def village(self, row: Row) -> str:
        code = re.sub(r"\D", "", row["region"])
        if code and code not in self.villages:
            row.complain("region", _("%s bukan desa di kabupaten ini") % row["region"], _("Isi kode sepuluh angka"))
        return code

    def agency(self, row: Row) -> str:
        text = row["agency"]
        code = self.agencies.get(squash(text), "")
        if text and not code:
            row.complain("agency", _("%s tidak dikenal") % text, _("Pakai nama dari lembar Kemampuan"))
        return code

    def whole(self, row: Row, name: str, most: int) -> int | None:
        """A whole number of nought or more; None where the cell is empty or was complained of."""
        text = row[name].strip().removeprefix("Rp").strip()
        if not text:
            return None
        digits = text.replace(".", "") if GROUPED.fullmatch(text) else text.removesuffix(".0")
        if not (digits.isascii() and digits.isdigit()) or int(digits) > most:
            row.complain(
                name, _("%s bukan bilangan bulat yang wajar") % row[name], _("Isi angka penuh, misalnya 250000000")
            )
            return None
        return int(digits)
