"""When an owner is reminded, and who hears of an overdue action: `law/rakor`."""

from datetime import date, timedelta
from typing import Final

from django.db import models
from django.utils.translation import gettext_lazy as _

from pendamping.law.loader import figure

FIRST_DAY: Final = date(2015, 1, 1)


class Rung(models.TextChoices):
    """How far an action has come up the ladder."""

    NONE = "", ""
    REMINDED = "reminded", _("batas sudah dekat")
    OVERDUE = "overdue", _("terlambat")
    CHAIR = "chair", _("terlambat, dibawa ke pimpinan rapat")
    HEAD = "head", _("terlambat, dibawa ke kepala daerah")


def rung_of(due_on: date, today: date) -> Rung:
    """The rung of an open action."""
    late = (today - due_on).days
    if late > _days("hari_ke_kepala_daerah", today):
        return Rung.HEAD
    if late > _days("hari_ke_pimpinan_rapat", today):
        return Rung.CHAIR
    if late > 0:
        return Rung.OVERDUE
    return Rung.REMINDED if -late <= _days("hari_pengingat", today) else Rung.NONE


def due_before(rung: Rung, today: date) -> date:
    """An open action whose day lies before this one stands on that rung or a higher one."""
    match rung:
        case Rung.HEAD:
            return today - timedelta(days=_days("hari_ke_kepala_daerah", today))
        case Rung.CHAIR:
            return today - timedelta(days=_days("hari_ke_pimpinan_rapat", today))
        case Rung.REMINDED:
            return today + timedelta(days=_days("hari_pengingat", today) + 1)
        case _:
            return today


def _days(name: str, day: date) -> int:
    return int(figure(f"rakor/{name}", on=max(day, FIRST_DAY)))
