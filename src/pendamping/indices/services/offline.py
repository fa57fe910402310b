"""Files that leave the office to be filled in elsewhere."""

from uuid import UUID

from pendamping.common.audit import Act, record_acts
from pendamping.common.scope import Scope
from pendamping.engine.law.definitions import definition
from pendamping.indices.errors import SheetNotFound
from pendamping.indices.models import Round, VillageSheet
from pendamping.indices.selectors.rounds import get_round
from pendamping.indices.selectors.uploads import pages_of
from pendamping.indices.workbook.writing import answer_workbook
from pendamping.indices.workbook.xlsform import xlsform
from pendamping.regions.models import Region


def round_workbook(scope: Scope, round_id: UUID, area: str) -> bytes:
    """The XLSX of one village or of the villages of one kecamatan, with what was answered so far.

    Raises:
        NotAllowed: the role in `scope` writes no answers.
        RoundNotFound, SheetNotFound: nothing there, or outside `scope`; an area wider than a kecamatan has none.
    """
    scope.require("index_answer.write")
    opened = get_round(scope, round_id)
    pages = pages_of(scope, opened, area) if len(area) >= Region.Level.DISTRICT else []
    if not pages:
        raise SheetNotFound
    _record(scope, opened, area, "xlsx", len(pages))
    return answer_workbook(opened, definition(opened.index_id), pages, scope.today)


def round_form(scope: Scope, round_id: UUID) -> bytes:
    """The XLSForm of a round with the villages of this scope.

    Raises: NotAllowed, RoundNotFound: as `round_workbook`.
    """
    scope.require("index_answer.write")
    opened = get_round(scope, round_id)
    sheets = VillageSheet.objects.within(scope).filter(round=opened).select_related("region").order_by("region_id")
    villages = [one.region for one in sheets]
    _record(scope, opened, opened.region_id, "xlsform", len(villages))
    return xlsform(opened, definition(opened.index_id), villages)


def _record(scope: Scope, opened: Round, area: str, kind: str, villages: int) -> None:
    facts = {"format": kind, "year": opened.year, "villages": villages}
    record_acts(scope, [Act("index_workbook.taken", "indices.round", str(opened.pk), area, facts)])
