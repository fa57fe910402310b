"""Write frontend/field/tests/law: each index as phones get it, its worked cases, invented villages with their result.

The phone's own calculation is tested against these (`make phone-law`); a test compares them with the law.
"""

import json
import os
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
django.setup()

from pendamping.engine.index import score_one  # noqa: E402  Django is ready now
from pendamping.engine.law.cases import cases_beside  # noqa: E402
from pendamping.engine.law.conditions import probes  # noqa: E402
from pendamping.engine.law.definitions import OUR_FOLDER, read_definition  # noqa: E402
from pendamping.engine.law.index_model import Answer, IndexDefinition  # noqa: E402
from pendamping.sync.definitions import definition_out  # noqa: E402

TARGET = Path(__file__).resolve().parent.parent / "frontend" / "field" / "tests" / "law"
VILLAGES, SEED = 25, 2024
LEFT_OPEN = 0.05  # the share of questions that every third invented village leaves open


def written() -> dict[str, str]:
    """File name → content."""
    return {f"{folder.index}.json": folder.text for folder in map(_Folder, sorted(OUR_FOLDER.glob("*/index.yaml")))}


class _Folder:
    """One index folder of the law, as a phone's test reads it."""

    def __init__(self, path: Path) -> None:
        index = read_definition(path.parent)
        said = {
            "definition": definition_out(index).model_dump(mode="json"),
            "cases": [_plain(case.model_dump(mode="json", exclude_unset=True)) for case in cases_beside(path.parent)],
            "villages": list(_villages(index)),
        }
        self.index = index.id
        self.text = _lines(said)


def _lines(said: dict[str, Any]) -> str:
    """One line per case and village, so that a difference can be read."""
    parts = []
    for name, value in said.items():
        rows = [json.dumps(one, ensure_ascii=False, sort_keys=True) for one in value] if isinstance(value, list) else []
        text = "[\n" + ",\n".join(rows) + "\n]" if rows else json.dumps(value, ensure_ascii=False)
        parts.append(f'"{name}": {text}')
    return "{\n" + ",\n".join(parts) + "\n}\n"


def _villages(index: IndexDefinition) -> Iterator[dict[str, Any]]:
    """Invented answers on and beside the bounds of the scales, and official scores where no rule is public."""
    chance = Random(SEED)
    values = {one.id: _values(one, index) for one in index.answers.values()}
    for number in range(VILLAGES):
        open_ = LEFT_OPEN if number % 3 == 0 else 0
        given: dict[str, Any] = {id_: chance.choice(some) for id_, some in values.items() if chance.random() >= open_}
        for one in index.indicators:
            if one.measure is None:
                given[one.id] = chance.randint(index.lowest_score, one.max_score)
        scored = score_one(given, index)
        yield {
            "given": given,
            "scores": dict(scored.scores),
            "points": scored.points,
            "value": None if scored.value is None else str(scored.value),
            "status": scored.status,
            "to_next": scored.to_next,
            "missing": list(scored.missing),
        }


def _values(answer: Answer, index: IndexDefinition) -> list[Any]:
    ids = [one.id for one in answer.options]
    if answer.type == "boolean":
        return [True, False]
    if answer.type == "choice":
        return ids
    if answer.type == "choices":
        return [[], ids[:1], ids[:2], ids]
    beside = {
        float(value)
        for one in index.indicators
        if one.measure and answer.id in one.inputs
        for value in probes(one, one.measure, index.answers)
        if not isinstance(value, (bool, str))
    }
    if any(one.at_most == answer.id for one in index.answers.values()):
        return [1000, 2000, 4000]
    if answer.at_most is not None:
        return [0, 99, 250, 251, 499, 500, 700, 900, 1000]
    numbers = sorted({*beside, 0.0, 1.0, 12.0} - {one for one in beside if one < (answer.min or 0)})
    return [int(one) for one in numbers if one == int(one)] if answer.type == "integer" else numbers


def _plain(case: dict[str, Any]) -> dict[str, Any]:
    return {name: case[name] for name in ("name", "sums", "given", "expect") if name in case}


if __name__ == "__main__":
    TARGET.mkdir(parents=True, exist_ok=True)
    for name, text in written().items():
        (TARGET / name).write_text(text, encoding="utf-8")
