"""The receipt of pay day: what the office holds of a person, signed so that nobody can claim otherwise later."""

import base64
import json
from functools import cache

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from django.conf import settings
from django.utils import timezone

from pendamping.common.audit import last_link
from pendamping.common.scope import Scope
from pendamping.sync.schemas import SignedStatement
from pendamping.sync.selectors.holdings import holdings

PURPOSE = b"pendamping: signed statements, 1"  # so that this key opens nothing else


def signed_statement(scope: Scope) -> SignedStatement:
    """What this person's days are to the office now, with the last link of the audit trail that stands behind it."""
    sequence, link = last_link()
    said = {
        "office": settings.BASE_URL,
        "person": str(scope.person_id),
        "name": scope.name,
        "at": timezone.now().isoformat(timespec="seconds"),
        "audit": [sequence, link],
        "days": holdings(scope),
    }
    text = json.dumps(said, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return SignedStatement(
        text=text, signature=_base64(_key(settings.SECRET_KEY).sign(text.encode())), public_key=public_key()
    )


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
