"""The phones' door changes only on purpose."""

from tools.openapi import TARGET, described


def test_the_committed_description_is_the_current_one() -> None:
    assert TARGET.read_text(encoding="utf-8") == described(), "run `make openapi` and read the difference"
