"""One village's official result in words: the figures, and of every score its rule, answer, gain and who can act."""

from collections.abc import Iterator, Mapping
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _

from pendamping.common.scope import Scope
from pendamping.engine import index as engine
from pendamping.engine.law.index_model import IndexDefinition
from pendamping.indices.errors import NoResultToExplain
from pendamping.indices.models import Family, VillageAnswer
from pendamping.indices.selectors.history import history_of_village
from pendamping.indices.village import YearOfVillage
from pendamping.regions.models import Region
from pendamping.regions.selectors import get_region

GAIN_DIGITS = 4


def explanation(scope: Scope, code: str, index: IndexDefinition, year: int | None) -> Iterator[str]:
    """Line by line.

    Raises:
        RegionNotFound: absent, or outside `scope`.
        NoResultToExplain: nothing with scores was published for this village, index and year.
    """
    region = get_region(scope, "".join(code.split(".")))
    chosen = _chosen(scope, region, index, year)
    answers = _answers(scope, region, index, chosen.year)
    said = {
        id_: engine.Said(one.answered_at.date(), one.author_name, one.get_source_display())
        for id_, one in answers.items()
    }
    given: dict[str, Any] = {id_: one.value for id_, one in answers.items()}
    found = engine.why(given | dict(chosen.true_scores), index, said)
    yield from _head(region, chosen, found.scored)
    for group in index.groups:
        own = [one for one in found.reasons if one.indicator.group == group.id]
        if own:
            yield ""
            yield group.name.upper()
        for reason in own:
            yield from _reason(reason, chosen, index)


def _chosen(scope: Scope, region: Region, index: IndexDefinition, year: int | None) -> YearOfVillage:
    family = index.id.replace("-", "_")
    known = history_of_village(scope, region, Family(family)) if family in Family.values else []
    for one in known:
        if one.scores and year in {None, one.year}:
            return one
    raise NoResultToExplain(
        region=region.name,
        index=index.label,
        year=year or "–",
        years=", ".join(str(one.year) for one in known if one.scores) or "–",
    )


def _answers(scope: Scope, region: Region, index: IndexDefinition, year: int) -> Mapping[str, VillageAnswer]:
    """Our own answers of the same village, index and year, where a round asked for them."""
    answers = VillageAnswer.objects.filter(scope.q("sheet__region_id"), sheet__region=region)
    return {one.answer_id: one for one in answers.filter(sheet__round__index_id=index.id, sheet__round__year=year)}


def _head(region: Region, chosen: YearOfVillage, scored: engine.Scored) -> Iterator[str]:
    index, result = scored.index, chosen.result
    yield f"{region.name} ({region.code}), {index.name} {chosen.year}"
    yield _("Sumber: %(source)s. Dasar: %(basis)s.") % {"source": result.source.name, "basis": index.legal_basis}
    for one in scored.dimensions:
        facts: dict[str, Any] = {"label": one.dimension.label, "value": _shown(one.value, index.value.shown_decimals)}
        facts |= {"sum": one.total, "most": one.dimension.max_sum}
        yield _("%(label)-6s %(value)s (jumlah skor %(sum)s dari %(most)s)") % facts
    facts = {"label": index.label, "value": _shown(scored.value, index.value.shown_decimals), "points": scored.points}
    facts |= {"top": index.top_points, "status": scored.band.label if scored.band else "–"}
    yield _("%(label)-6s %(value)s (%(points)s dari %(top)s poin): %(status)s") % facts
    if scored.to_next and scored.target:
        facts = {"target": scored.target.label, "points": scored.to_next}
        yield _("Menuju %(target)s kurang %(points)s poin.") % facts
    if result.value is not None and scored.value is not None and result.value != scored.value:
        yield _("Nilai terbitan %(official)s berbeda dari hitungan %(ours)s.") % {
            "official": result.value,
            "ours": scored.value,
        }


def _reason(reason: engine.Reason, chosen: YearOfVillage, index: IndexDefinition) -> Iterator[str]:
    one = reason.indicator
    score = "–" if reason.score is None else reason.score
    yield f"{one.number:>3} {one.name}: {score} / {one.max_score}"
    if reason.step:
        yield "    " + _("Aturan: %(wording)s") % {"wording": reason.step.wording}
    for used in reason.answers:
        if used.value is not None:
            yield "    " + _answer(used)
    if reason.score is not None and reason.score != chosen.scores.get(one.id):
        yield "    " + _("Terbitan menulis skor %(shown)s.") % {"shown": chosen.scores.get(one.id)}
    if reason.gain:
        gain = _shown(index.gain(one, reason.score or 0), GAIN_DIGITS)
        yield "    " + _("Bila menjadi %(top)s: +%(gain)s (%(points)s poin)") % {
            "top": one.max_score,
            "gain": gain,
            "points": reason.gain,
        }
        if reason.step and reason.step.activity and one.actionable:
            yield "    " + _("Kegiatan: %(activity)s") % {"activity": reason.step.activity}
        yield "    " + _("Yang dapat bertindak: %(actors)s") % {"actors": ", ".join(reason.actors) or "–"}
        for fault in reason.faults:
            yield "    " + _("Catatan: %(fault)s") % {"fault": fault}


def _answer(used: engine.AnswerUsed) -> str:
    facts = {"label": used.answer.label, "value": used.value, "unit": used.answer.unit_label}
    if used.said is None:
        return _("Jawaban: %(label)s %(value)s %(unit)s") % facts
    facts |= {"by": used.said.by, "on": date_format(used.said.on, "j M Y"), "source": used.said.source}
    return _("Jawaban: %(label)s %(value)s %(unit)s, %(by)s, %(on)s, lewat %(source)s") % facts


def _shown(value: Decimal | None, digits: int) -> str:
    """Rounded first: the formatting of numbers cuts off what it does not show."""
    return "–" if value is None else number_format(value.quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP), digits)
