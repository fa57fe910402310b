"""The worked cases beside the schemes, one test each."""

import pytest

from pendamping.engine.evaluation import Given, evaluate, settle
from pendamping.engine.evaluation.cases import EvaluationCase, cases_in
from pendamping.engine.law.evaluation import FOLDER, scheme


@pytest.mark.parametrize("case", list(cases_in(FOLDER)), ids=lambda case: case.name)
def test_case(case: EvaluationCase) -> None:
    law = scheme(case.scheme)
    assert law is not None
    given = [Given(one.group, one.assessor, one.values) for one in case.given]
    result = evaluate(settle(law, case.setting), given)
    expect = case.expect
    assert (result.shown_total, result.missing) == (expect.total, list(expect.missing))
    assert (result.band.id if result.band else None) == expect.band
    shown = {one.group.id: one.shown for one in result.groups}
    assert {id_: shown[id_] for id_ in expect.groups} == expect.groups
    if expect.known is not None:
        assert (result.shown_known, result.known_of) == (expect.known, expect.known_of)
