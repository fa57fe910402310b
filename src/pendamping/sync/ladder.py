"""Obstacles as the phone holds them; the callers have asked only for what the scope allows."""

from typing import Final
from uuid import UUID

from django.db.models import QuerySet

from pendamping.obstacles.models import Obstacle
from pendamping.sync.schemas.records import Change, ObstacleOut, SaidOut

SAME_NAME: Final = frozenset(ObstacleOut.model_fields) - {
    "region", "region_name", "owner", "raised_by", "part_of", "said",
}  # fmt: skip


def obstacle_changes(obstacles: QuerySet[Obstacle]) -> dict[UUID, Change]:
    """Two queries, however many obstacles."""
    loaded = obstacles.select_related("region", "owner").prefetch_related("events")
    return {one.pk: Change(type="obstacle", id=one.pk, obstacle=_obstacle(one)) for one in loaded}


def _obstacle(obstacle: Obstacle) -> ObstacleOut:
    return ObstacleOut(
        **{name: getattr(obstacle, name) for name in SAME_NAME},
        region=obstacle.region_id,
        region_name=obstacle.region.name,
        owner=obstacle.owner.short_name if obstacle.owner else "",
        raised_by=obstacle.raised_by_id,
        part_of=obstacle.part_of_id,
        said=[
            SaidOut(kind=one.kind, at=one.at, by=one.by_name, level=one.level, note=one.note)
            for one in obstacle.events.all()
        ],
    )
