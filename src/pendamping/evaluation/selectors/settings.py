"""Which setting of a scheme holds in an area, and the scheme that follows from it."""

from collections.abc import Sequence

from pendamping.common.periods import Quarter
from pendamping.common.scope import Scope
from pendamping.engine.evaluation import ImpossibleSetting, NotSettled, Setting, SettledScheme, settle
from pendamping.engine.law.evaluation import Scheme, scheme, scheme_on
from pendamping.evaluation.errors import ImpossibleWeights, NoScheme, SchemeNotSet
from pendamping.evaluation.models import SchemeSetting
from pendamping.evaluation.wording import LACKS

AREA_LENGTHS = (4, 2, 0)  # the narrowest area that set something decides


def quarterly_scheme(quarter: Quarter) -> Scheme:
    """Raises: NoScheme: no scheme by quarters held on these days."""
    found = scheme_on(quarter.first)
    if found is None or found.result != "points" or found.period != "quarter":
        raise NoScheme(quarter=quarter)
    return found


def settled_for(area: str, quarter: Quarter) -> SettledScheme:
    """The scheme of a quarter with what was set for an area: the narrowest, and of its settings the newest begun.

    Raises:
        NoScheme: no scheme by quarters held then.
        SchemeNotSet: something is still open; it is named.
        ImpossibleWeights: what was set no longer fits the scheme.
    """
    law = quarterly_scheme(quarter)
    row = _setting_row(law.id, area, quarter)
    setting = Setting.model_validate(row.setting) if row else Setting()
    try:
        return settle(law, setting)
    except NotSettled as lacking:
        lacks = ", ".join(part_name(law, id_) for id_ in lacking.lacks)
        raise SchemeNotSet(scheme=law.name, lacks=lacks) from lacking
    except ImpossibleSetting as problem:
        raise ImpossibleWeights(part=part_name(law, problem.part), why=problem.why) from problem


def part_name(law: Scheme, id_: str) -> str:
    """What people call a part that a setting fills: an aspect, a group, or the scale."""
    names = {one.id: one.name for one in law.groups} | {one.id: one.name for one in law.aspects}
    return names.get(id_) or str(LACKS.get(id_, id_))


def settings_in(scope: Scope) -> Sequence[SchemeSetting]:
    """What offices set, as far as it touches the scope: for its areas, above them, or inside them."""
    touching = {prefix[:length] for prefix in scope.prefixes for length in AREA_LENGTHS}
    return [one for one in SchemeSetting.objects.all() if one.area in touching or scope.covers(one.area)]


def points_set(row: SchemeSetting) -> list[tuple[str, str]]:
    """The aspects that an office gave points, by the name that people read."""
    law = scheme(row.scheme)
    given: dict[str, str] = row.setting.get("points", {})
    return [(part_name(law, id_) if law else id_, points) for id_, points in given.items()]


def _setting_row(scheme: str, area: str, quarter: Quarter) -> SchemeSetting | None:
    codes = {area[:length] for length in AREA_LENGTHS}
    rows = SchemeSetting.objects.filter(scheme=scheme, area__in=codes, since__lte=quarter.first)
    return max(rows, key=lambda one: (len(one.area), one.since), default=None)
