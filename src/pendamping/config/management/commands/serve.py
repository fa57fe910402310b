"""`pendamping serve`: the web server, one process, static files included."""

from argparse import ArgumentParser
from threading import Thread
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from granian.constants import Interfaces
from granian.log import LogLevels
from granian.server import Server

from pendamping.common.ports import is_free, wait_until_open
from pendamping.config.memory import keep_few_arenas
from pendamping.web.static_files import collect_static_files

THREADS_FOR_PAGES = 4
THREADS_PER_PHONE = 4  # one works, one waits for its turn, two for bytes that are still on a slow link
SECONDS_TO_STOP = 10  # for requests under way; a worker told to stop while it starts hears nothing and is ended then


class Command(BaseCommand):
    requires_system_checks = ()  # they load every page, which the server itself does
    help = _("Menjalankan server web")

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--host", default="127.0.0.1", help=_("alamat yang didengarkan (bawaan 127.0.0.1)"))
        parser.add_argument("--port", type=int, default=8000, help=_("porta (bawaan 8000)"))
        parser.add_argument("--workers", type=int, default=1, help=_("jumlah proses (bawaan 1)"))

    def handle(self, *_args: Any, **options: Any) -> None:
        if not is_free(options["host"], options["port"]):
            raise CommandError(_("Porta %(port)s sedang dipakai program lain.") % {"port": options["port"]})
        keep_few_arenas()
        collect_static_files()
        server = Server(
            "pendamping.config.wsgi:application",
            address=options["host"],
            port=options["port"],
            workers=options["workers"],
            interface=Interfaces.WSGI,
            blocking_threads=THREADS_FOR_PAGES + THREADS_PER_PHONE * settings.SYNC_AT_ONCE,
            websockets=False,
            workers_kill_timeout=SECONDS_TO_STOP,
            log_level=LogLevels.info if options["verbosity"] > 1 else LogLevels.warning,
        )

        address = f"http://{options['host']}:{options['port']}"
        words = _("Alamat: %(address)s   (Ctrl-C untuk berhenti)") % {"address": address}

        def tell_when_open() -> None:
            wait_until_open(options["host"], options["port"])
            self.stdout.write(words)
            self.stdout.flush()

        server.on_startup(Thread(target=tell_when_open, daemon=True).start)
        server.serve()
