import json
from datetime import date
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from pendamping.engine.law.definitions import OUR_FOLDER
from pendamping.engine.law.schema import schemas

FOLDER = OUR_FOLDER / "schemas"
OF_FOLDER = {"cases": "case"}
FILES = sorted(path for index in OUR_FOLDER.glob("*/index.yaml") for path in index.parent.rglob("*.yaml"))


def test_the_committed_schemas_are_those_of_the_code() -> None:
    """Otherwise: python -m tools.law_schemas"""
    committed = {path.name.removesuffix(".schema.json"): json.loads(path.read_text()) for path in FOLDER.iterdir()}
    assert committed == schemas()


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_every_file_of_ours_fits_its_schema(path: Path) -> None:
    schema = schemas()[OF_FOLDER.get(path.parent.name, path.stem)]
    jsonschema.validate(as_json(yaml.safe_load(path.read_text(encoding="utf-8"))), schema)


def test_a_key_that_nobody_knows_does_not_fit() -> None:
    content = as_json(yaml.safe_load((OUR_FOLDER / "permendesa-2-2016" / "status.yaml").read_text(encoding="utf-8")))
    with pytest.raises(jsonschema.ValidationError, match="satuan"):
        jsonschema.validate(content | {"satuan": "poin"}, schemas()["status"])


def as_json(value: Any) -> Any:
    """As an editor reads YAML for its schema: keys are text, and so are days."""
    if isinstance(value, dict):
        return {str(key): as_json(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [as_json(inner) for inner in value]
    return value.isoformat() if isinstance(value, date) else value
