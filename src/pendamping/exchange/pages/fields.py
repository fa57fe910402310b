"""Which field feeds which paper, and which paper is fed by which field."""

from django.http import HttpResponse

from pendamping.exchange.papers import every_paper
from pendamping.reports.feeding import fields_and_papers, fields_matching, papers_matching
from pendamping.web.needs import PersonRequest, needs
from pendamping.web.rendering import render_page

LONGEST = 80


@needs("monthly_report.read")
def fields(request: PersonRequest) -> HttpResponse:
    """Read off the papers' own definitions."""
    text = request.GET.get("cari", "").strip()[:LONGEST]
    by_paper = request.GET.get("menurut") == "dokumen"
    papers = every_paper()
    groups = fields_and_papers(papers)
    context = {
        "text": text,
        "by_paper": by_paper,
        "papers": papers_matching(groups, papers, text) if by_paper else [],
        "map": [] if by_paper else fields_matching(groups, text),
    }
    return render_page(request, "exchange/fields.html", context)
