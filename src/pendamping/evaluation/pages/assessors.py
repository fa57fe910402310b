"""Who is asked by a link: their links, shown once; and who is asked instead of somebody who is not there."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from pendamping.evaluation.forms import PassForm, filter_of
from pendamping.evaluation.selectors.assessors import assessors_in, get_seat
from pendamping.evaluation.selectors.evaluations import quarters_in
from pendamping.evaluation.services.links import make_link, make_missing_links, revoke_link
from pendamping.evaluation.services.scoring import pass_upward
from pendamping.web.needs import PersonRequest, needs
from pendamping.web.qr import qr_svg
from pendamping.web.rendering import render_page

ON_A_PAGE = 50


@needs("evaluation.open")
def assessors(request: PersonRequest) -> HttpResponse:
    quarters = quarters_in(request.scope)
    wanted = filter_of(request.GET, quarters)
    found = assessors_in(request.scope, wanted.quarter)
    page = Paginator(found, ON_A_PAGE).get_page(request.GET.get("page"))
    submitted = found.filter(submitted_at__isnull=False).count()
    without = found.filter(submitted_at=None, secret_hash=None).count()
    context = {"page": page, "wanted": wanted, "quarters": quarters, "submitted": submitted, "without": without}
    return render_page(request, "evaluation/assessors.html", context)


@needs("evaluation.open")
@require_POST
@never_cache
def link(request: PersonRequest, pk: UUID) -> HttpResponse:
    """Make a new link. It is in this answer and nowhere else; asking again makes another and ends this one."""
    made = make_link(request.scope, pk)
    assessor = next(iter(assessors_in(request.scope).filter(pk=pk)))
    context = {"assessor": assessor, "cards": [(assessor, made, qr_svg(made.url))]}
    return render_page(request, "evaluation/link.html", context)


@needs("evaluation.open")
@require_POST
@never_cache
def links(request: PersonRequest) -> HttpResponse:
    """As `link`, for everybody of the quarter who has none yet, to be printed and handed round."""
    wanted = filter_of(request.POST, quarters_in(request.scope))
    made = make_missing_links(request.scope, wanted.quarter) if wanted.quarter else []
    if not made:
        messages.info(request, _("Tidak ada penilai tanpa tautan yang masih dapat menilai."))
        return redirect("evaluation:assessors")
    cards = [(assessor, link, qr_svg(link.url)) for assessor, link in made]
    return render_page(request, "evaluation/link.html", {"cards": cards})


@needs("evaluation.open")
@require_POST
def revoke(request: PersonRequest, pk: UUID) -> HttpResponse:
    assessor = revoke_link(request.scope, pk)
    messages.success(request, _("Tautan %(title)s tidak berlaku lagi.") % {"title": assessor.title})
    return redirect("evaluation:assessors")


@needs("evaluation.open")
def pass_on(request: PersonRequest, seat_id: int) -> HttpResponse:
    seat = get_seat(request.scope, seat_id)
    form = PassForm(request.POST or None)
    if form.is_valid():
        new = pass_upward(request.scope, seat_id, form.cleaned_data["because"])
        messages.success(request, _("Sekarang dinilai oleh %(title)s. Buatkan tautannya.") % {"title": new.title})
        return redirect("evaluation:evaluation", seat.evaluation_id)
    return render_page(request, "evaluation/pass_on.html", {"form": form, "seat": seat})
