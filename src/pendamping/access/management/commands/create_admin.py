"""`pendamping create_admin`: the first account of an installation, by a one-time link."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from pendamping.access.models import Account
from pendamping.access.roles import Role
from pendamping.access.schemas import NewAccount, NewRole
from pendamping.access.scopes import command_scope
from pendamping.access.services import create_account, make_sign_in_link
from pendamping.common.problems import Problem


class Command(BaseCommand):
    help = _("Membuat akun admin dengan tautan masuk sekali pakai")

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--name", required=True, help=_("nama orangnya"))
        parser.add_argument("--username", default="", help=_("nama akun (bawaan: dibuat dari nama)"))
        parser.add_argument("--email", default="", help=_("surel, dapat dipakai untuk masuk"))
        parser.add_argument("--region", default="", help=_("kode kabupaten atau provinsi (bawaan: seluruh Indonesia)"))
        parser.add_argument(
            "--again", action="store_true", help=_("buat tautan baru untuk akun yang sudah ada dengan nama akun itu")
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        today = timezone.localdate()
        scope = command_scope("create_admin", today)
        try:
            if options["again"]:
                account = Account.objects.filter(username=options["username"].lower()).first()
                if account is None:
                    raise CommandError(_("Tidak ada akun bernama %(name)s.") % {"name": options["username"]})
            else:
                role = NewRole(role=Role.ADMIN, region_code=options["region"].replace(".", ""), since=today)
                account = create_account(
                    scope,
                    NewAccount(
                        name=options["name"], username=options["username"], email=options["email"], roles=(role,)
                    ),
                )
            link = make_sign_in_link(scope, account)
        except Problem as problem:
            raise CommandError(str(problem)) from problem
        until = date_format(timezone.localtime(link.expires_at), "DATETIME_FORMAT")
        self.stdout.write(_("Akun admin: %(username)s") % {"username": account.username})
        self.stdout.write(_("Buka sekali, sampai %(until)s:") % {"until": until})
        self.stdout.write(link.url)
