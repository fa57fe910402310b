"""What is empty, who stands in, and who ever served a village."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from pendamping.common.scope import Scope
from pendamping.people.areas import common_code
from pendamping.people.forms import RequiredPostsForm
from pendamping.people.models import Tier
from pendamping.people.selectors import COUNTED_AT, required_posts_at, vacancies_under, village_history
from pendamping.people.services import set_required_posts
from pendamping.regions.models import Region
from pendamping.regions.selectors import ancestors_of, get_region, plain_code
from pendamping.web.needs import PersonRequest, needs
from pendamping.web.rendering import render_page

ON_A_PAGE = 50
IN_ROWS = (Tier.PD, Tier.PLD)


@needs("vacancy.read")
def vacancies(request: PersonRequest) -> HttpResponse:
    """The areas one level below the one in the address; at first one's own."""
    code = plain_code(request.GET.get("area", "")) or _own_area(request.scope)
    found = vacancies_under(request.scope, code, request.scope.today)
    is_district = len(code) == Region.Level.DISTRICT
    rows_are_districts = len(code) in {Region.Level.REGENCY, Region.Level.DISTRICT}
    tiers = [*IN_ROWS, Tier.PT] if any(row.posts[Tier.PT].required for row in found.rows) else list(IN_ROWS)
    if not rows_are_districts:
        tiers = [Tier.TAPM_KAB, *tiers]
    context = {
        "found": found,
        "code": code,
        "above": [one for one in ancestors_of(code) if request.scope.covers(one.code)],
        "tiers": tiers,
        "rows": [(row, [row.posts[tier] for tier in tiers]) for row in found.rows],
        "totals": [(tier, found.empty(tier)) for tier in tiers],
        "uncovered": [(row, row.uncovered_villages) for row in found.rows if row.uncovered_villages],
        "covers": [(row, post) for row in found.rows for post in row.covers],
        "is_district": is_district,
        "some_unknown": any(row.posts[tier].required is None for row in found.rows for tier in tiers),
        "rows_are_districts": rows_are_districts,
        "may_set": request.scope.may("assignment.write"),
    }
    return render_page(request, "people/vacancies.html", context)


@needs("assignment.write")
def required_posts(request: PersonRequest, code: str) -> HttpResponse:
    """How many posts of each tier one area needs."""
    region = get_region(request.scope, code)
    form = RequiredPostsForm(region.level, request.POST or None, initial=required_posts_at(request.scope, region.code))
    if form.is_valid():
        for tier, number in form.cleaned_data.items():
            set_required_posts(request.scope, region.code, Tier(tier), number)
        messages.success(request, _("Kebutuhan posisi %(name)s tersimpan.") % {"name": region.full_name})
        return redirect(f"{reverse('people:vacancies')}?area={region.code}")
    has_posts = region.level in COUNTED_AT.values()
    return render_page(request, "people/required_posts.html", {"form": form, "region": region, "has_posts": has_posts})


@needs("facilitator.read")
def village(request: PersonRequest, code: str) -> HttpResponse:
    """Everybody who ever accompanied one village."""
    region = get_region(request.scope, code)
    page = Paginator(village_history(request.scope, region.code), ON_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "region": region,
        "page": page,
        "posts": page.object_list,
        "today": request.scope.today,
        "may_open": request.scope.may("person.read"),
    }
    return render_page(request, "people/village.html", context)


def _own_area(scope: Scope) -> str:
    """The smallest area that holds the whole scope: a PLD's or PD's kecamatan, an office's kabupaten."""
    code = "" if "" in scope.prefixes else common_code(scope.prefixes)
    return code[: Region.Level.DISTRICT]
