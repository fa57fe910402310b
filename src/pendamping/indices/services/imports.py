"""Importing a file in two steps: a preview that changes nothing, then the recording."""

import hashlib
from collections.abc import Iterable
from uuid import UUID

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format

from pendamping.common.scope import Scope
from pendamping.indices.comparing import compare
from pendamping.indices.errors import ImportNotFound, NothingToRead, NotPreview
from pendamping.indices.models import ResultImport
from pendamping.indices.reading import read_upload
from pendamping.indices.schemas import FaultyRow, NewSource, PublishedResult
from pendamping.indices.selectors.imports import imports_in
from pendamping.indices.services.recording import Outcome, Progress, known_source, record_import


@transaction.atomic
def prepare_import(
    scope: Scope, source: NewSource, file_name: str, content: bytes, default_year: int | None = None
) -> ResultImport:
    """Read a file and keep it with what recording it would do; no result changes.

    A preview that the same person left unconfirmed is discarded.

    Raises:
        NotAllowed: the role in `scope` may not import results.
        Problem: the file as a whole cannot be used.
        NothingToRead: there is no result in it, not even a faulty one.
    """
    scope.require("index.import")
    for left in ResultImport.objects.filter(account_id=scope.account_id, state=ResultImport.State.PREVIEW):
        _remove(left)
    run = ResultImport(
        source=known_source(scope, source),
        file_name=file_name[-200:],
        sha256=hashlib.sha256(content).hexdigest(),
        default_year=default_year,
        made_at=timezone.now(),
        made_by=scope.name,
        account_id=scope.account_id,
        area=" ".join(scope.prefixes),
    )
    outcome = preview_results(scope, run, read_upload(file_name, content, default_year))
    if not outcome.total:
        raise NothingToRead(file=file_name)
    run.counts = outcome.to_json()
    run.file.save(f"{run.pk}.bin", ContentFile(content), save=False)
    run.save()
    return run


def preview_results(
    scope: Scope,
    run: ResultImport,
    rows: Iterable[PublishedResult | FaultyRow],
    *,
    progress: Progress | None = None,
) -> Outcome:
    """What recording these rows would do."""
    scope.require("index.import")
    outcome = Outcome()
    for lines in compare(scope, run.source, rows):
        for line in lines:
            outcome.add(line)
        if progress:
            progress(outcome.total)
    return outcome


@transaction.atomic
def confirm_import(scope: Scope, pk: UUID) -> Outcome:
    """Record the file of a preview, all of it or nothing; the file is not kept longer.

    Raises:
        NotAllowed: the role in `scope` may not import results.
        ImportNotFound: no such import, or it was made for another area.
        NotPreview: it is recorded already.
    """
    scope.require("index.import")
    run = _locked_preview(scope, pk)
    with run.file.open("rb") as stream:
        content = stream.read()
    rows = read_upload(run.file_name, content, run.default_year)
    _delete_file_on_commit(run)
    run.file = ""
    return record_import(scope, run, rows)


@transaction.atomic
def discard_import(scope: Scope, pk: UUID) -> None:
    """Forget a preview and its file.

    Raises:
        NotAllowed: the role in `scope` may not import results.
        ImportNotFound: no such import, or it was made for another area.
        NotPreview: it is recorded already.
    """
    scope.require("index.import")
    _remove(_locked_preview(scope, pk))


def _locked_preview(scope: Scope, pk: UUID) -> ResultImport:
    run = imports_in(scope).select_for_update(of=("self",)).filter(pk=pk).first()
    if run is None:
        raise ImportNotFound
    if run.state != ResultImport.State.PREVIEW:
        raise NotPreview(at=date_format(timezone.localtime(run.made_at), "SHORT_DATETIME_FORMAT"))
    return run


def _remove(run: ResultImport) -> None:
    """Delete a preview, and its source when nothing else names it."""
    source = run.source
    _delete_file_on_commit(run)
    run.delete()
    if not source.imports.exists():
        source.delete()


def _delete_file_on_commit(run: ResultImport) -> None:
    storage, name = run.file.storage, run.file.name or ""
    transaction.on_commit(lambda: storage.delete(name))
