"""The whole installation in one file: database and media of one moment, without the keys."""

import json
import shutil
import tempfile
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from pendamping import __version__
from pendamping.common.audit import Act, record_acts
from pendamping.common.problems import Problem
from pendamping.common.scope import Scope
from pendamping.config.databases import Database, this_database

FORMAT = 1
ABOUT = "tentang.json"
MEDIA = "media"
MADE_AGAIN = ("bundles",)  # folders of media whose files the office draws anew when they are asked for
NAME = "pendamping-{:%Y%m%d-%H%M%S}.zip"
PATTERN = "pendamping-????????-??????.zip"
PRIVATE = 0o600


class NotABackup(Problem):
    code = "backup.not_one"
    message = _("%(file)s bukan cadangan Pendamping yang utuh: %(said)s")


class OtherDatabase(Problem):
    code = "backup.other_database"
    message = _("Cadangan ini berisi %(found)s, pemasangan ini memakai %(wanted)s. Sesuaikan DATABASE_URL.")


class OtherKeys(Problem):
    code = "backup.other_keys"
    message = _(
        "Cadangan ini dibuat dengan kunci data pribadi lain: NIK dan nomor HP tidak akan terbaca. Pasang dahulu "
        "secret.key atau PENDAMPING_PERSONAL_DATA_KEYS yang lama, atau tambahkan --other-keys."
    )


class AlreadyFilled(Problem):
    code = "backup.already_filled"
    message = _("Sudah ada data di sini. Tambahkan --replace; yang sekarang disimpan di samping, tidak dihapus.")


@dataclass(frozen=True, slots=True)
class About:
    """What a backup says of itself."""

    format: int
    version: str
    made_at: str
    database: str  # the name of its copy inside
    keys: str  # recognises the keys of personal data, tells nothing of them


def back_up(scope: Scope, folder: Path, now: datetime, *, keep: int | None = None) -> Path:
    """Write one backup into `folder` while the server runs, and delete the oldest beyond `keep`.

    The database is copied before the media: a file is stored before the row that names it, so none is missing.

    Raises: ToolMissing, ToolFailed, DatabaseDamaged: nothing was written.
    """
    scope.require("file.maintain")
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / NAME.format(now)
    record_acts(scope, [Act("backup.made", "", "", "", {"file": target.name})])
    database = this_database()
    about = About(FORMAT, __version__, now.isoformat(timespec="seconds"), database.file_name, _key_mark())
    part = target.with_suffix(".part")
    part.touch(mode=PRIVATE)
    try:
        with tempfile.TemporaryDirectory(dir=folder) as work, zipfile.ZipFile(part, "w") as archive:
            copy = Path(work) / database.file_name
            database.copy_to(copy)
            archive.write(copy, database.file_name, zipfile.ZIP_DEFLATED)
            for path, name in _media_files():
                archive.write(path, name)  # photos and PDFs are compressed already
            archive.writestr(ABOUT, json.dumps(asdict(about), indent=2))
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)
    if keep is not None:
        for old in sorted(folder.glob(PATTERN))[:-keep]:
            old.unlink()
    return target


def restore(scope: Scope, file: Path, now: datetime, *, replace: bool = False, other_keys: bool = False) -> Path:
    """Put a backup in the place of what is here; returns the folder where that is kept.

    Everything is unpacked and checked before anything is touched.

    Raises:
        NotABackup, DatabaseDamaged: the file is something else, or not whole.
        OtherDatabase, OtherKeys, AlreadyFilled: it does not belong here, or something does already.
        DatabaseInUse, ToolMissing, ToolFailed: the database cannot be replaced now.
    """
    scope.require("file.maintain")
    database = this_database()
    aside = Path(settings.HOME) / f"sebelum-dipulihkan-{now:%Y%m%d-%H%M%S}"
    with _opened(file) as (archive, about):
        if about.database != database.file_name:
            raise OtherDatabase(found=about.database, wanted=database.file_name)
        if about.keys != _key_mark() and not other_keys:
            raise OtherKeys
        if database.holds_data() and not replace:
            raise AlreadyFilled
        with tempfile.TemporaryDirectory(dir=settings.HOME) as work:
            archive.extractall(work)
            _move_in(database, Path(work), aside)
    call_command("migrate", interactive=False, verbosity=0)
    facts = {"file": file.name, "made_at": about.made_at, "version": about.version}
    record_acts(scope, [Act("backup.restored", "", "", "", facts)])
    return aside


def _move_in(database: Database, unpacked: Path, aside: Path) -> None:
    """The database first: where it cannot be replaced, the media stay as well."""
    aside.mkdir(parents=True)
    try:
        database.replace_with(unpacked / database.file_name, aside)
    except Problem:
        shutil.rmtree(aside)  # nothing was replaced, so it keeps nothing
        raise
    media = Path(settings.MEDIA_ROOT)
    if media.exists():
        shutil.move(media, aside / MEDIA)
    if (unpacked / MEDIA).exists():
        shutil.move(unpacked / MEDIA, media)


@contextmanager
def _opened(file: Path) -> Iterator[tuple[zipfile.ZipFile, About]]:
    """Raises: NotABackup: no zip, a part of it is damaged, or it does not say what it is."""
    try:
        with zipfile.ZipFile(file) as archive:
            about: Mapping[str, object] = json.loads(archive.read(ABOUT))
            damaged = archive.testzip()
            if damaged is not None:
                raise NotABackup(file=file.name, said=damaged)
            if about.get("format") != FORMAT:
                raise NotABackup(file=file.name, said=f"format {about.get('format')}")
            yield archive, About(**about)  # type: ignore[arg-type]  # a wrong shape is a TypeError, told below
    except (OSError, zipfile.BadZipFile, zlib.error, KeyError, TypeError, ValueError) as error:
        raise NotABackup(file=file.name, said=str(error)) from error


def _media_files() -> Iterator[tuple[Path, str]]:
    root = Path(settings.MEDIA_ROOT)
    for path in sorted(root.rglob("*")):
        inside = path.relative_to(root)
        if path.is_file() and inside.parts[0] not in MADE_AGAIN:
            yield path, f"{MEDIA}/{inside.as_posix()}"


def _key_mark() -> str:
    return salted_hmac("pendamping.backup", "keys", secret=settings.SALT_KEY[-1]).hexdigest()[:16]
