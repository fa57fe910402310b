"""Obstacles that somebody told of at a meeting."""

from django.db import models

from pendamping.obstacles.models import Obstacle


class RaisedObstacle(models.Model):
    """That an obstacle of the register was told of at this meeting; all else about it stands in the register."""

    meeting = models.ForeignKey("meetings.Meeting", models.CASCADE, related_name="raised")
    obstacle = models.OneToOneField(Obstacle, models.CASCADE, related_name="raised_at_meeting")
    written_at = models.DateTimeField()
    written_by = models.CharField(max_length=200)

    class Meta:
        ordering = ["written_at", "pk"]
