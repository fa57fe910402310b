"""The help of every command in the language of the installation, the words of argparse and Django included."""

import re
from argparse import ArgumentParser, _SubParsersAction
from difflib import get_close_matches
from typing import Any, NoReturn

from django.core.management import get_commands, load_command_class
from django.core.management.base import BaseCommand, CommandParser, DjangoHelpFormatter
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from pendamping.config.help_words import ERRORS, WORDS


def in_words(text: str) -> str:
    """What argparse or Django says in English, in Indonesian; their own words in English and where nobody knew it."""
    return text if get_language() == "en" else str(WORDS.get(" ".join(text.split()), text))


class WordsFormatter(DjangoHelpFormatter):
    def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: str | None = None) -> None:
        super().add_usage(usage, actions, groups, in_words("usage: ") if prefix is None else prefix)


class WordsParser(CommandParser):
    """Says what was wrong with the arguments in the same language."""

    def error(self, message: str) -> NoReturn:
        if get_language() != "en":
            for pattern, said in ERRORS:
                message = re.sub(pattern, str(said), message)
        if not self.called_from_command_line:
            super().error(message)
        self.print_usage()
        self.exit(2, f"{self.prog}: {message}\n")


def run_command(name: str, arguments: list[str]) -> None:
    """Run one command as Django does, with its help and its complaints in our language."""
    known = get_commands()
    if name not in known:
        near = get_close_matches(name, known, n=1)
        hint = _(" Mungkin maksudnya: %(near)s.") % {"near": near[0]} if near else ""
        raise SystemExit(
            _("Tidak ada perintah %(name)s.%(hint)s Daftarnya: pendamping --help") % {"name": name, "hint": hint}
        )
    command = load_command_class(str(known[name]), name)
    _speak(command)
    command.run_from_argv(["pendamping", name, *arguments])


def _speak(command: BaseCommand) -> None:
    """Let this one command make its parser from ours; Django offers no other place to say so."""
    make = command.create_parser

    def create_parser(prog_name: str, subcommand: str, **options: Any) -> CommandParser:
        parser = make(prog_name, subcommand, formatter_class=WordsFormatter, **options)
        _in_our_words(parser)
        return parser

    command.create_parser = create_parser  # type: ignore[method-assign]  # of this one object


def _in_our_words(parser: ArgumentParser) -> None:
    """The parser and, where a command has several actions, theirs."""
    parser.__class__ = WordsParser
    parser.formatter_class = WordsFormatter
    parser.description = in_words(parser.description or "")
    for group in parser._action_groups:
        group.title = in_words(group.title or "")
    for action in parser._actions:
        action.help = in_words(action.help or "")
        if isinstance(action, _SubParsersAction):
            for own in action.choices.values():
                _in_our_words(own)
