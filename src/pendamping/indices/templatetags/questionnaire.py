"""What the pages of a sheet draw: the choices of a question, an answer in words."""

from collections.abc import Mapping

from django import template
from django.utils.translation import gettext as _

from pendamping.engine.index.checking import NONE
from pendamping.engine.law.index_model import Answer
from pendamping.indices.questionnaire import shown

register = template.Library()


@register.filter
def at(names: Mapping[str, str], key: str) -> str:
    return names.get(key, "")


@register.filter
def answered(answer: Answer, value: object) -> str:
    """An answer in words, with its unit."""
    return shown(answer, value)


@register.filter
def offered(answer: Answer) -> list[tuple[str, str]]:
    """What can be ticked, in the order of the law; of several choices also that none holds."""
    if answer.type == "boolean":
        return [("ya", _("Ya")), ("tidak", _("Tidak"))]
    choices = [(one.id, one.label) for one in answer.options]
    return [*choices, (NONE, _("Tidak ada"))] if answer.type == "choices" else choices
