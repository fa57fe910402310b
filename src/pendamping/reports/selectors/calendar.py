"""What offices set of the reporting calendar, as far as it touches somebody."""

from pendamping.common.scope import Scope
from pendamping.reports.calendar import AREA_LENGTHS
from pendamping.reports.models import ReportingDay


def reporting_days(scope: Scope) -> list[ReportingDay]:
    """What offices set, as far as it touches the scope's areas: of them, above them, or inside them."""
    above = {prefix[:length] for prefix in scope.prefixes for length in AREA_LENGTHS}
    rows = ReportingDay.objects.all()
    return [one for one in rows if one.area in above or scope.covers(one.area)]
