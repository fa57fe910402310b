"""Packs, and as much of one as its reader may see."""

from uuid import UUID

from django.db.models import QuerySet

from pendamping.briefing.contents import Contents, Page, Section
from pendamping.briefing.errors import PackNotFound
from pendamping.briefing.models import Pack, PackPaper
from pendamping.briefing.sections.coverage import NAMED
from pendamping.common.scope import Scope
from pendamping.regions.models import Region


def packs_in(scope: Scope) -> QuerySet[Pack]:
    """Newest first."""
    return Pack.objects.within(scope).select_related("region", "meeting").defer("contents")


def get_pack(scope: Scope, pk: UUID) -> Pack:
    """Raises: PackNotFound: absent, or of another kabupaten."""
    pack = Pack.objects.within(scope).select_related("region", "meeting").filter(pk=pk).first()
    if pack is None:
        raise PackNotFound
    return pack


def regencies_in(scope: Scope) -> QuerySet[Region]:
    """For which this scope can ask for a pack."""
    return Region.objects.within(scope).filter(level=Region.Level.REGENCY).valid_on(scope.today).order_by("code")


def pages_of(scope: Scope, pack: Pack) -> list[Page]:
    """The kabupaten first, for who covers it; then the kecamatan of the scope. Names only for who may read them.

    Raises: PackNotFound: it is not ready.
    """
    if pack.contents is None:
        raise PackNotFound
    contents = Contents.model_validate(pack.contents)
    pages = [contents.regency, *contents.districts]
    return [_readable(scope, one) for one in pages if scope.covers(one.code)]


def whole_paper_of(scope: Scope, pack: Pack) -> PackPaper | None:
    """The drawn PDF of everything that this scope reads; None: it reads less than all, or nothing was drawn."""
    if not scope.covers(pack.region_id):
        return None
    return pack.papers.filter(names_people=scope.may(NAMED)).select_related("stored").first()


def _readable(scope: Scope, page: Page) -> Page:
    return page.model_copy(update={"sections": tuple(_without_names(scope, one) for one in page.sections)})


def _without_names(scope: Scope, section: Section) -> Section:
    if not section.need or scope.may(section.need):
        return section
    return section.model_copy(update={"blocks": ()})
