"""`pendamping fill_demo`: an empty database becomes the sample world; `pendamping demo` calls it."""

import gc
from argparse import ArgumentParser
from collections.abc import Mapping, Sequence
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from pendamping.access.scopes import command_scope
from pendamping.common.audit import first_broken_link
from pendamping.common.scope import Scope
from pendamping.demo.filling.accounts import fill_officials, open_doors, shown_usernames
from pendamping.demo.filling.indices import fill_results
from pendamping.demo.filling.people import fill_people, give_accounts
from pendamping.demo.filling.regions import fill_regions
from pendamping.demo.filling.work import fill_leaves, fill_work
from pendamping.demo.marker import mark_prepared
from pendamping.demo.places import Place
from pendamping.demo.progress import Steps
from pendamping.demo.team import SHOWN_DISTRICT, Team, make_team
from pendamping.demo.world import World
from pendamping.people.models import Person
from pendamping.regions.models import Region

STOPPED = 130  # what a shell reports of a command that Ctrl-C ended
STEPS = 6


class Command(BaseCommand):
    help = _("Mengisi basis data kosong dengan data contoh; dijalankan oleh `demo`")

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--small", action="store_true", help=_("hanya dua kecamatan dan dua bulan"))

    def handle(self, *_args: Any, **options: Any) -> None:
        if not settings.DEMO:
            raise CommandError(_("Data contoh hanya untuk demo. Jalankan: pendamping demo"))
        today = timezone.localdate()
        world = World.small(today) if options["small"] else World(today)
        gc.disable()  # a hundred thousand rows live until the process ends
        try:
            self._fill(world, command_scope(_("Data contoh"), today))
        except KeyboardInterrupt:
            raise SystemExit(STOPPED) from None

    def _fill(self, world: World, scope: Scope) -> None:
        steps = Steps(STEPS)
        with steps.step(_("Basis data")):
            call_command("migrate", verbosity=0)
        if Region.objects.exists():
            raise CommandError(_("Basis data ini sudah berisi. Data contoh memerlukan basis data kosong."))
        with steps.step(_("Wilayah")), transaction.atomic():
            places = fill_regions(scope, world)
        team = make_team(world, places)
        with steps.step(_("Pendamping dan akun")), transaction.atomic():
            persons = self._fill_people(scope, world, team, places)
        with steps.step(_("Nilai IDM contoh")), transaction.atomic():
            fill_results(scope, world, places)
        with steps.step(_("Rencana dan laporan harian")), transaction.atomic():
            fill_work(scope, world, team, persons, places)
            fill_leaves(scope, world, team, persons)
        with steps.step(_("Pemeriksaan akhir")):
            if broken := first_broken_link():
                raise CommandError(_("Jejak audit putus pada nomor %(number)s.") % {"number": broken})
            mark_prepared()

    def _fill_people(self, scope: Scope, world: World, team: Team, places: Sequence[Place]) -> Mapping[int, Person]:
        usernames = shown_usernames(team)
        persons = fill_people(scope, world, team)
        give_accounts(scope, team, persons, usernames)
        officials = fill_officials(
            scope,
            world,
            districts=tuple(sorted({place.district for place in places})),
            villages=tuple(place.code for place in places if place.district == SHOWN_DISTRICT),
        )
        open_doors([*usernames.values(), *officials])
        return persons
