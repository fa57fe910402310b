"""Posts as a page says them: where, in which kecamatan, as what."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from pendamping.law.loader import Entry, Regulation, entries
from pendamping.people.areas import common_code
from pendamping.people.models import Assignment, Contract, Tier
from pendamping.regions.selectors import names_of

MAX_NAMES = 4


@dataclass(frozen=True, slots=True)
class PostLine:
    """One placement in words; its areas are known by name."""

    post: Assignment
    where: str  # the areas by name, the first few
    speciality: str  # field of work, or a KPMD's role
    within: str  # the area around them, "" where that says nothing more
    is_active: bool
    is_later: bool

    @property
    def is_definitive(self) -> bool:
        return self.post.kind in Assignment.HOLDING


def post_lines(posts: Iterable[Assignment], today: date) -> list[PostLine]:
    """The placements in words, in one query for all names; `areas` with `region` should be prefetched."""
    shown = [(post, [area.region for area in post.areas.all()]) for post in posts]
    around = {post.pk: _around([region.code for region in regions]) for post, regions in shown}
    names = names_of(code for code in around.values() if code)
    return [
        PostLine(
            post=post,
            where=listed([region.full_name for region in regions]) or _("Nasional"),
            speciality=_speciality(post, today),
            within=names.get(around[post.pk], ""),
            is_active=post.start <= today and (post.end is None or post.end >= today),
            is_later=post.start > today,
        )
        for post, regions in shown
    ]


def _speciality(post: Assignment, today: date) -> str:
    name = "penempatan/peran_kpmd" if post.tier == Tier.KPMD else "penempatan/bidang"
    return dict(labelled(entries(name, on=today))).get(post.speciality, post.speciality)


def contract_lines(
    contracts: Iterable[tuple[Contract, Regulation | None]],
) -> list[tuple[Contract, Regulation | None, str]]:
    """Contracts with the names of the papers that came with them."""
    return [(contract, guideline, _papers(contract)) for contract, guideline in contracts]


def _papers(contract: Contract) -> str:
    known = dict(labelled(entries("penempatan/dokumen_kontrak", on=contract.start)))
    return ", ".join(known.get(code, code) for code in contract.documents)


def labelled(found: Sequence[Entry]) -> list[tuple[str, str]]:
    """A list of the law as codes and labels, in the reader's language."""
    in_english = (get_language() or "").startswith("en")
    return [(one.id, one.label_en if in_english else one.label_id) for one in found]


def listed(names: Sequence[str], most: int = MAX_NAMES) -> str:
    """The first names, and how many more there are.

    >>> listed(["A", "B", "C"], most=2)
    'A, B, dan 1 lain'
    """
    shown = ", ".join(names[:most])
    more = len(names) - most
    return _("%(shown)s, dan %(more)s lain") % {"shown": shown, "more": more} if more > 0 else shown


def _around(codes: Sequence[str]) -> str:
    """The region around all of these: that of a single one is the one above it."""
    code = common_code(codes)
    return code[: {10: 6, 6: 4}.get(len(code), 2)] if len(codes) == 1 else code
