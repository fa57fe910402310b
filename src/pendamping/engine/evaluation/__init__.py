"""Scores of assessors → a weighted result that explains itself, line by line."""

from pendamping.engine.evaluation.scoring import AspectLine, Given, GroupLine, Result, Value, evaluate
from pendamping.engine.evaluation.settling import (
    ImpossibleSetting,
    NotSettled,
    Setting,
    SettledAspect,
    SettledGroup,
    SettledScheme,
    settle,
)

__all__ = [
    "AspectLine",
    "Given",
    "GroupLine",
    "ImpossibleSetting",
    "NotSettled",
    "Result",
    "Setting",
    "SettledAspect",
    "SettledGroup",
    "SettledScheme",
    "Value",
    "evaluate",
    "settle",
]
