"""What fills the addresses of this app in the access table."""

import io
from datetime import date

from django.core.files.base import ContentFile
from PIL import Image
from tests.access_table import Area, Sample

from pendamping.regions.models import BoundaryImport, RegencySettings, RegionGroup, RegionImport, RegionImportLine


def village(area: Area) -> dict[str, object]:
    return {"code": area.village}


def regency(area: Area) -> dict[str, object]:
    return {"code": area.regency}


def logo(area: Area) -> dict[str, object]:
    own, _is_new = RegencySettings.objects.get_or_create(region_id=area.regency)
    drawn = io.BytesIO()
    Image.new("RGB", (8, 8)).save(drawn, "PNG")  # letters print it
    own.logo.save(f"{area.regency}.png", ContentFile(drawn.getvalue()))
    return {"code": area.regency}


def _list_import(area: Area) -> RegionImport:
    return RegionImport.objects.create(
        source="Contoh", date=date(2024, 1, 1), coverage=area.regency, rows=0, unchanged=0
    )


def list_import(area: Area) -> dict[str, object]:
    return {"import_id": _list_import(area).pk}


def list_line(area: Area) -> dict[str, object]:
    parent = _list_import(area)
    line = RegionImportLine.objects.create(
        parent=parent, kind="conflict", code=area.village, name="Contoh", old_code=area.village
    )
    return {"import_id": parent.pk, "line_id": line.pk}


def boundary_import(area: Area) -> dict[str, object]:
    shape = {"type": "Polygon", "coordinates": [[[111, -2], [112, -2], [112, -1], [111, -2]]]}
    made = BoundaryImport.objects.create(regency_id=area.regency, geometries={area.village: shape}, shapes=1)
    return {"import_id": made.pk}


def group(area: Area) -> dict[str, object]:
    made, _is_new = RegionGroup.objects.get_or_create(
        regency_id=area.regency,
        kind=RegionGroup.Kind.OTHER,
        name="Contoh",
        defaults={"valid_from": date(2024, 1, 1)},
    )
    return {"group_id": made.pk}


SAMPLES = {
    "regions:region": Sample(village),
    "regions:map": Sample(village),
    "regions:successor": Sample(village),
    "regions:settings": Sample(regency),
    "regions:change_logo": Sample(regency),
    "regions:logo": Sample(logo),
    "regions:groups": Sample(regency),
    "regions:new_group": Sample(regency),
    "regions:group": Sample(group),
    "regions:close_group": Sample(group),
    "regions:boundaries": Sample(regency),
    "regions:boundary_preview": Sample(boundary_import),
    "regions:boundary_preview_map": Sample(boundary_import),
    "regions:store_boundaries": Sample(boundary_import),
    "regions:cancel_boundaries": Sample(boundary_import),
    "regions:list_preview": Sample(list_import),
    "regions:decide_line": Sample(list_line),
    "regions:decide_open_lines": Sample(list_import),
    "regions:apply_list": Sample(list_import),
    "regions:cancel_list": Sample(list_import),
    "regions:list_faulty_rows": Sample(list_import),
}
