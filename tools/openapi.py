"""Write docs/openapi.json: what phones and other systems may ask, as the code describes it (`make openapi`)."""

import json
import os
from pathlib import Path
from typing import Any, Literal

import django
from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
django.setup()

from pendamping.sync.api import api  # noqa: E402  Django is ready now
from pendamping.sync.commands.registry import KINDS  # noqa: E402

TARGET = Path(__file__).resolve().parent.parent / "docs" / "openapi.json"


def described() -> str:
    """The document as it is committed; a test compares it, so that a changed door shows as a difference."""
    document = api.get_openapi_schema(path_prefix="/api/")
    document["info"]["version"] = "1"  # of the protocol; the release is no part of it
    document["components"]["schemas"] |= _bodies()
    document["components"]["schemas"]["Command"]["properties"]["body"]["description"] = _kinds()
    return json.dumps(document, indent=2, ensure_ascii=False, sort_keys=True) + "\n"


def _bodies() -> dict[str, Any]:
    """What the commands of a batch say, which the batch itself leaves open."""
    asked: list[tuple[type[BaseModel], Literal["validation"]]] = [(one.body, "validation") for one in KINDS.values()]
    _places, shared = models_json_schema(list(dict.fromkeys(asked)), ref_template="#/components/schemas/{model}")
    bodies: dict[str, Any] = shared["$defs"]
    return bodies


def _kinds() -> str:
    return "By kind: " + ", ".join(f"{kind}: {one.body.__name__}" for kind, one in sorted(KINDS.items()))


if __name__ == "__main__":
    TARGET.write_text(described(), encoding="utf-8")
