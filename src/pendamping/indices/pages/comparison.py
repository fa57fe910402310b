"""Two to four villages side by side, chosen by searching for them."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.utils.http import urlencode

from pendamping.indices.pages.overview import FAMILY, wanted_year
from pendamping.indices.selectors.comparison import compare_villages
from pendamping.regions.models import Region
from pendamping.regions.selectors import find_regions, names_of
from pendamping.web.needs import PersonRequest, needs
from pendamping.web.rendering import render_page

MOST_FOUND = 8


@dataclass(frozen=True, slots=True)
class Choice:
    """A village that can join the comparison or leave it: the address of the page after that."""

    region: Region
    district: str
    query: str


@needs("index.read")
def comparison(request: PersonRequest) -> HttpResponse:
    compared = compare_villages(request.scope, request.GET.getlist("desa"), FAMILY, wanted_year(request))
    codes = [one.code for one in compared.regions]
    text = request.GET.get("cari", "").strip()[:80].replace("\x00", "")
    found = find_regions(request.scope, text, levels=[Region.Level.VILLAGE], limit=MOST_FOUND) if text else []
    new = [one for one in found if one.code not in codes and one.kind != Region.Kind.KELURAHAN]
    names = names_of([*codes, *(one.code for one in new)])
    context = {
        "compared": compared,
        "text": text,
        "chosen": [
            _choice(request, one, names, [code for code in codes if code != one.code]) for one in compared.regions
        ],
        "found": [_choice(request, one, names, [*codes, one.code]) for one in new] if compared.has_room else [],
        "shows_all": request.GET.get("tampil") == "semua",
    }
    return render_page(request, "indices/comparison.html", context)


def _choice(request: HttpRequest, region: Region, names: dict[str, str], codes: list[str]) -> Choice:
    year = {"tahun": request.GET["tahun"]} if "tahun" in request.GET else {}
    query = urlencode({"desa": codes, **year}, doseq=True)
    return Choice(region, names.get(region.district_code, ""), f"?{query}")
