"""The files that travel without a signal: one container, read and written piece by piece (docs/sneakernet.md)."""

import hashlib
import json
import struct
from base64 import b64decode, b64encode
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import Enum
from typing import IO, Any, Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from pendamping.common.signing import is_signed

FORMAT: Final = 1
PIECE: Final = 64 * 1024  # bytes of the content that are encrypted at once
TAG, SIGNATURE, LENGTH, COUNTER = 16, 64, 4, 11  # bytes
LONGEST_HEAD: Final = 4096


class Kind(Enum):
    """What a file is: its first bytes, and what its keys and its signature are bound to."""

    PARCEL = b"PDKIRIM1", b"pendamping sneakernet 1: parcel"
    RECEIPT = b"PDTERIM1", b"pendamping sneakernet 1: receipt"

    def __init__(self, magic: bytes, purpose: bytes) -> None:
        self.magic, self.purpose = magic, purpose


class Unreadable(Exception):
    """Not such a file, cut off, or changed on its way."""


@dataclass(frozen=True, slots=True)
class Container:
    """A file whose head was read; nothing of its content is known yet."""

    kind: Kind
    head: dict[str, Any]
    prefix: bytes  # every byte before the first piece
    end: int  # where the signature begins
    file: IO[bytes]

    @classmethod
    def read(cls, file: IO[bytes], kind: Kind) -> "Container":
        """Raises: Unreadable."""
        size = file.seek(0, 2)
        file.seek(0)
        start = file.read(len(kind.magic) + LENGTH)
        if len(start) < len(kind.magic) + LENGTH or not start.startswith(kind.magic):
            raise Unreadable
        length: int = struct.unpack(">I", start[len(kind.magic) :])[0]
        prefix = start + file.read(min(length, LONGEST_HEAD + 1))
        end = size - SIGNATURE
        if not 0 < length <= LONGEST_HEAD or len(prefix) + TAG >= end:
            raise Unreadable
        try:
            head = json.loads(prefix[len(start) :])
        except (ValueError, RecursionError) as error:
            raise Unreadable from error
        if not isinstance(head, dict):
            raise Unreadable
        return cls(kind, head, prefix, end, file)

    def is_signed_by(self, public_key: str) -> bool:
        """Whether the owner of this key signed the head and every piece, in this order."""
        digest = _signed(self.kind, self.prefix, self._pieces())
        self.file.seek(self.end)
        return is_signed(digest, b64encode(self.file.read(SIGNATURE)).decode(), public_key)

    def content(self, own: X25519PrivateKey) -> Iterator[bytes]:
        """The content, piece by piece. Raises: Unreadable: it is for another key, or was changed."""
        cipher = AESGCM(_content_key(self.kind, self.prefix, own, _raw(self.head, "ephemeral_key")))
        left = self.end - len(self.prefix)
        for number, piece in enumerate(self._pieces()):
            left -= len(piece)
            try:
                yield cipher.decrypt(_nonce(number, is_last=not left), piece, None)
            except InvalidTag as error:
                raise Unreadable from error

    def _pieces(self) -> Iterator[bytes]:
        self.file.seek(len(self.prefix))
        left = self.end - len(self.prefix)
        while left:
            piece = self.file.read(min(left, PIECE + TAG))
            if not piece:
                raise Unreadable
            left -= len(piece)
            yield piece


def sealed(
    kind: Kind, head: dict[str, Any], content: bytes, ephemeral: X25519PrivateKey, sign: Callable[[bytes], bytes]
) -> bytes:
    """A file that only the owner of the key `head["recipient"]` can read; `ephemeral` was made for this one file.

    Raises: Unreadable: `recipient` is no key.
    """
    public = ephemeral.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
    said = json.dumps(head | {"ephemeral_key": b64encode(public).decode()}, separators=(",", ":")).encode()
    prefix = kind.magic + with_length(said)
    cipher = AESGCM(_content_key(kind, prefix, ephemeral, _raw(head, "recipient")))
    pieces = [
        cipher.encrypt(
            _nonce(start // PIECE, is_last=start + PIECE >= len(content)), content[start : start + PIECE], None
        )
        for start in range(0, len(content), PIECE)
    ]
    return b"".join([prefix, *pieces, sign(_signed(kind, prefix, pieces))])


@dataclass(slots=True)
class Reader:
    """Takes from pieces as many bytes as are asked for."""

    pieces: Iterator[bytes]
    held: bytes = b""

    def take(self, count: int) -> bytes:
        """Raises: Unreadable: there are fewer."""
        parts, missing = [self.held], count - len(self.held)
        while missing > 0:
            piece = next(self.pieces, None)
            if piece is None:
                raise Unreadable
            parts.append(piece)
            missing -= len(piece)
        whole = b"".join(parts)
        self.held = whole[count:]
        return whole[:count]

    def take_list(self, longest: int) -> bytes:
        """What stands behind its own length. Raises: Unreadable: longer than allowed."""
        length: int = struct.unpack(">I", self.take(LENGTH))[0]
        if length > longest:
            raise Unreadable
        return self.take(length)

    def is_empty(self) -> bool:
        return not self.held and next(self.pieces, None) is None


def with_length(text: bytes) -> bytes:
    return struct.pack(">I", len(text)) + text


def _signed(kind: Kind, prefix: bytes, pieces: Iterable[bytes]) -> bytes:
    digests = hashlib.sha256(hashlib.sha256(prefix).digest())
    for piece in pieces:
        digests.update(hashlib.sha256(piece).digest())
    return kind.purpose + b"\0" + digests.digest()


def _content_key(kind: Kind, prefix: bytes, own: X25519PrivateKey, other: bytes) -> bytes:
    """Raises: Unreadable: `other` is no key, or one that gives a secret that everybody knows."""
    try:
        shared = own.exchange(X25519PublicKey.from_public_bytes(other))
    except ValueError as error:
        raise Unreadable from error
    return HKDF(SHA256(), length=32, salt=hashlib.sha256(prefix).digest(), info=kind.purpose).derive(shared)


def _nonce(number: int, *, is_last: bool) -> bytes:
    return number.to_bytes(COUNTER) + bytes([is_last])


def _raw(head: dict[str, Any], name: str) -> bytes:
    try:
        return b64decode(str(head.get(name, "")), validate=True)
    except ValueError as error:
        raise Unreadable from error
