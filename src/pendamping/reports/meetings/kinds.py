"""Which papers a meeting has."""

from enum import StrEnum


class PaperKind(StrEnum):
    """The words stand in addresses and in the names of files."""

    INVITATION = "undangan"
    ATTENDANCE = "daftar-hadir"
    MINUTES = "notulen"
    RECORD = "berita-acara"
    ACTIONS = "rtl"
