"""Writing results to the database, and which of several counts: the inside of the services."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from django.db.models import F, Window
from django.db.models.functions import RowNumber

from pendamping.indices.matching import Found
from pendamping.indices.models import OfficialResult, PublishedDocument, ResultImport
from pendamping.indices.schemas import PublishedResult


@dataclass(frozen=True, slots=True)
class Storable:
    """A published row with the village that it means and what it contradicts itself in."""

    row: PublishedResult
    found: Found
    findings: Sequence[str]


def store_results(run: ResultImport, storables: Sequence[Storable]) -> None:
    """Insert results with the text they were read from; none of them counts yet."""
    results = OfficialResult.objects.bulk_create(
        [
            OfficialResult(
                region_id=one.found.code,
                family=one.row.family,
                year=one.row.year,
                status=one.row.status,
                value=one.row.value,
                iks=one.row.iks,
                ike=one.row.ike,
                ikl=one.row.ikl,
                target_status=one.row.target_status,
                published_code=one.row.code,
                published_name=one.row.name,
                match=one.found.match,
                findings=list(one.findings),
                scores=dict(one.row.scores),
                source=run.source,
                made_by_import=run,
            )
            for one in storables
        ]
    )
    texts = zip(results, (one.row.text for one in storables), strict=True)
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
