"""Issuing the certificate of an award, and handing it out."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET

from pendamping.awards.errors import AwardNotFound
from pendamping.awards.selectors.awards import get_candidate, keeps
from pendamping.reports.forms import CertificateForm
from pendamping.reports.models import IssuedDocument
from pendamping.reports.pages.documents import download, issued
from pendamping.reports.selectors.documents import area_documents
from pendamping.reports.services.certificates import certificate_pdf, issue_certificate
from pendamping.reports.subjects import certificate_subject
from pendamping.web.needs import PersonRequest, needs
from pendamping.web.rendering import render_page


@needs("award.manage")
def certificate(request: PersonRequest, pk: UUID) -> HttpResponse:
    candidate = get_candidate(request.scope, pk)
    if not keeps(request.scope, candidate.award):
        raise AwardNotFound
    form = CertificateForm(request.POST or None, initial={"role": candidate.award.giver})
    if form.is_valid():
        back = redirect("reports:certificate", pk)
        return issued(request, back, lambda: issue_certificate(request.scope, pk, form.details()))
    documents = area_documents(request.scope, IssuedDocument.Kind.CERTIFICATE, certificate_subject(pk))
    context = {"candidate": candidate, "award": candidate.award, "form": form, "documents": documents}
    return render_page(request, "reports/certificate.html", context)


@needs("award.read")
@require_GET
def pdf(request: PersonRequest, pk: UUID) -> HttpResponse:
    return download(certificate_pdf(request.scope, pk))
