"""`pendamping restore`: put a backup in the place of what is here."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.translation import gettext as _

from pendamping.access.scopes import command_scope
from pendamping.common.problems import Problem
from pendamping.config.backups import restore


class Command(BaseCommand):
    help = _("Memulihkan basis data dan berkas dari satu cadangan; hentikan server lebih dahulu")
    requires_system_checks = ()  # they may ask a database that is not there yet

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", help=_("berkas cadangan"))
        parser.add_argument(
            "--replace", action="store_true", help=_("ganti data yang ada; yang lama disimpan di samping")
        )
        parser.add_argument(
            "--other-keys", action="store_true", help=_("pulihkan walau kunci data pribadinya lain; NIK tidak terbaca")
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        scope = command_scope("restore", timezone.localdate())
        choices = {"replace": options["replace"], "other_keys": options["other_keys"]}
        try:
            aside = restore(scope, Path(options["file"]), timezone.localtime(), **choices)
        except Problem as problem:
            raise CommandError(str(problem)) from problem
        self.stdout.write(_("Dipulihkan. Yang sebelumnya disimpan di %(folder)s.") % {"folder": aside})
