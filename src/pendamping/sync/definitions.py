"""An index as a phone needs it: its questions, and every rule that its live score follows from (docs/law-format.md)."""

import hashlib
from decimal import Decimal
from functools import cache
from typing import Literal

from pydantic import BaseModel, ConfigDict

from pendamping.engine.law.definitions import NoSuchIndex, definition
from pendamping.engine.law.entries import Condition
from pendamping.engine.law.index_model import Answer, IndexDefinition, Indicator
from pendamping.indices.questionnaire import questions_by_group
from pendamping.sync.errors import DefinitionNotFound


class _Said(BaseModel):
    """Decimals travel as text, so that nothing is rounded on its way."""

    model_config = ConfigDict(frozen=True)


class ValueRuleOut(_Said):
    """How the printed figure follows: `mean_of_dimensions` or `share_of_points`, times `scale`."""

    formula: Literal["mean_of_dimensions", "share_of_points"]
    scale: int
    significant_digits: int | None
    decimals: int | None
    shown_decimals: int


class BandOut(_Said):
    """One status, lowest first: it holds up to and with `points_max`."""

    id: str
    label: str
    points_max: int
    le: Decimal | None  # as published
    minimum: Decimal | None


class DimensionOut(_Said):
    """`weight`: points of the whole for one point of score."""

    id: str
    name: str
    label: str
    max_sum: int
    weight: int


class GroupOut(_Said):
    id: str
    name: str
    dimension: str
    within: str | None


class OptionOut(_Said):
    id: str
    label: str


class QuestionOut(_Said):
    """One question, in the order of the form. An answer above `usual_max` is asked about, not refused."""

    id: str
    group: str  # "": no indicator looks at it
    label: str
    type: Literal["integer", "decimal", "boolean", "choice", "choices"]
    unit: str  # of law/units.yaml; "" without one
    unit_label: str
    min: Decimal | None
    max: Decimal | None
    usual_max: Decimal | None
    at_most: str | None  # the question whose answer this one cannot exceed
    options: list[OptionOut]
    note: str


class ConditionOut(_Said):
    """All that is not null must hold. `equals` is true, false or a number as text; `one_of` are ids of options."""

    equals: bool | Decimal | None = None
    lt: Decimal | None = None
    le: Decimal | None = None
    gt: Decimal | None = None
    ge: Decimal | None = None
    one_of: list[str] | None = None


class ContradictionOut(_Said):
    """Where every answer is given and all of `given` hold, all of `expect` must; else `message` is shown."""

    id: str
    given: dict[str, ConditionOut]
    expect: dict[str, ConditionOut]
    message: str


class MeasureOut(_Said):
    """What a scale looks at: one answer, how many kinds were chosen, or the first answer over the second.

    Over 0 the value is `without`; null: then there is no score. Ratios are compared multiplied out, never divided.
    """

    answer: str | None
    count: str | None
    ratio: list[str] | None
    without: Decimal | None


class StepOut(_Said):
    """One score of a scale; without `when` its rule is not public."""

    score: int
    when: ConditionOut | None
    wording: str
    activity: str
    published_wording: str  # where the official text has a slip that `wording` mends; else ""


class IndicatorOut(_Said):
    """One thing that is scored; without `measure` only an official score can fill it."""

    id: str
    number: int
    name: str
    dimension: str
    group: str
    max_score: int
    certainty: Literal["certain", "likely", "uncertain", "unknown"]
    note: str
    actionable: bool
    actors: list[str]
    measure: MeasureOut | None
    steps: list[StepOut]


class DefinitionOut(_Said):
    """Dimensions, groups and indicators in the order of the publication."""

    id: str
    name: str
    label: str
    legal_basis: str
    is_checked: bool  # against the regulation, by a person
    first_year: int
    last_year: int | None
    top_points: int
    lowest_score: int
    value: ValueRuleOut
    bands: list[BandOut]
    dimensions: list[DimensionOut]
    groups: list[GroupOut]
    questions: list[QuestionOut]
    contradictions: list[ContradictionOut]
    indicators: list[IndicatorOut]


def definition_text(index_id: str) -> tuple[str, str]:
    """The definition as JSON, and its digest.

    Raises: DefinitionNotFound: no folder of the law describes this index.
    """
    try:
        return _text(definition(index_id))
    except NoSuchIndex as error:
        raise DefinitionNotFound(index=index_id) from error


@cache
def _text(index: IndexDefinition) -> tuple[str, str]:
    text = definition_out(index).model_dump_json()
    return text, hashlib.sha256(text.encode()).hexdigest()


def definition_out(index: IndexDefinition) -> DefinitionOut:
    """The same for everybody: nothing in it is of a person or place."""
    return DefinitionOut(
        id=index.id,
        name=index.name,
        label=index.label,
        legal_basis=index.legal_basis,
        is_checked=index.checked is not None,
        first_year=index.first_year,
        last_year=index.last_year,
        top_points=index.top_points,
        lowest_score=index.lowest_score,
        value=ValueRuleOut(**index.value.model_dump(include=set(ValueRuleOut.model_fields))),
        bands=[BandOut(**one.model_dump(include=set(BandOut.model_fields))) for one in index.bands],
        dimensions=[DimensionOut(**one.model_dump(include=set(DimensionOut.model_fields))) for one in index.dimensions],
        groups=[GroupOut(**one.model_dump(include=set(GroupOut.model_fields))) for one in index.groups],
        questions=_questions(index),
        contradictions=[
            ContradictionOut(
                id=one.id,
                given={id_: _condition(said) for id_, said in one.given.items()},
                expect={id_: _condition(said) for id_, said in one.expect.items()},
                message=one.message,
            )
            for one in index.contradictions
        ],
        indicators=[_indicator(one, index) for one in index.indicators],
    )


def _questions(index: IndexDefinition) -> list[QuestionOut]:
    """In the order in which the form asks; what no indicator looks at comes last."""
    placed = {id_: group for group, ids in questions_by_group(index).items() for id_ in ids}
    order = [*placed, *(id_ for id_ in index.answers if id_ not in placed)]
    return [_question(index.answers[id_], placed.get(id_, "")) for id_ in order]


def _question(answer: Answer, group: str) -> QuestionOut:
    return QuestionOut(
        id=answer.id,
        group=group,
        label=answer.label,
        type=answer.type,
        unit=answer.unit or "",
        unit_label=answer.unit_label,
        min=answer.min,
        max=answer.max,
        usual_max=answer.usual_max,
        at_most=answer.at_most,
        options=[OptionOut(id=one.id, label=one.label) for one in answer.options],
        note=answer.note or "",
    )


def _indicator(one: Indicator, index: IndexDefinition) -> IndicatorOut:
    measure = one.measure
    return IndicatorOut(
        id=one.id,
        number=one.number,
        name=one.name,
        dimension=one.dimension,
        group=one.group,
        max_score=one.max_score,
        certainty=one.certainty,
        note=one.note or "",
        actionable=one.actionable,
        actors=index.actors_of(one),
        measure=MeasureOut(**measure.model_dump()) if measure else None,
        steps=[
            StepOut(
                score=step.score,
                when=_condition(step.when) if step.when else None,
                wording=step.wording,
                activity=step.activity or "",
                published_wording=(step.published.wording if step.published else None) or "",
            )
            for step in one.scale.values()
        ],
    )


def _condition(said: Condition) -> ConditionOut:
    bounds = said.model_dump(include={"lt", "le", "gt", "ge"})
    return ConditionOut(equals=said.eq, one_of=list(said.among) if said.among is not None else None, **bounds)
