"""Asking about obstacles."""

from pendamping.obstacles.selectors.ageing import AgeRow, OfficeRow, ageing_in, offices_in
from pendamping.obstacles.selectors.known import KnownObstacle, obstacles_known
from pendamping.obstacles.selectors.obstacles import (
    LATE,
    OPEN,
    Standing,
    Wanted,
    alike_of,
    get_obstacle,
    obstacles_in,
    obstacles_of_report,
    regions_to_name,
    solutions_like,
    standing_of,
)

__all__ = [
    "LATE",
    "OPEN",
    "AgeRow",
    "KnownObstacle",
    "OfficeRow",
    "Standing",
    "Wanted",
    "ageing_in",
    "alike_of",
    "get_obstacle",
    "obstacles_in",
    "obstacles_known",
    "obstacles_of_report",
    "offices_in",
    "regions_to_name",
    "solutions_like",
    "standing_of",
]
