"""Forms of evaluation: plain ones."""

from pendamping.evaluation.forms.filters import EvaluationFilter, filter_of
from pendamping.evaluation.forms.opening import OpeningForm, SettingForm
from pendamping.evaluation.forms.saying import DecisionForm, LetterForm, PassForm, TextForm
from pendamping.evaluation.forms.scoring import ScoreForm

__all__ = [
    "DecisionForm",
    "EvaluationFilter",
    "LetterForm",
    "OpeningForm",
    "PassForm",
    "ScoreForm",
    "SettingForm",
    "TextForm",
    "filter_of",
]
