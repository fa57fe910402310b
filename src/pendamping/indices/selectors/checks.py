"""What a sheet is compared with before somebody verifies it."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _

from pendamping.common.scope import Scope, codes_within
from pendamping.engine.index import score_one
from pendamping.engine.law.definitions import definition
from pendamping.indices.models import AnswerEvidence, VillageAnswer, VillageSheet
from pendamping.indices.selectors.sheets import answers_before, official_before
from pendamping.indices.sheet_checks import WAYS, CheckFinding, Compared, Kind, findings_of


def checks_of(scope: Scope, sheet: VillageSheet, given: Mapping[str, Any]) -> list[CheckFinding]:
    """What stands out in the answers `given` of a sheet, the gravest first."""
    index = definition(sheet.round.index_id)
    before = answers_before(scope, sheet)
    compared = Compared(
        given=given,
        scores=score_one(given, index).scores,
        before=before[1] if before else {},
        year_before=before[0] if before else None,
        official=official_before(scope, sheet),
        neighbours=_neighbours(sheet, [id_ for id_, one in index.answers.items() if one.unit in WAYS]),
    )
    labels = {id_: one.label for id_, one in index.answers.items()}
    return [*_copies(scope, sheet, labels), *findings_of(index, compared)]


def _neighbours(sheet: VillageSheet, questions: Sequence[str]) -> dict[str, list[float]]:
    """The ways that the other villages of the kecamatan answered; only figures, whoever asks."""
    inside = codes_within((sheet.region.district_code,), "sheet__region_id")
    others = VillageAnswer.objects.filter(inside, sheet__round=sheet.round_id, answer_id__in=questions)
    ways: dict[str, list[float]] = {}
    for id_, value in others.exclude(sheet=sheet.pk).order_by().values_list("answer_id", "value"):
        ways.setdefault(id_, []).append(value)
    return ways


def _copies(scope: Scope, sheet: VillageSheet, labels: dict[str, str]) -> list[CheckFinding]:
    """Photos and documents whose very content stands elsewhere too; villages outside the scope keep their names."""
    own = {one.stored_id: one for one in sheet.evidence.all()}
    same = AnswerEvidence.objects.filter(stored__in=own).exclude(pk__in=[one.pk for one in own.values()])
    found = []
    for other in same.select_related("sheet__region", "sheet__round").order_by("added_at"):
        here = own[other.stored_id]
        village = other.sheet.region
        name = village.name if scope.covers(village.code) else _("desa lain")
        where = _("juga bukti %(village)s %(year)s: %(question)s") % {
            "village": name,
            "year": other.sheet.round.year,
            "question": labels.get(other.answer_id, other.answer_id),
        }
        found.append(CheckFinding(Kind.COPIED, here.answer_id, labels[here.answer_id], here.name, where))
    return found
