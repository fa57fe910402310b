"""Files that no row names any more: what a write that was cut off, or a removed photo, leaves behind."""

from collections.abc import Iterator
from datetime import timedelta

from django.core.files.storage import Storage, default_storage
from django.db import transaction
from django.db.models import ProtectedError
from django.utils import timezone

from pendamping.common.audit import Act, record_acts
from pendamping.common.models import StoredFile
from pendamping.common.scope import Scope

ROOT = "files"
A_DAY = timedelta(days=1)  # younger files may belong to a write that is under way


def remove_unused_files(scope: Scope) -> tuple[int, int]:
    """Forget stored content that nothing names, then remove files without a row; returns the number of each.

    Raises: NotAllowed: the role keeps no files in order.
    """
    scope.require("file.maintain")
    uses = [one.name for one in StoredFile._meta.related_objects]  # of every app, each by its own name
    unused = StoredFile.objects.filter(**{f"{name}__isnull": True for name in uses})
    forgotten = [stored.pk for stored in list(unused) if _forget(scope, stored)]
    return len(forgotten), _remove_files_without_row()


def _forget(scope: Scope, stored: StoredFile) -> bool:
    """The row goes first: a file without a row is harmless, a row without its file is not."""
    if not _is_old(stored.file.storage, stored.file.name or ""):
        return False
    sha256 = stored.sha256
    try:
        with transaction.atomic():
            stored.delete()
            act = Act("file.forgotten", StoredFile._meta.label_lower, sha256[:12], "", {"sha256": sha256})
            record_acts(scope, [act])
    except ProtectedError:  # an issued document shows it, or somebody attached it in this moment
        return False
    return True


def _remove_files_without_row() -> int:
    storage = default_storage
    number = 0
    for name in _names_below(storage, ROOT):
        known = StoredFile.objects.filter(file=name).exists() or StoredFile.objects.filter(thumbnail=name).exists()
        if not known and _is_old(storage, name):
            storage.delete(name)
            number += 1
    return number


def _is_old(storage: Storage, name: str) -> bool:
    if not storage.exists(name):
        return True
    return storage.get_modified_time(name) < timezone.now() - A_DAY


def _names_below(storage: Storage, folder: str) -> Iterator[str]:
    if not storage.exists(folder):
        return
    folders, files = storage.listdir(folder)
    yield from (f"{folder}/{name}" for name in files)
    for inner in folders:
        yield from _names_below(storage, f"{folder}/{inner}")
