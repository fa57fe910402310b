"""The menu. It asks the same question as the pages: an entry shows when its own view's need is met."""

from dataclasses import dataclass
from functools import cache

from django.urls import NoReverseMatch, resolve, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from pendamping.common.scope import Scope


@dataclass(frozen=True, slots=True)
class Entry:
    label: str | Promise
    url_name: str
    need: str = ""  # of its reader; "": what the page itself needs

    @property
    def namespace(self) -> str:
        return self.url_name.partition(":")[0]


MAIN = (
    Entry(_("Beranda"), "dashboards:home"),
    Entry(_("Desa"), "dashboards:villages"),
    Entry(_("Indeks"), "indices:regency"),
    Entry(_("Periksa"), "fieldwork:inbox"),
    Entry(_("Laporan"), "fieldwork:daily_reports"),
    Entry(_("Rakor"), "meetings:meetings"),
    Entry(_("Kendala"), "obstacles:obstacles"),
    Entry(_("Kegiatan desa"), "villages:works"),
    Entry(_("Laporan bulanan"), "reports:monthly"),
    Entry(_("Penilaian"), "evaluation:evaluations"),
    Entry(_("Penghargaan"), "awards:awards"),
    Entry(_("Pendamping"), "people:people"),
    Entry(_("Kekosongan"), "people:vacancies"),
    Entry(_("Pustaka"), "library:practices"),
    Entry(_("Visi daerah"), "vision:vision"),
)
ACCOUNT = (
    Entry(_("Akun saya"), "access:own_account"),
    Entry(_("Aplikasi lapangan"), "sync:field_app", need="sync.use"),
    Entry(_("HP saya"), "sync:own_phones"),
    Entry(_("Tanda terima"), "sync:receipts"),
    Entry(_("Keberatan dan pengaduan"), "cases:cases"),
    Entry(_("Permintaan data"), "exchange:requests"),
    Entry(_("Akun pengguna"), "access:accounts"),
    Entry(_("HP petugas"), "sync:phones"),
    Entry(_("Kiriman lewat berkas"), "sync:hand_in"),
    Entry(_("Perangkat daerah"), "people:organisations"),
    Entry(_("Surat dinas"), "reports:own_letters"),
    Entry(_("Wilayah"), "regions:regions"),
    Entry(_("Jejak audit"), "access:audit"),
)
# The tabs of one village, each a page of another app whose address takes the village's code.
VILLAGE = (
    Entry(_("Ringkasan"), "dashboards:village"),
    Entry(_("Indeks"), "indices:village"),
    Entry(_("Kunjungan dan kegiatan"), "fieldwork:village_timeline"),
    Entry(_("Kegiatan desa"), "villages:village"),
    Entry(_("Pendamping"), "people:village"),
    Entry(_("Wilayah"), "regions:region"),
)
# The tabs of one person; each address takes the person's key.
PERSON = (
    Entry(_("Data"), "people:person"),
    Entry(_("Laporan bulanan"), "reports:person_months"),
    Entry(_("Tanda terima"), "sync:person_receipts", need="daily_report.read_all"),
    Entry(_("HP"), "sync:person_phones"),
)
LONGEST_LINE = 6  # entries that stand beside each other on a desk; of more, the last place opens the others
SEARCH = "regions:search"
SWITCH_ROLE = "access:switch_role"


def address_of(url_name: str) -> str:
    known = _address_and_need(url_name)
    return known[0] if known else ""


def address_for(scope: Scope, url_name: str) -> str:
    """The address of a page that this scope may open; "" of any other."""
    known = _address_and_need(url_name)
    return known[0] if known and scope.may(known[1]) else ""


@cache
def _address_and_need(url_name: str) -> tuple[str, str] | None:
    try:
        address = reverse(url_name)
    except NoReverseMatch:
        return None
    return address, getattr(resolve(address).func, "need", "")


def tabs_for(scope: Scope, entries: tuple[Entry, ...], code: str, here: str) -> list[dict[str, object]]:
    """The pages about one region or person that this scope may open: `label`, `url`, `active` for the one `here`.

    The first one where `here` is none of them: a village head's home is the first page of their village.
    """
    known = {entry.url_name for entry in entries}
    here = here if here in known else entries[0].url_name
    shown: list[dict[str, object]] = []
    for entry in entries:
        address = reverse(entry.url_name, args=[code])
        if scope.may(entry.need or getattr(resolve(address).func, "need", "")):
            shown.append({"label": entry.label, "url": address, "active": entry.url_name == here})
    return shown


def entries_for(scope: Scope, entries: tuple[Entry, ...], path: str) -> list[dict[str, object]]:
    """The entries that this scope may open: `label`, `url`, `active`."""
    shown: list[dict[str, object]] = []
    for entry in entries:
        known = _address_and_need(entry.url_name)
        if known and scope.may(entry.need or known[1]):
            shown.append({"label": entry.label, "url": known[0], "active": False, "entry": entry})
    # The longest address that the path starts with is where the reader is.
    here = [one for one in shown if path == one["url"] or (one["url"] != "/" and path.startswith(str(one["url"])))]
    if here:
        max(here, key=lambda one: len(str(one["url"])))["active"] = True
    return shown


def in_one_line(entries: list[dict[str, object]]) -> tuple[list[dict[str, object]], list[dict[str, object]]]:
    """What stands in the line of the header, and what its last place opens."""
    if len(entries) <= LONGEST_LINE:
        return entries, []
    return entries[: LONGEST_LINE - 1], entries[LONGEST_LINE - 1 :]
