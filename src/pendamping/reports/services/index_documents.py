"""Issuing the papers about the index and handing out their files."""

from dataclasses import replace
from datetime import date
from uuid import UUID

from django.db import transaction

from pendamping.common.scope import Scope
from pendamping.engine.law.definitions import definition
from pendamping.indices.selectors.sheets import get_sheet
from pendamping.regions.models import Region
from pendamping.reports.models import IssuedDocument
from pendamping.reports.selectors.documents import readable_area_document
from pendamping.reports.selectors.index_papers import (
    MinutesDetails,
    ObjectionDetails,
    minutes_paper,
    objection_paper,
    regency_of,
)
from pendamping.reports.services.issuing import File, Issue, draw_docx, draw_pdf, issue
from pendamping.reports.services.letters import letter_number
from pendamping.reports.subjects import minutes_subject, objection_subject

Kind = IssuedDocument.Kind
INDEX_KINDS = (Kind.INDEX_MINUTES, Kind.OBJECTION)


@transaction.atomic
def issue_minutes(scope: Scope, sheet_id: UUID, details: MinutesDetails) -> tuple[IssuedDocument, bool]:
    """Issue the berita acara of a village's assembly; returns it, and whether this call made it.

    Raises:
        NotAllowed: the role may not issue berita acara.
        SheetNotFound: no such sheet, or its village lies outside `scope`.
        AssemblyNotRecorded: nothing to put on paper yet.
    """
    scope.require("index_minutes.issue")
    sheet = get_sheet(scope, sheet_id)
    _lock(sheet.region_id)
    paper = minutes_paper(scope, sheet_id, details)
    wanted = Issue(
        kind=Kind.INDEX_MINUTES,
        paper=paper,
        since=paper.held_on,
        until=paper.held_on,
        region=sheet.region_id,
        subject=minutes_subject(sheet_id),
    )
    return issue(scope, wanted)


@transaction.atomic
def issue_objection(
    scope: Scope, regency: str, index_id: str, year: int, details: ObjectionDetails
) -> tuple[IssuedDocument, bool]:
    """Issue a kabupaten's letter of objection; returns it, and whether this call made it.

    Raises:
        NotAllowed: the role may not issue such letters.
        RegionNotFound, NotFound: no such kabupaten, or part of it lies outside `scope`.
        NothingToObject: no figure of our own stands against an official one.
        NoLetterScheme, SignatoryNotInOffice: as `letter_number`.
    """
    scope.require("index_objection.issue")
    region, _area = regency_of(scope, regency)
    _lock(region.code)
    subject = objection_subject(region.code, index_id, year)
    about = f"Keberatan atas hasil {definition(index_id).label} {year}"
    number = letter_number(scope, region.code, details.number, letter=subject, about=about, signer=details.signer)
    paper = objection_paper(scope, region.code, index_id, year, replace(details, number=number))
    wanted = Issue(
        kind=Kind.OBJECTION,
        paper=paper,
        since=date(year, 1, 1),
        until=date(year, 12, 31),
        region=region.code,
        subject=subject,
    )
    return issue(scope, wanted)


def index_pdf_of(scope: Scope, code: str) -> File:
    """The PDF of an area's document.

    Raises: NotFound: no such code, or its area is not wholly in `scope`.
    """
    return draw_pdf(scope, readable_area_document(scope, code, INDEX_KINDS))


def index_docx_of(scope: Scope, code: str) -> File:
    """The same as a Word file.

    Raises: as `index_pdf_of`.
    """
    return draw_docx(scope, readable_area_document(scope, code, INDEX_KINDS))


def _lock(code: str) -> None:
    """Two who issue at once make one version."""
    Region.objects.select_for_update().get(pk=code)
