"""What a supervisor should look at first: the same photo again, hours that overlap, a point far from the village."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from pendamping.demo.journal import VISIT, Entry, Point
from pendamping.demo.world import World

RECENT = timedelta(days=4)
FAR = 0.19  # degrees of latitude, about 21 km
KINDS = 4  # of four people, one each has: hours that overlap, a far point, nothing, the same photo
OVERLAP, FAR_AWAY, SAME_PHOTO = 0, 1, 3


def with_blemishes(world: World, entries: Sequence[Entry]) -> list[Entry]:
    """The entries of one facilitator in order of days, one of the latest with something to ask about."""
    marked = list(entries)
    visits = [
        place for place, one in enumerate(marked) if one.activity.kind == VISIT and one.point and one.participants_f
    ]
    if len(visits) <= KINDS or world.today - marked[visits[-1]].date > RECENT:
        return marked
    last, kind = marked[visits[-1]], marked[0].member.number % KINDS
    if marked[0].member.tier != "PLD":
        return marked
    if kind == SAME_PHOTO:
        marked[visits[-1]] = replace(last, held_up=True, photo_of=marked[visits[-KINDS]].number)
    elif kind == FAR_AWAY and last.point:
        far = Point(last.point.latitude - FAR, last.point.longitude, last.point.accuracy_m)
        marked[visits[-1]] = replace(last, held_up=True, point=far)
    elif kind == OVERLAP:
        other = next(
            one for one in reversed(marked[: visits[-1]]) if one.activity.kind == VISIT and one.region != last.region
        )
        number = marked[-1].number + 1
        marked.append(
            replace(other, number=number, date=last.date, start=last.start, end=last.end, held_up=True, plan=None)
        )
    return marked
