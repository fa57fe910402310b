"""Thousands of random stories between phones and office: `python -m bench.sync_model NUMBER SEED`, one JSON object."""

import bench.office  # noqa: F401  # isort: skip  Django is ready before anything of the product is imported

import json
import logging
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, process_time

from django.db import transaction
from django.test import override_settings
from tests.sync_model.machine import Stage, prepared
from tests.sync_model.office import ON_SQLITE


def main() -> None:
    number, seed = int(sys.argv[1]), sys.argv[2]
    with TemporaryDirectory() as folder:
        media = Path(folder) / "media"
        with override_settings(MEDIA_ROOT=media, ALLOWED_HOSTS=["*"]):
            if ON_SQLITE:
                figures = _play(prepared(media), number, seed)
            else:
                with transaction.atomic():  # its backups are savepoints
                    figures = _play(prepared(media), number, seed)
                    transaction.set_rollback(True)
    print(json.dumps(figures))


def _play(stage: Stage, number: int, seed: str) -> dict[str, object]:
    logging.disable(logging.WARNING)  # revoked phones ask, and are told so
    began, spent, broken = perf_counter(), process_time(), []
    for place in range(number):
        if fault := stage.first_fault(f"{seed}-{place}"):
            print(fault, file=sys.stderr, flush=True)
            broken.append(f"{seed}-{place}")
    return {
        "database": "sqlite" if ON_SQLITE else "postgresql",
        "stories": number,
        "seed": seed,
        "broken": broken,
        "seconds": round(perf_counter() - began),
        "processor_s": round(process_time() - spent),
    }


if __name__ == "__main__":
    main()
