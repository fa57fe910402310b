"""What a newer list says otherwise than the stored one. Pure: no database."""

from collections import defaultdict
from collections.abc import Hashable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from pendamping.common.text import squash
from pendamping.regions.codes import dotted_code, parent_code
from pendamping.regions.models import Region, RegionImportLine
from pendamping.regions.schemas import Comparison, Difference, ListedRegion

Kind = RegionImportLine.Kind
# Where a region may have gone when not even its parent tells: within the country, the province, the regency.
SEARCHED_WITHIN = {2: 0, 4: 0, 6: 2, 10: 4}


@dataclass(frozen=True, slots=True)
class StoredRegion:
    """What the database says about one code."""

    code: str
    name: str
    is_closed: bool


def compare(listed: Mapping[str, ListedRegion], stored: Mapping[str, StoredRegion]) -> Comparison:
    """Differences between a complete list of an area and the regions stored for that area.

    A region that is missing under its code and appears under another one with the same name, in the same parent or
    else as the only one of that name nearby, has moved. A code whose old name turns up elsewhere in the list, or that
    was closed before, may name another place now: that is for a person to say.
    """
    open_regions = {code: one for code, one in stored.items() if not one.is_closed}
    missing = {code: one for code, one in open_regions.items() if code not in listed}
    added = {code: one for code, one in listed.items() if code not in stored}
    renamed = {
        code: one
        for code, one in listed.items()
        if code in open_regions and squash(one.name) != squash(open_regions[code].name)
    }
    moves = find_moves(missing, added)
    moved_here = set(moves.values())
    suspicious = _reused_names(renamed, added, missing, open_regions)
    differences = [
        *(_line(Kind.MOVED, listed[new], stored[old]) for old, new in moves.items()),
        *(_added(one) for code, one in added.items() if code not in moved_here),
        *(
            _line(Kind.CONFLICT, one, stored[code], reason=suspicious[code])
            if code in suspicious
            else _line(Kind.RENAMED, one, stored[code])
            for code, one in renamed.items()
        ),
        *(
            _line(Kind.CONFLICT, one, stored[code], reason=_reopened(one, stored[code]))
            for code, one in listed.items()
            if code in stored and stored[code].is_closed
        ),
        *(Difference(Kind.CLOSED, code, one.name) for code, one in missing.items() if code not in moves),
    ]
    unchanged = sum(1 for code in listed if code in open_regions) - len(renamed)
    return Comparison(sorted(differences, key=lambda one: one.code), unchanged)


def find_moves(missing: Mapping[str, StoredRegion], added: Mapping[str, ListedRegion]) -> dict[str, str]:
    """Old code → new code of the regions that only changed their code, from provinces down to villages."""
    moves = {one.old_code: code for code, one in added.items() if one.old_code in missing}
    for level, width in SEARCHED_WITHIN.items():
        for place_of in (parent_code, lambda code, width=width: code[:width]):
            taken = set(moves.values())
            before = {
                code: (moves.get(place_of(code), place_of(code)), _identity(code, one.name))
                for code, one in missing.items()
                if len(code) == level and code not in moves
            }
            after = {
                code: (place_of(code), _identity(code, one.name))
                for code, one in added.items()
                if len(code) == level and code not in taken
            }
            moves |= _only_pairs(before, after)
    return moves


def _identity(code: str, name: str) -> str:
    """What makes a name unmistakable: Kabupaten and Kota Bogor are two, a desa that became a kelurahan is one."""
    return squash(name) + (Region.kind_of(code) if len(code) == Region.Level.REGENCY else "")


def _only_pairs(before: Mapping[str, Hashable], after: Mapping[str, Hashable]) -> dict[str, str]:
    """Codes with the same key, where each side has it once.

    >>> _only_pairs({"1": "a", "2": "b", "3": "b"}, {"7": "a", "8": "b"})
    {'1': '7'}
    """
    old, new = defaultdict(list), defaultdict(list)
    for code, key in before.items():
        old[key].append(code)
    for code, key in after.items():
        new[key].append(code)
    return {codes[0]: new[key][0] for key, codes in old.items() if len(codes) == 1 and len(new.get(key, ())) == 1}


def _reused_names(
    renamed: Mapping[str, ListedRegion],
    added: Mapping[str, ListedRegion],
    missing: Mapping[str, StoredRegion],
    stored: Mapping[str, StoredRegion],
) -> dict[str, str]:
    """Renamed codes that may name another place now, with the reason."""
    new_places = {(code[:4], len(code), squash(one.name)): code for code, one in {**added, **renamed}.items()}
    old_places = {(code[:4], len(code), squash(one.name)): code for code, one in missing.items()}
    old_places |= {(code[:4], len(code), squash(stored[code].name)): code for code in renamed}
    reasons = {}
    for code, one in renamed.items():
        went_to = new_places.get((code[:4], len(code), squash(stored[code].name)))
        came_from = old_places.get((code[:4], len(code), squash(one.name)))
        if went_to:
            facts = {"name": stored[code].name, "code": dotted_code(went_to)}
            reasons[code] = _("%(name)s, pemilik kode ini sekarang, ada dalam daftar dengan kode %(code)s.") % facts
        elif came_from:
            facts = {"name": one.name, "code": dotted_code(came_from)}
            reasons[code] = _("Nama %(name)s sampai sekarang milik kode %(code)s.") % facts
    return reasons


def _reopened(listed: ListedRegion, stored: StoredRegion) -> str:
    if squash(listed.name) == squash(stored.name):
        return _("Kode ini sudah dihapus; daftar memuatnya lagi dengan nama yang sama.")
    return _("Kode ini sudah dihapus dan dulu milik %(name)s.") % {"name": stored.name}


def _added(listed: ListedRegion) -> Difference:
    """A new region; one that names a former code which is still in use or was never known needs a person."""
    if not listed.old_code:
        return _line(Kind.ADDED, listed)
    facts = {"code": dotted_code(listed.old_code)}
    return _line(Kind.CONFLICT, listed, reason=_("Kode lama %(code)s masih dipakai, atau tidak dikenal.") % facts)


def _line(kind: str, listed: ListedRegion, stored: StoredRegion | None = None, reason: str = "") -> Difference:
    return Difference(
        kind=kind,
        code=listed.code,
        name=listed.name,
        number=listed.number,
        old_code=stored.code if stored else "",
        old_name=stored.name if stored else "",
        latitude=listed.latitude,
        longitude=listed.longitude,
        reason=reason,
    )
