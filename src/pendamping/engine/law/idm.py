"""The Indeks Desa Membangun: its statuses, dimensions and 50 indicators, from the files of its regulation."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import cache, cached_property
from importlib.resources import files
from typing import Any

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

FOLDER = files("pendamping") / "law" / "permendesa-2-2016"
VILLAGE_LEVEL, REGENCY_LEVEL, PROVINCE_LEVEL = "desa", "kabupaten", "provinsi"
TOP_SCORE = 5
DIMENSIONS = 3


class LawFault(Exception):
    """A law file does not read as it should; the text names the file, the place and what stands there."""


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Band(_Entry):
    """One status: the values up to `le`, and the lowest value that its published results name as needed."""

    id: str
    label: str = Field(alias="label_id")
    le: Decimal | None = None  # None: the highest status
    points_max: int
    minimum: Decimal | None = None  # None: the lowest status


class Dimension(_Entry):
    id: str
    name: str = Field(alias="name_id")
    label: str = Field(alias="label_id")
    max_sum: int
    total_cell: int  # where its total stands in a published result


class Step(_Entry):
    """What a score says about the village, and what the publication recommends."""

    wording: str
    activity: str | None = None


class Indicator(_Entry):
    id: str
    name: str = Field(alias="name_id")
    published_name: str
    published_cell: int
    group: str
    actors: Mapping[str, Sequence[str]]  # level → who acts
    actionable: bool = True  # False: a fact of the village, such as its religions
    scale: Mapping[int, Step]

    @property
    def dimension(self) -> str:
        return self.id.partition("_")[0]

    @property
    def village_acts(self) -> bool:
        return VILLAGE_LEVEL in self.actors


class ShownWrongly(_Entry):
    """The publication of these years shows another indicator's score in place of this one's."""

    indicator: str
    copies: str
    years: Sequence[int]


class IndexDefinition(_Entry):
    """Statuses from the lowest to the highest; indicators in the order of the publication."""

    bands: Sequence[Band]
    dimensions: Sequence[Dimension]
    groups: Mapping[str, str]
    actor_names: Mapping[str, str]
    shown_wrongly: Sequence[ShownWrongly]
    indicators: Sequence[Indicator]

    @cached_property
    def indicators_of(self) -> dict[str, list[str]]:
        """The ids of the indicators by dimension."""
        own: dict[str, list[str]] = {one.id: [] for one in self.dimensions}
        for one in self.indicators:
            own[one.dimension].append(one.id)
        return own

    def band_of(self, value: Decimal) -> Band:
        """The status of an index value; upper bounds belong to the lower status."""
        return next(band for band in self.bands if band.le is None or value <= band.le)

    def band(self, status: str) -> Band:
        return next(band for band in self.bands if band.id == status)

    def next_band(self, status: str) -> Band | None:
        """The status above; None above the highest."""
        place = [band.id for band in self.bands].index(status)
        return self.bands[place + 1] if place + 1 < len(self.bands) else None

    def dimension(self, id_: str) -> Dimension:
        return next(one for one in self.dimensions if one.id == id_)

    def gain(self, indicator: Indicator, score: int) -> Decimal:
        """What the whole index gains when this score becomes the highest."""
        return Decimal(TOP_SCORE - score) / (DIMENSIONS * self.dimension(indicator.dimension).max_sum)

    def true_scores(self, year: int, shown: Mapping[str, int], totals: Mapping[str, Decimal | None]) -> dict[str, int]:
        """The scores with those mended that the publication of `year` shows wrongly.

        The published dimension was computed from the true score: it is what remains of the dimension's sum.

        >>> idm = load_idm()
        >>> shown = {one.id: 5 for one in idm.indicators}
        >>> idm.true_scores(2024, shown, {"iks": Decimal("0.97714285714286")})["iks_30"]
        1
        """
        scores = dict(shown)
        for fault in self.shown_wrongly:
            dimension = self.dimension(fault.indicator.partition("_")[0])
            total = totals.get(dimension.id)
            if year not in fault.years or total is None or fault.indicator not in shown:
                continue
            others = [id_ for id_ in self.indicators_of[dimension.id] if id_ != fault.indicator]
            if all(id_ in shown for id_ in others):
                rest = round(total * dimension.max_sum) - sum(shown[id_] for id_ in others)
                if rest in self.indicator(fault.indicator).scale:
                    scores[fault.indicator] = rest
        return scores

    def indicator(self, id_: str) -> Indicator:
        return next(one for one in self.indicators if one.id == id_)

    def actors_of(self, indicator: Indicator) -> list[str]:
        """Who is named to act, the nearest first; an office at two levels is named once."""
        levels: dict[str, list[str]] = {}
        for level, codes in indicator.actors.items():
            for code in codes:
                levels.setdefault(code, []).append(level)
        return [self.actor_names[code] + _level_words(at) for code, at in levels.items()]


def _level_words(levels: Sequence[str]) -> str:
    if REGENCY_LEVEL in levels and PROVINCE_LEVEL in levels:
        return " kab. dan prov."
    return " prov." if PROVINCE_LEVEL in levels else ""


@cache
def load_idm() -> IndexDefinition:
    """The definition in force.

    Raises:
        LawFault: a file of the regulation has a key that is not known, or lacks one.
    """
    status, indicators = _read("status.yaml"), _read("indicators.yaml")
    newest: date = max(status["values"])
    try:
        return IndexDefinition(
            bands=status["values"][newest],
            dimensions=indicators["dimensions"],
            groups=indicators["groups"],
            actor_names=indicators["actors"],
            shown_wrongly=indicators["shown_wrongly"],
            indicators=indicators["indicators"],
        )
    except ValidationError as error:
        lines = [f"{'.'.join(str(part) for part in one['loc'])}: {one['msg']}" for one in error.errors()]
        raise LawFault(f"{FOLDER}: " + "; ".join(lines)) from error


def _read(name: str) -> dict[str, Any]:
    content: dict[str, Any] = yaml.safe_load((FOLDER / name).read_text(encoding="utf-8"))
    return content
