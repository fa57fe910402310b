"""Where a work stands after what was written of it, and whether it is stuck: plain rules over rows in memory."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db import models
from django.utils.translation import gettext_lazy as _

from pendamping.law.loader import figure
from pendamping.villages.models import Work, WorkProgress, WorkState

WHOLE = 100


@dataclass(frozen=True, slots=True)
class Standing:
    state: WorkState = WorkState.NOT_BEGUN
    percent: int = 0
    disbursed: int | None = None
    seen_on: date | None = None
    note: str = ""  # why it stopped


def standing_after(rows: Iterable[WorkProgress]) -> Standing:
    """After these rows, which come in the order of their days; money that a row does not tell stays as told before."""
    last, disbursed = None, None
    for last in rows:
        disbursed = disbursed if last.disbursed is None else last.disbursed
    if last is None:
        return Standing()
    if last.percent == WHOLE:
        state = WorkState.DONE
    elif last.is_stopped:
        state = WorkState.STOPPED
    else:
        state = WorkState.RUNNING if last.percent else WorkState.NOT_BEGUN
    return Standing(state, last.percent, disbursed, last.date, last.note if state == WorkState.STOPPED else "")


def standing_as_stored(work: Work) -> Standing:
    """Where its last progress left it, without the note."""
    return Standing(WorkState(work.state), work.percent, work.disbursed, work.seen_on)


class Reason(models.TextChoices):
    """Why a work counts as stuck."""

    STOPPED = "stopped", _("Terhenti")
    LATE = "late", _("Lewat rencana selesai")
    SILENT = "silent", _("Tanpa kabar kemajuan")
    MONEY_BEHIND = "money_behind", _("Serapan tertinggal dari waktu")


@dataclass(frozen=True, slots=True)
class Stuck:
    """`days`: for how long, by the reason that holds longest; of money alone, how many days of the plan it lags."""

    reasons: tuple[Reason, ...]
    days: int
    money_share: int | None  # percent of the budget that was disbursed
    time_share: int  # percent of the planned time that is over


def stuck_on(day: date, work: Work, standing: Standing) -> Stuck | None:
    """Whether a work is stuck on a day; None: it is not.

    It is when it was stopped; when its planned end is over and it is not done; when nobody wrote of it for as many days
    as `hari_tanpa_kabar`, counted from its planned start at the earliest; or when the share of its budget that was
    disbursed lies more than `selisih_serapan` points behind the share of its time.
    """
    if standing.state == WorkState.DONE or day < work.planned_start:
        return None
    since: dict[Reason, int] = {}
    heard = max(standing.seen_on or work.planned_start, work.planned_start)
    silent_days = (day - heard).days
    time, money = _time_share(day, work), _money_share(work, standing)
    if standing.state == WorkState.STOPPED and standing.seen_on:
        since[Reason.STOPPED] = (day - standing.seen_on).days
    if day > work.planned_end:
        since[Reason.LATE] = (day - work.planned_end).days
    if standing.state != WorkState.STOPPED and silent_days >= figure("kegiatan_desa/hari_tanpa_kabar", on=day):
        since[Reason.SILENT] = silent_days
    days = max(since.values(), default=0)
    if money is not None and time - money > figure("kegiatan_desa/selisih_serapan", on=day):
        planned = (work.planned_end - work.planned_start).days
        days = days or (time - money) * planned // WHOLE
        since[Reason.MONEY_BEHIND] = days
    return Stuck(tuple(since), days, money, time) if since else None


def _time_share(day: date, work: Work) -> int:
    planned = (work.planned_end - work.planned_start).days
    return WHOLE if day >= work.planned_end else WHOLE * (day - work.planned_start).days // planned


def _money_share(work: Work, standing: Standing) -> int | None:
    if standing.disbursed is None or not work.budget:
        return None
    return WHOLE * standing.disbursed // work.budget
