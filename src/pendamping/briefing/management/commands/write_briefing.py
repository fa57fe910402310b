"""`pendamping write_briefing`: one briefing pack; the pages start it."""

from argparse import ArgumentParser
from typing import Any
from uuid import UUID

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.translation import gettext as _

from pendamping.access.scopes import command_scope
from pendamping.briefing.errors import PackNotFound
from pendamping.briefing.models import Pack
from pendamping.briefing.services.packs import write_pack
from pendamping.briefing.services.printing import draw_papers


class Command(BaseCommand):
    help = _("Menyusun satu bahan rapat; dijalankan oleh halaman bahan rapat")

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("pack", type=UUID, help=_("id bahan rapat"))
        parser.add_argument("run", type=UUID, help=_("id penyusunan yang dimulai dari halaman"))

    def handle(self, *_args: Any, **options: Any) -> None:
        scope = command_scope(_("Perintah write_briefing"), timezone.localdate())
        try:
            state = write_pack(scope, options["pack"], options["run"], draws=True)
        except PackNotFound as problem:
            raise CommandError(_("Tidak ada bahan rapat yang menunggu penyusunan ini.")) from problem
        if state is Pack.State.READY:
            draw_papers(scope, options["pack"])
        self.stdout.write(str(state.label))
