"""Sample rounds of the index, written in bulk: the last published year whole, this year's at every step of its way."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta

from django.utils.translation import gettext as _

from pendamping.common.bulk import insert_rows
from pendamping.common.models import StoredFile
from pendamping.common.scope import Scope
from pendamping.demo.answers import Answers, sample_answers
from pendamping.demo.lives import ZONE
from pendamping.demo.scores import YEARS, SampleResult
from pendamping.demo.team import SHOWN_DISTRICT
from pendamping.demo.world import REGENCY, World
from pendamping.engine.index import score_one
from pendamping.engine.law.definitions import definition
from pendamping.engine.law.index_model import IndexDefinition
from pendamping.indices.models import (
    AnswerEvidence,
    OwnResult,
    Round,
    SheetStep,
    TeamSeat,
    VillageAnswer,
    VillageSheet,
)
from pendamping.indices.schemas import NewRound
from pendamping.indices.services.rounds import open_round

INDEX = "idm"
Step = VillageSheet.Step
WAY = list(Step)
# One after the other over the villages: where this year's sheets lie.
STEPS = (
    Step.DRAFT, Step.DISTRICT, Step.DRAFT, Step.PROVINCE, Step.REGENCY, Step.DRAFT, Step.PUBLISHED, Step.ASSEMBLY,
    Step.DISTRICT, Step.DRAFT,
)  # fmt: skip
HOLDERS = {
    Step.ASSEMBLY: "Tim desa (contoh)",
    Step.DISTRICT: "Tim desa (contoh)",
    Step.REGENCY: "Kecamatan (contoh)",
    Step.PROVINCE: "Dinas PMD kabupaten (contoh)",
    Step.PUBLISHED: "Dinas PMD provinsi (contoh)",
}
CHANGED = 0.12  # the share of answers that differ from the year before
RETURNED_EACH = 7  # of the drafts, one in so many was sent back
DAYS_OPEN, DAYS_LEFT = 75, 30
SEATS = {TeamSeat.Function.VILLAGE_HEAD: (0, 1), TeamSeat.Function.SECRETARY: (0, 1), TeamSeat.Function.COUNCIL: (1, 1),
         TeamSeat.Function.CADRE: (2, 1), TeamSeat.Function.WOMEN: (2, 0)}  # fmt: skip


@dataclass(slots=True)
class _Rows:
    """What is written at the end, each kind at once."""

    sheets: list[VillageSheet] = field(default_factory=list)
    answers: list[VillageAnswer] = field(default_factory=list)
    seats: list[TeamSeat] = field(default_factory=list)
    steps: list[SheetStep] = field(default_factory=list)
    results: list[OwnResult] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Laid:
    """Where one sheet is to lie, with which answers."""

    sheet: VillageSheet
    step: VillageSheet.Step
    answers: Answers
    is_returned: bool = False


def fill_rounds(scope: Scope, world: World, results: Sequence[SampleResult]) -> None:
    """Two rounds: that of the last official year, published, and this year's."""
    index = definition(INDEX)
    scores = {one.code: one.scores for one in results if one.year == YEARS[-1]}
    before = {code: sample_answers(index, own, world.chance("answers", code)) for code, own in scores.items()}
    rows = _Rows()
    opened = _open(scope, world, YEARS[-1])
    for sheet in opened.sheets.select_related("round"):
        _lay_out(world, _Laid(sheet, Step.PUBLISHED, before[sheet.region_id]), rows)
    if world.today.year > YEARS[-1]:
        _fill_this_year(scope, world, index, before, rows)
    fields = ["step", "step_since", "is_returned", "decree_number", "decree_date", "assembly_date", "assembly_place",
              "attended_f", "attended_m", "agreements"]  # fmt: skip
    VillageSheet.objects.bulk_create(rows.sheets, update_conflicts=True, unique_fields=["id"], update_fields=fields)
    for kind in (rows.answers, rows.seats, rows.steps, rows.results):
        insert_rows(kind)
    _show_photos(rows.sheets)


def _open(scope: Scope, world: World, year: int) -> Round:
    closes_on = world.today + timedelta(days=DAYS_LEFT)
    opened = open_round(scope, NewRound(REGENCY, INDEX, year, closes_on), is_sample=True)
    opened.opened_on = world.today - timedelta(days=DAYS_OPEN)
    opened.save(update_fields=["opened_on"])
    return opened


def _fill_this_year(
    scope: Scope, world: World, index: IndexDefinition, before: Mapping[str, Answers], rows: _Rows
) -> None:
    """Answers like those of the year before, with changes; the later the step, the more is recorded."""
    opened = _open(scope, world, world.today.year)
    for number, sheet in enumerate(opened.sheets.select_related("round")):
        chance = world.chance("this year", sheet.region_id)
        answers = dict(before[sheet.region_id])
        other = before[chance.choice(sorted(before))]
        for id_ in index.answers:
            if chance.random() < CHANGED and _stands_alone(index, id_):
                answers[id_] = other[id_]
        step = STEPS[number % len(STEPS)]
        if step == Step.DRAFT:
            is_returned = number % RETURNED_EACH == 0
            kept = answers if is_returned else dict(list(answers.items())[: chance.randrange(len(answers))])
            _lay_out(world, _Laid(sheet, step, kept, is_returned), rows)
        else:
            _lay_out(world, _Laid(sheet, step, answers), rows)


