"""The office's keys: one signs statements, one opens parcels; both derived from one secret (decisions 16 and 19)."""

import base64
from functools import cache

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from django.conf import settings

SIGNING = b"pendamping: signed statements, 1"  # so that a key opens nothing but what it is for
EXCHANGE = b"pendamping: sneakernet, 1"


def sign(text: str) -> str:
    """The signature of exactly this text, in base64."""
    return _base64(sign_bytes(text.encode()))


def sign_bytes(content: bytes) -> bytes:
    return _signing_key(settings.SECRET_KEY).sign(content)


def is_ours(text: str, signature: str) -> bool:
    """Whether this office signed exactly this text."""
    return is_signed(text.encode(), signature, public_key())


def is_signed(content: bytes, signature: str, key: str) -> bool:
    """Whether the owner of this public key signed exactly this; False also for what is no signature or no key."""
    try:
        public = Ed25519PublicKey.from_public_bytes(base64.b64decode(key))
        public.verify(base64.b64decode(signature), content)
    except (InvalidSignature, ValueError):
        return False
    return True


def public_key() -> str:
    """What a signature of this office is checked with."""
    return _base64(_signing_key(settings.SECRET_KEY).public_key().public_bytes(Encoding.Raw, PublicFormat.Raw))


def exchange_key() -> str:
    """What a parcel for this office is encrypted to."""
    return _base64(parcel_key().public_key().public_bytes(Encoding.Raw, PublicFormat.Raw))


def parcel_key() -> X25519PrivateKey:
    return _parcel_key(settings.SECRET_KEY)


@cache
def _signing_key(secret: str) -> Ed25519PrivateKey:
    return Ed25519PrivateKey.from_private_bytes(_derived(secret, SIGNING))


@cache
def _parcel_key(secret: str) -> X25519PrivateKey:
    return X25519PrivateKey.from_private_bytes(_derived(secret, EXCHANGE))


def _derived(secret: str, purpose: bytes) -> bytes:
    """Derived from the installation's secret key (HKDF, RFC 5869): one secret to keep and to back up."""
    return HKDF(algorithm=SHA256(), length=32, salt=None, info=purpose).derive(secret.encode())


def _base64(content: bytes) -> str:
    return base64.b64encode(content).decode()
