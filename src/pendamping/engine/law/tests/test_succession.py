from pendamping.engine.law.definitions import definition
from pendamping.engine.law.succession import succession


def test_every_indicator_is_compared_once() -> None:
    found = succession("idm")
    assert found is not None
    assert list(found.subjects) == [one.id for one in definition("idm").indicators]


def test_facts_of_a_village_do_not_go_on() -> None:
    found = succession("idm")
    assert found is not None
    assert not found.kept & {one.id for one in definition("idm").indicators if not one.actionable}


def test_nothing_follows_an_index_that_nobody_compared() -> None:
    assert succession("tidak-ada") is None
