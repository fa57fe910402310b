"""A phone asks what changed about its area, with the digests of what it holds."""

from pendamping.common.scope import Scope
from pendamping.sync.area_schemas import MOST_SHEETS, AreaAsked, AreaReply
from pendamping.sync.selectors.around import around
from pendamping.sync.selectors.village_sheets import own_villages, village_sheets


def area_of_phone(scope: Scope, asked: AreaAsked) -> AreaReply:
    """Raises: NotAllowed: nobody works with a phone in this role."""
    scope.require("sync.use")
    own = own_villages(scope)
    too_many = len(own) > MOST_SHEETS
    wanted = [code for code in asked.only if scope.covers(code)] or ([] if too_many else own)
    sheets = village_sheets(scope, wanted)
    held = around(scope)
    kept = {code for code in asked.villages if scope.covers(code)} if too_many else set(own)
    return AreaReply(
        around=held if held.digest != asked.around else None,
        villages=[one for one in sheets if asked.villages.get(one.code) != one.digest],
        gone=sorted(asked.villages.keys() - kept - {one.code for one in sheets}),
        too_many=too_many,
    )
