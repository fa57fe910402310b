"""One village's index: where it stands, how it came there, what would lift it."""

from django.http import HttpResponse, JsonResponse

from pendamping.indices.models import Family
from pendamping.indices.pages.overview import FAMILY, wanted_since, wanted_year
from pendamping.indices.selectors.differences import own_beside
from pendamping.indices.selectors.history import history_of_village, published_document, village_index
from pendamping.indices.selectors.sheets import sheets_of_village
from pendamping.regions.selectors import get_region, names_of
from pendamping.web.needs import PersonRequest, needs
from pendamping.web.rendering import render_page


@needs("index.read")
def village(request: PersonRequest, code: str) -> HttpResponse:
    index = village_index(request.scope, code, year=wanted_year(request), since=wanted_since(request))
    names = names_of([index.region.code])
    context = {
        "index": index,
        "region": index.region,
        "sheets": sheets_of_village(request.scope, index.region.code),
        "regency": names.get(index.region.regency_code, ""),
        "own": own_beside(request.scope, FAMILY.value, index.chosen) if index.chosen else None,
        "only_open": request.GET.get("tampil") == "belum",
    }
    return render_page(request, "indices/village.html", context, fragment="indices/_village_indicators.html")


@needs("index.read")
def history(request: PersonRequest, code: str) -> JsonResponse:
    """The values of one village by year, as the page's chart reads it."""
    from pendamping.indices.charts import history_chart  # noqa: PLC0415  Altair takes a second; only charts pay it

    region = get_region(request.scope, code)
    return JsonResponse(history_chart(history_of_village(request.scope, region, Family.IDM)[::-1]))


@needs("index.read")
def document(request: PersonRequest, pk: int) -> HttpResponse:
    """What a result was read from, byte for byte."""
    text = published_document(request.scope, pk).text
    response = HttpResponse(text, content_type="application/json; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="hasil-{pk}.json"'
    return response
