"""Who checks a sheet at which step, and where it goes from there."""

from typing import Final

from pendamping.common.scope import Scope
from pendamping.indices.models import VillageSheet

Step = VillageSheet.Step
VERIFIES: Final = {
    Step.DISTRICT: ("index_sheet.verify_district", Step.REGENCY),
    Step.REGENCY: ("index_sheet.verify_regency", Step.PROVINCE),
    Step.PROVINCE: ("index_sheet.verify_province", Step.PUBLISHED),
}


def own_step(scope: Scope) -> str:
    """The step that this role checks; "" for a role that checks none."""
    return next((step.value for step, (need, _after) in VERIFIES.items() if scope.may(need)), "")
