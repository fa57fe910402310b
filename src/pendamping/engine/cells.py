"""A schematic map where nobody has drawn the borders: around each village's point the land nearest to it."""

import polars as pl
import shapely
from shapely.geometry.base import BaseGeometry

DECIMALS = 5  # about one metre
HULL_RATIO = 0.4  # 1 is the convex hull, 0 follows every outer point
LONE_RADIUS = 0.02  # degrees, about two kilometres: the cell of a village that has no neighbour
GAP = 0.0005  # degrees: lines that were simplified apart by less than this are one
NUDGE = 0.0005  # degrees between villages that the list puts on one spot


def voronoi_cells(points: pl.DataFrame, outline: BaseGeometry | None = None) -> pl.DataFrame:
    """One cell per village: the land nearer to its point than to any other, clipped to the villages' hull.

    Args:
        points: `code` String, `longitude` and `latitude` Float64 in degrees; rows without a place are left out.
        outline: the border around all of them where it is known, instead of the hull.
    Returns: `code`, and `cell` Binary: a polygon or multipolygon as WKB; no overlap, no gap, in the order of `points`.
            A point so far outside `outline` that no land is nearest to it has no row.

    >>> points = {"code": ["a", "b"], "longitude": [111.0, 111.2], "latitude": [-2.0, -2.0]}
    >>> cells = voronoi_cells(pl.DataFrame(points))
    >>> [round(shapely.from_wkb(cell).centroid.x, 2) for cell in cells["cell"]]
    [111.01, 111.19]
    """
    placed = points.drop_nulls(["longitude", "latitude"])
    if placed.is_empty():
        return pl.DataFrame(schema={"code": pl.String, "cell": pl.Binary})
    spots = _apart(placed)
    hull = outline or _hull(spots)
    if spots.height == 1:
        cells = [hull]
    else:
        place = shapely.multipoints(spots.select("longitude", "latitude").to_numpy())
        nearest = shapely.voronoi_polygons(place, extend_to=hull, ordered=True)
        cells = [shapely.intersection(cell, hull) for cell in nearest.geoms]
    rounded = [shapely.set_precision(cell, 10**-DECIMALS) for cell in cells]
    filled = pl.Series([not cell.is_empty for cell in rounded])
    return spots.select("code", cell=pl.Series(shapely.to_wkb(rounded), dtype=pl.Binary)).filter(filled)


def dissolve(polygons: list[BaseGeometry]) -> BaseGeometry:
    """One outline around many polygons; hairline gaps between neighbours that were simplified apart are closed."""
    outline = shapely.union_all(polygons).buffer(GAP, join_style="mitre").buffer(-GAP, join_style="mitre")
    return shapely.set_precision(outline, 10**-DECIMALS)


def _apart(placed: pl.DataFrame) -> pl.DataFrame:
    """Villages on one spot, each a little to the east of the one before, so that every one keeps a cell."""
    nth = pl.int_range(pl.len()).over("longitude", "latitude")
    return placed.with_columns(longitude=pl.col("longitude") + NUDGE * nth)


def _hull(spots: pl.DataFrame) -> BaseGeometry:
    """The land that the villages lie in: their hull, wider by half the usual way to the next village."""
    place = shapely.points(spots.select("longitude", "latitude").to_numpy())
    if len(place) == 1:
        return place[0].buffer(LONE_RADIUS)
    tree = shapely.STRtree(place)
    _, distances = tree.query_nearest(place, exclusive=True, all_matches=False, return_distance=True)
    margin = max(float(sorted(distances)[len(distances) // 2]) / 2, NUDGE)
    return shapely.concave_hull(shapely.multipoints(place), ratio=HULL_RATIO).buffer(margin, quad_segs=4)
