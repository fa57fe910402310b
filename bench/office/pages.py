"""Server time and number of queries of the busiest pages: `python -m bench.office.pages demo` (or `province`).

In one process through Django's test client, all middleware included, loaded and templates cached as in production; the
database is the one of this environment. Prints one JSON object; `python -m bench` makes tables of several.
"""

import json
import os
import platform
import sys
from collections.abc import Callable
from dataclasses import asdict, dataclass
from importlib import import_module
from statistics import quantiles
from time import perf_counter
from urllib.parse import urlencode

from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import NoReverseMatch, reverse
from django.utils import timezone

from pendamping.access.models import Account
from pendamping.common.periods import Month
from pendamping.fieldwork.models import DailyReport
from pendamping.people.models import Person

WARM, MEASURED = 3, 40
VILLAGE = {"demo": "6209042008", "province": "9801012008"}
NAME = {"demo": "pedongatan", "province": "desa 4-7"}


@dataclass(frozen=True, slots=True)
class Figures:
    """One page as one account sees it; times in milliseconds."""

    page: str
    account: str
    p50: float
    p95: float
    queries: int
    kilobytes: float


@dataclass(frozen=True, slots=True)
class Busy:
    """A page that people open all day: what it is called here, who opens it, and its address."""

    page: str
    account: str
    address: Callable[[str], str]


def _named(name: str, **query: str) -> Callable[[str], str]:
    return lambda _world: reverse(name, query=query) if query else reverse(name)


def _in_kabupaten(name: str, **query: str) -> Callable[[str], str]:
    return lambda world: reverse(name, args=[VILLAGE[world][:4]], query=query)


def _four_villages(first: str) -> str:
    chosen = [str(int(first) + more) for more in range(4)]
    return f"{reverse('indices:comparison')}?{urlencode({'desa': chosen}, doseq=True)}"


PAGES = (
    Busy("Beranda PLD", "pld", _named("dashboards:home")),
    Busy("Laporan harian satu bulan", "pld", _named("fieldwork:daily_reports")),
    Busy("Satu laporan", "pld", lambda _world: reverse("fieldwork:daily_report", args=[_own_report("pld")])),
    Busy("Kalender", "pld", _named("fieldwork:own_calendar")),
    Busy("Rencana kerja", "pld", _named("fieldwork:work_plan")),
    Busy("Beranda PD", "pd", _named("dashboards:home")),
    Busy("Periksa laporan", "pd", _named("fieldwork:inbox")),
    Busy("Beranda TAPM", "tapm", _named("dashboards:home")),
    Busy("Indeks kabupaten", "tapm", _named("indices:regency")),
    Busy("Indeks satu desa", "tapm", lambda world: reverse("indices:village", args=[VILLAGE[world]])),
    Busy("Peta menurut indikator", "tapm", _in_kabupaten("indices:atlas", lapis="iks_05")),
    Busy("Daftar kerja perangkat daerah", "dpmd", _in_kabupaten("indices:agencies")),
    Busy("Peringkat menurut skor", "dpmd", _in_kabupaten("indices:villages", indikator="iks_05", skor="2")),
    Busy("Empat desa berdampingan", "dpmd", lambda world: _four_villages(VILLAGE[world])),
    Busy("Desa", "tapm", lambda world: reverse("dashboards:village", args=[VILLAGE[world]])),
    Busy("Daftar desa", "tapm", _named("dashboards:villages")),
    Busy("Beranda Dinas PMD", "dpmd", _named("dashboards:home")),
    Busy("Pendamping", "dpmd", _named("people:people")),
    Busy("Satu pendamping", "dpmd", lambda _world: reverse("people:person", args=[_person("pld")])),
    Busy("Kekosongan", "dpmd", _named("people:vacancies")),
    Busy("Laporan bulanan", "pd", _named("reports:monthly")),
    Busy("Laporan bulanan yang menunggu", "tapm", _named("reports:approvals")),
    Busy("Papan laporan", "dpmd", _named("reports:board")),
    Busy("Papan laporan kecamatan", "camat", _named("reports:board")),
    Busy("Siapa melapor", "dpmd", _named("fieldwork:reporting")),
    Busy("Desa tanpa kunjungan", "dpmd", _named("fieldwork:unvisited")),
    Busy("Sebab tidak melapor", "korkab", _named("reports:silence")),
    Busy("Uji petik", "camat", lambda world: reverse("reports:spot_check", args=[VILLAGE[world][:6], _last_month()])),
    Busy("Rekap sebulan", "korkab", lambda world: reverse("reports:recap", args=[VILLAGE[world][:4], _last_month()])),
    Busy("Laporan camat", "camat", lambda world: reverse("reports:district", args=[VILLAGE[world][:6], _last_month()])),
    Busy("Laporan program", "dpmd", lambda world: reverse("reports:program", args=[VILLAGE[world][:4], _last_month()])),
    Busy("Rakor", "dpmd", _named("meetings:meetings")),
    Busy("Tindak lanjut", "dpmd", _named("meetings:actions")),
    Busy("Janji per lembaga", "bupati", _named("meetings:promises")),
    Busy("Kendala", "dpmd", _named("obstacles:obstacles")),
    Busy("Umur kendala", "dpmd", _named("obstacles:ageing")),
    Busy("Kegiatan desa", "dpmd", _named("villages:works")),
    Busy("Beranda camat", "camat", _named("dashboards:home")),
    Busy("Beranda bupati", "bupati", _named("dashboards:home")),
    Busy("Beranda kepala desa", "kades", _named("dashboards:home")),
    Busy("Beranda PT", "pt", _named("dashboards:home")),
    Busy("Beranda korkab", "korkab", _named("dashboards:home")),
    Busy("Beranda TAPM provinsi", "provinsi", _named("dashboards:home")),
    Busy("Beranda TAPM pusat", "pusat", _named("dashboards:home")),
    Busy("Beranda kementerian", "kementerian", _named("dashboards:home")),
    Busy("Cari wilayah", "dpmd", lambda world: reverse("regions:search", query={"q": NAME[world]})),
)


