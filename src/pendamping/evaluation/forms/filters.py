"""What the list of evaluations is narrowed by, out of the address."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pendamping.common.periods import Quarter
from pendamping.evaluation.models import Evaluation
from pendamping.people.models import Tier


@dataclass(frozen=True, slots=True)
class EvaluationFilter:
    quarter: Quarter | None
    tier: str
    state: str


def filter_of(query: Mapping[str, str], quarters: Sequence[Quarter]) -> EvaluationFilter:
    """What nobody knows is left out; at first the newest quarter of which there is anything."""
    asked = Quarter.parse(query.get("quarter"))
    tier, state = query.get("tier", ""), query.get("state", "")
    return EvaluationFilter(
        quarter=asked or (quarters[0] if quarters else None),
        tier=tier if tier in Tier.values else "",
        state=state if state in Evaluation.State.values else "",
    )
