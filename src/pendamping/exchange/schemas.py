"""What goes into the services of data requests."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.functional import Promise

from pendamping.common.scope import Scope
from pendamping.common.tables import Value
from pendamping.exchange.models import DataRequest


@dataclass(frozen=True, slots=True, kw_only=True)
class NewDataRequest:
    asker: str
    purpose: str
    letter: str = ""
    region: str
    dataset: DataRequest.Dataset
    columns: Sequence[str]
    form: DataRequest.Form
    period: DataRequest.Period
    rhythm: DataRequest.Rhythm
    due_on: date
    is_sample: bool = False


@dataclass(frozen=True, slots=True)
class DataColumn:
    id: str
    label: str | Promise
    value: Callable[[Any], Value]
    fed_by: tuple[str, ...]  # the stored fields that it is made of, as "app.Model.field"


@dataclass(frozen=True, slots=True)
class Wanted:
    """Of which area and which days."""

    region: str
    since: date
    until: date


@dataclass(frozen=True, slots=True)
class DataSource:
    """One table that can be asked for: its columns, its number of rows, and the rows themselves."""

    need: str  # who may not read it here may not take it along either
    columns: Sequence[DataColumn]
    count: Callable[[Scope, Wanted], int]
    rows: Callable[[Scope, Wanted], Iterator[Any]]

    def column(self, id_: str) -> DataColumn | None:
        return next((one for one in self.columns if one.id == id_), None)
