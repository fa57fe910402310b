"""A backup is worth what a restore makes of it."""

import json
import zipfile
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from tests.people import TODAY

from pendamping.access.models import Account
from pendamping.access.scopes import command_scope
from pendamping.common.audit import first_broken_link
from pendamping.common.models import AuditEntry
from pendamping.common.scope import Scope
from pendamping.config.backups import ABOUT, AlreadyFilled, NotABackup, OtherDatabase, OtherKeys, back_up, restore

NOW = datetime(2024, 11, 12, 1, 0, tzinfo=UTC)
LATER = NOW + timedelta(hours=1)
pytestmark = pytest.mark.django_db(transaction=True)  # a restore replaces what others committed


@pytest.fixture
def operator() -> Scope:
    return command_scope("uji", TODAY)


@pytest.fixture(autouse=True)
def home(settings: Any, tmp_path: Path) -> Path:
    settings.HOME = tmp_path
    settings.MEDIA_ROOT = tmp_path / "media"
    (tmp_path / "media").mkdir()
    (tmp_path / "media" / "foto.jpg").write_bytes(b"foto lama")
    return tmp_path


@pytest.fixture
def backup(operator: Scope, home: Path) -> Path:
    Account.objects.create(username="sebelum", name="Sebelum")
    return back_up(operator, home / "cadangan", NOW)


def test_what_was_backed_up_is_there_again(operator: Scope, home: Path, backup: Path) -> None:
    Account.objects.create(username="sesudah", name="Sesudah")
    (home / "media" / "foto.jpg").write_bytes(b"foto baru")
    aside = restore(operator, backup, LATER, replace=True)
    assert list(Account.objects.values_list("username", flat=True)) == ["sebelum"]
    assert (home / "media" / "foto.jpg").read_bytes() == b"foto lama"
    assert (aside / "media" / "foto.jpg").read_bytes() == b"foto baru"
    assert list(AuditEntry.objects.order_by("sequence").values_list("action", flat=True)) == [
        "backup.made",
        "backup.restored",
    ]
    assert first_broken_link() is None
    assert sorted(path.name for path in home.iterdir()) == ["cadangan", "media", aside.name]


def test_data_that_are_there_are_not_replaced_unasked(operator: Scope, backup: Path) -> None:
    with pytest.raises(AlreadyFilled):
        restore(operator, backup, LATER)


def test_the_file_is_private_and_holds_no_key(backup: Path, settings: Any) -> None:
    assert backup.stat().st_mode & 0o077 == 0
    with zipfile.ZipFile(backup) as archive:
        assert settings.SALT_KEY[-1] not in archive.read(ABOUT).decode()
        assert not [name for name in archive.namelist() if "key" in name]


def test_other_keys_are_said_before_anything_is_touched(operator: Scope, backup: Path, settings: Any) -> None:
    settings.SALT_KEY = ["another-key-" + "x" * 40]
    with pytest.raises(OtherKeys):
        restore(operator, backup, LATER, replace=True)
    restore(operator, backup, LATER, replace=True, other_keys=True)


def test_a_backup_of_another_kind_of_database_is_refused(operator: Scope, backup: Path) -> None:
    with zipfile.ZipFile(backup) as archive:
        about = json.loads(archive.read(ABOUT))
    other = backup.with_name("lain.zip")
    with zipfile.ZipFile(other, "w") as archive:
        archive.writestr(ABOUT, json.dumps(about | {"database": "basis-data.lain"}))
    with pytest.raises(OtherDatabase, match=r"basis-data\.lain"):
        restore(operator, other, LATER, replace=True)


@pytest.mark.parametrize("damage", ["cut", "changed", "other", "absent"])
def test_a_damaged_file_changes_nothing(operator: Scope, home: Path, backup: Path, damage: str) -> None:
    content = bytearray(backup.read_bytes())
    damaged = home / "rusak.zip"
    if damage == "cut":
        damaged.write_bytes(content[: len(content) // 2])
    elif damage == "changed":
        content[len(content) // 2] ^= 0xFF
        damaged.write_bytes(content)
    elif damage == "other":
        damaged.write_text("bukan cadangan")
    with pytest.raises(NotABackup, match=r"rusak\.zip"):
        restore(operator, damaged, LATER, replace=True)
    assert Account.objects.filter(username="sebelum").exists()
    assert (home / "media" / "foto.jpg").exists()


def test_the_oldest_make_room(operator: Scope, home: Path) -> None:
    for hour in range(3):
        back_up(operator, home / "cadangan", NOW + timedelta(hours=hour), keep=2)
    assert [path.name for path in sorted((home / "cadangan").iterdir())] == [
        "pendamping-20241112-020000.zip",
        "pendamping-20241112-030000.zip",
    ]


def test_the_commands_say_what_they_did(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    call_command("backup")
    (written,) = (home / "cadangan").iterdir()
    assert written.name in capsys.readouterr().out
    call_command("restore", str(written), replace=True)
    assert "sebelum-dipulihkan" in capsys.readouterr().out
