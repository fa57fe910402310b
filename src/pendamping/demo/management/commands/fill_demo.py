"""`pendamping fill_demo`: an empty database becomes the sample world; `pendamping demo` calls it."""

import gc
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.translation import gettext as _

from pendamping.access.scopes import command_scope
from pendamping.common.audit import first_broken_link
from pendamping.demo.filling.world import fill
from pendamping.demo.marker import mark_prepared
from pendamping.demo.progress import Steps
from pendamping.demo.world import World
from pendamping.regions.models import Region

STOPPED = 130  # what a shell reports of a command that Ctrl-C ended
STEPS = 7


class Command(BaseCommand):
    help = _("Mengisi basis data kosong dengan data contoh; dijalankan oleh `demo`")

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--small", action="store_true", help=_("hanya dua kecamatan dan dua bulan"))

    def handle(self, *_args: Any, **options: Any) -> None:
        if not settings.DEMO:
            raise CommandError(_("Data contoh hanya untuk demo. Jalankan: pendamping demo"))
        today = timezone.localdate()
        world = World.small(today) if options["small"] else World(today)
        steps = Steps(STEPS)
        gc.disable()  # a hundred thousand rows live until the process ends
        try:
            with steps.step(_("Basis data")):
                call_command("migrate", verbosity=0)
            if Region.objects.exists():
                raise CommandError(_("Basis data ini sudah berisi. Data contoh memerlukan basis data kosong."))
            fill(world, command_scope(_("Data contoh"), today), steps.step)
            with steps.step(_("Pemeriksaan akhir")):
                if broken := first_broken_link():
                    raise CommandError(_("Jejak audit putus pada nomor %(number)s.") % {"number": broken})
                mark_prepared()
        except KeyboardInterrupt:
            raise SystemExit(STOPPED) from None
