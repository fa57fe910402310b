"""What a phone needs besides its records: its person, the code lists, the villages of its area."""

import hashlib

from django.conf import settings

from pendamping.common.scope import Scope
from pendamping.common.signing import exchange_key, public_key
from pendamping.fieldwork.models import CodeListEntry
from pendamping.indices.models import Family, OfficialResult
from pendamping.obstacles.ladder import theme_entries
from pendamping.regions.models import Region
from pendamping.sync.schemas.reference import CodeOut, ReferenceData, VillageOut

OBSTACLE_THEME = "obstacle_theme"  # beside the lists that the office keeps in its database
MOST_VILLAGES = 300  # of a kabupaten; above that a phone shows no village sheets


def reference_data(scope: Scope, roles: list[str]) -> ReferenceData:
    """Four queries; `digest` changes when anything in it does."""
    data = ReferenceData(
        digest="",
        person=str(scope.person_id or ""),
        name=scope.name,
        role=scope.role,
        roles=roles,
        areas=list(scope.prefixes),
        is_sample=settings.DEMO,
        codes=[
            CodeOut(
                list=name,
                code=code,
                label=label,
                label_en=label_en,
                retired=retired_on is not None and retired_on <= scope.today,
            )
            for name, code, label, label_en, retired_on in CodeListEntry.objects.values_list(
                "list", "code", "label", "label_en", "retired_on"
            )
        ]
        + [
            CodeOut(list=OBSTACLE_THEME, code=one.id, label=one.label_id, label_en=one.label_en, retired=False)
            for one in theme_entries(scope.today)
        ],
        villages=_villages(scope),
        signing_key=public_key(),
        exchange_key=exchange_key(),
    )
    digest = hashlib.sha256(data.model_dump_json().encode()).hexdigest()
    return data.model_copy(update={"digest": digest})


def _villages(scope: Scope) -> list[VillageOut]:
    villages = list(
        Region.objects.within(scope)
        .filter(level=Region.Level.VILLAGE)
        .valid_on(scope.today)
        .order_by("code")[: MOST_VILLAGES + 1]
    )
    if len(villages) > MOST_VILLAGES:
        return []
    districts = Region.objects.in_bulk({one.code[:6] for one in villages})
    results = OfficialResult.objects.within(scope).counting().filter(family=Family.IDM).order_by("year")
    newest = {one.region_id: one for one in results.filter(region__in=[one.code for one in villages])}
    sheets = []
    for one in villages:
        result, district = newest.get(one.code), districts.get(one.code[:6])
        sheets.append(
            VillageOut(
                code=one.code,
                name=one.name,
                district=district.name if district else "",
                latitude=one.latitude,
                longitude=one.longitude,
                status=result.status if result else "",
                value=str(result.value) if result and result.value is not None else "",
                year=result.year if result else None,
            )
        )
    return sheets
