"""Maps of one regency: drawn borders where they were imported, otherwise cells around the villages' points."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from uuid import UUID

import polars as pl
import shapely
from django.db.models import Count, Max
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from pendamping.common.scope import Scope
from pendamping.engine.cells import dissolve, voronoi_cells
from pendamping.regions.errors import RegionNotFound
from pendamping.regions.models import Boundary, Region
from pendamping.regions.selectors.imports import get_boundary_import
from pendamping.regions.selectors.tree import names_of

KEPT_IN_MEMORY = 24  # regencies; the largest take half a megabyte
ORNAMENT_SIZE = 900

Properties = Mapping[str, Mapping[str, object]]


@dataclass(frozen=True, slots=True)
class MapEvent:
    """Something that happened in a village: an open ring at its point."""

    code: str
    name: str
    href: str


@dataclass(frozen=True, slots=True)
class RegencyMap:
    """`geojson`: a FeatureCollection as the page's map reads it; `unplaced`: villages to list beside it."""

    geojson: str
    schematic: bool
    attribution: str
    unplaced: tuple[Region, ...]


@dataclass(frozen=True, slots=True)
class _Drawing:
    """The geometries of one regency as GeoJSON text, by code."""

    villages: Mapping[str, str]
    districts: Mapping[str, str]
    schematic: bool
    source: str


def regency_map(
    scope: Scope, code: str, properties: Properties | None = None, events: Iterable[MapEvent] = ()
) -> RegencyMap:
    """The villages under `code` (a regency or part of it) that lie in `scope`, and the outlines of their districts.

    Args:
        properties: more properties per village code, such as `status` and `href`.
        events: rings to draw; those outside the map are left out.

    Raises: RegionNotFound: nothing of this regency lies in `scope`, or `code` is wider than one regency.
    """
    regency = code[: Region.Level.REGENCY]
    all_villages = Region.objects.under(regency).filter(level=Region.Level.VILLAGE).valid_on(scope.today)
    spots = tuple(all_villages.values_list("code", "longitude", "latitude"))
    shown = list(all_villages.under(code).within(scope))
    if len(regency) != Region.Level.REGENCY or not shown:
        raise RegionNotFound(code=code)
    drawing = _drawing(regency, _version(regency), spots)
    features = [
        _feature(drawing.villages[one.code], _village_properties(one) | dict((properties or {}).get(one.code, {})))
        for one in shown
        if one.code in drawing.villages
    ]
    districts = Region.objects.filter(pk__in={one.district_code for one in shown}).order_by("code")
    features += [
        _feature(drawing.districts[one.code], {"layer": "district", "code": one.code, "name": one.name})
        for one in districts
        if one.code in drawing.districts
    ]
    places = {one.code: one for one in shown}
    features += [_event(places[event.code], event) for event in events if _has_place(places.get(event.code))]
    head = {"type": "FeatureCollection", "schematic": drawing.schematic, "attribution": _attribution(drawing)}
    return RegencyMap(
        geojson=f'{json.dumps(head)[:-1]}, "features": [{", ".join(features)}]}}',
        schematic=drawing.schematic,
        attribution=_attribution(drawing),
        unplaced=tuple(one for one in shown if one.code not in drawing.villages),
    )


def preview_map(scope: Scope, import_id: UUID) -> str:
    """The outlines of a file that was read but not stored yet, as a FeatureCollection.

    Raises: NotAllowed, NotFound.
    """
    pending = get_boundary_import(scope, import_id)
    regions = Region.objects.in_bulk(pending.geometries)
    shapes = {code: json.dumps(geometry) for code, geometry in pending.geometries.items()}
    villages = _at_level(shapes, Region.Level.VILLAGE)
    districts = _district_outlines(villages) | _at_level(shapes, Region.Level.DISTRICT)
    names = names_of(districts)
    features = [
        _feature(shape, _village_properties(regions[code]) | {"status": None}) for code, shape in villages.items()
    ]
    features += [
        _feature(shape, {"layer": "district", "code": code, "name": names[code]}) for code, shape in districts.items()
    ]
    head = {"type": "FeatureCollection", "schematic": False, "attribution": pending.source}
    return f'{json.dumps(head)[:-1]}, "features": [{", ".join(features)}]}}'


def outline_svg(code: str) -> SafeString:
    """The regency's villages as thin lines, an ornament without any data; "" where nothing is known. For everybody."""
    villages = Region.objects.under(code).filter(level=Region.Level.VILLAGE, valid_until=None)
    spots = tuple(villages.values_list("code", "longitude", "latitude"))
    if len(code) != Region.Level.REGENCY or not spots:
        return SafeString("")
    return _ornament(code, _version(code), spots)


