"""A filled sheet as tests need it: visibly round figures that contradict nothing."""

from collections.abc import Mapping
from datetime import date

from pendamping.access.scopes import command_scope
from pendamping.common.scope import Scope
from pendamping.engine.law.definitions import definition
from pendamping.indices.models import Round, TeamSeat, VillageSheet
from pendamping.indices.schemas import Assembly, NewRound, Team
from pendamping.indices.services.answers import record_answers
from pendamping.indices.services.rounds import open_round
from pendamping.indices.services.steps import finish_answers, record_assembly, record_team

YEAR = 2024
CLOSES = date(2099, 12, 31)  # pages ask on the day of the test
TEAM = Team("140/12/2024", date(2024, 10, 1), {TeamSeat.Function.SECRETARY: (0, 1), TeamSeat.Function.WOMEN: (2, 0)})
ASSEMBLY = Assembly(date(2024, 11, 10), "Balai desa", 21, 30, "Jawaban disepakati.")
# Where the first figure or option would contradict another answer, or lies below the least one.
OTHERWISE: dict[str, object] = {
    "population": "1200",
    "household_count": "300",
    "electrified_household_count": "270",
    "bpjs_participant_count": "900",
    "posyandu_count": "4",
    "posyandu_active_monthly_count": "3",
    "mutual_aid_frequency": "2",
}
FIRST: Mapping[str, object] = {"integer": "1", "decimal": "2", "boolean": "ya", "choices": "-"}


def all_answers() -> dict[str, object]:
    """An answer to every question of the IDM."""
    answers: dict[str, object] = {
        id_: one.options[0].id if one.type == "choice" else FIRST[one.type]
        for id_, one in definition("idm").answers.items()
    }
    return answers | OTHERWISE


def a_round(regency: str = "6209", year: int = YEAR) -> Round:
    """Opened by the office of the kabupaten."""
    scope = command_scope("uji", date(year, 11, 1))
    return open_round(scope, NewRound(regency, "idm", year, CLOSES))


def a_sheet(village: str, regency: str = "6209") -> VillageSheet:
    return a_round(regency).sheets.get(region=village)


def filled(scope: Scope, sheet: VillageSheet) -> VillageSheet:
    """Answered by `scope`, with its team, waiting for the assembly."""
    record_team(scope, sheet.pk, TEAM)
    record_answers(scope, sheet.pk, all_answers())
    return finish_answers(scope, sheet.pk)


def handed_over(scope: Scope, sheet: VillageSheet) -> VillageSheet:
    """Agreed to by the assembly, waiting for the kecamatan."""
    filled(scope, sheet)
    return record_assembly(scope, sheet.pk, ASSEMBLY)
