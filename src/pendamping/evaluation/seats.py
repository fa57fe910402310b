"""Who is asked to assess a post: by the groups of the scheme, and who stands above where a seat is vacant."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from pendamping.access.roles import Role
from pendamping.engine.evaluation import SettledGroup, SettledScheme
from pendamping.regions.context import Terms

# At how many digits of the code somebody who is served works, and who scores where they are not there.
WORKS_AT: Mapping[str, int] = {
    Role.KEPALA_DESA: 10,
    Role.CAMAT: 6,
    Role.DPMD: 4,
    Role.DPMD_PROV: 2,
    Role.MINISTRY: 0,
}
_UPWARD = tuple(WORKS_AT)


@dataclass(frozen=True, slots=True)
class Asked:
    """One assessor to be asked; `role` and `code` "" for an office that the group names, or for the tier above."""

    group: str
    by_link: bool
    role: str
    code: str


def asked_for(scheme: SettledScheme, tier: str, areas: Sequence[str]) -> Iterator[Asked]:
    """Everybody whom the scheme asks about a post of this tier in these areas."""
    for group in scheme.groups:
        yield from _of_group(group, tier, areas)


def _of_group(group: SettledGroup, tier: str, areas: Sequence[str]) -> Iterator[Asked]:
    if group.assessor != "service_user":
        yield Asked(group.id, group.assessor == "office", "", "")
    elif role := group.by_tier.get(tier):
        for code in sorted({area[: WORKS_AT[role]] for area in areas} or {""}):
            yield Asked(group.id, by_link=True, role=role, code=code)


def above(role: str, code: str) -> tuple[str, str] | None:
    """Who scores instead of somebody who is not there; None above the last."""
    place = _UPWARD.index(role) if role in _UPWARD else len(_UPWARD)
    if place + 1 >= len(_UPWARD):
        return None
    higher = _UPWARD[place + 1]
    return higher, code[: WORKS_AT[higher]]


def title_of(role: str, place: str, terms: Terms) -> str:
    """How somebody who is served is addressed, in the words of the place: "Kepala Desa Pedongatan"."""
    if role == Role.MINISTRY:
        return _("Kepala BPSDM")
    words = {
        Role.KEPALA_DESA.value: terms.desa_head,
        Role.CAMAT.value: terms.district_head,
        Role.DPMD.value: terms.office,
        Role.DPMD_PROV.value: _("Dinas PMD"),
    }
    return f"{words[role]} {place}"
