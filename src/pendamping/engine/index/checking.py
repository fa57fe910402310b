"""Answers as people, workbooks and phones give them: read with the unit in mind, or refused with what to write.

Nothing is guessed: what could mean two things is refused with both. A sentence comes from its code, so that pages,
workbooks and the command line say the same.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, time
from decimal import Decimal
from math import isfinite
from typing import Final, TypeGuard, cast

from pendamping.engine.index.texts import TEXTS
from pendamping.engine.law.conditions import holds
from pendamping.engine.law.entries import Condition
from pendamping.engine.law.index_model import Answer, IndexDefinition

Value = int | float | bool | str | list[str]
NONE: Final = "-"  # of several choices, none holds: an answer of its own, unlike leaving the question open
YES: Final = frozenset({"ya", "ada", "true", "benar"})
NO: Final = frozenset({"tidak", "tidak ada", "false", "salah"})
MOST: Final = Decimal(10**12)  # no village counts or walks so far; what is longer is a key that was held down
NOTHING: Final = frozenset({NONE, "tidak ada"})
WHOLE: Final = re.compile(r"\d+")
GROUPED: Final = re.compile(r"\d{1,3}(\.\d{3})+(,\d+)?")
WITH_COMMA: Final = re.compile(r"\d+,\d+")
WITH_POINT: Final = re.compile(r"\d+\.\d+")
NUMBER_AND_WORD: Final = re.compile(r"([\d.,]+)\s*([a-z%]+)\.?")
# What people write beside a number → the unit it is, and how many of that unit one of them is.
SAID_UNITS: Final = {
    "menit": ("minute", 1), "mnt": ("minute", 1), "jam": ("minute", 60),
    "m": ("metre", 1), "meter": ("metre", 1), "km": ("metre", 1000), "kilometer": ("metre", 1000),
}  # fmt: skip
ASKED_UNITS: Final = {"minute": ("minute", 1), "metre": ("metre", 1), "kilometre": ("metre", 1000)}


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with answers: a code that others may match on, the answers it stands beside, and its facts."""

    code: str
    answers: tuple[str, ...]
    facts: Mapping[str, object] = field(default_factory=dict)

    def sentence(self, translate: Callable[[str], str] = str) -> str:
        """What was read and what to write."""
        return translate(TEXTS[self.code]) % self.facts


