"""Where the papers of a bundle lie until the whole is packed."""

import zipfile
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import IO

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from pendamping.reports.models import BundlePart, PaperBundle

CHUNK = 1 << 20


def keep_files(part: BundlePart, files: Mapping[str, bytes]) -> dict[str, str]:
    """Store these files; returns ending → name in the storage."""
    folder = f"bundles/{part.bundle_id}"
    return {
        ending: default_storage.save(f"{folder}/{part.place:04}.{ending}", ContentFile(content))
        for ending, content in files.items()
    }


def forget_files(parts: Iterable[BundlePart]) -> None:
    for part in parts:
        for name in part.files.values():
            default_storage.delete(name)


def pack(bundle: PaperBundle, parts: Iterable[BundlePart], index: Mapping[str, bytes], out: IO[bytes]) -> None:
    """Write the bundle's file; papers pass one after the other, and are compressed already."""
    at = bundle.made_at
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as packed:
        for name, content in index.items():
            packed.writestr(_entry(name, at), content)
        for part in parts:
            for ending, stored in part.files.items():
                with (
                    default_storage.open(stored) as source,
                    packed.open(_entry(f"{part.path}.{ending}", at), "w") as entry,
                ):
                    while chunk := source.read(CHUNK):
                        entry.write(chunk)


def _entry(name: str, at: datetime) -> zipfile.ZipInfo:
    return zipfile.ZipInfo(name, at.timetuple()[:6])
