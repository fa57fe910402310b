"""Parts that every paper has: the office it comes from, who signs it, and its seal."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """Where the work is done, in the region's own words; empty above the level of the post."""

    district: str  # "Kecamatan Bulik Timur"
    regency: str  # "Kabupaten Lamandau"
    province: str  # "Kalimantan Tengah"
    village_word: str = "Desa"  # or pekon, nagari, gampong
    code: str = ""  # official code of the narrowest of these; not printed


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """Words over the tables of an area's paper: drafted from its figures, or its author's own."""

    part: str  # as reports.models.PaperEdit.Part
    text: str
    edited: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterHead:
    """What stands over an official letter: the government and its offices, the widest first."""

    lines: tuple[str, ...]  # "Pemerintah Kabupaten Lamandau", "Dinas Pemberdayaan Masyarakat dan Desa"
    address: str = ""  # with the telephone, in one line
    emblem: str = ""  # PNG in base 64; empty: none was given


@dataclass(frozen=True, slots=True, kw_only=True)
class Signer:
    role: str  # "Diperiksa, PD Bulik Timur"
    name: str = ""  # empty: the name is written by hand
    under: tuple[str, ...] = ()  # rank and number of an official, below the name


@dataclass(frozen=True, slots=True, kw_only=True)
class Signatures:
    place: str
    date: date
    signers: tuple[Signer, ...]  # the author first


@dataclass(frozen=True, slots=True, kw_only=True)
class Seal:
    """How a reader far away can tell that this paper came from this office."""

    code: str
    url: str
    reports: int  # verified daily reports behind this paper
    issued_at: datetime  # in the zone of the place, as are the two below
    submitted_at: datetime | None = None
    verified_at: datetime | None = None
    replaces: str = ""  # code of the version before this one
    is_sample: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexSeal(Seal):
    """The seal of a paper that does not stand on daily reports."""

    basis: str  # "Disusun dari 53 isian IDM 2024 yang disepakati musyawarah."
