"""A result, line by line, as the pages and the paper show it."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from pendamping.engine.evaluation import AspectLine, SettledScheme
from pendamping.evaluation.schemas import EvaluationSheet
from pendamping.evaluation.wording import said


@dataclass(frozen=True, slots=True)
class ResultLine:
    name: str
    points: Decimal
    evidence: Sequence[str]
    given: Sequence[tuple[str, Decimal | None]]  # assessor, value; none where the reader may not see them yet
    earned: Decimal | None
    why: str  # "12 × 80,00 ÷ 100 = 9,60"


@dataclass(frozen=True, slots=True)
class ResultGroup:
    name: str
    points: Decimal
    lines: Sequence[ResultLine]
    earned: Decimal | None
    missing: Sequence[str]


def lines_of(scheme: SettledScheme, sheet: EvaluationSheet) -> list[ResultGroup]:
    """Every group with its aspects; without a result only what is asked, and the evidence beside it."""
    if sheet.result is None:
        return [
            ResultGroup(
                group.name,
                group.points,
                [
                    ResultLine(one.name, one.points, said(sheet.facts, one.evidence), (), None, "")
                    for one in group.aspects
                ],
                None,
                (),
            )
            for group in scheme.groups
        ]
    return [
        ResultGroup(
            line.group.name,
            line.group.points,
            [_line(scheme, one, sheet) for one in line.lines],
            line.shown,
            line.missing,
        )
        for line in sheet.result.groups
    ]


def _line(scheme: SettledScheme, line: AspectLine, sheet: EvaluationSheet) -> ResultLine:
    return ResultLine(
        name=line.aspect.name,
        points=line.aspect.points,
        evidence=said(sheet.facts, line.aspect.evidence),
        given=[(one.assessor, one.value) for one in line.values],
        earned=line.shown,
        why=_why(scheme, line),
    )


def _why(scheme: SettledScheme, line: AspectLine) -> str:
    if line.shown is None or line.shown_mean is None:
        return ""
    mean = number_format(line.shown_mean, 2)
    if len(line.values) > 1:
        mean = _("rata-rata %(mean)s") % {"mean": mean}
    points, highest = plain_number(line.aspect.points), plain_number(scheme.scale.highest)
    return f"{points} × {mean} ÷ {highest} = {number_format(line.shown, 2)}"


def plain_number(value: Decimal) -> str:
    """Without decimals that say nothing: 12, 7,5."""
    return number_format(value.normalize() if value % 1 else value.quantize(Decimal(1)))