def _last_month() -> str:
    return Month.of(timezone.localdate()).previous().iso


def _own_report(username: str) -> str:
    author = Account.objects.get(username=username).person_id
    return str(DailyReport.objects.filter(author_id=author).order_by("-date")[10].pk)


def _person(username: str) -> str:
    return str(Person.objects.get(account__username=username).pk)


def measure(world: str) -> list[Figures]:
    figures = []
    for busy in PAGES:
        try:
            address = busy.address(world)
        except NoReverseMatch:
            print(f"tidak ada halaman: {busy.page}", file=sys.stderr)
            continue
        account = Account.objects.filter(username=busy.account).first()
        if account is None:
            print(f"tidak ada akun {busy.account}: {busy.page}", file=sys.stderr)
            continue
        client = Client()
        client.force_login(account, backend=settings.AUTHENTICATION_BACKENDS[0])
        figures.append(_measured(client, busy, address))
    return figures


def _measured(client: Client, busy: Busy, address: str) -> Figures:
    for _ in range(WARM):
        answer = client.get(address)
    if answer.status_code != 200:
        raise SystemExit(f"{busy.page} {address}: {answer.status_code}")
    with CaptureQueriesContext(connection) as queries:
        client.get(address)
    number = len(queries)  # the next request begins a new list
    if "--queries" in sys.argv:
        for query in queries.captured_queries:
            print(f"{busy.page}: {query['time']} {query['sql'][:1500]}", file=sys.stderr)
    times = []
    for _ in range(MEASURED):
        began = perf_counter()
        answer = client.get(address)
        times.append((perf_counter() - began) * 1000)
    cuts = quantiles(times, n=20)
    size = len(answer.content) / 1024
    return Figures(busy.page, busy.account, round(cuts[9], 1), round(cuts[18], 1), number, round(size, 1))


def main() -> None:
    import_module("pendamping.config.wsgi")  # what the server does before the first request
    settings.ALLOWED_HOSTS = [*settings.ALLOWED_HOSTS, "testserver"]
    world = sys.argv[1]
    said = {
        "world": world,
        "database": connection.vendor,
        "machine": f"{platform.machine()}, {os.cpu_count()} inti, Python {platform.python_version()}",
        "pages": [asdict(one) for one in measure(world)],
    }
    print(json.dumps(said))


if __name__ == "__main__":
    main()
