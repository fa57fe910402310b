"""`pendamping demo`: a kabupaten with a year of sample work, prepared once, then served on this machine."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.utils.translation import gettext as _
from rich.console import Console
from rich.table import Table

from pendamping.common.ports import is_free
from pendamping.demo.doors import doors, phone_door
from pendamping.demo.marker import DEMO_VERSION, marked_version
from pendamping.demo.preparation import DemoFolder
from pendamping.demo.progress import Steps
from pendamping.demo.world import PASSWORD
from pendamping.web.static_files import collect_static_files

HOST = "127.0.0.1"
STOPPED = 130


class Command(BaseCommand):
    requires_system_checks = ()  # they load every page, which the server does anyway
    help = _("Menyiapkan contoh yang berjalan (Kabupaten Lamandau, data contoh) dan melayaninya di komputer ini")

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--no-serve", action="store_true", help=_("siapkan saja, tanpa menjalankan server"))
        parser.add_argument("--port", type=int, default=8000, help=_("porta (bawaan 8000)"))
        parser.add_argument("--reset", action="store_true", help=_("buang data contoh yang ada dan mulai lagi"))
        parser.add_argument("--small", action="store_true", help=_("hanya dua kecamatan dan dua bulan, lebih cepat"))

    def handle(self, *_args: Any, **options: Any) -> None:
        if not options["no_serve"] and not is_free(HOST, options["port"]):
            raise CommandError(
                _("Porta %(port)s sedang dipakai program lain. Pilih yang lain: pendamping demo --port %(other)s")
                % {"port": options["port"], "other": options["port"] + 1}
            )
        console = Console(highlight=False)
        try:
            self._prepare(console, DemoFolder(settings.HOME), reset=options["reset"], small=options["small"])
        except KeyboardInterrupt:
            console.print(_("Persiapan dihentikan. Jalankan lagi perintah ini untuk mulai dari awal."))
            raise SystemExit(STOPPED) from None
        self._show_doors(console)
        if options["no_serve"]:
            return
        self._show_phone_door(console, options["port"])
        call_command("serve", host=HOST, port=options["port"])
        console.print(_("Berhenti. Data tetap tersimpan di %(folder)s.") % {"folder": settings.HOME})

    def _prepare(self, console: Console, folder: DemoFolder, *, reset: bool, small: bool) -> None:
        if folder.holds_something_else:
            raise CommandError(
                _("%(file)s bukan data contoh dan tidak disentuh. Pilih folder lain lewat PENDAMPING_HOME.")
                % {"file": folder.database}
            )
        if folder.is_prepared and not reset:
            if _is_behind():  # `migrate` would leave 100 MB behind in the process that serves, even with nothing to do
                call_command("migrate", verbosity=0)
            if marked_version(folder.database) < DEMO_VERSION:
                console.print(_("Ada data contoh yang lebih baru. Tambahkan --reset untuk mulai lagi dengannya."))
        else:
            if folder.unfinished.exists():
                console.print(_("Persiapan sebelumnya terputus; dimulai lagi dari awal."))
            console.print(_("Menyiapkan data contoh Kabupaten Lamandau, sekali saja."))
            code = folder.prepare(["--small"] if small else [])
            if code == STOPPED:
                raise KeyboardInterrupt
            if code:
                raise CommandError(_("Data contoh tidak selesai disiapkan; sebabnya tertulis di atas."))
        with Steps(1).step(_("Berkas halaman")):
            collect_static_files()

    def _show_doors(self, console: Console) -> None:
        """Who can sign in, in the order of the role table."""
        console.print()
        console.print(_("Kabupaten Lamandau, data contoh: nama orang, kegiatan, dan nilai IDM rekaan."))
        table = Table(box=None, pad_edge=False, header_style="bold")
        for heading in (_("Peran"), _("Nama"), _("Nama akun"), _("Kata sandi")):
            table.add_column(heading)
        for door in doors():
            table.add_row(door.roles, door.name, door.username, PASSWORD)
        console.print(table)
        console.print()

    def _show_phone_door(self, console: Console, port: int) -> None:
        name, link = phone_door(f"http://localhost:{port}")
        said = _("Aplikasi lapangan sebagai %(name)s (tautan sekali pakai; yang baru: menu akun, HP saya):") % {
            "name": name
        }
        console.print(said)
        console.print(link, soft_wrap=True)
        console.print()


def _is_behind() -> bool:
    """Whether the product has migrations that this database has not seen."""
    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))
