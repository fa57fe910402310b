"""What the pages of plans draw: rupiah, offices and sources by name, indicators."""

from django import template
from django.utils.formats import number_format
from django.utils.functional import Promise

from pendamping.acceleration import telling
from pendamping.acceleration.solved import Solved
from pendamping.acceleration.wording import BLOCKS, GOALS, SOURCES_IN_WORDS
from pendamping.engine.law.index_model import IndexDefinition

register = template.Library()


@register.filter
def rupiah(number: int | None) -> str:
    """4250000 → Rp4.250.000; nothing → –."""
    return "–" if number is None else telling.rupiah(number)


@register.filter
def percent(share: float) -> str:
    """0.0043 → 0,43%."""
    return f"{number_format(100 * share, 2)}%"


@register.filter
def agency(index: IndexDefinition, code: str) -> str:
    return index.actor_names.get(code, code)


@register.filter
def indicator(index: IndexDefinition, id_: str) -> str:
    return index.indicator(id_).name


@register.filter
def status_label(index: IndexDefinition, id_: str | None) -> str:
    return index.band(id_).label if id_ else ""


@register.filter
def source_name(code: str) -> str | Promise:
    return SOURCES_IN_WORDS[code]


@register.filter
def goal_name(code: str) -> str | Promise:
    return GOALS[code]


@register.filter
def block_words(code: str) -> str | Promise:
    return BLOCKS[code]


@register.filter
def headline(solved: Solved) -> str:
    return telling.headline(solved)


@register.filter
def proof(solved: Solved) -> str:
    return telling.proof(solved)


@register.filter
def index_sentence(solved: Solved) -> str:
    return telling.index_sentence(solved)


@register.filter
def service_sentence(solved: Solved) -> str:
    return telling.service_sentence(solved)


@register.filter
def warnings(solved: Solved) -> list[str]:
    return telling.warnings(solved)


@register.filter
def notes(solved: Solved) -> list[str]:
    return telling.notes(solved)


@register.filter
def marginal_sentences(solved: Solved) -> list[str]:
    return telling.marginal_sentences(solved)
