"""The clock of each level and the themes: `law/kendala`, which an installation or a decree may set otherwise."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Final

from django.utils.translation import get_language

from pendamping.law.loader import Entry, entries, figure
from pendamping.obstacles.models import Level

FIRST_DAY: Final = date(2015, 1, 1)  # the files begin with facilitation itself
CLOCKS: Final[Mapping[Level, str]] = {
    Level.VILLAGE: "hari_desa",
    Level.DISTRICT: "hari_kecamatan",
    Level.REGENCY: "hari_kabupaten",
    Level.PROVINCE: "hari_provinsi",
}


def due_day(level: Level, since: date) -> date:
    """Until when a level has time to act on what reached it on that day."""
    return since + timedelta(days=days_for(level, since))


def days_for(level: Level, day: date) -> int:
    return int(figure(f"kendala/{CLOCKS[level]}", on=max(day, FIRST_DAY)))


def themes_on(day: date) -> dict[str, str]:
    """Labels of the themes by code, in the order of the file and the language of the reader."""
    in_english = (get_language() or "").startswith("en")
    return {one.id: one.label_en if in_english else one.label_id for one in theme_entries(day)}


def theme_entries(day: date) -> tuple[Entry, ...]:
    return entries("kendala/tema", on=max(day, FIRST_DAY))
