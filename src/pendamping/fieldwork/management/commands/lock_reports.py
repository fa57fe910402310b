"""`pendamping lock_reports`: close a month whose time of correction is over."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.translation import gettext as _

from pendamping.access.scopes import command_scope
from pendamping.common.periods import Month
from pendamping.common.problems import Problem
from pendamping.fieldwork.services import lock_month


class Command(BaseCommand):
    help = _("Mengunci laporan harian terverifikasi dari bulan yang masa perbaikannya sudah lewat")

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--month", metavar="2024-11", help=_("bulan yang dikunci (bawaan: bulan lalu)"))

    def handle(self, *_args: Any, **options: Any) -> None:
        scope = command_scope("lock_reports", timezone.localdate())
        month = Month.parse(options["month"]) if options["month"] else Month.of(scope.today).previous()
        if month is None:
            raise CommandError(_("Tulis bulan sebagai tahun-bulan, misalnya 2024-11."))
        try:
            number = lock_month(scope, month)
        except Problem as problem:
            raise CommandError(str(problem)) from problem
        self.stdout.write(_("%(number)s laporan %(month)s dikunci.") % {"number": number, "month": month})
