"""How long obstacles wait: by level, and by who answers for them."""

from django.http import HttpResponse

from pendamping.obstacles.reading import theme_words
from pendamping.obstacles.selectors import LATE, Wanted, ageing_in, obstacles_in, offices_in
from pendamping.web.needs import PersonRequest, needs
from pendamping.web.rendering import render_page

OLDEST = 10


@needs("obstacle.read")
def ageing(request: PersonRequest) -> HttpResponse:
    scope = request.scope
    rows = ageing_in(scope)
    oldest = obstacles_in(scope, Wanted(state=LATE))[:OLDEST]
    context = {
        "rows": rows,
        "late": sum(one.late + one.late_over_month for one in rows),
        "open": sum(one.total for one in rows),
        "oldest": [(one, theme_words(one), one.days_late(scope.today)) for one in oldest],
    }
    return render_page(request, "obstacles/ageing.html", context)


@needs("obstacle.read")
def offices(request: PersonRequest) -> HttpResponse:
    scope = request.scope
    rows = [(one, max(0, (scope.today - one.oldest).days) if one.oldest else 0) for one in offices_in(scope)]
    late = sum(1 for one, _days in rows if one.late and one.organisation)
    return render_page(request, "obstacles/offices.html", {"rows": rows, "late": late})
