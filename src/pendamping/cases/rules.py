"""What holds for every case: which step follows when, and how long each may take by the figures of `law/perkara`."""

from datetime import date, timedelta
from typing import Final

from pendamping.cases.errors import CaseWithoutWords, NotTheStep
from pendamping.cases.models import Case
from pendamping.law.loader import Entry, entries, figure, rule

FOLDER: Final = "perkara"
VIOLATIONS: Final = f"{FOLDER}/larangan"
RELOCATION: Final = "penempatan/masa_keberatan_relokasi"
# What is awaited while a case stands in a state, and how long that may take.
_AWAITED: Final = {
    Case.State.REPORTED: f"{FOLDER}/hari_pendaftaran",
    Case.State.REGISTERED: f"{FOLDER}/hari_putusan",
    Case.State.CLARIFICATION: f"{FOLDER}/hari_klarifikasi",
    Case.State.FORUM: f"{FOLDER}/hari_forum",
    Case.State.RECOMMENDED: f"{FOLDER}/hari_putusan",
}


def due_on(state: Case.State, today: date) -> date | None:
    """Until when the next step is awaited; None where nothing is."""
    name = _AWAITED.get(state)
    return today + timedelta(days=int(figure(name, on=today))) if name else None


def is_default(state: Case.State) -> bool:
    """Whether the days of this step stand on no regulation yet."""
    name = _AWAITED.get(state)
    return name is not None and rule(name).source.regulation is None


def objection_until(about: Case.About, told_on: date) -> date:
    """The last day to object to something that was made known on a day."""
    name = RELOCATION if about == Case.About.RELOCATION else f"{FOLDER}/hari_mengajukan"
    return told_on + timedelta(days=int(figure(name, on=told_on)))


def violations(on: date) -> tuple[Entry, ...]:
    return entries(VIOLATIONS, on=on)


def require_state(case: Case, *states: Case.State) -> None:
    """Raises: NotTheStep."""
    if case.state not in states:
        raise NotTheStep(state=case.get_state_display().lower())


def require_words(text: str) -> str:
    """Raises: CaseWithoutWords."""
    if not text.strip():
        raise CaseWithoutWords
    return text.strip()