def _stands_alone(index: IndexDefinition, id_: str) -> bool:
    """Whether the answer may change without contradicting another one."""
    tied = {one.at_most for one in index.answers.values()} | {
        other for rule in index.contradictions for other in (*rule.given, *rule.expect)
    }
    return id_ not in tied and index.answers[id_].at_most is None and not id_.endswith("household_count")


def _lay_out(world: World, laid: _Laid, rows: _Rows) -> None:
    """One sheet with all that led it to its step."""
    sheet, step, answers, is_returned = laid.sheet, laid.step, laid.answers, laid.is_returned
    chance = world.chance("sheet", sheet.region_id, sheet.round.year)
    first = datetime.combine(world.today - timedelta(days=chance.randrange(40, 70)), time(9, 30), ZONE)
    author = HOLDERS[Step.ASSEMBLY]
    rows.answers += [
        VillageAnswer(
            sheet=sheet,
            answer_id=id_,
            value=value,
            author_name=author,
            answered_at=first + timedelta(minutes=3 * place),
        )
        for place, (id_, value) in enumerate(answers.items())
    ]
    reached = Step.DISTRICT if is_returned else step
    passed = WAY[1 : WAY.index(reached) + 1]
    at = first
    for before, after in zip(WAY, passed, strict=False):
        at += timedelta(days=chance.randrange(2, 8), minutes=chance.randrange(300))
        rows.steps.append(SheetStep(sheet=sheet, at=at, by_name=HOLDERS[after], before=before, after=after))
    if is_returned:
        at += timedelta(days=2)
        reason = _("Jarak ke SMP dan jumlah peserta BPJS belum sesuai dengan buktinya. Mohon diperiksa lagi.")
        way = {"before": Step.DISTRICT, "after": Step.DRAFT}
        rows.steps.append(SheetStep(sheet=sheet, at=at, by_name=HOLDERS[Step.REGENCY], reason=reason, **way))
    sheet.step, sheet.step_since, sheet.is_returned = step, at, is_returned
    if passed:
        _record_team(sheet, first, rows)
    if reached not in {Step.DRAFT, Step.ASSEMBLY}:
        sheet.assembly_date = (first + timedelta(days=6)).date()
        sheet.assembly_place = _("Balai desa")
        sheet.attended_f, sheet.attended_m = chance.randrange(8, 30), chance.randrange(15, 45)
        sheet.agreements = _("Jawaban dibahas satu per satu dan disepakati (data contoh).")
    if step == Step.PUBLISHED:
        rows.results.append(_result(sheet, answers, at))
    rows.sheets.append(sheet)


def _record_team(sheet: VillageSheet, first: datetime, rows: _Rows) -> None:
    sheet.decree_number = f"141/{int(sheet.region_id[-3:]):03}/SK-CONTOH/{sheet.round.year}"
    sheet.decree_date = (first - timedelta(days=5)).date()
    rows.seats += [TeamSeat(sheet=sheet, function=one, women=women, men=men) for one, (women, men) in SEATS.items()]


def _result(sheet: VillageSheet, answers: Answers, at: datetime) -> OwnResult:
    scored = score_one(answers, definition(INDEX))
    return OwnResult(
        sheet=sheet,
        region_id=sheet.region_id,
        index_id=INDEX,
        year=sheet.round.year,
        points=scored.points,
        status=scored.status or "",
        dimensions={one.dimension.id: one.total for one in scored.dimensions},
        scores={id_: score for id_, score in scored.scores.items() if score is not None},
        missing=list(scored.missing),
        published_at=at,
        is_sample=True,
    )


def _show_photos(sheets: Iterable[VillageSheet]) -> None:
    """A photo beside one answer of some sheets; two villages show the same one, as a verifier should notice."""
    stored = list(StoredFile.objects.exclude(thumbnail="")[:6])
    at_district = [one for one in sheets if one.step == Step.DISTRICT]
    waiting = sorted(at_district, key=lambda one: not one.region_id.startswith(SHOWN_DISTRICT))[: len(stored) + 1]
    AnswerEvidence.objects.bulk_create(
        [
            AnswerEvidence(
                sheet=sheet,
                answer_id="road_surface",
                kind=AnswerEvidence.Kind.PHOTO,
                stored=stored[max(0, place - 1)],
                name=_("foto contoh") + ".jpg",
                added_at=sheet.step_since,
                added_by=HOLDERS[Step.ASSEMBLY],
            )
            for place, sheet in enumerate(waiting)
        ]
    )
