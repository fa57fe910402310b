"""An official result beside our own figure: by how much they differ, and why. Nothing is smoothed away."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from django.db import models
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from pendamping.engine.law.index_model import IndexDefinition, Indicator
from pendamping.indices.models import Finding, OfficialResult, OwnResult, Status

EQUAL = Decimal("1e-12")
MOST_LISTED = 4  # of indicators in one sentence


class Cause(models.TextChoices):
    """Why an official result and ours are not the same."""

    SCORES = "scores", _("Skor indikator berbeda")
    SHOWN_WRONGLY = "shown_wrongly", _("Skor terbit keliru")
    PUBLICATIONS = "publications", _("Dua terbitan berbeda")
    INCOMPLETE = "incomplete", _("Isian belum lengkap")
    CONTRADICTS = "contradicts", _("Terbitan bertentangan sendiri")
    UNEXPLAINED = "unexplained", _("Belum diketahui")


class Basis(StrEnum):
    """What our figure was worked out from."""

    ANSWERS = "answers"  # of the village's sheet
    SCORES = "scores"  # as the publication shows them
    OTHER = "other"  # nothing of our own: what another publication states


@dataclass(frozen=True, slots=True)
class ScoreDifference:
    """One indicator whose official score is not the one that we find."""

    indicator: Indicator
    official: int
    own: int
    change: Decimal  # of the whole index


@dataclass(frozen=True, slots=True)
class Difference:
    """One village in one year whose two figures are not the same."""

    code: str
    name: str
    district_code: str
    year: int
    official: Decimal
    official_status: str
    source: str
    own: Decimal | None  # None: our answers do not decide it
    own_status: str
    basis: Basis
    causes: tuple[Cause, ...]
    sentences: tuple[str, ...]  # the causes in detail
    scores: tuple[ScoreDifference, ...]
    is_sample: bool

    @property
    def change(self) -> Decimal | None:
        return None if self.own is None else self.own - self.official

    @property
    def changes_status(self) -> bool:
        return bool(self.own_status and self.official_status and self.own_status != self.official_status)

    @property
    def official_label(self) -> str:
        return _status_label(self.official_status)

    @property
    def own_label(self) -> str:
        return _status_label(self.own_status)

    @property
    def basis_label(self) -> str:
        labels = {
            Basis.ANSWERS: _now("dari isian desa"),
            Basis.SCORES: _now("dari skor yang terbit"),
            Basis.OTHER: _now("terbitan lain"),
        }
        return labels[self.basis]

    @property
    def may_be_objected(self) -> bool:
        """Whether a figure of our own stands against the official one, not only a known fault in how it is shown."""
        return self.own is not None and self.basis != Basis.OTHER and self.causes != (Cause.SHOWN_WRONGLY,)


@dataclass(frozen=True, slots=True)
class Beside:
    """What is known about one village in one year."""

    official: OfficialResult  # the one that counts
    others: Sequence[OfficialResult]
    own: OwnResult | None


def difference_of(beside: Beside, index: IndexDefinition) -> Difference | None:
    """How the two figures differ; None where they agree or there is nothing to compare."""
    return _Comparison(beside, index).outcome()


def own_value(own: OwnResult, index: IndexDefinition) -> Decimal | None:
    """The figure of an own result; None where its answers do not decide it."""
    return None if own.points is None else value_of_points(own.points, index)


def value_of_points(points: int, index: IndexDefinition) -> Decimal:
    return Decimal(points * index.value.scale) / index.top_points


@dataclass(frozen=True, slots=True)
class _Figure:
    value: Decimal | None
    status: str
    basis: Basis
    scores: Mapping[str, int]


class _Comparison:
    def __init__(self, beside: Beside, index: IndexDefinition) -> None:
        self._beside, self._index = beside, index
        self._official = beside.official
        scored = next((one for one in (self._official, *beside.others) if one.scores), None)
        self._shown: Mapping[str, int] = scored.scores if scored else {}
        totals = {one.id: getattr(scored, one.id, None) for one in index.dimensions}
        self._true = index.true_scores(self._official.year, self._shown, totals) if scored else {}

    def outcome(self) -> Difference | None:
        official = self._official.value
        ours = self._ours()
        if official is None or ours is None:
            return None
        differs = ours.value is None or abs(ours.value - official) > self._rounding(official, ours.value)
        differs = differs or bool(ours.status and self._official.status and ours.status != self._official.status)
        if not differs and not self._other_values():
            return None
        if not differs:
            ours = self._of_other_publication()
        scores = tuple(self._score_differences(ours)) if differs else ()
        causes = dict(self._causes(ours, scores, differs=differs))
        region = self._official.region
        return Difference(
            code=region.code,
            name=region.name,
            district_code=region.district_code,
            year=self._official.year,
            official=official,
            official_status=self._official.status,
            source=self._official.source.name,
            own=ours.value,
            own_status=ours.status,
            basis=ours.basis,
            causes=tuple(causes),
            sentences=tuple(causes.values()),
            scores=scores,
            is_sample=self._official.source.is_sample or bool(self._beside.own and self._beside.own.is_sample),
        )

    def _ours(self) -> _Figure | None:
        """From the sheet where there is one, else worked out again from the scores as they are shown."""
        own = self._beside.own
        if own is not None:
            return _Figure(own_value(own, self._index), own.status, Basis.ANSWERS, own.scores)
        if len(self._shown) == len(self._index.indicators):
            return self._worked_out(self._shown)
        return self._of_other_publication() if self._other_values() else None

    def _worked_out(self, scores: Mapping[str, int]) -> _Figure:
        points = sum(scores[one.id] * self._index.weight(one) for one in self._index.indicators)
        return _Figure(self._value(points), self._index.band_at(points).id, Basis.SCORES, scores)

    def _of_other_publication(self) -> _Figure:
        other = self._other_values()[0]
        return _Figure(other.value, other.status, Basis.OTHER, {})

    def _other_values(self) -> list[OfficialResult]:
        """Publications of the same year that state another figure."""
        official = self._official
        return [
            one
            for one in self._beside.others
            if one.value is not None
            and official.value is not None
            and (
                abs(one.value - official.value) > self._rounding(one.value, official.value)
                or one.status != official.status
            )
        ]

    def _rounding(self, *values: Decimal) -> Decimal:
        """How far two figures may stand apart only because one was printed with few decimals."""
        fewest = self._index.value.shown_decimals
        places = min(max(-int(one.normalize().as_tuple().exponent), fewest) for one in values)
        return Decimal(1).scaleb(-places) / 2 + EQUAL

    def _value(self, points: int) -> Decimal:
        return value_of_points(points, self._index)

    def _score_differences(self, ours: _Figure) -> Iterable[ScoreDifference]:
        if ours.basis != Basis.ANSWERS:
            return
        for one in self._index.indicators:
            official, own = self._true.get(one.id), ours.scores.get(one.id)
            if official is not None and own is not None and official != own:
                yield ScoreDifference(one, official, own, self._value((own - official) * self._index.weight(one)))

    def _causes(
        self, ours: _Figure, scores: Sequence[ScoreDifference], *, differs: bool
    ) -> Iterable[tuple[Cause, str]]:
        """Each cause with its sentence, the strongest first."""
        own = self._beside.own
        found = False
        if differs and ours.value is None and own is not None:
            yield Cause.INCOMPLETE, _missing_sentence(own.missing, self._index)
            found = True
        if scores:
            yield Cause.SCORES, _scores_sentence(scores)
            found = True
        wrong = [one for one in self._index.indicators if self._true.get(one.id) != self._shown.get(one.id)]
        if differs and wrong and ours.basis == Basis.SCORES:
            yield Cause.SHOWN_WRONGLY, _shown_sentence(wrong[0], self._shown, self._true)
            found = True
        if others := self._other_values():
            yield Cause.PUBLICATIONS, _others_sentence(others, self._index.value.shown_decimals)
            found = True
        if self._official.findings:
            labels = [str(Finding(code).label) for code in self._official.findings]
            yield Cause.CONTRADICTS, " ".join(labels)
            found = True
        if not found:
            yield Cause.UNEXPLAINED, _now("Skor indikator yang resmi belum ada, jadi sebabnya belum dapat ditunjukkan.")


def _scores_sentence(scores: Sequence[ScoreDifference]) -> str:
    named = [
        _now("%(indicator)s: resmi %(official)s, hitungan sendiri %(own)s") % {
            "indicator": one.indicator.name, "official": one.official, "own": one.own,
        }
        for one in sorted(scores, key=lambda one: -abs(one.change))[:MOST_LISTED]
    ]  # fmt: skip
    more = len(scores) - MOST_LISTED
    end = _now("; dan %(more)s indikator lain") % {"more": more} if more > 0 else ""
    return "; ".join(named) + end + "."


def _shown_sentence(indicator: Indicator, shown: Mapping[str, int], true: Mapping[str, int]) -> str:
    what = _now("%(indicator)s terbit dengan skor %(shown)s; nilai dimensinya menunjukkan %(true)s.")
    return what % {"indicator": indicator.name, "shown": shown[indicator.id], "true": true[indicator.id]}


def _missing_sentence(missing: Sequence[str], index: IndexDefinition) -> str:
    labels = [index.answers[id_].label for id_ in missing if id_ in index.answers]
    named = "; ".join(labels[:MOST_LISTED])
    more = len(missing) - min(len(labels), MOST_LISTED)
    end = _now(" dan %(more)s lain") % {"more": more} if more > 0 else ""
    return _now("Belum terjawab: %(which)s.") % {"which": f"{named}{end}".strip()}


def _others_sentence(others: Sequence[OfficialResult], decimals: int) -> str:
    what = _now("%(source)s menyebut %(value)s, %(status)s.")
    return " ".join(
        what % {
            "source": one.source.name,
            "value": f"{one.value:.{decimals}f}".replace(".", ","),
            "status": _status_label(one.status).lower() or "–",
        }
        for one in others
    )  # fmt: skip


def _status_label(status: str) -> str:
    return str(Status(status).label) if status else ""
