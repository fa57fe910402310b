"""Planned actions: filtered, counted, one by one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Count, QuerySet

from pendamping.acceleration.errors import ScenarioNotFound
from pendamping.acceleration.models import PlannedAction, Scenario
from pendamping.common.scope import Scope
from pendamping.engine.law.index_model import IndexDefinition


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which actions to show; "" and None: all."""

    village: str = ""
    agency: str = ""
    state: str = ""
    year: int | None = None

    @classmethod
    def of(cls, query: Mapping[str, str]) -> "Wanted":
        """From an address: `?desa=…&pelaksana=…&keadaan=…&tahun=…`."""
        state = query.get("keadaan", "")
        year = query.get("tahun", "")
        return cls(
            village=query.get("desa", ""),
            agency=query.get("pelaksana", ""),
            state=state if state in PlannedAction.State.values else "",
            year=int(year) if year.isascii() and year.isdigit() else None,
        )


def actions_of(scope: Scope, scenario: Scenario, wanted: Wanted) -> QuerySet[PlannedAction]:
    """By year, village and indicator."""
    found = PlannedAction.objects.within(scope).filter(scenario=scenario)
    fields = {"region_id": wanted.village, "agency": wanted.agency, "state": wanted.state, "year": wanted.year}
    return found.filter(**{name: value for name, value in fields.items() if value})


def get_action(scope: Scope, pk: int) -> PlannedAction:
    """Raises: ScenarioNotFound: absent, or outside `scope`."""
    action = PlannedAction.objects.within(scope).select_related("scenario").filter(pk=pk).first()
    if action is None:
        raise ScenarioNotFound
    return action


@dataclass(frozen=True, slots=True)
class StateCount:
    state: str
    label: str
    number: int


def state_counts(scope: Scope, scenario: Scenario) -> list[StateCount]:
    """How many actions are planned, being done and done; nought stays in the list."""
    rows = PlannedAction.objects.within(scope).filter(scenario=scenario).order_by().values_list("state")
    numbers: dict[str, int] = dict(rows.annotate(number=Count("pk")))
    return [StateCount(one.value, str(one.label), numbers.get(one.value, 0)) for one in PlannedAction.State]


@dataclass(frozen=True, slots=True)
class Filters:
    """What there is to choose from: offices by name, and years."""

    agencies: Sequence[tuple[str, str]]
    years: Sequence[int]


def offered_filters(scope: Scope, scenario: Scenario, index: IndexDefinition) -> Filters:
    rows = PlannedAction.objects.within(scope).filter(scenario=scenario).order_by()
    pairs = set(rows.values_list("agency", "year").distinct())
    agencies = {agency: index.actor_names.get(agency, agency) for agency, _year in pairs}
    return Filters(sorted(agencies.items(), key=lambda one: one[1]), sorted({year for _agency, year in pairs}))
