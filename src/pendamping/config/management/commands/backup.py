"""`pendamping backup`: database and files of this installation in one file, while the server runs."""

from argparse import ArgumentParser, ArgumentTypeError
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.translation import gettext as _

from pendamping.access.scopes import command_scope
from pendamping.common.problems import Problem
from pendamping.config.backups import back_up

MEGABYTE = 1_000_000


def at_least_one(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise ArgumentTypeError(_("isi dengan bilangan bulat, paling kecil 1"))
    return int(text)


class Command(BaseCommand):
    help = _("Mencadangkan basis data dan berkas ke satu berkas, tanpa menghentikan server")

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", nargs="?", help=_("folder tujuan (bawaan: cadangan di PENDAMPING_HOME)"))
        parser.add_argument("--keep", type=at_least_one, help=_("berapa cadangan terbaru yang disimpan di folder itu"))

    def handle(self, *_args: Any, **options: Any) -> None:
        folder = Path(options["folder"] or settings.HOME / "cadangan")
        scope = command_scope("backup", timezone.localdate())
        try:
            written = back_up(scope, folder, timezone.localtime(), keep=options["keep"])
        except Problem as problem:
            raise CommandError(str(problem)) from problem
        size = f"{written.stat().st_size / MEGABYTE:.1f}".replace(".", ",")
        self.stdout.write(_("%(file)s, %(size)s MB.") % {"file": written, "size": size})
        self.stdout.write(_("Kunci tidak ikut. Simpan secret.key dan kunci data pribadi di tempat lain yang aman."))
