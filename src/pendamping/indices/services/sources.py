"""Which publication counts where several state a result for one village and year."""

from django.db import transaction
from django.db.models import Q

from pendamping.common.audit import Act, record_acts
from pendamping.common.scope import Scope
from pendamping.indices.errors import ResultNotFound, SourceReachesFurther
from pendamping.indices.models import OfficialResult, ResultSource
from pendamping.indices.storing import let_one_count


@transaction.atomic
def prefer_source(scope: Scope, pk: int) -> ResultSource:
    """Let a publication count before the one that stood directly above it.

    Raises:
        NotAllowed: the role in `scope` may not import results.
        ResultNotFound: no such publication.
        SourceReachesFurther: it or the other one holds results outside `scope`.
    """
    scope.require("index.import")
    order = list(ResultSource.objects.select_for_update().order_by("-precedence", "pk"))
    place = next((place for place, one in enumerate(order) if one.pk == pk), None)
    if place is None:
        raise ResultNotFound
    chosen, above = order[place], order[max(place - 1, 0)]
    results = OfficialResult.objects.live().filter(source__in={chosen.pk, above.pk})
    if results.exclude(scope.q("region_id") or Q(pk__isnull=False)).exists():
        raise SourceReachesFurther
    order.insert(max(place - 1, 0), order.pop(place))
    for precedence, one in enumerate(reversed(order)):
        one.precedence = precedence
    ResultSource.objects.bulk_update(order, ["precedence"])
    keys = results.values_list("region_id", "year")
    codes, years = {code for code, _year in keys}, {year for _code, year in keys}
    if codes:
        let_one_count(codes, years)
    facts = {"source": chosen.name, "before": above.name}
    record_acts(scope, [Act("index.source_preferred", chosen._meta.label_lower, str(chosen.pk), "", facts)])
    return chosen
