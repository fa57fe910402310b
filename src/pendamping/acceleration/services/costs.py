"""Bringing a filled cost table in, and handing out the template."""

import hashlib
from collections.abc import Sequence

from django.db import transaction
from django.utils import timezone

from pendamping.acceleration.costs.reading import read_costs
from pendamping.acceleration.costs.template import cost_template
from pendamping.acceleration.errors import NoCostFilled
from pendamping.acceleration.models import CostTable
from pendamping.acceleration.selectors.scenarios import regency_of, start_of
from pendamping.common.audit import record_audit
from pendamping.common.scope import Scope
from pendamping.common.tables import CellProblem, read_table
from pendamping.engine.law.definitions import definition
from pendamping.regions.models import Region

YEARS_ASKED = 3


def make_template(scope: Scope, code: str) -> bytes:
    """The empty cost table of a kabupaten, as XLSX.

    Raises: NotAllowed, RegionNotFound, NoScores.
    """
    scope.require("acceleration.plan")
    area = regency_of(scope, code)
    start = start_of(scope, area)
    years = range(scope.today.year, scope.today.year + YEARS_ASKED)
    return cost_template(start.index, start.scores, _names(scope, area.code), years)


@transaction.atomic
def store_costs(
    scope: Scope, code: str, file_name: str, content: bytes, *, index_id: str = "idm", is_sample: bool = False
) -> tuple[CostTable, Sequence[CellProblem]]:
    """Keep the good rows of a filled template; returns the table, and what is wrong with the other rows.

    Raises:
        NotAllowed: the role may not plan.
        RegionNotFound: no kabupaten with this code inside `scope`.
        NoCostFilled: not one row has a cost that can be used.
        Problem: the file is no table, or has not the columns of the template.
    """
    scope.require("acceleration.plan")
    area = regency_of(scope, code)
    table = read_table(file_name, content)
    filled = read_costs(table, definition(index_id), _names(scope, area.code))
    if not filled.steps:
        raise NoCostFilled(file=table.file)
    stored = CostTable.objects.create(
        region_id=area.code,
        index_id=index_id,
        file_name=table.file,
        sha256=hashlib.sha256(content).hexdigest(),
        steps=[one.model_dump(mode="json") for one in filled.steps],
        capacities=[one.model_dump(mode="json") for one in filled.capacities],
        population=filled.population,
        uploaded_at=timezone.now(),
        uploaded_by=scope.name,
        is_sample=is_sample,
    )
    record_audit(
        scope, "acceleration.costs_stored", stored, file=table.file, sha256=stored.sha256, rows=len(filled.steps)
    )
    return stored, filled.problems


def _names(scope: Scope, code: str) -> dict[str, str]:
    villages = Region.objects.within(scope).under(code).assessed().valid_on(scope.today)
    return dict(villages.order_by("code").values_list("code", "name"))
