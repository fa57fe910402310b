"""Regions of the sample world: the national list; for the small world only what stands around its villages."""

import polars as pl

from pendamping.common.audit import record_audit
from pendamping.common.scope import Scope
from pendamping.demo.places import Place
from pendamping.demo.world import REGENCY, World
from pendamping.regions.lists.packaged import read_packaged_list
from pendamping.regions.models import RegencySettings, Region
from pendamping.regions.services import load_national_list


def fill_regions(scope: Scope, world: World) -> list[Place]:
    """Store the regions and the kabupaten's own words; returns the desa of the sample world."""
    if world.districts:
        _load_some(world)
    else:
        load_national_list(scope)
    settings = RegencySettings.objects.create(
        region_id=REGENCY,
        office_name="Dinas Pemberdayaan Masyarakat dan Desa Kabupaten Lamandau",
        office_short_name="Dinas PMD",
        office_address="Jalan Contoh 1, Nanga Bulik",
        letter_city="Nanga Bulik",
        is_sample=True,
    )
    record_audit(scope, "region.settings_changed", settings)
    villages = Region.objects.under(REGENCY).assessed().order_by("code")
    return [Place(one.code, one.name, one.latitude, one.longitude) for one in villages if world.holds(one.code)]


def _load_some(world: World) -> None:
    """The villages of the chosen kecamatan and everything above and beside them."""
    code = pl.col("code")
    inside = pl.any_horizontal(code.str.starts_with(district) for district in world.districts)
    rows = read_packaged_list().filter(inside | (code.str.len_chars() < len(REGENCY + "00")) | _near(code))
    Region.objects.bulk_create(Region.of(**row) for row in rows.drop("kind").iter_rows(named=True))


def _near(code: pl.Expr) -> pl.Expr:
    return code.str.starts_with(REGENCY) & (code.str.len_chars() == len(REGENCY + "00"))
