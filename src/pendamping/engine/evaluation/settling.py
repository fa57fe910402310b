"""A scheme of the law and what an installation sets of it, put together: only then can anybody be evaluated."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from pendamping.engine.law.entries import Entry, Number
from pendamping.engine.law.evaluation import Band, Evidence, Scale, Scheme, bands_of


class NotSettled(ValueError):
    """What the law leaves open and nobody has set: ids of aspects, "scale", "bands", "response_days"."""

    def __init__(self, lacks: Sequence[str]) -> None:
        super().__init__(f"belum ditetapkan: {', '.join(lacks)}")
        self.lacks = tuple(lacks)


class ImpossibleSetting(ValueError):
    """A setting that no evaluation could stand on: which part, and why in words."""

    def __init__(self, part: str, why: str) -> None:
        super().__init__(f"{part}: {why}")
        self.part, self.why = part, why


class Setting(Entry):
    """What an installation sets; what is left out keeps what the law says, or stays open."""

    points: Mapping[str, Number] = {}  # by the id of the aspect
    scale: Scale | None = None
    bands: Sequence[Band] = ()
    response_days: int | None = None


class SettledAspect(Entry):
    id: str
    name: str
    points: Number
    evidence: Sequence[Evidence]


class SettledGroup(Entry):
    id: str
    name: str
    points: Number
    assessor: str
    by_tier: Mapping[str, str]
    aspects: Sequence[SettledAspect]


class SettledScheme(Entry):
    """Everything that a result follows from; kept with each evaluation, so that no later change moves it."""

    id: str
    name: str
    legal_basis: str
    total: Number
    scale: Scale
    bands: Sequence[Band]
    response_days: int
    groups: Sequence[SettledGroup]

    def group(self, id_: str) -> SettledGroup:
        return next(one for one in self.groups if one.id == id_)


def settle(scheme: Scheme, setting: Setting) -> SettledScheme:
    """The scheme with nothing left open.

    Raises:
        NotSettled: something is neither in the law nor in the setting.
        ImpossibleSetting: points that do not add up, a scale or grades that cover nothing, what the law fixes itself.
    """
    if scheme.result != "points" or scheme.total is None:
        raise ImpossibleSetting("scheme", "skema ini mencatat huruf, tidak menghitung poin")
    _refuse_unknown(scheme, setting)
    scale, bands = scheme.scale or setting.scale, scheme.bands or setting.bands
    days = setting.response_days if scheme.response_days is None else scheme.response_days
    lacks = [one.id for one in scheme.open_aspects if one.id not in setting.points]
    lacks += [name for name, value in (("scale", scale), ("bands", bands), ("response_days", days)) if not value]
    if lacks or scale is None or days is None:
        raise NotSettled(lacks)
    if scale.lowest < 0 or scale.highest <= scale.lowest:
        raise ImpossibleSetting("scale", "nilai tertinggi harus di atas nilai terendah, dan tidak ada yang di bawah 0")
    for _place, what, _mend in bands_of(bands, scheme.total):
        raise ImpossibleSetting("bands", what)
    return SettledScheme(
        id=scheme.id,
        name=scheme.name,
        legal_basis=scheme.source.regulation,
        total=scheme.total,
        scale=scale,
        bands=bands,
        response_days=days,
        groups=_groups(scheme, setting),
    )


def _refuse_unknown(scheme: Scheme, setting: Setting) -> None:
    openly = {one.id for one in scheme.open_aspects}
    for id_ in setting.points:
        if id_ not in openly:
            raise ImpossibleSetting(id_, "poinnya sudah ditetapkan dalam keputusan, atau aspeknya tidak dikenal")


def _groups(scheme: Scheme, setting: Setting) -> list[SettledGroup]:
    settled = []
    for group in scheme.groups:
        aspects = [
            SettledAspect(
                id=one.id,
                name=one.name,
                points=setting.points[one.id] if one.points is None else one.points,
                evidence=one.evidence,
            )
            for one in group.aspects
        ]
        points = group.points or Decimal(0)  # the loader refuses a scheme of points whose group has none
        added = sum((one.points for one in aspects), Decimal(0))
        if added != points or any(one.points <= 0 for one in aspects):
            raise ImpossibleSetting(
                group.id, f"poin aspek berjumlah {added}, harus tepat {points}, dan semua di atas 0"
            )
        settled.append(
            SettledGroup(
                id=group.id,
                name=group.name,
                points=points,
                assessor=group.assessor,
                by_tier=group.by_tier,
                aspects=aspects,
            )
        )
    return settled
