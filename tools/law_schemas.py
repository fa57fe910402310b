"""Writes src/pendamping/law/schemas: run after the shape of a law file changed. A test fails until then."""

import json
from pathlib import Path

from pendamping.engine.law.schema import schemas

FOLDER = Path(__file__).resolve().parent.parent / "src/pendamping/law/schemas"


def main() -> None:
    FOLDER.mkdir(exist_ok=True)
    for name, schema in schemas().items():
        text = json.dumps(schema, ensure_ascii=False, indent=2)
        (FOLDER / f"{name}.schema.json").write_text(f"{text}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
