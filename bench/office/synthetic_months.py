"""A year of months in the synthetic province, from handed in to locked or missing; and the works of its villages."""

from collections.abc import Iterator, Sequence
from datetime import datetime, time, timedelta
from random import Random
from zoneinfo import ZoneInfo

from bench.office.synthetic_people import PLD, SHOWN, Worker
from pendamping.access.models import Device
from pendamping.common.bulk import insert_rows
from pendamping.common.ids import new_id
from pendamping.common.periods import Month
from pendamping.demo.filling.works import VillageWorks, works_to_choose
from pendamping.demo.world import World
from pendamping.fieldwork.models import Leave
from pendamping.people.models import Person, Tier
from pendamping.reports.models import (
    CheckedVillage,
    PaymentRecommendation,
    PeriodicReport,
    PeriodicStep,
    Silence,
    SpotCheck,
)
from pendamping.reports.sampling import VillageSign
from pendamping.reports.schemas.periodic import Sign, finding
from pendamping.reports.storing import to_json
from pendamping.reports.tests.papers import MONTHLY

MONTHS, RECAPPED = 12, 2  # months back; the ones before are locked
MISSING, RETURNED, WAITING, LOOK_FIRST = 0.06, 0.05, 0.3, 0.1  # returned and waiting: of the newest month
SILENT, ON_LEAVE, PHONE_LOST, WITH_NOTE = 0.05, 0.05, 0.03, 0.1
CHECKED = 5  # villages in a spot check
PAPER = to_json("monthly", MONTHLY)
A_DAY = timedelta(days=1)
ZONE = ZoneInfo("Asia/Jakarta")
State, Step, Verdict = PeriodicReport.State, PeriodicStep.Kind, PaymentRecommendation.Verdict
WAY = {
    State.SUBMITTED: (Step.SUBMITTED,),
    State.RETURNED: (Step.SUBMITTED, Step.RETURNED),
    State.VERIFIED: (Step.SUBMITTED, Step.VERIFIED),
    State.RECAPPED: (Step.SUBMITTED, Step.VERIFIED, Step.RECAPPED),
    State.LOCKED: (Step.SUBMITTED, Step.VERIFIED, Step.RECAPPED, Step.LOCKED),
}


def hand_in(world: World, workers: Sequence[Worker]) -> None:
    """The twelve months before the current one, and why some days of them and of this one have no report."""
    chance = world.chance("months")
    authors = list(zip(workers, _checkers(workers), strict=True))
    month = Month.of(world.today)
    insert_rows([_phone(chance, one, month) for one in workers])
    for age in range(MONTHS + 1):
        insert_rows([_silence(one, month, checker) for one, checker in authors if chance.random() < SILENT])
        insert_rows([_leave(one, month, checker) for one, checker in authors if chance.random() < ON_LEAVE])
        if age:
            handed_in = [one for one in authors if chance.random() > MISSING]
            reports = [_report(chance, one, checker, month, _state(chance, age)) for one, checker in handed_in]
            insert_rows(reports)
            insert_rows([step for report in reports for step in _steps(report)])
            insert_rows([_recommendation(chance, one) for one in reports if one.state in PeriodicReport.APPROVED])
        month = month.previous()
    _check_villages(workers, Month.of(world.today).previous())


def plan_works(world: World, workers: Sequence[Worker]) -> None:
    """The works of last year and this one in every village with a PLD."""
    told = works_to_choose()
    for worker in workers[:PLD]:
        filled = [
            pair
            for place in worker.villages
            for year in (world.today.year - 1, world.today.year)
            for pair in VillageWorks(world, told, place, year, worker.person).filled()
        ]
        insert_rows([work for work, _progress in filled])
        insert_rows([row for _work, progress in filled for row in progress])


def _checkers(workers: Sequence[Worker]) -> Iterator[Person]:
    """Of each worker: the PD of the kecamatan, the TAPM of the kabupaten; the next kabupaten's for a TAPM."""
    pd = {one.post: one.person for one in workers if one.tier == Tier.PD}
    tapm = {one.post: one.person for one in workers if one.tier == Tier.TAPM_KAB}
    following = dict(zip(tapm, [*list(tapm.values())[1:], tapm[SHOWN]], strict=True))
    for one in workers:
        match one.tier:
            case Tier.PLD:
                yield pd[one.post]
            case Tier.PD:
                yield tapm[one.post[:4]]
            case _:
                yield following[one.post]


