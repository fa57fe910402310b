"""Writing results to the database, and which of several counts: the inside of the services."""

from collections.abc import Collection, Iterable

from django.db.models import F, Window
from django.db.models.functions import RowNumber

from pendamping.indices.findings import findings_in
from pendamping.indices.matching import Found
from pendamping.indices.models import OfficialResult, PublishedDocument, ResultImport
from pendamping.indices.schemas import PublishedResult


def store_results(run: ResultImport, rows: Iterable[tuple[PublishedResult, Found]]) -> None:
    """Insert results with the text they were read from; none of them counts yet."""
    rows = list(rows)
    results = OfficialResult.objects.bulk_create(
        [
            OfficialResult(
                region_id=found.code,
                family=row.family,
                year=row.year,
                status=row.status,
                value=row.value,
                iks=row.iks,
                ike=row.ike,
                ikl=row.ikl,
                target_status=row.target_status,
                published_code=row.code,
                published_name=row.name,
                match=found.match,
                findings=findings_in(row),
                scores=dict(row.scores),
                source=run.source,
                made_by_import=run,
            )
            for row, found in rows
        ]
    )
    texts = zip(results, (row.text for row, _found in rows), strict=True)
    PublishedDocument.objects.bulk_create([PublishedDocument.of(result, text) for result, text in texts if text])


def let_one_count(codes: Collection[str], years: Collection[int]) -> None:
    """For each village and year in these bounds: the live result of the source with the highest precedence counts."""
    live = OfficialResult.objects.live().filter(year__in=years, region_id__gte=min(codes), region_id__lte=max(codes))
    place = Window(
        RowNumber(),
        partition_by=["region_id", "family", "year"],
        order_by=[F("source__precedence").desc(), F("source_id").asc()],
    )
    best = live.annotate(place=place).filter(place=1).values("pk")
    live.filter(counts=True).exclude(pk__in=best).update(counts=False)
    live.filter(counts=False, pk__in=best).update(counts=True)
