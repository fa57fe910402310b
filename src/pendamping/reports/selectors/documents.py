"""Issued documents: those one may read, the public's look at one, and its files."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import QuerySet

from pendamping.common.periods import Month
from pendamping.common.problems import NotFound
from pendamping.common.scope import Scope
from pendamping.reports.codes import as_written
from pendamping.reports.models import IssuedDocument
from pendamping.reports.printable import document_name
from pendamping.reports.schemas import Office
from pendamping.reports.selectors.people import readable_people
from pendamping.reports.storing import from_json


@dataclass(frozen=True, slots=True)
class PublicCheck:
    """What anybody who holds the paper may compare with it; the author's name only in part."""

    code: str
    kind: str
    document: str
    author: str
    tier: str
    office: Office
    reports: int
    submitted_at: datetime | None
    verified_at: datetime | None
    issued_at: datetime
    fingerprints: tuple[str, ...]  # SHA-256 of the PDF, newest first
    replaced_by: str  # code of the version that followed; "" when this one stands
    is_sample: bool


def documents_of(scope: Scope, person_id: UUID, since: date, until: date) -> QuerySet[IssuedDocument]:
    """Of one readable person, for periods that begin on these days; newest first, with what replaced them."""
    people = readable_people(scope, Month.of(until))
    return IssuedDocument.objects.filter(
        person_id=person_id, person__in=people, since__range=(since, until)
    ).select_related("replaced_by")


def readable_document(scope: Scope, code: str) -> IssuedDocument:
    """Raises: NotFound: no such code, or the author's month lies outside `scope`."""
    document = IssuedDocument.objects.filter(code=code).select_related("person").first()
    if document is None:
        raise NotFound
    if not readable_people(scope, Month.of(document.until)).filter(pk=document.person_id).exists():
        raise NotFound
    return document


def public_check(typed: str) -> PublicCheck:
    """For the holder of a paper, without any scope: the code itself is the proof of holding it.

    Raises: NotFound: no document has this code.
    """
    document = IssuedDocument.objects.filter(code=as_written(typed)).select_related("replaced_by").first()
    if document is None:
        raise NotFound
    paper = from_json(document.kind, document.paper)
    following = getattr(document, "replaced_by", None)
    return PublicCheck(
        code=document.code,
        kind=document.kind,
        document=document_name(paper),
        author=shortened(paper.facilitator.name),
        tier=paper.facilitator.tier,
        office=paper.office,
        reports=document.reports,
        submitted_at=paper.seal.submitted_at,
        verified_at=paper.seal.verified_at,
        issued_at=paper.seal.issued_at,
        fingerprints=tuple(document.renditions.values_list("pdf_sha256", flat=True)),
        replaced_by=following.code if following else "",
        is_sample=document.is_sample,
    )


def shortened(name: str) -> str:
    """Enough to compare with the paper in hand, too little to learn a name from.

    >>> shortened("Rina Kartika Sari"), shortened("Sukarno")
    ('Rina K. S.', 'S.')
    """
    first, *others = name.split() or [""]
    return " ".join([first, *(f"{other[0]}." for other in others)]) if others else f"{first[:1]}."
