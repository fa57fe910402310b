"""A pack as PDF: the whole one is drawn where it was written, a kecamatan's page for whoever asks for it."""

import json
from dataclasses import replace
from datetime import UTC, datetime
from uuid import UUID

from django.conf import settings
from django.urls import reverse

from pendamping.briefing.contents import Contents, Page
from pendamping.briefing.errors import PackNotFound
from pendamping.briefing.models import Pack, PackPaper
from pendamping.briefing.printing import printable
from pendamping.briefing.sections.coverage import NAMED
from pendamping.briefing.selectors.packs import get_pack, pages_of, whole_paper_of
from pendamping.common.audit import record_audit
from pendamping.common.files.documents import read_document
from pendamping.common.files.storing import store_document
from pendamping.common.scope import Scope
from pendamping.reports.qr import qr_svg
from pendamping.reports.services.issuing import PDF, File
from pendamping.reports.typesetting import typeset


def draw_papers(scope: Scope, pk: UUID) -> None:
    """Draw the whole pack with names and without them, so that whoever asks for it next need not wait.

    Raises: PackNotFound: absent, outside `scope`, or not ready.
    """
    pack = get_pack(scope, pk)
    readers = {True: scope, False: replace(scope, needs=scope.needs - {NAMED})}
    for names_people, reader in readers.items():
        content = _drawn(pack, pages_of(reader, pack))
        document = read_document(content, f"{pack.pk}.pdf")
        store_document(document)
        told = {"stored_id": document.sha256}
        PackPaper.objects.update_or_create(pack=pack, names_people=names_people, defaults=told)
    Pack.objects.filter(pk=pk).update(draws=False)


def print_pack(scope: Scope, pk: UUID, district: str = "") -> File:
    """Every page that this scope may read, or the one of a kecamatan.

    Raises:
        NotAllowed: the role reads no packs.
        PackNotFound: absent, of another kabupaten, not ready, or without a page that this scope may read.
    """
    scope.require("briefing.read")
    pack = get_pack(scope, pk)
    pages = [one for one in pages_of(scope, pack) if not district or one.code == district]
    if not pages:
        raise PackNotFound
    paper = None if district else whole_paper_of(scope, pack)
    content = _kept(paper) if paper else _drawn(pack, pages)
    record_audit(scope, "briefing.printed", pack, pack.region_id, pages=len(pages))
    return File(f"bahan-rapat-{district or pack.region_id}-{pack.as_of}.pdf", PDF, content)


def _kept(paper: PackPaper) -> bytes:
    with paper.stored.file.open() as file:
        return bytes(file.read())


def _drawn(pack: Pack, pages: list[Page]) -> bytes:
    url = settings.BASE_URL + reverse("briefing:pack", args=[pack.pk])
    data = printable(pack, pages, subtitle=Contents.model_validate(pack.contents).subtitle)
    data |= {"author_of_record": pack.made_by, "footer": data["document"], "url": url}
    at = datetime.combine(pack.as_of, datetime.min.time(), UTC)
    return typeset("briefing.typ", {"data.json": json.dumps(data).encode(), "qr.svg": qr_svg(url)}, at)
