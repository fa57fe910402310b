"""A certificate in printed words."""

from pendamping.reports import lines, wording
from pendamping.reports.lines import Printable
from pendamping.reports.schemas import CertificatePaper


def certificate(paper: CertificatePaper) -> Printable:
    # The public check page shows the document's title: the name stands there as other names do.
    return {
        "title": "Piagam Penghargaan",
        "document": f"Piagam {paper.award} untuk {wording.abbreviated_name(paper.name)}",
        "subtitle": paper.award,
        "letterhead": lines.letterhead(paper.letterhead),
        "number": f"Nomor {paper.number}",
        "giver": paper.giver,
        "name": paper.name,
        "post": f"{paper.tier}, {paper.post}" if paper.post else paper.tier,
        "reason": paper.reason,
        "period": f"Masa pengabdian yang dilihat: {wording.date_span(paper.since, paper.until)}",
    }
