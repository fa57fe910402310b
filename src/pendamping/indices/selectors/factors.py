"""What lifted and lowered the villages of an area together, indicator by indicator."""

from collections.abc import Mapping, Sequence

import polars as pl

from pendamping.common.scope import Scope, codes_within
from pendamping.engine.index import decompose
from pendamping.engine.law.definitions import definition
from pendamping.indices.factors import AreaFactor, AreaFactors, fault_between, share_of
from pendamping.indices.overview import Period, VillageFigures
from pendamping.indices.selectors.areas import Area
from pendamping.indices.selectors.scores import with_scores


def area_factors(scope: Scope, area: Area, period: Period, villages: Sequence[VillageFigures]) -> AreaFactors | None:
    """From the year before to the year of `period`, over the villages of the area that have all scores of both.

    None where no village has.
    """
    if period.before is None:
        return None
    earlier = Period(period.family, period.before, None)
    inside = codes_within((area.code,), "region_id")
    past, now = (
        {one.figures.code: one.scores for one in with_scores(scope, year, villages, inside).villages}
        for year in (earlier, period)
    )
    return factors_among(scope, period.before, period.year, past, now)


Scores = Mapping[str, Mapping[str, int]]  # of villages by their code


def factors_among(_scope: Scope, before: int, year: int, past: Scores, now: Scores) -> AreaFactors | None:
    """The same from scores at hand: those of the year `before` and of `year`; None where no village has both."""
    idm = definition("idm")
    both = sorted(past.keys() & now.keys())
    if not both:
        return None
    changes = (
        decompose(_table(past, both), _table(now, both), idm)
        .group_by("indicator")
        .agg(points=pl.col("points").sum(), rose=(pl.col("points") > 0).sum(), fell=(pl.col("points") < 0).sum())
    )
    changed = [
        AreaFactor(
            indicator=idm.indicator(row["indicator"]),
            rose=row["rose"],
            fell=row["fell"],
            change=share_of(idm, row["points"]) / len(both),
            fault=fault_between(idm, idm.indicator(row["indicator"]), before, year),
        )
        for row in changes.iter_rows(named=True)
    ]
    ordered = sorted(changed, key=lambda one: (-one.change, one.indicator.number))
    return AreaFactors(len(both), ordered, share_of(idm, sum(changes["points"].to_list())) / len(both))


def _table(scores: Scores, codes: Sequence[str]) -> pl.DataFrame:
    ids = [one.id for one in definition("idm").indicators]
    columns = {id_: pl.Series([scores[code][id_] for code in codes], dtype=pl.Int8) for id_ in ids}
    return pl.DataFrame({"region": codes, **columns})
