"""Outlines from a GeoJSON file: which shape is whose, and whether it can be drawn."""

import json
from collections.abc import Mapping
from dataclasses import dataclass

import shapely
from django.utils.translation import gettext as _
from shapely.errors import ShapelyError
from shapely.geometry.base import BaseGeometry

from pendamping.common.json_text import json_fault
from pendamping.common.packed import unpacked
from pendamping.common.text import squash
from pendamping.regions.codes import plain_code
from pendamping.regions.errors import NoFeatureCollection, TooManyShapes
from pendamping.regions.models import Region

MAX_SHAPES = 2_000
MAX_POINTS = 60_000  # of all shapes of one level together: about a megabyte in the browser
FIRST_TOLERANCE = 0.00005  # degrees, about five metres
CODE_KEYS = ("kode", "code", "kode_desa", "kode_kel", "kdepum", "kdcpum", "kdpkab", "id")
NAME_KEYS = ("nama", "name", "nama_desa", "namobj", "wadmkd", "desa")
INDONESIA = shapely.box(94.0, -11.5, 142.0, 6.5)
MENDED_MAY_LOSE = 0.01  # of its area
AREAL = ("Polygon", "MultiPolygon")


@dataclass(frozen=True, slots=True)
class ReadBoundaries:
    """Geometries by region code, fit to be drawn, and a sentence for every shape that is not or was mended."""

    geometries: dict[str, BaseGeometry]
    problems: list[str]


def read_boundaries(file_name: str, content: bytes, regions: Mapping[str, Region]) -> ReadBoundaries:
    """Read a FeatureCollection (.geojson, .json or packed as .gz); `regions` are those it may draw, by code.

    Raises: FileTooLarge, FileUnreadable, NoFeatureCollection, TooManyShapes.
    """
    read = ReadBoundaries({}, [])
    for number, feature in enumerate(_features(file_name, content), start=1):
        try:
            code, shape, remark = _shape(feature, regions, read.geometries)
        except _Unfit as unfit:
            read.problems.append(_said(file_name, number, unfit.whose, str(unfit)))
        else:
            read.geometries[code] = shape
            if remark:
                read.problems.append(_said(file_name, number, f"{regions[code].dotted} {regions[code].name}", remark))
    for level in Region.Level.values:
        _simplify(read.geometries, level)
    return read


class _Unfit(Exception):
    """This shape is left out; the text says why and what would fit."""

    def __init__(self, whose: str, text: str) -> None:
        super().__init__(text)
        self.whose = whose


def _said(file_name: str, number: int, whose: str, what: str) -> str:
    facts = {"file": file_name, "number": number, "whose": whose, "what": what}
    return _("%(file)s, bentuk %(number)s (%(whose)s): %(what)s") % facts


def _features(file_name: str, content: bytes) -> list[object]:
    try:
        document = json.loads(unpacked(file_name, content))
    except (ValueError, RecursionError) as error:
        raise NoFeatureCollection(file=file_name, found=json_fault(error)) from error
    features = document.get("features") if isinstance(document, dict) else None
    if not isinstance(features, list) or not features:
        raise NoFeatureCollection(file=file_name, found=_("tidak ada “features”"))
    if len(features) > MAX_SHAPES:
        raise TooManyShapes(file=file_name, count=len(features), limit=MAX_SHAPES)
    return features


def _shape(
    feature: object, regions: Mapping[str, Region], taken: Mapping[str, BaseGeometry]
) -> tuple[str, BaseGeometry, str]:
    """Code, geometry, and a remark when the geometry had to be mended. Raises: _Unfit."""
    properties = feature.get("properties") if isinstance(feature, dict) else None
    words = (
        {str(key).casefold(): str(value) for key, value in properties.items()} if isinstance(properties, dict) else {}
    )
    written = next((words[key] for key in CODE_KEYS if key in words), "")[:40]
    name = next((words[key] for key in NAME_KEYS if key in words), "")[:120]
    whose = f"{written} {name}".strip() or _("tanpa kode")
    region = regions.get(plain_code(written))
    if region is None:
        raise _Unfit(whose, _("kode ini bukan bagian kabupaten yang dipilih. Isi properti “kode” dengan kode resmi."))
    if squash(name) not in {squash(region.name), squash(region.full_name)}:
        facts = {"name": region.name}
        raise _Unfit(whose, _("kode ini milik %(name)s. Samakan nama atau kodenya.") % facts)
    if region.code in taken:
        raise _Unfit(whose, _("wilayah ini sudah digambar bentuk sebelumnya. Gabungkan menjadi satu MultiPolygon."))
    shape, remark = _drawable(whose, feature.get("geometry") if isinstance(feature, dict) else None)
    return region.code, shape, remark


def _drawable(whose: str, geometry: object) -> tuple[BaseGeometry, str]:
    try:
        shape = shapely.from_geojson(json.dumps(geometry))
    except (ShapelyError, ValueError) as error:
        raise _Unfit(whose, _("bentuknya tidak terbaca. Ekspor lagi dari aplikasi peta.")) from error
    if shape is None or shape.geom_type not in AREAL or shape.is_empty:
        raise _Unfit(whose, _("bentuknya bukan bidang. Ekspor sebagai Polygon atau MultiPolygon."))
    shape = shapely.force_2d(shape)
    if not shape.within(INDONESIA):
        west, south, *_rest = shape.bounds
        swapped = _(" Lintang dan bujur tampaknya tertukar.") if INDONESIA.contains(shapely.Point(south, west)) else ""
        raise _Unfit(whose, _("letaknya di luar Indonesia.%(swapped)s Simpan dalam WGS 84.") % {"swapped": swapped})
    if shape.is_valid:
        return shape, ""
    mended = shapely.union_all(
        [part for part in shapely.get_parts(shapely.make_valid(shape)) if part.geom_type in AREAL]
    )
    if mended.is_empty or abs(mended.area - shape.area) > MENDED_MAY_LOSE * max(mended.area, shape.area):
        facts = {"place": shapely.is_valid_reason(shape).partition("[")[2].rstrip("]") or "?"}
        raise _Unfit(whose, _("garisnya bersilangan di %(place)s. Perbaiki di aplikasi peta.") % facts)
    return mended, _("garisnya bersilangan dan sudah dirapikan.")


def _simplify(geometries: dict[str, BaseGeometry], level: int) -> None:
    """Fewer points where there are more than a screen shows; neighbours keep their common line."""
    codes = [code for code in geometries if len(code) == level]
    shapes = [geometries[code] for code in codes]
    tolerance = FIRST_TOLERANCE
    simpler = shapes
    while shapely.get_num_coordinates(simpler).sum() > MAX_POINTS:
        simpler = list(shapely.coverage_simplify(shapes, tolerance))
        tolerance *= 2
    geometries.update(zip(codes, simpler, strict=True))
