"""What was promised, by owner, and how overdue it is; obstacles by the level that must act."""

from pendamping.briefing import words
from pendamping.briefing.contents import Cell, Column, Section, table
from pendamping.briefing.facts import Facts
from pendamping.meetings.selectors import KnownAction
from pendamping.obstacles.ladder import themes_on
from pendamping.obstacles.models import Level
from pendamping.obstacles.selectors import KnownObstacle
from pendamping.reports import wording

MOST_ACTIONS, MOST_OBSTACLES = 30, 24


def open_actions(facts: Facts, within: str) -> list[KnownAction]:
    """Open then, the most overdue first."""
    return [one for one in facts.actions if one.is_open and one.region.startswith(within)]


def open_obstacles(facts: Facts, within: str) -> list[KnownObstacle]:
    """Open then, those that must be acted on at a higher level first; a group counts as its leading one."""
    found = [
        one for one in facts.obstacles if one.is_open and not one.in_group and one.obstacle.region_id.startswith(within)
    ]
    order = list(Level)
    return sorted(found, key=lambda one: (-order.index(one.level), one.due_on))


def actions(facts: Facts) -> Section:
    waiting = open_actions(facts, facts.region.code)
    late = [one for one in waiting if one.days_late(facts.day)]
    closed = sum(
        one.closed_at is not None and not one.is_open and one.closed_at.date() >= facts.since for one in facts.actions
    )
    unknown = sum(not one.state for one in facts.actions)
    columns = (
        Column(head="Penanggung jawab", width=40),
        Column(head="Tindak lanjut"),
        Column(head="Batas", width=26),
        Column(head="Terlambat", is_number=True, width=22),
        Column(head="Keadaan", width=22),
    )
    by_owner = sorted(waiting, key=lambda one: (-_worst(late, one.owner, facts), one.owner, one.due_on or facts.day))
    return Section(
        key="actions",
        title="Tindak lanjut yang terbuka",
        finding=(
            f"{wording.number(len(waiting))} terbuka, {wording.number(len(late))} terlambat; "
            f"{wording.number(closed)} ditutup sejak {_since(facts)}."
        ),
        source=f"Catatan tindak lanjut sampai {words.day(facts.day)}.",
        blocks=(table(columns, (action(one, facts) for one in by_owner), MOST_ACTIONS, empty="Tidak ada."),),
        unknown=f"Keadaan {wording.number(unknown)} tindak lanjut pada tanggal itu tidak diketahui." if unknown else "",
    )


def _worst(late: list[KnownAction], owner: str, facts: Facts) -> int:
    return max((one.days_late(facts.day) for one in late if one.owner == owner), default=0)


def _since(facts: Facts) -> str:
    if facts.before is None:
        return words.day(facts.since)
    return f"rapat {words.day(facts.before.date)}"


def action(one: KnownAction, facts: Facts) -> tuple[Cell, ...]:
    late = one.days_late(facts.day)
    postponed = one.due_on is not None and one.due_on != one.first_due_on
    return (
        Cell(text=one.owner or "tidak diketahui"),
        Cell(text=one.title),
        Cell(
            text=words.day(one.due_on) or "tidak diketahui",
            under=f"semula {words.day(one.first_due_on)}" if postponed else "",
        ),
        Cell(text=words.days(late) if late else "", is_late=late > 0),
        Cell(text="berjalan" if one.state == "in_progress" else "terbuka"),
    )


def obstacles(facts: Facts) -> Section:
    waiting = open_obstacles(facts, facts.region.code)
    late = sum(one.days_late(facts.day) > 0 for one in waiting)
    by_level = ", ".join(
        f"{level.label.lower()} {wording.number(number)}"
        for level in reversed(Level)
        if (number := sum(one.level == level for one in waiting))
    )
    columns = (
        Column(head="Yang harus bertindak", width=44),
        Column(head="Kendala"),
        Column(head="Batas", width=26),
        Column(head="Terlambat", is_number=True, width=22),
    )
    return Section(
        key="obstacles",
        title="Kendala menurut tingkat yang harus bertindak",
        finding=words.sentences(
            f"{wording.number(len(waiting))} kendala terbuka, {wording.number(late)} lewat batas.",
            words.sentence(by_level),
        ),
        source=f"Catatan kendala sampai {words.day(facts.day)}; batas menurut kalender tiap tingkat.",
        blocks=(table(columns, (obstacle(one, facts) for one in waiting), MOST_OBSTACLES, empty="Tidak ada."),),
    )


def obstacle(one: KnownObstacle, facts: Facts) -> tuple[Cell, ...]:
    late = one.days_late(facts.day)
    theme = themes_on(facts.day).get(one.obstacle.theme, one.obstacle.theme)
    return (
        Cell(text=one.owner or str(one.level.label), under=str(one.level.label) if one.owner else ""),
        Cell(text=one.obstacle.title, under=f"{one.obstacle.region.name} · {theme}"),
        Cell(text=words.day(one.due_on)),
        Cell(text=words.days(late) if late else "", is_late=late > 0),
    )