class AnswerRefused(Exception):
    """An answer that cannot be taken as it stands."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.sentence())
        self.fault = fault


def read_answer(raw: object, answer: Answer) -> Value | None:
    """The answer in the type of its question; None where nothing was given.

    Args:
        raw: text as typed; or a number, boolean, date or list as a workbook or a phone gives it.
    Raises: AnswerRefused: with what was read and what to write instead.

    >>> from pendamping.engine.law.definitions import definition
    >>> minutes = definition("idm").answers["health_facility_travel_minutes"]
    >>> read_answer(" 12,5 ", minutes)
    12.5
    >>> read_answer("1 jam", minutes)
    Traceback (most recent call last):
    pendamping.engine.index.checking.AnswerRefused: Terbaca “1 jam”. Isian ini dalam menit: tulis 60.
    """
    if isinstance(raw, str):
        raw = " ".join(raw.split())
    if raw is None or raw == "" or (isinstance(raw, list) and not raw and answer.type != "choices"):
        return None
    if isinstance(raw, (date, time)):
        raise _refused("date", answer, read=raw.isoformat())
    match answer.type:
        case "integer" | "decimal":
            return _number(raw, answer)
        case "boolean":
            return _boolean(raw, answer)
        case "choice":
            return _option(raw, answer)
        case "choices":
            return _options(raw, answer)


def contradictions_in(given: Mapping[str, object], index: IndexDefinition) -> list[Fault]:
    """Answers that cannot all be true, in the order of the form."""
    found = []
    for answer in index.answers.values():
        own, most = given.get(answer.id), given.get(answer.at_most or "")
        if _is_number(own) and _is_number(most) and own > most:
            other = index.answers[answer.at_most or ""]
            facts = {"label": answer.label, "value": written(own), "other": other.label, "most": written(most)}
            found.append(Fault("more_than", (answer.id, other.id), facts))
    for rule in index.contradictions:
        concerned = {**rule.given, **rule.expect}
        if any(given.get(id_) is None for id_ in concerned):
            continue
        holds = all(_fulfils(given[id_], condition) for id_, condition in rule.given.items())
        if holds and not all(_fulfils(given[id_], condition) for id_, condition in rule.expect.items()):
            found.append(Fault("contradiction", tuple(concerned), {"what": rule.message}))
    return found


def doubts_in(given: Mapping[str, object], index: IndexDefinition) -> list[Fault]:
    """Answers that may be true but are more likely mistyped, such as metres in a field of kilometres."""
    found = []
    for answer in index.answers.values():
        value = given.get(answer.id)
        if _is_number(value) and answer.usual_max is not None and value > answer.usual_max:
            facts = {"read": written(value), "usual": written(answer.usual_max), "unit": answer.unit_label}
            found.append(Fault("unusual", (answer.id,), facts))
    return found


def written(value: float | Decimal) -> str:
    """A number as Indonesian texts write it.

    >>> written(1234.5), written(3000.0)
    ('1.234,5', '3.000')
    """
    text = f"{value:,.4f}" if value % 1 else f"{value:,.0f}"
    text = text.rstrip("0").rstrip(".") if value % 1 else text
    return text.translate(str.maketrans(",.-", ".,−"))


def _refused(code: str, answer: Answer, **facts: object) -> AnswerRefused:
    return AnswerRefused(Fault(code, (answer.id,), {"label": answer.label, "unit": answer.unit_label, **facts}))


def _number(raw: object, answer: Answer) -> int | float:
    number = _said_number(raw, answer)
    if abs(number) > MOST:
        raise _refused("too_large", answer, read=f"{number:.2e}".replace(".", ","), most=written(MOST))
    if number < 0 <= (answer.min or 0):
        raise _refused("negative", answer, read=written(number))
    if answer.type == "integer" and number != int(number):
        raise _refused("not_whole", answer, read=written(number))
    if answer.min is not None and number < answer.min:
        raise _refused("too_small", answer, read=written(number), least=written(answer.min))
    if answer.max is not None and number > answer.max:
        raise _refused("too_large", answer, read=written(number), most=written(answer.max))
    return int(number) if answer.type == "integer" else float(number)


def _said_number(raw: object, answer: Answer) -> Decimal:
    if _is_number(raw):
        if isinstance(raw, float) and not isfinite(raw):
            raise _refused("not_a_number", answer, read=raw)
        return Decimal(str(raw))
    if not isinstance(raw, str):
        raise _refused("not_a_number", answer, read=_shown(raw))
    sign, text = (-1, raw[1:].strip()) if raw[0] in "-−" else (1, raw)
    if WHOLE.fullmatch(text) or WITH_COMMA.fullmatch(text):
        return sign * Decimal(text.replace(",", "."))
    if GROUPED.fullmatch(text):
        plain = Decimal(text.replace(".", "").replace(",", "."))
        if answer.type == "decimal" and "," not in text and text.count(".") == 1:
            point = Decimal(text)
            raise _refused("thousands_or_decimals", answer, read=raw, first=plain, second=written(point))
        return sign * plain
    if WITH_POINT.fullmatch(text):
        raise _refused("decimal_point", answer, read=raw, write=text.replace(".", ","))
    raise _with_word(text, answer, raw)


def _with_word(text: str, answer: Answer, raw: str) -> AnswerRefused:
    """Why a text is no number; where a known unit stands beside one, what to write."""
    parts = NUMBER_AND_WORD.fullmatch(text.lower())
    if parts is None or not (WHOLE.fullmatch(parts[1]) or WITH_COMMA.fullmatch(parts[1])):
        code = "formula_error" if raw.startswith("#") else "not_a_number"
        return _refused(code, answer, read=raw)
    amount, word = Decimal(parts[1].replace(",", ".")), parts[2]
    if word == "%":
        return _refused("percent", answer, read=raw)
    said, asked = SAID_UNITS.get(word), ASKED_UNITS.get(answer.unit or "")
    if said and asked and said[0] == asked[0] and said[1] != asked[1]:
        return _refused("other_unit", answer, read=raw, write=written(amount * said[1] / asked[1]).replace(".", ""))
    if said and (asked is None or said[0] != asked[0]):
        return _refused("foreign_unit", answer, read=raw)
    return _refused("word_beside", answer, read=raw, write=parts[1])


def _boolean(raw: object, answer: Answer) -> bool:
    if isinstance(raw, bool):
        return raw
    word = str(raw).lower()
    if isinstance(raw, str) and word in YES | NO:
        return word in YES
    raise _refused("not_yes_or_no", answer, read=_shown(raw))


def _option(raw: object, answer: Answer) -> str:
    said = str(raw).casefold()
    for one in answer.options:
        if said in {one.id.casefold(), one.label.casefold()}:
            return one.id
    labels = "; ".join(one.label for one in answer.options)
    raise _refused("not_an_option", answer, read=_shown(raw), options=labels)


def _options(raw: object, answer: Answer) -> list[str]:
    parts = raw if isinstance(raw, list) else [part.strip() for part in str(raw).split(";")]
    parts = [part for part in parts if part != ""]
    none = [part for part in parts if str(part).casefold() in NOTHING]
    if none and len(parts) > len(none):
        raise _refused("none_and_some", answer, read=_shown(parts))
    chosen = {_option(part, answer) for part in parts if part not in none}
    return [one.id for one in answer.options if one.id in chosen]


def _shown(raw: object) -> str:
    return "; ".join(map(str, raw)) if isinstance(raw, list) else str(raw)


def _fulfils(value: object, condition: Condition) -> bool:
    return holds(condition, Decimal(str(value)) if _is_number(value) else cast("bool | str", value))


def _is_number(value: object) -> TypeGuard[int | float]:
    return isinstance(value, (int, float)) and not isinstance(value, bool)
