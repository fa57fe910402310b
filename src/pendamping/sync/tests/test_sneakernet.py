"""The container of files that travel by hand: what both sides agree on, and what nobody can do to it."""

import contextlib
import io
import json
from base64 import b64decode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pendamping.sync.sneakernet import PIECE, SIGNATURE, TAG, Container, Kind, Reader, Unreadable, sealed
from pendamping.sync.tests.vectors import FILE, exchange, parcel_head, pattern, public, signer, vectors


def parcel(content: bytes) -> bytes:
    return sealed(Kind.PARCEL, parcel_head(), content, exchange("parcel"), signer("device").sign)


def read(file: bytes, key: str = "office_exchange") -> bytes:
    return b"".join(Container.read(io.BytesIO(file), Kind.PARCEL).content(exchange(key)))


def is_signed(file: bytes) -> bool:
    return Container.read(io.BytesIO(file), Kind.PARCEL).is_signed_by(public(signer("device")))


def test_the_committed_example_is_what_the_code_writes() -> None:
    assert FILE.read_text(encoding="utf-8") == vectors()


def test_the_committed_example_can_be_read() -> None:
    said = json.loads(FILE.read_text(encoding="utf-8"))["parcel"]
    file = b64decode(said["file"])
    reader = Reader(iter([read(file)]))
    assert json.loads(reader.take_list(10_000)) == said["list"]
    assert reader.take(said["list"]["files"][0]["size"]) == b64decode(said["files"][0])
    assert reader.is_empty()
    assert is_signed(file)


@pytest.mark.parametrize("size", [1, PIECE - 1, PIECE, PIECE + 1, 3 * PIECE])
def test_what_goes_in_comes_out(size: int) -> None:
    assert read(parcel(pattern(size))) == pattern(size)


def test_another_key_reads_nothing() -> None:
    with pytest.raises(Unreadable):
        read(parcel(b"data contoh"), "reply")


@given(st.data())
def test_a_single_changed_byte_is_noticed(data: st.DataObject) -> None:
    file = bytearray(parcel(b"data contoh" * 20))
    place = data.draw(st.integers(0, len(file) - 1))
    file[place] ^= data.draw(st.integers(1, 255))
    with contextlib.suppress(Unreadable):
        assert not is_signed(bytes(file))


@given(st.binary(max_size=600))
def test_anything_else_is_unreadable_and_nothing_worse(junk: bytes) -> None:
    for file in (junk, Kind.PARCEL.magic + junk, Kind.PARCEL.magic + b"\0\0\0\x02{}" + junk):
        with contextlib.suppress(Unreadable):
            assert not is_signed(file)


def test_chunks_can_be_neither_swapped_nor_cut_off() -> None:
    file = parcel(pattern(3 * PIECE))
    body = len(file) - SIGNATURE - 3 * (PIECE + TAG)
    first, second = slice(body, body + PIECE + TAG), slice(body + PIECE + TAG, body + 2 * (PIECE + TAG))
    swapped = file[:body] + file[second] + file[first] + file[second.stop :]
    cut = file[: -SIGNATURE - PIECE - TAG] + file[-SIGNATURE:]
    for broken in (swapped, cut):
        assert not is_signed(broken)
        with pytest.raises(Unreadable):
            read(broken)


@pytest.mark.parametrize("key", ["", "A" * 44, "bukan kunci", "\u0131", None])
def test_a_key_that_is_none_is_said_so(key: object) -> None:
    head = json.dumps(parcel_head() | {"ephemeral_key": key}).encode()
    file = Kind.PARCEL.magic + len(head).to_bytes(4) + head + bytes(200)
    with pytest.raises(Unreadable):
        read(file)