def _attribution(drawing: _Drawing) -> str:
    if drawing.schematic:
        return _("Letak desa: cahyadsn/wilayah (MIT).")
    return drawing.source


def _version(regency: str) -> tuple[object, ...]:
    """Changes with every import of boundaries in this regency."""
    known = Boundary.objects.filter(region__in=Region.objects.under(regency))
    found = known.aggregate(count=Count("pk"), last=Max("imported_at"))
    return found["count"], found["last"]


Spots = tuple[tuple[str, float | None, float | None], ...]


@lru_cache(maxsize=KEPT_IN_MEMORY)
def _drawing(regency: str, _version: tuple[object, ...], spots: Spots) -> _Drawing:
    """Raw geometries; kept while neither the boundaries nor the villages change."""
    drawn = Boundary.objects.filter(region__in=Region.objects.under(regency)).values_list(
        "region_id", "geometry", "source"
    )
    geometries = {code: json.dumps(geometry, separators=(",", ":")) for code, geometry, _source in drawn}
    villages = _at_level(geometries, Region.Level.VILLAGE)
    if villages:
        source = next(source for code, _geometry, source in drawn if code in villages)
        districts = _district_outlines(villages) | _at_level(geometries, Region.Level.DISTRICT)
        return _Drawing(villages, districts, schematic=False, source=source)
    outline = shapely.from_geojson(geometries[regency]) if regency in geometries else None
    points = pl.DataFrame(
        spots, schema={"code": pl.String, "longitude": pl.Float64, "latitude": pl.Float64}, orient="row"
    )
    cells = voronoi_cells(points, outline)
    villages = {code: shapely.to_geojson(shapely.from_wkb(cell)) for code, cell in cells.iter_rows()}
    return _Drawing(villages, _district_outlines(villages), schematic=True, source="")


def _at_level(geometries: Mapping[str, str], level: int) -> dict[str, str]:
    return {code: text for code, text in geometries.items() if len(code) == level}


def _district_outlines(villages: Mapping[str, str]) -> dict[str, str]:
    members: dict[str, list[shapely.Geometry]] = {}
    for code, text in villages.items():
        members.setdefault(code[: Region.Level.DISTRICT], []).append(shapely.from_geojson(text))
    return {code: shapely.to_geojson(dissolve(polygons)) for code, polygons in members.items()}


def _village_properties(village: Region) -> dict[str, object]:
    kind = "kelurahan" if village.kind == Region.Kind.KELURAHAN else "desa"
    return {"layer": "village", "code": village.code, "name": village.name, "kind": kind}


def _feature(geometry: str, properties: Mapping[str, object]) -> str:
    text = json.dumps(properties, ensure_ascii=False)
    return f'{{"type": "Feature", "properties": {text}, "geometry": {geometry}}}'


def _has_place(village: Region | None) -> bool:
    return village is not None and village.longitude is not None


def _event(village: Region, event: MapEvent) -> str:
    point = json.dumps({"type": "Point", "coordinates": [village.longitude, village.latitude]})
    return _feature(point, {"layer": "event", "code": event.code, "name": event.name, "href": event.href})


@lru_cache(maxsize=KEPT_IN_MEMORY)
def _ornament(regency: str, version: tuple[object, ...], spots: Spots) -> SafeString:
    drawing = _drawing(regency, version, spots)
    cells = [shapely.from_geojson(text) for text in drawing.villages.values()]
    if not cells:
        return SafeString("")
    west, south, east, north = shapely.total_bounds(cells)
    scale = ORNAMENT_SIZE / max(east - west, north - south)

    def path(shapes: Sequence[shapely.Geometry]) -> str:
        rings = [part.exterior for shape in shapes for part in getattr(shape, "geoms", [shape])]
        return "".join(
            "M" + "L".join(f"{(x - west) * scale:.0f} {(north - y) * scale:.0f}" for x, y in ring.coords) + "Z"
            for ring in rings
        )

    return format_html(
        '<svg class="regency-outline" viewBox="0 0 {} {}" aria-hidden="true" focusable="false">'
        '<path class="inner" d="{}"/><path class="edge" d="{}"/></svg>',
        round((east - west) * scale),
        round((north - south) * scale),
        path(cells),
        path([dissolve(cells)]),
    )
