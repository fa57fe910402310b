"""The sample team's last months on their way through the tiers: locked, waiting, returned, and not handed in."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta

from pendamping.common.bulk import insert_rows
from pendamping.common.periods import Month
from pendamping.common.scope import Scope
from pendamping.demo.lives import ZONE, checker_of
from pendamping.demo.team import Member, Team
from pendamping.demo.world import World
from pendamping.people.areas import common_code
from pendamping.people.models import Person
from pendamping.reports.gathering.posts import post_of
from pendamping.reports.models import IssuedDocument, PeriodicReport, PeriodicStep, Silence
from pendamping.reports.schemas.periodic import stands_out
from pendamping.reports.selectors.findings import standing_out
from pendamping.reports.selectors.monthly import monthly_paper
from pendamping.reports.services.periodic_steps import audit_steps
from pendamping.reports.storing import to_json

State = PeriodicReport.State
MONTHS = 3  # drawing up a paper takes a moment; what is older was never handed in here
REPORTING = frozenset({"PLD", "PD", "TAPM_KAB"})
NOT_HANDED_IN_EACH, RETURNED_EACH, WAITING_EACH = 9, 13, 3  # of the newest month
SILENT = {
    2: (Silence.Kind.NO_SIGNAL, "Menara padam, kabar lewat radio kecamatan (contoh)"),
    7: (Silence.Kind.DEVICE_LOST, "HP tercebur di sungai (contoh)"),
}
RETURN_NOTE = "Kunjungan minggu terakhir belum tercatat. Mohon dilengkapi, lalu serahkan lagi."


def fill_months(scope: Scope, world: World, team: Team, persons: Mapping[int, Person]) -> None:
    """Hand in and check the months before the current one."""
    office = _Office(scope, world, team, persons)
    months = [Month.of(world.today).previous()]
    while len(months) < min(MONTHS, world.months):
        months.append(months[-1].previous())
    rows = [row for month in reversed(months) for member in team.members for row in office.month_of(member, month)]
    steps = [row for row in rows if isinstance(row, PeriodicStep)]
    insert_rows([row for row in rows if isinstance(row, PeriodicReport)])
    insert_rows(steps)
    audit_steps(scope, steps)
    insert_rows(list(_silences(world, team, persons)))


@dataclass(frozen=True, slots=True)
class _Office:
    """Takes the months of the sample team in and has them checked."""

    scope: Scope
    world: World
    team: Team
    persons: Mapping[int, Person]

    def month_of(self, member: Member, month: Month) -> Iterator[PeriodicReport | PeriodicStep]:
        is_newest = month == Month.of(self.world.today).previous()
        if member.tier not in REPORTING or (is_newest and member.number % NOT_HANDED_IN_EACH == 0):
            return
        person = self.persons[member.number]
        post = post_of(person.pk, month.first, month.last)
        chance = self.world.chance("month", member.number, month.iso)
        handed_in = _moment(month, day=chance.randrange(1, 4), hour=8 + chance.randrange(8))
        author = replace(self.scope, person_id=person.pk, today=handed_in.date())
        paper = monthly_paper(author, person.pk, month)
        if post.placement is None or not paper.seal.reports:
            return
        report = PeriodicReport(
            kind=PeriodicReport.Kind.MONTHLY,
            author=person,
            author_tier=post.placement.tier,
            author_post=common_code(post.codes),
            since=month.first,
            until=month.last,
            state=_state(member, is_newest=is_newest),
            paper=to_json(IssuedDocument.Kind.MONTHLY, paper),
            findings=standing_out(author, month, post, paper),
            submitted_at=handed_in,
            is_sample=True,
        )
        report.look_first = stands_out(report.findings)
        checker = self.persons[self._checker(member, month).number]
        checked = handed_in + timedelta(days=1, hours=chance.randrange(1, 6))
        if report.state != State.SUBMITTED:
            report.checked_at, report.checked_by = checked, checker
        yield report
        yield _step(report, PeriodicStep.Kind.SUBMITTED, handed_in, person)
        if report.state == State.RETURNED:
            yield _step(report, PeriodicStep.Kind.RETURNED, checked, checker, RETURN_NOTE)
        elif report.state != State.SUBMITTED:
            yield _step(report, PeriodicStep.Kind.VERIFIED, checked, checker)
        if report.state == State.LOCKED:
            leader = next(one for one in self.team.members if one.tier == "TAPM_KAB")
            locked = _moment(month, day=11, hour=9)
            yield _step(report, PeriodicStep.Kind.LOCKED, locked, self.persons[leader.number])

    def _checker(self, member: Member, month: Month) -> Member:
        last_day = next(day for day in reversed(month.days) if member.codes_on(day))
        return checker_of(self.team, member, last_day)


def _silences(world: World, team: Team, persons: Mapping[int, Person]) -> Iterator[Silence]:
    """Why some of the newest days have no report."""
    for member in (one for one in team.members if one.tier == "PLD" and one.number in SILENT):
        kind, note = SILENT[member.number]
        checker = persons[checker_of(team, member, world.last_day).number]
        yield Silence(
            person=persons[member.number],
            kind=kind,
            start=world.today - timedelta(days=6),
            end=world.last_day,
            note=note,
            declared_by=checker,
            declared_at=datetime.combine(world.last_day, time(16), ZONE),
            is_sample=True,
        )


def _state(member: Member, *, is_newest: bool) -> State:
    if not is_newest:
        return State.LOCKED
    if member.number % RETURNED_EACH == 1:
        return State.RETURNED
    return State.SUBMITTED if member.is_shown or member.number % WAITING_EACH == 1 else State.VERIFIED


def _step(report: PeriodicReport, kind: PeriodicStep.Kind, at: datetime, by: Person, note: str = "") -> PeriodicStep:
    return PeriodicStep(report=report, kind=kind, at=at, by=by, by_name=by.name, note=note)


def _moment(month: Month, *, day: int, hour: int) -> datetime:
    """Of the month that follows."""
    return datetime.combine(month.next().first.replace(day=day), time(hour), ZONE)
