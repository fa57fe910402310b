"""The list of regions that the package carries, made by tools/build_regions.py."""

from pathlib import Path

import polars as pl

from pendamping.regions.errors import ListMissing

PACKAGED_LIST = Path(__file__).resolve().parent.parent / "data" / "wilayah.parquet"
PACKAGED_SOURCE = "Kepmendagri 300.2.2-2138/2025 jo. 300.2.2-2430/2025"


def read_packaged_list() -> pl.DataFrame:
    """Code, name, kind, latitude, longitude, capital, time zone of every region, ordered by code.

    Raises: ListMissing: the package was not built.
    """
    try:
        return pl.read_parquet(PACKAGED_LIST)
    except FileNotFoundError:
        raise ListMissing from None
