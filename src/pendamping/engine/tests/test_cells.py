import polars as pl
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from shapely.geometry.base import BaseGeometry

from pendamping.engine.cells import dissolve, voronoi_cells


def cells_of(
    points: list[tuple[float | None, float | None]], outline: BaseGeometry | None = None
) -> list[BaseGeometry]:
    frame = pl.DataFrame(
        [(str(number), x, y) for number, (x, y) in enumerate(points)],
        schema={"code": pl.String, "longitude": pl.Float64, "latitude": pl.Float64},
        orient="row",
    )
    return [shapely.from_wkb(cell) for cell in voronoi_cells(frame, outline)["cell"]]


@given(st.lists(st.tuples(st.integers(950, 1410), st.integers(-110, 60)), min_size=1, max_size=40))
def test_every_village_has_a_cell_of_its_own_and_none_overlap(tenths: list[tuple[int, int]]) -> None:
    cells = cells_of([(x / 10, y / 10) for x, y in tenths])
    assert len(cells) == len(tenths)
    assert all(cell.is_valid and cell.area > 0 for cell in cells)
    assert sum(cell.area for cell in cells) == pytest.approx(shapely.union_all(cells).area, rel=1e-4)


def test_a_village_without_a_place_has_no_cell() -> None:
    assert len(cells_of([(111.0, -2.0), (None, None), (111.1, -2.1)])) == 2
    assert cells_of([(None, None)]) == []


def test_cells_fill_the_outline_where_it_is_known() -> None:
    outline = shapely.box(111, -3, 112, -2)
    cells = cells_of([(111.2, -2.5), (111.8, -2.5)], outline)
    assert sum(cell.area for cell in cells) == pytest.approx(1)


def test_hairline_gaps_between_neighbours_are_closed() -> None:
    halves = [shapely.box(0, 0, 0.49999, 1), shapely.box(0.5, 0, 1, 1)]
    assert dissolve(halves).geom_type == "Polygon"
    assert dissolve([shapely.box(0, 0, 1, 1), shapely.box(3, 0, 4, 1)]).geom_type == "MultiPolygon"
