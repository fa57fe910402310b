"""Signed texts as they are carried about: as a file, pasted, or in a QR code."""

import json
import re
import zlib
from base64 import b64decode, b64encode, urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass
from typing import Any, Final

SIGNATURE: Final = 64  # bytes
LONGEST: Final = 64 * 1024  # bytes of a text; a year of work has a tenth
_PAYLOAD = re.compile(r"^(?:https?://[^#\s]*#)?([A-Za-z0-9_-]{100,})$", re.ASCII)


@dataclass(frozen=True, slots=True)
class Carried:
    """A text with a signature; whose it is has yet to be found out."""

    text: str
    signature: str  # base64
    public_key: str = ""  # base64; "": the carrier names none
    file: str = ""  # what the text vouches for by its fingerprint, as `canonical` writes it; "": nothing comes along


def canonical(said: Any) -> str:
    """One way to write this as JSON, so that the same content has the same fingerprint and signature."""
    return json.dumps(said, ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def payload(text: str, signature: str) -> str:
    """For a QR code: the signature and the packed text, in signs that an address may hold."""
    packed = b64decode(signature) + zlib.compress(text.encode(), 9)
    return urlsafe_b64encode(packed).decode().rstrip("=")


def carried_in(given: str) -> Carried | None:
    """What somebody brings: the file of an app, the text and its signature below it, or what a QR code says."""
    given = given.strip()
    if found := _PAYLOAD.match(given):
        return _unpacked(found[1])
    try:
        said = json.loads(given)
    except (ValueError, RecursionError):
        text, _break, signature = given.rpartition("\n")
        return Carried(text.strip(), signature.strip()) if text else None
    if not isinstance(said, dict) or not isinstance(said.get("text"), str):
        return None
    file = canonical(said["file"]) if "file" in said else ""
    return Carried(said["text"], str(said.get("signature", "")), str(said.get("public_key", "")), file)


def _unpacked(said: str) -> Carried | None:
    unpacking = zlib.decompressobj()
    try:
        packed = urlsafe_b64decode(said + "=" * (-len(said) % 4))
        text = unpacking.decompress(packed[SIGNATURE:], LONGEST).decode()
    except (ValueError, zlib.error):
        return None
    return Carried(text, b64encode(packed[:SIGNATURE]).decode()) if unpacking.eof else None
