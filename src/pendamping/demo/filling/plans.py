"""One acceleration plan, calculated as any other, so that its pages show something from the first day."""

from typing import Final

from django.utils import timezone
from django.utils.translation import gettext as _

from pendamping.acceleration.schemas import NewScenario, Parameters
from pendamping.acceleration.services.running import solve_scenario
from pendamping.acceleration.services.scenarios import make_scenario
from pendamping.common.ids import new_id
from pendamping.common.scope import Scope
from pendamping.demo.world import REGENCY
from pendamping.engine.acceleration import Goal, Unit

# Costs are never invented, not even in a sample: the plan counts actions.
ACTIONS_A_YEAR: Final = 40
BASIC_SHARE, MOST_OF_ONE = 40, 20
SECONDS: Final = 10


def fill_plan(scope: Scope) -> None:
    year = scope.today.year + 1
    wanted = Parameters(
        goal=Goal.MOST_VILLAGES,
        unit=Unit.ACTIONS,
        first_year=year,
        last_year=year + 1,
        actions_a_year=ACTIONS_A_YEAR,
        basic_groups=("kesehatan", "pendidikan"),
        basic_share=BASIC_SHARE,
        most_of_one=MOST_OF_ONE,
        years_unless_told=0,
        seconds=SECONDS,
    )
    new = NewScenario(name=_("Dua tahun, 40 tindakan setahun"), region=REGENCY, costs=None, parameters=wanted)
    scenario = make_scenario(scope, new, is_sample=True)
    scenario.run, scenario.heard_at = new_id(), timezone.now()  # in this process: nobody waits at a page
    scenario.save(update_fields=["run", "heard_at"])
    solve_scenario(scope, scenario.pk, scenario.run)
