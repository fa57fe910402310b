from tests.people import TODAY

from pendamping.access.roles import NEEDS, Role
from pendamping.common.scope import Scope
from pendamping.config.navigation import LONGEST_LINE, MAIN, entries_for, in_one_line


def menu_of(role: Role) -> list[dict[str, object]]:
    scope = Scope(account_id=1, person_id=None, name="", role=role, needs=NEEDS[role], prefixes=("62",), today=TODAY)
    return entries_for(scope, MAIN, "/")


def test_no_role_has_more_places_than_one_line_holds() -> None:
    for role in Role:
        menu = menu_of(role)
        line, more = in_one_line(menu)
        assert len(line) + bool(more) <= LONGEST_LINE
        assert line + more == menu


def test_the_place_that_opens_the_others_holds_more_than_one() -> None:
    assert all(len(in_one_line(menu_of(role))[1]) != 1 for role in Role)
