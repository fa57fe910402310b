"""Write docs/openapi.json: what phones and other systems may ask, as the code describes it (`make openapi`)."""

import json
import os
from pathlib import Path

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
django.setup()

from pendamping.sync.api import api  # noqa: E402  Django is ready now

TARGET = Path(__file__).resolve().parent.parent / "docs" / "openapi.json"


def described() -> str:
    """The document as it is committed; a test compares it, so that a changed door shows as a difference."""
    document = api.get_openapi_schema(path_prefix="/api/")
    document["info"]["version"] = "1"  # of the protocol; the release is no part of it
    return json.dumps(document, indent=2, ensure_ascii=False, sort_keys=True) + "\n"


if __name__ == "__main__":
    TARGET.write_text(described(), encoding="utf-8")
