"""Write `data/sneakernet.json`, which the phone's tests read too: `python -m pendamping.sync.tests.vectors`.

Every key is fixed and Ed25519 and AES-GCM are deterministic, so both sides must come to the same bytes.
"""

import hashlib
import json
from base64 import b64encode
from pathlib import Path
from typing import Any, Final

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from pendamping.sync.sneakernet import PIECE, Kind, sealed, with_length

FILE: Final = Path(__file__).parent / "data" / "sneakernet.json"
SEEDS: Final = {"office_exchange": 1, "office_signing": 2, "device": 3, "reply": 4, "parcel": 5, "receipt": 6}
SMALL = b"\xff\xd8 data contoh \xff\xd9"


def seed(name: str) -> bytes:
    """The private key: 32 equal bytes."""
    return bytes([SEEDS[name]]) * 32


def exchange(name: str) -> X25519PrivateKey:
    return X25519PrivateKey.from_private_bytes(seed(name))


def signer(name: str) -> Ed25519PrivateKey:
    return Ed25519PrivateKey.from_private_bytes(seed(name))


def public(key: X25519PrivateKey | Ed25519PrivateKey) -> str:
    return _base64(key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw))


def pattern(size: int) -> bytes:
    """Byte i is i mod 251."""
    return (bytes(range(251)) * (size // 251 + 1))[:size]


def parcel_head() -> dict[str, Any]:
    return {
        "format": 1,
        "id": "01900000-0000-7000-8000-000000000001",
        "device": "01900000-0000-7000-8000-000000000002",
        "made_at": "2026-03-02T10:15:00+07:00",
        "recipient": public(exchange("office_exchange")),
        "reply_key": public(exchange("reply")),
    }


def receipt_head() -> dict[str, Any]:
    return {
        "format": 1,
        "id": "01900000-0000-7000-8000-000000000003",
        "parcel": parcel_head()["id"],
        "device": parcel_head()["device"],
        "made_at": "2026-03-04T08:00:00+07:00",
        "recipient": public(exchange("reply")),
    }


def parcel_list(*files: bytes) -> dict[str, Any]:
    return {
        "protocol": 1,
        "role": "",
        "app_version": "1.2.0",
        "clock": "2026-03-02T10:15:00+07:00",
        "commands": [
            {
                "id": "01900000-0000-7000-8000-000000000004",
                "kind": "report.discard",
                "written_at": "2026-03-01T16:00:00+07:00",
                "body": {"id": "01900000-0000-7000-8000-000000000005", "revision": 2},
            }
        ],
        "files": [{"sha256": hashlib.sha256(one).hexdigest(), "size": len(one)} for one in files],
    }


def vectors() -> str:
    large = pattern(2 * PIECE)
    receipt = {
        "parcel": parcel_head()["id"],
        "clock": "2026-03-04T01:00:00Z",
        "problem": None,
        "answers": [],
        "files": [],
        "statement": None,
    }
    said = {
        "keys": {name: {"private": _base64(seed(name)), "public": public(_key(name))} for name in SEEDS},
        "parcel": {
            "head": parcel_head(),
            "list": parcel_list(SMALL),
            "files": [_base64(SMALL)],
            "file": _base64(_parcel(SMALL)),
        },
        "parcel_of_several_chunks": {
            "head": parcel_head(),
            "list": parcel_list(large),
            "files": f"one, {len(large)} bytes, byte i is i mod 251",
            "size": len(_parcel(large)),
            "sha256": hashlib.sha256(_parcel(large)).hexdigest(),
        },
        "receipt": {
            "head": receipt_head(),
            "content": receipt,
            "file": _base64(
                sealed(
                    Kind.RECEIPT,
                    receipt_head(),
                    with_length(_json(receipt)),
                    exchange("receipt"),
                    signer("office_signing").sign,
                )
            ),
        },
    }
    return json.dumps(said, indent=2, ensure_ascii=False) + "\n"


def _parcel(*files: bytes) -> bytes:
    content = with_length(_json(parcel_list(*files))) + b"".join(files)
    return sealed(Kind.PARCEL, parcel_head(), content, exchange("parcel"), signer("device").sign)


def _key(name: str) -> X25519PrivateKey | Ed25519PrivateKey:
    return signer(name) if name in {"office_signing", "device"} else exchange(name)


def _json(said: dict[str, Any]) -> bytes:
    return json.dumps(said, separators=(",", ":")).encode()


def _base64(content: bytes) -> str:
    return b64encode(content).decode()


if __name__ == "__main__":
    FILE.write_text(vectors(), encoding="utf-8")
