"""A phone asks what changed about its area, with the digests of what it holds."""

from contextlib import suppress

from pendamping.common.scope import Scope
from pendamping.sync.definitions import definition_text
from pendamping.sync.errors import DefinitionNotFound
from pendamping.sync.schemas.areas import AreaAsked, AreaReply, VillageSheetOut
from pendamping.sync.selectors.around import around
from pendamping.sync.selectors.own_villages import own_villages
from pendamping.sync.selectors.village_sheets import village_sheets


def area_of_phone(scope: Scope, asked: AreaAsked) -> AreaReply:
    """Raises: NotAllowed: nobody works with a phone in this role."""
    scope.require("sync.use")
    own = own_villages(scope)
    wanted = [code for code in asked.only if scope.covers(code)] or ([] if own.too_many else own.codes)
    sheets = village_sheets(scope, wanted, with_works=own.too_many)
    held = around(scope)
    kept = {code for code in asked.villages if scope.covers(code)} if own.too_many else set(own.codes)
    return AreaReply(
        around=held if held.digest != asked.around else None,
        villages=[one for one in sheets if asked.villages.get(one.code) != one.digest],
        gone=sorted(asked.villages.keys() - kept - {one.code for one in sheets}),
        definitions=_definitions(sheets),
        too_many=own.too_many,
    )


def _definitions(sheets: list[VillageSheetOut]) -> dict[str, str]:
    """An index whose rules the law's folder does not hold is shown by its value alone."""
    digests: dict[str, str] = {}
    for index in sorted({year.index for sheet in sheets for year in sheet.index}):
        with suppress(DefinitionNotFound):
            digests[index] = definition_text(index)[1]
    return digests
