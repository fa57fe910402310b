import gzip

import pytest

from pendamping.common.packed import unpacked
from pendamping.common.tables import FileTooLarge, FileUnreadable


def test_a_packed_file_is_its_content_and_a_plain_one_itself() -> None:
    assert unpacked("a.csv.gz", gzip.compress(b"Kode,Nama")) == unpacked("a.csv", b"Kode,Nama") == b"Kode,Nama"


def test_a_packed_bomb_is_refused_at_its_limit() -> None:
    with pytest.raises(FileTooLarge):
        unpacked("a.gz", gzip.compress(b" " * 10_001), limit=10_000)
    assert len(unpacked("a.gz", gzip.compress(b" " * 10_000), limit=10_000)) == 10_000


def test_half_a_file_is_refused() -> None:
    with pytest.raises(FileUnreadable):
        unpacked("a.gz", gzip.compress(b"Kode,Nama" * 100)[:-9])
