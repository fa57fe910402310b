"""`pendamping solve_scenario`: one calculation of an acceleration plan; the pages start it."""

from argparse import ArgumentParser
from typing import Any
from uuid import UUID

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.translation import gettext as _

from pendamping.acceleration.errors import ScenarioNotFound
from pendamping.acceleration.services.running import solve_scenario
from pendamping.access.scopes import command_scope


class Command(BaseCommand):
    help = _("Menghitung satu skenario percepatan; dijalankan oleh halaman rencana")

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("scenario", type=UUID, help=_("id skenario"))
        parser.add_argument("run", type=UUID, help=_("id perhitungan yang dimulai dari halaman"))

    def handle(self, *_args: Any, **options: Any) -> None:
        scope = command_scope(_("Perintah solve_scenario"), timezone.localdate())
        try:
            state = solve_scenario(scope, options["scenario"], options["run"])
        except ScenarioNotFound as problem:
            raise CommandError(_("Tidak ada skenario yang menunggu perhitungan ini.")) from problem
        self.stdout.write(str(state.label))
