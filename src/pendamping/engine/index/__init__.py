"""The village index: answers → scores → composites → status → what lacks and what would lift it; any definition.

from pendamping.engine import index
idm = index.definition("idm")
scored = index.score(table, idm)     # a table in, a table out
index.score_one({"doctor_count": 0}, idm).missing
"""

from pendamping.engine.index.changes import decompose
from pendamping.engine.index.comparing import Agreement, Comparison, compare
from pendamping.engine.index.errors import (
    ColumnMissing,
    ColumnUnfit,
    IndexRefusal,
    ScoreOutOfRange,
    SumOutOfRange,
)
from pendamping.engine.index.figures import nilai
from pendamping.engine.index.one import DimensionScore, Scored, score_one
from pendamping.engine.index.points import score, score_totals, with_nilai
from pendamping.engine.index.reasons import AnswerUsed, Reason, Reasons, Said, why
from pendamping.engine.index.recovering import recover
from pendamping.engine.index.scores import scores_from_answers
from pendamping.engine.law.definitions import NoSuchIndex, definition, definitions

__all__ = [
    "Agreement",
    "AnswerUsed",
    "ColumnMissing",
    "ColumnUnfit",
    "Comparison",
    "DimensionScore",
    "IndexRefusal",
    "NoSuchIndex",
    "Reason",
    "Reasons",
    "Said",
    "ScoreOutOfRange",
    "Scored",
    "SumOutOfRange",
    "compare",
    "decompose",
    "definition",
    "definitions",
    "nilai",
    "recover",
    "score",
    "score_one",
    "score_totals",
    "scores_from_answers",
    "why",
    "with_nilai",
]
