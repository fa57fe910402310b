"""The PDF of a paper: the same paper gives the same bytes."""

import json
from base64 import b64decode
from collections.abc import Mapping
from typing import Final

from pendamping.reports.printable import printable
from pendamping.reports.qr import qr_svg
from pendamping.reports.schemas import (
    CertificatePaper,
    DistrictPaper,
    IndexMinutesPaper,
    LetterPaper,
    MonthlyReportPaper,
    ObjectionPaper,
    Paper,
    PersonSummaryPaper,
    ProgramPaper,
    RecapPaper,
    SummaryPaper,
    ThreePartPaper,
    VisitReportPaper,
)
from pendamping.reports.typesetting import typeset

TEMPLATE_OF: Final[dict[type[Paper], str]] = {
    MonthlyReportPaper: "monthly.typ",
    ThreePartPaper: "three_part.typ",
    VisitReportPaper: "visit.typ",
    IndexMinutesPaper: "index_minutes.typ",
    ObjectionPaper: "objection.typ",
    RecapPaper: "recap.typ",
    DistrictPaper: "district.typ",
    ProgramPaper: "program.typ",
    SummaryPaper: "summary.typ",
    PersonSummaryPaper: "person_summary.typ",
    CertificatePaper: "certificate.typ",
}


def render_pdf(paper: Paper, photos: Mapping[str, bytes], *, with_sources: bool = False) -> bytes:
    """The PDF of `paper`; `photos` holds the stored image of every photo on it, by SHA-256.

    Raises: `FontsMissing`.
    """
    context = printable(paper, with_sources=with_sources)
    context["author_of_record"] = paper.author
    files = {"data.json": json.dumps(context).encode(), "qr.svg": qr_svg(paper.seal.url)}
    if isinstance(paper, LetterPaper) and paper.letterhead.emblem:
        files["emblem.png"] = b64decode(paper.letterhead.emblem)
    files |= {f"photos/{one['sha256']}": photos[one["sha256"]] for one in context.get("photos", [])}
    return typeset(TEMPLATE_OF[type(paper)], files, paper.seal.issued_at)
