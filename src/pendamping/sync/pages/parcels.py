"""Work brought as a file: handing it in, what became of each item, the receipt to carry back."""

from collections import Counter
from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.cache import never_cache

from pendamping.common.problems import Problem
from pendamping.sync.forms import ParcelForm
from pendamping.sync.selectors.parcels import get_parcel, parcels_of
from pendamping.sync.services.parcels import largest_parcel, take_parcel
from pendamping.sync.wording import kind_words, result_words
from pendamping.web.needs import PersonRequest, needs
from pendamping.web.rendering import render_page

ON_A_PAGE = 20


@needs("parcel.hand_in")
@never_cache
def hand_in(request: PersonRequest) -> HttpResponse:
    form = ParcelForm(largest_parcel(request.scope), request.POST or None, request.FILES or None)
    if form.is_valid():
        file = form.cleaned_data["file"]
        try:
            parcel = take_parcel(request.scope, file.file, file.size)
        except Problem as problem:
            if problem.field is None:
                raise
            form.add_error(problem.field, f"{file.name}: {problem}")
        else:
            return redirect("sync:parcel", parcel.pk)
    page = Paginator(parcels_of(request.scope), ON_A_PAGE).get_page(request.GET.get("page"))
    return render_page(request, "sync/hand_in.html", {"form": form, "page": page})


@needs("parcel.hand_in")
@never_cache
def parcel(request: PersonRequest, pk: UUID) -> HttpResponse:
    shown = get_parcel(request.scope, pk)
    items = [(kind_words(kind), result_words(result), message) for kind, result, message in shown.outcome["items"]]
    results = Counter(result for _kind, result, _message in shown.outcome["items"])
    context = {
        "parcel": shown,
        "items": items,
        "taken": results["stored"],
        "known": results["already_stored"],
        "open": results["refused"] + results["later"],
        "photos": len(shown.outcome["files"]),
        "photos_missing": [message for is_stored, message in shown.outcome["files"] if not is_stored],
    }
    return render_page(request, "sync/parcel.html", context)


@needs("parcel.hand_in")
@never_cache
def parcel_receipt(request: PersonRequest, pk: UUID) -> HttpResponse:
    found = get_parcel(request.scope, pk)
    answer = HttpResponse(bytes(found.receipt), content_type="application/octet-stream")
    moment = timezone.localtime(found.handed_in_at)
    answer["Content-Disposition"] = f'attachment; filename="pendamping-{moment:%Y%m%d-%H%M}.terima"'
    return answer
