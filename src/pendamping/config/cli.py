"""`pendamping`: Django's management commands behind one entry point, with help in Indonesian and English."""

import os
import sys
from collections.abc import Sequence

from pendamping.config.environment import read_environment
from pendamping.config.keys import make_secret_key

# What `pendamping --help` lists, in this order; every other Django command still runs by its name.
COMMANDS = (
    "demo",
    "serve",
    "migrate",
    "check",
    "create_admin",
    "import_regions",
    "import_boundaries",
    "import_old_codes",
    "import_idm",
    "import_roster",
    "index",
    "verify_audit",
    "lock_reports",
    "remove_unused_files",
    "remove_old_imports",
    "backup",
    "restore",
)


def main(argv: Sequence[str] | None = None) -> None:
    """Run one command; without one, list them."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    language = _take_option(arguments, "--lang")
    if language:
        os.environ["PENDAMPING_LANGUAGE"] = language
    if arguments[:1] == ["demo"]:
        _prepare_demo_environment(arguments[1:])
    environment = read_environment()
    if not environment.secret_key:
        make_secret_key(environment.home)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "pendamping.config.settings")

    import django  # noqa: PLC0415  the environment above decides what Django loads
    from django.conf import settings  # noqa: PLC0415
    from django.utils import translation  # noqa: PLC0415

    if arguments == ["--version"]:
        from pendamping import __version__  # noqa: PLC0415

        sys.stdout.write(f"pendamping {__version__}\n")
        return
    django.setup()
    translation.activate(settings.LANGUAGE_CODE)
    from pendamping.config.help import run_command  # noqa: PLC0415

    if arguments in ([], ["--help"], ["-h"], ["help"]):
        sys.stdout.write(_overview())
    else:
        run_command(arguments[0], arguments[1:])


def _take_option(arguments: list[str], name: str) -> str | None:
    """Remove `name VALUE` or `name=VALUE` from the arguments and return the value."""
    for place, argument in enumerate(arguments):
        if argument == name and place + 1 < len(arguments):
            value = arguments[place + 1]
            del arguments[place : place + 2]
            return value
        if argument.startswith(f"{name}="):
            del arguments[place]
            return argument.partition("=")[2]
    return None


def _prepare_demo_environment(options: Sequence[str]) -> None:
    """A demo keeps its own folder with its own database and speaks plain HTTP on this machine only."""
    os.environ.setdefault("PENDAMPING_HOME", os.path.join("pendamping-data", "demo"))  # noqa: PTH118
    os.environ["PENDAMPING_MODE"] = "demo"
    os.environ.pop("DATABASE_URL", None)
    os.environ.setdefault("PENDAMPING_HTTPS", "0")
    port = _take_option(list(options), "--port") or "8000"
    if port.isdecimal():
        os.environ.setdefault("PENDAMPING_BASE_URL", f"http://localhost:{port}")


def _overview() -> str:
    from django.core.management import get_commands, load_command_class  # noqa: PLC0415
    from django.utils.translation import gettext as _  # noqa: PLC0415

    from pendamping.config.help import in_words  # noqa: PLC0415

    known = get_commands()
    lines = [_("Pemakaian: pendamping <perintah> [pilihan]"), "", _("Perintah:")]
    for name in COMMANDS:
        command = load_command_class(str(known[name]), name)
        lines.append(f"  {name:<20}{in_words(str(command.help))}")
    lines += ["", _("Bantuan satu perintah: pendamping <perintah> --help"), _("Bahasa: --lang id | --lang en"), ""]
    return "\n".join(lines)
