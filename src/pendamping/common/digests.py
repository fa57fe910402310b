"""Finding a personal value without storing it: a keyed digest, useless without the installation's key."""

import hashlib
import hmac

from django.conf import settings


def keyed_digest(purpose: str, value: str) -> str:
    """HMAC-SHA256 of `value` for one `purpose`, so that equal values of different fields do not match.

    The last, oldest personal-data key signs: it stays in the list while newer ones are put before it.
    """
    key = f"{purpose}:{settings.SALT_KEY[-1]}".encode()
    return hmac.new(key, value.encode(), hashlib.sha256).hexdigest()
