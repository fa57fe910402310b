"""What can happen to an obstacle; other apps import from here."""

from pendamping.obstacles.services.acting import (
    answer_obstacle,
    assign_obstacle,
    escalate_obstacle,
    reopen_obstacle,
    solve_obstacle,
)
from pendamping.obstacles.services.grouping import group_obstacles, ungroup_obstacle
from pendamping.obstacles.services.raising import edit_obstacle, raise_obstacle

__all__ = [
    "answer_obstacle",
    "assign_obstacle",
    "edit_obstacle",
    "escalate_obstacle",
    "group_obstacles",
    "raise_obstacle",
    "reopen_obstacle",
    "solve_obstacle",
    "ungroup_obstacle",
]
