"""A plan as a workbook for others."""

from collections.abc import Iterator, Mapping

from django.utils.translation import gettext as _

from pendamping.acceleration.models import PlannedAction, Scenario
from pendamping.acceleration.selectors.actions import Wanted, actions_of
from pendamping.acceleration.selectors.results import solved_of
from pendamping.acceleration.solved import Solved
from pendamping.acceleration.telling import plan_sentences
from pendamping.acceleration.wording import BLOCKS, SOURCES_IN_WORDS
from pendamping.common.audit import record_audit
from pendamping.common.scope import Scope
from pendamping.common.tables import Value, write_xlsx
from pendamping.engine.acceleration import SOURCES

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def export_plan(scope: Scope, scenario: Scenario) -> bytes:
    """The plan as XLSX: what it says, its villages, its actions, and what was left out for want of a cost.

    Raises: NotAllowed: the role may not read plans. NotSolved: there is no result.
    """
    scope.require("acceleration.read")
    solved = solved_of(scope, scenario)
    names = {line.result.region: line.name for line in solved.villages}
    record_audit(scope, "acceleration.exported", scenario, format="xlsx", rows=len(solved.actions))
    return write_xlsx(
        {
            _("Ringkasan"): [[scenario.name], *([str(sentence)] for sentence in plan_sentences(solved))],
            _("Desa"): _villages(solved),
            _("Tindakan"): _actions(scope, solved, names),
            _("Tanpa biaya"): _unpriced(solved),
        }
    )


def _villages(solved: Solved) -> Iterator[list[Value]]:
    yield [
        _("Kode"), _("Nama"), _("Kecamatan"), _("Poin"), _("Status"), _("Target"), _("Kurang poin"), _("Tindakan"),
        _("Biaya"), _("Poin sesudah"), _("Status sesudah"), _("Mencapai target"), _("Keterangan"),
    ]  # fmt: skip
    labels: Mapping[str | None, str] = {band.id: band.label for band in solved.index.bands}
    for line in solved.villages:
        one = line.result
        yield [
            one.region, line.name, line.district, one.points, labels.get(one.status, ""), labels.get(one.goal, ""),
            one.need, one.actions, one.cost if solved.counts_money else None, one.after,
            labels.get(one.status_after, ""),
            _("ya") if one.reached else _("tidak"), str(BLOCKS[one.block]) if one.block else "",
        ]  # fmt: skip


def _actions(scope: Scope, solved: Solved, names: Mapping[str, str]) -> Iterator[list[Value]]:
    sources = SOURCES if solved.counts_money else ()
    yield [
        _("Kode"), _("Nama"), _("Indikator"), _("Skor dari"), _("Skor ke"), _("Kegiatan"), _("Poin"),
        _("Layanan dasar"),
        _("Pelaksana"), _("Tahun"), _("Berlaku di indeks"), *(str(SOURCES_IN_WORDS[source]) for source in sources),
        _("Biaya"), _("Keadaan"), _("Tanggal selesai"), _("Bukti atau catatan"),
    ]  # fmt: skip
    for one in actions_of(scope, solved.scenario, Wanted()):
        indicator = solved.index.indicator(one.indicator)
        step = indicator.scale.get(one.score_from)
        yield [
            one.region_id, names.get(one.region_id, ""), indicator.name, one.score_from, one.score_to,
            step.activity if step and step.activity else "", one.gain, _("ya") if one.is_basic else _("tidak"),
            solved.index.actor_names.get(one.agency, one.agency), one.year, one.counts_in,
            *(one.amounts.get(source) for source in sources), one.cost,
            str(PlannedAction.State(one.state).label), one.done_on, one.note,
        ]  # fmt: skip


def _unpriced(solved: Solved) -> Iterator[list[Value]]:
    yield [_("Indikator"), _("Skor dari"), _("Skor ke"), _("Desa")]
    for one in solved.result.unpriced:
        yield [solved.index.indicator(one.indicator).name, one.score_from, one.score_to, one.villages]
