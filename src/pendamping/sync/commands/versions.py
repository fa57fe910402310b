"""Versions of records that may be written in several places: which one a phone builds on, and how they are counted."""

from pendamping.fieldwork.models import DailyReport, WorkPlanItem
from pendamping.obstacles.models import Obstacle
from pendamping.sync.commands.sent import Sent


def version_known(stored: int, seen: int | None, sent: Sent) -> int:
    """The office's version that a writing builds on; another than `stored` is a conflict.

    What this very phone stored last it may build on, even if the office's answer never reached it; and on a version
    that a restored office forgot, whose content is part of what the phone sends.
    """
    return stored if stored == sent.own_version else min(seen or 0, stored)


def count_from(record: DailyReport | Obstacle | WorkPlanItem, before: int, least: int) -> None:
    """Versions never begin anew after a restore: else somebody would answer for another content than was seen."""
    if before < record.version < least:
        type(record)._default_manager.filter(pk=record.pk).update(version=least)
        record.version = least
