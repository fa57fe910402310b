import pytest
from django.core.management import get_commands, load_command_class
from django.utils import translation

from pendamping.config.cli import COMMANDS
from pendamping.config.help import run_command
from pendamping.config.help_words import WORDS

ENGLISH = ("usage:", "options:", "positional arguments", "show this help", "Verbosity", "Skip system", "stack trace")


def help_of(name: str, capsys: pytest.CaptureFixture[str]) -> str:
    with pytest.raises(SystemExit) as ended:
        run_command(name, ["--help"])
    assert ended.value.code == 0
    return capsys.readouterr().out


@pytest.mark.parametrize("name", COMMANDS)
def test_the_help_of_every_command_is_indonesian(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    shown = help_of(name, capsys)
    assert shown.startswith(f"pemakaian: pendamping {name}")
    assert "pilihan:" in shown
    assert not [word for word in ENGLISH if word in shown]


@pytest.mark.parametrize("name", ["migrate", "check"])
def test_the_library_says_nothing_that_we_have_no_word_for(name: str) -> None:
    parser = load_command_class(str(get_commands()[name]), name).create_parser("pendamping", name)
    said = {" ".join(action.help.split()) for action in parser._actions if action.help}
    assert said <= WORDS.keys()


def test_in_english_the_libraries_speak_for_themselves(capsys: pytest.CaptureFixture[str]) -> None:
    with translation.override("en"):
        shown = help_of("serve", capsys)
    assert shown.startswith("usage: pendamping serve")
    assert "show this help message and exit" in shown


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--port", "x"], "pilihan --port: isi dengan bilangan bulat, bukan 'x'"),
        (["--port"], "pilihan --port: perlu satu nilai"),
        (["--apa"], "tidak dikenal: --apa"),
    ],
)
def test_wrong_arguments_are_answered_in_words(
    arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        run_command("serve", arguments)
    assert ended.value.code == 2
    assert said in capsys.readouterr().err


def test_a_command_that_is_not_there_is_answered_with_the_nearest() -> None:
    with pytest.raises(SystemExit, match="Mungkin maksudnya: migrate"):
        run_command("migrat", [])
