"""Issued documents: those one may read, the public's look at one, and its files."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import QuerySet

from pendamping.common.periods import Month
from pendamping.common.problems import NotFound
from pendamping.common.scope import Scope
from pendamping.reports import wording
from pendamping.reports.codes import as_written
from pendamping.reports.models import IssuedDocument
from pendamping.reports.printable import printable
from pendamping.reports.schemas import AreaPaper
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
    area: str
    basis: str  # what it was made from
    verified: str  # moments as they are printed, in the zone of the place
    issued: str
    fingerprints: tuple[str, ...]  # SHA-256 of the PDF, newest first
    replaced_by: str  # code of the version that followed; "" when this one stands
    is_sample: bool


def documents_of(scope: Scope, person_id: UUID, since: date, until: date, kind: str) -> QuerySet[IssuedDocument]:
    """Of one readable person, for periods that begin on these days; newest first, with what replaced them."""
    people = readable_people(scope, Month.of(until))
    return (
        IssuedDocument.objects.filter(person_id=person_id, person__in=people, since__range=(since, until), kind=kind)
        .select_related("replaced_by")
        .defer("paper", "replaced_by__paper")
    )


def readable_document(scope: Scope, code: str) -> IssuedDocument:
    """The document of a person.

    Raises: NotFound: no such code, or the author's month lies outside `scope`.
    """
    document = IssuedDocument.objects.filter(code=code, person__isnull=False).select_related("person").first()
    if document is None:
        raise NotFound
    if not readable_people(scope, Month.of(document.until)).filter(issued_documents=document).exists():
        raise NotFound
    return document


def readable_area_document(scope: Scope, code: str, kinds: Collection[str]) -> IssuedDocument:
    """The document of an area, of one of these kinds.

    Raises: NotFound: no such code, or `scope` does not hold its whole area.
    """
    document = IssuedDocument.objects.filter(scope.q("region_id"), code=code, kind__in=kinds, person=None).first()
    if document is None:
        raise NotFound
    return document


def area_documents(scope: Scope, kind: str, subject: str) -> QuerySet[IssuedDocument]:
    """The versions of one document of an area, newest first, with what replaced them."""
    return (
        IssuedDocument.objects.filter(scope.q("region_id"), kind=kind, subject=subject, person=None)
        .select_related("replaced_by")
        .defer("paper", "replaced_by__paper")
    )


def public_check(typed: str) -> PublicCheck:
    """For the holder of a paper, without any scope: the code itself is the proof of holding it.

    Raises: NotFound: no document has this code.
    """
    document = IssuedDocument.objects.filter(code=as_written(typed)).select_related("replaced_by").first()
    if document is None:
        raise NotFound
    paper = from_json(document.kind, document.paper)
    printed = printable(paper)
    person = None if isinstance(paper, AreaPaper) else paper.facilitator
    return PublicCheck(
        code=document.code,
        kind=document.kind,
        document=printed["document"],
        author=wording.abbreviated_name(person.name) if person else paper.author,
        tier=person.tier if person else "",
        area=printed["office"]["full"],
        basis=printed["seal"]["sources"],
        verified=_moment(paper.seal.verified_at) if person else "",
        issued=_moment(paper.seal.issued_at),
        fingerprints=tuple(document.renditions.values_list("pdf_sha256", flat=True)),
        replaced_by="" if document.stands else document.replaced_by.code,
        is_sample=document.is_sample,
    )


def _moment(at: datetime | None) -> str:
    return f"{wording.moment(at)} {wording.zone(at)}" if at else wording.NOT_APPLICABLE
