"""The secret key of an installation that was given none: a file that only its owner reads."""

import secrets
from pathlib import Path

from pendamping.config.environment import EnvironmentProblem

FILE = "secret.key"


def make_secret_key(home: Path) -> None:
    """Write `<home>/secret.key` with mode 0600 unless it is there."""
    path = home / FILE
    if not path.exists():
        home.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)
        path.write_text(secrets.token_urlsafe(64), encoding="ascii")


def secret_key_in(home: Path) -> str:
    """Raises: EnvironmentProblem: there is no key in `home`."""
    try:
        return (home / FILE).read_text(encoding="ascii").strip()
    except FileNotFoundError:
        raise EnvironmentProblem(
            f"Belum ada kunci rahasia di {home} (no secret key yet). "
            "Isi PENDAMPING_SECRET_KEY, atau jalankan perintah `pendamping migrate`, yang membuatnya."
        ) from None
