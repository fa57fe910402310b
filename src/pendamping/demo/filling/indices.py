"""Sample results of the village index, recorded as an import of published ones would be."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from pendamping.common.scope import Scope
from pendamping.demo.lives import ZONE
from pendamping.demo.scores import SampleResult
from pendamping.indices.models import ResultImport
from pendamping.indices.schemas import NewSource, PublishedResult
from pendamping.indices.services.recording import record_results
from pendamping.regions.selectors import names_of

SOURCE = "Data contoh IDM (rekaan; jumlah per status 2024 seperti yang diterbitkan)"


def fill_results(scope: Scope, results: Sequence[SampleResult]) -> None:
    names = names_of({one.code for one in results})
    rows = [
        PublishedResult(
            code=one.code,
            name=one.name,
            year=one.year,
            value=Decimal(one.idm),
            status=one.status,
            district_name=names[one.code[:6]],
            regency_name=names[one.code[:4]],
            iks=Decimal(one.iks),
            ike=Decimal(one.ike),
            ikl=Decimal(one.ikl),
            scores=one.scores,
        )
        for one in results
    ]
    record_results(scope, NewSource(name=SOURCE, is_sample=True), rows)
    # The services write the moment of filling; the sample tells of an office that has had its results for long.
    day = min(date(max(one.year for one in results) + 1, 1, 15), scope.today - timedelta(days=1))
    made_at = datetime.combine(day, time(9), ZONE)
    ResultImport.objects.filter(source__name=SOURCE).update(made_at=made_at)
