"""Evaluations, who assesses, what an installation sets of a scheme, and what else a performance file holds."""

from pendamping.evaluation.models.assessors import Assessor, Score, Seat
from pendamping.evaluation.models.evaluations import Evaluation, Notice
from pendamping.evaluation.models.letters import PersonalLetter
from pendamping.evaluation.models.settings import SchemeSetting

__all__ = ["Assessor", "Evaluation", "Notice", "PersonalLetter", "SchemeSetting", "Score", "Seat"]
