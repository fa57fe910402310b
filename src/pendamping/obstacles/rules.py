"""What the services of obstacles ask before they act."""

from pendamping.obstacles.errors import AlreadySolved, NothingSaid
from pendamping.obstacles.models import Obstacle


def require_open(obstacle: Obstacle) -> None:
    """Raises: AlreadySolved."""
    if obstacle.state == Obstacle.State.SOLVED:
        raise AlreadySolved


def said(note: str) -> str:
    """What somebody wrote, trimmed.

    Raises: NothingSaid: nothing is left of it.
    """
    text = note.strip()
    if not text:
        raise NothingSaid
    return text
