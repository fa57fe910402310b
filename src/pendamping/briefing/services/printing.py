"""A pack as PDF."""

import json
from datetime import UTC, datetime
from uuid import UUID

from django.conf import settings
from django.urls import reverse

from pendamping.briefing.contents import Contents
from pendamping.briefing.errors import PackNotFound
from pendamping.briefing.printing import printable
from pendamping.briefing.selectors.packs import get_pack, pages_of
from pendamping.common.audit import record_audit
from pendamping.common.scope import Scope
from pendamping.reports.qr import qr_svg
from pendamping.reports.services.issuing import PDF, File
from pendamping.reports.typesetting import typeset


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
    subtitle = Contents.model_validate(pack.contents).subtitle
    data = printable(pack, pages, reader=scope.name, subtitle=subtitle)
    url = settings.BASE_URL + reverse("briefing:pack", args=[pack.pk])
    data |= {"author_of_record": pack.made_by, "footer": data["document"], "url": url}
    at = datetime.combine(pack.as_of, datetime.min.time(), UTC)
    content = typeset("briefing.typ", {"data.json": json.dumps(data).encode(), "qr.svg": qr_svg(url)}, at)
    record_audit(scope, "briefing.printed", pack, pack.region_id, pages=len(pages))
    return File(f"bahan-rapat-{district or pack.region_id}-{pack.as_of}.pdf", PDF, content)
