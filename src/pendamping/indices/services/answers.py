"""Recording answers of a village's sheet: from the office, from a workbook, from a phone, all through here."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext

from pendamping.common.audit import record_audit
from pendamping.common.problems import Problem
from pendamping.common.scope import Scope
from pendamping.engine.index.checking import AnswerRefused, Fault, Value, read_answer
from pendamping.engine.law.definitions import definition
from pendamping.engine.law.index_model import Answer, IndexDefinition
from pendamping.indices.errors import AnswerNotTaken, RoundClosed, SheetLocked
from pendamping.indices.models import VillageAnswer, VillageSheet
from pendamping.indices.questionnaire import shown
from pendamping.indices.selectors.sheets import lock_sheet


@dataclass(frozen=True, slots=True)
class Recorded:
    """Which answers are stored now as given (also those that were so before), and which were refused and why."""

    stored: list[str] = field(default_factory=list)
    refused: list[Problem] = field(default_factory=list)  # `AnswerNotTaken`, whose facts name the `answer`


@transaction.atomic
def record_answers(
    scope: Scope,
    sheet_id: UUID,
    answers: Mapping[str, object],
    *,
    source: str = VillageAnswer.Source.OFFICE,
    seen: Mapping[str, str] | None = None,
    notes: Mapping[str, str] | None = None,
) -> Recorded:
    """Store the answers that can be read; each of the others is refused by itself and stays as it was.

    Args:
        answers: by the id of their question, as typed or as a workbook or phone gives them; None or "" opens the
            question again.
        seen: by question, the `stamp` of the answer that its writer had before them ("": none). What another person
            has answered since is not written over: it is refused with that answer. None: nobody could look.
        notes: by question, where the answer comes from; an answer that changes without one loses its former note.
    Raises:
        NotAllowed: the role in `scope` writes no answers.
        SheetNotFound: no such sheet, or its village lies outside `scope`.
        SheetLocked, RoundClosed: the sheet takes no answers now.
    """
    scope.require("index_answer.write")
    sheet = lock_sheet(scope, sheet_id)
    check_open(scope, sheet)
    outcome = Recorded()
    read = _read(definition(sheet.round.index_id), answers, outcome)
    stored = {one.answer_id: one for one in sheet.answers.filter(answer_id__in=read)}
    before = {id_: one.value for id_, one in stored.items()}
    changed = {id_: value for id_, value in read.items() if not _same(before.get(id_), value)}
    for id_ in list(changed):
        if seen is not None and id_ in stored and _is_news(scope, stored[id_], seen.get(id_, "")):
            outcome.refused.append(_answered_meanwhile(stored[id_], definition(sheet.round.index_id).answers[id_]))
            del changed[id_], read[id_]
    _write(scope, sheet, changed, source, notes or {})
    outcome.stored.extend(read)
    noted = _write_notes([stored[id_] for id_ in read if id_ in stored and id_ not in changed], notes or {})
    if changed or noted:
        changes = {id_: [before.get(id_), value] for id_, value in changed.items()}
        record_audit(
            scope, "index_answer.recorded", sheet, sheet.region_id, source=str(source), answers=changes, **noted
        )
    return outcome


def check_open(scope: Scope, sheet: VillageSheet) -> None:
    """Raises: SheetLocked, RoundClosed: the sheet takes no answers now."""
    if not sheet.takes_answers:
        raise SheetLocked(village=sheet.region.name, step=sheet.get_step_display())
    if scope.today > sheet.round.closes_on and not sheet.is_returned:  # what a checker sent back may be mended
        raise RoundClosed(closes_on=date_format(sheet.round.closes_on))


def _read(index: IndexDefinition, answers: Mapping[str, object], outcome: Recorded) -> dict[str, Value | None]:
    read: dict[str, Value | None] = {}
    for id_, raw in answers.items():
        if id_ not in index.answers:
            outcome.refused.append(_not_taken(id_, id_, Fault("unknown_answer", (id_,), {"read": id_})))
            continue
        try:
            read[id_] = read_answer(raw, index.answers[id_])
        except AnswerRefused as refusal:
            outcome.refused.append(_not_taken(id_, index.answers[id_].label, refusal.fault))
    return read


def _not_taken(id_: str, label: str, fault: Fault) -> AnswerNotTaken:
    return AnswerNotTaken(answer=id_, label=label, sentence=fault.sentence(gettext), fault=fault.code)


def _is_news(scope: Scope, stored: VillageAnswer, seen: str) -> bool:
    return stored.account_id != scope.account_id and stored.stamp != seen


def _answered_meanwhile(stored: VillageAnswer, answer: Answer) -> AnswerNotTaken:
    sentence = gettext(
        "%(name)s sudah menjawab %(answer)s pada %(when)s. Isi lagi bila jawaban itu memang perlu diganti."
    ) % {
        "name": stored.author_name,
        "answer": shown(answer, stored.value),
        "when": date_format(timezone.localtime(stored.answered_at), "j M H.i"),
    }
    return AnswerNotTaken(answer=answer.id, label=answer.label, sentence=sentence, fault="answered_meanwhile")


def _same(before: object, after: object) -> bool:
    return before == after and isinstance(before, bool) == isinstance(after, bool)


def _write(
    scope: Scope, sheet: VillageSheet, changed: Mapping[str, Value | None], source: str, notes: Mapping[str, str]
) -> None:
    """What replaces a former answer keeps its row."""
    now = timezone.now()
    sheet.answers.filter(answer_id__in=[id_ for id_, value in changed.items() if value is None]).delete()
    rows = [
        VillageAnswer(
            sheet=sheet,
            answer_id=id_,
            value=value,
            author_name=scope.name,
            account_id=scope.account_id,
            answered_at=now,
            source=source,
            note=notes.get(id_, ""),
        )
        for id_, value in changed.items()
        if value is not None
    ]
    VillageAnswer.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["sheet", "answer_id"],
        update_fields=["value", "author_name", "account_id", "answered_at", "source", "note"],
    )


def _write_notes(stored: Iterable[VillageAnswer], notes: Mapping[str, str]) -> dict[str, list[str]]:
    """Another word on where an answer comes from that itself stays as it is; as a fact for the trail."""
    other = [one for one in stored if notes.get(one.answer_id, one.note) != one.note]
    for one in other:
        one.note = notes[one.answer_id]
    VillageAnswer.objects.bulk_update(other, ["note"])
    return {"notes": [one.answer_id for one in other]} if other else {}
