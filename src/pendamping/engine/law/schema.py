"""The JSON Schema of every file of an index folder and of evaluation schemes, for those who write one without us."""

from collections.abc import Mapping, Sequence
from typing import Any

from pydantic import TypeAdapter

from pendamping.engine.law.cases import Case
from pendamping.engine.law.evaluation import Scheme
from pendamping.engine.law.files import FILES
from pendamping.engine.law.units import Unit


def schemas() -> dict[str, dict[str, Any]]:
    """By the name of the file, without its ending; `case` is any file of cases/.

    >>> sorted(schemas())
    ['actors', 'answers', 'case', 'evaluation_scheme', 'faults', 'index', 'indicators', 'status', 'units']
    """
    shapes: dict[str, TypeAdapter[Any]] = {name: TypeAdapter(shape) for name, shape in FILES.items()}
    shapes |= {"units": TypeAdapter(Mapping[str, Unit]), "case": TypeAdapter(Sequence[Case])}
    shapes["evaluation_scheme"] = TypeAdapter(Scheme)
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    return {name: head | shape.json_schema(mode="validation") for name, shape in shapes.items()}
