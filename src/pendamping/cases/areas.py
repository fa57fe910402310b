"""Where somebody works, seen as one area: the office over it decides their cases."""

from datetime import date
from uuid import UUID

from pendamping.people.areas import common_code
from pendamping.people.models import Assignment, AssignmentArea


def area_of(person_id: UUID, day: date) -> str:
    """The smallest region that holds all places of duty of that day; "" where there is none."""
    posts = Assignment.objects.filter(person_id=person_id).active_on(day)
    areas = AssignmentArea.objects.filter(assignment__in=posts).values_list("region_id", flat=True)
    return common_code(list(areas))
