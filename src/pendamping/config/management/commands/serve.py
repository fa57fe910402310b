"""`pendamping serve`: the web server, one process, static files included."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from granian.constants import Interfaces
from granian.log import LogLevels
from granian.server import Server

from pendamping.common.ports import is_free


class Command(BaseCommand):
    help = _("Menjalankan server web")

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--host", default="127.0.0.1", help=_("alamat yang didengarkan (bawaan 127.0.0.1)"))
        parser.add_argument("--port", type=int, default=8000, help=_("porta (bawaan 8000)"))
        parser.add_argument("--workers", type=int, default=1, help=_("jumlah proses (bawaan 1)"))

    def handle(self, *_args: Any, **options: Any) -> None:
        if not is_free(options["host"], options["port"]):
            raise CommandError(_("Porta %(port)s sedang dipakai program lain.") % {"port": options["port"]})
        Server(
            "pendamping.config.wsgi:application",
            address=options["host"],
            port=options["port"],
            workers=options["workers"],
            interface=Interfaces.WSGI,
            blocking_threads=4,
            websockets=False,
            log_level=LogLevels.info if options["verbosity"] else LogLevels.warning,
        ).serve()
