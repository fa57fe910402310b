"""What a version of an area's paper says otherwise than the one before it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from pendamping.common.problems import NotFound
from pendamping.common.scope import Scope
from pendamping.reports.differences import differences
from pendamping.reports.models import IssuedDocument
from pendamping.reports.printable import printable
from pendamping.reports.schemas.periodic import Change
from pendamping.reports.selectors.documents import readable_area_document
from pendamping.reports.storing import from_json

COMPARED: Final = (IssuedDocument.Kind.RECAP, IssuedDocument.Kind.DISTRICT, IssuedDocument.Kind.PROGRAM)


@dataclass(frozen=True, slots=True)
class AreaChanges:
    """Two versions of one document; none of `changes`: they say the same."""

    document: IssuedDocument
    before: IssuedDocument
    changes: Sequence[Change]


def area_changes(scope: Scope, code: str) -> AreaChanges:
    """Raises: NotFound: no such code, its area is not wholly in `scope`, or it is a first version."""
    document = readable_area_document(scope, code, COMPARED)
    before = document.replaces
    if before is None:
        raise NotFound
    said, now = (printable(from_json(one.kind, one.paper)) for one in (before, document))
    return AreaChanges(document, before, differences(said, now))
