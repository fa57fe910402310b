"""The office's signature: Ed25519, by a key derived from the installation's secret key (decision 16)."""

import base64
from functools import cache

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from django.conf import settings

PURPOSE = b"pendamping: signed statements, 1"  # so that this key opens nothing else


def sign(text: str) -> str:
    """The signature of exactly this text, in base64."""
    return _base64(_key(settings.SECRET_KEY).sign(text.encode()))


def is_ours(text: str, signature: str) -> bool:
    """Whether this office signed exactly this text."""
    try:
        _key(settings.SECRET_KEY).public_key().verify(base64.b64decode(signature), text.encode())
    except (InvalidSignature, ValueError):
        return False
    return True


def public_key() -> str:
    return _base64(_key(settings.SECRET_KEY).public_key().public_bytes(Encoding.Raw, PublicFormat.Raw))


@cache
def _key(secret: str) -> Ed25519PrivateKey:
    """Derived from the installation's secret key (HKDF, RFC 5869): one secret to keep and to back up."""
    seed = HKDF(algorithm=SHA256(), length=32, salt=None, info=PURPOSE).derive(secret.encode())
    return Ed25519PrivateKey.from_private_bytes(seed)


def _base64(content: bytes) -> str:
    return base64.b64encode(content).decode()
