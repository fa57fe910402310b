"""Whoever chooses English reads English everywhere, with the same figures and names in it."""

import re
from pathlib import Path

import polib
import pytest
from django.test import Client
from django.urls import reverse

from pendamping.config.settings import LOCALE_PATHS

CATALOGUES = sorted(path for folder in LOCALE_PATHS for path in Path(folder).rglob("*.po"))
ENGLISH = Path(LOCALE_PATHS[0]) / "en" / "LC_MESSAGES" / "django.po"
PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|%%|\{\w*\}|</?strong>")


def translations(entry: polib.POEntry) -> list[str]:
    return list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]


@pytest.fixture(params=CATALOGUES, ids=lambda path: path.parent.parent.name)
def catalogue(request: pytest.FixtureRequest) -> polib.POFile:
    path: Path = request.param
    return polib.pofile(str(path))


def test_every_text_is_translated(catalogue: polib.POFile) -> None:
    assert [entry.msgid for entry in catalogue if not entry.obsolete and not all(translations(entry))] == []


def test_no_translation_is_a_guess_or_left_over(catalogue: polib.POFile) -> None:
    assert [entry.msgid for entry in catalogue if entry.fuzzy or entry.obsolete] == []


def test_translations_keep_every_placeholder(catalogue: polib.POFile) -> None:
    changed = {
        entry.msgid: text
        for entry in catalogue
        for text in translations(entry)
        if sorted(PLACEHOLDER.findall(text)) != sorted(PLACEHOLDER.findall(entry.msgid))
    }
    assert changed == {}


def test_translations_keep_the_space_around_a_text(catalogue: polib.POFile) -> None:
    assert [
        entry.msgid
        for entry in catalogue
        for text in translations(entry)
        if (text[:1].isspace(), text[-1:].isspace()) != (entry.msgid[:1].isspace(), entry.msgid[-1:].isspace())
    ] == []


@pytest.mark.skipif(
    not ENGLISH.with_suffix(".mo").exists(), reason="the English texts are not compiled; run: make build"
)
@pytest.mark.parametrize(("language", "shown", "hidden"), [("en", "Sign in", "Masuk"), ("id", "Masuk", "Sign in")])
def test_the_sign_in_page_speaks_the_chosen_language(
    client: Client, db: None, language: str, shown: str, hidden: str
) -> None:
    client.cookies["django_language"] = language
    page = client.get(reverse("account_login")).content.decode()
    assert f">{shown}<" in page
    assert f">{hidden}<" not in page
