"""`pendamping make_bundle`: the papers of an area's month in one file; the pages start it."""

from argparse import ArgumentParser
from typing import Any
from uuid import UUID

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.translation import gettext as _

from pendamping.access.scopes import command_scope
from pendamping.common.problems import NotFound
from pendamping.reports.services.bundling import make_bundle


class Command(BaseCommand):
    help = _("Menyusun satu berkas semua laporan; dijalankan oleh halaman laporan bulanan")

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("bundle", type=UUID, help=_("id berkas"))
        parser.add_argument("run", type=UUID, help=_("id penyusunan yang dimulai dari halaman"))

    def handle(self, *_args: Any, **options: Any) -> None:
        try:
            scope = command_scope(_("Perintah make_bundle"), timezone.localdate())
            state = make_bundle(scope, options["bundle"], options["run"])
        except NotFound as problem:
            raise CommandError(_("Tidak ada berkas yang menunggu penyusunan ini.")) from problem
        self.stdout.write(str(state.label))