def _report(
    chance: Random, author: Worker, checker: Person, month: Month, state: PeriodicReport.State
) -> PeriodicReport:
    handed_in = _moment(month, day=chance.randrange(1, 6), hour=chance.randrange(8, 17))
    is_checked = state != State.SUBMITTED
    findings = [finding(Sign.UNVERIFIED, number=3)] if chance.random() < LOOK_FIRST else []
    return PeriodicReport(
        kind=PeriodicReport.Kind.MONTHLY,
        author=author.person,
        author_tier=author.tier,
        author_post=author.post,
        since=month.first,
        until=month.last,
        state=state,
        paper=PAPER,
        findings=findings,
        look_first=bool(findings),
        submitted_at=handed_in,
        checked_at=handed_in + A_DAY if is_checked else None,
        checked_by=checker if is_checked else None,
        is_sample=True,
    )


def _state(chance: Random, age: int) -> PeriodicReport.State:
    """Of a month that ended so many months ago."""
    if age > 1:
        return State.LOCKED if age > RECAPPED else State.RECAPPED
    turn = chance.random()
    return State.RETURNED if turn < RETURNED else State.SUBMITTED if turn < RETURNED + WAITING else State.VERIFIED


def _steps(report: PeriodicReport) -> Iterator[PeriodicStep]:
    for days, kind in enumerate(WAY[State(report.state)]):
        by = report.checked_by if days and report.checked_by else report.author
        at = _moment(Month.of(report.since), day=6 + days, hour=9)
        yield PeriodicStep(report=report, kind=kind, at=at, by=by, by_name=by.name)


def _recommendation(chance: Random, report: PeriodicReport) -> PaymentRecommendation:
    noted = chance.random() < WITH_NOTE
    return PaymentRecommendation(
        person=report.author,
        since=report.since,
        verdict=Verdict.WITH_NOTE if noted else Verdict.YES,
        note="Lengkapi kunjungan (contoh)" if noted else "",
        by=report.checked_by,
        at=report.checked_at,
    )


def _silence(silent: Worker, month: Month, checker: Person) -> Silence:
    return Silence(
        person=silent.person,
        kind=Silence.Kind.NO_SIGNAL,
        start=month.first + 7 * A_DAY,
        end=month.first + 10 * A_DAY,
        note="Menara padam (contoh)",
        declared_by=checker,
        declared_at=_moment(month.previous(), day=12, hour=9),
        is_sample=True,
    )


def _leave(away: Worker, month: Month, checker: Person) -> Leave:
    return Leave(
        person=away.person,
        person_tier=away.tier,
        person_post=away.post,
        kind="sick",
        start=month.first + 14 * A_DAY,
        end=month.first + 16 * A_DAY,
        state=Leave.State.GRANTED,
        decided_by=checker,
        decided_at=_moment(month.previous(), day=14, hour=9),
        is_sample=True,
    )


def _phone(chance: Random, owner: Worker, month: Month) -> Device:
    enrolled = _moment(month.previous().previous(), day=1, hour=9)
    return Device(
        id=new_id(),
        account_id=owner.person.account_id,
        name="HP contoh",
        token_hash=f"{chance.getrandbits(256):064x}",
        enrolled_at=enrolled,
        last_seen_at=enrolled,
        revoked_at=_moment(month.previous(), day=1, hour=9) if chance.random() < PHONE_LOST else None,
    )


def _check_villages(workers: Sequence[Worker], month: Month) -> None:
    """The spot check of each kecamatan, drawn and not yet looked at."""
    for one in (one for one in workers if one.tier == Tier.PD):
        check = SpotCheck(
            region_id=one.post,
            since=month.first,
            drawn_at=_moment(month, day=2, hour=9),
            drawn_by=one.person.name,
            is_sample=True,
        )
        insert_rows([check])
        signs = [{"sign": VillageSign.STALE.value, "number": 45, "reports": []}]
        insert_rows(
            [
                CheckedVillage(check_of=check, region_id=place.code, order=order, points=3, signs=signs)
                for order, place in enumerate(one.villages[:CHECKED], start=1)
            ]
        )


def _moment(month: Month, *, day: int, hour: int) -> datetime:
    """Of the month that follows."""
    return datetime.combine(month.next().first.replace(day=day), time(hour), ZONE)
