"""Habits of the house that no linter knows."""

import ast
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src" / "pendamping"
TEMPLATES = sorted(SOURCE.rglob("templates/**/*.html"))

# Asked without a scope, each for a reason.
UNSCOPED: dict[str, str] = {
    "access.services.devices:device_of": "the phone's token is the permission; the scope is made from it",
    "access.services.devices:enrol_device": "nobody is signed in yet; the link's secret is the permission",
    "access.services.links:link_account": "nobody is signed in yet; the link's secret is the permission",
    "access.services.links:use_sign_in_link": "nobody is signed in yet; the link's secret is the permission",
    "access.services.links:claim_device_link": "nobody is signed in yet; the link's secret is the permission",
    "evaluation.selectors.evaluations:number_complete": "counts what was asked for within a scope",
    "evaluation.selectors.evaluations:response_until": "about an evaluation that was asked for within a scope",
    "evaluation.selectors.evaluations:result_of": "about an evaluation that was asked for within a scope",
    "evaluation.selectors.files:post_code_of": "follows `readable_person`",
    "evaluation.selectors.evaluations:served_days": "follows `get_evaluation`",
    "evaluation.selectors.settings:part_name": "the law is public",
    "evaluation.selectors.settings:points_set": "follows `settings_in`",
    "evaluation.selectors.settings:quarterly_scheme": "the law is public",
    "evaluation.selectors.settings:settled_for": "schemes and the figures set for an area, no person in them",
    "evaluation.services.links:assessor_of": "nobody is signed in; the link's secret is the permission",
    "evaluation.services.links:mark_opened": "nobody is signed in; the link's secret is the permission",
    "evaluation.services.links:seats_by": "follows `assessor_of`",
    "evaluation.services.links:submit_by_link": "nobody is signed in; the link's secret is the permission",
    "library.services.register:keep_law_register": "facts that come with the software, after a migration",
    "meetings.selectors.invitations:invitation_by": "whoever holds the invitation may read it; nobody is signed in",
    "meetings.services.corrections:propose_correction": "the personal invitation is the permission",
    "meetings.services.links:action_by_link": "nobody is signed in; the link's secret is the permission",
    "meetings.services.links:move_by_link": "nobody is signed in; the link's secret is the permission",
    "regions.selectors.maps:outline_svg": "the ornament of the sign-in page, before anybody is known",
    "regions.selectors.tree:ancestors_of": "official names are public",
    "regions.selectors.tree:names_of": "official names are public",
    "sync.selectors.holdings:holdings_between": "whoever holds a signed statement holds the figures of these days",
    "sync.services.checking:check_statement": "whoever holds a signed statement may ask whether it is true",
    "reports.selectors.documents:public_check": "whoever holds the paper holds its code; decision 9",
}


def public_functions() -> Iterator[tuple[str, ast.FunctionDef]]:
    """Every public function of a module or package named selectors or services, as `app.module:function`."""
    for path in sorted(SOURCE.rglob("*.py")):
        parts = path.relative_to(SOURCE).with_suffix("").parts
        if "tests" in parts or not {"selectors", "services"} & set(parts[1:3]):
            continue
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
                yield f"{'.'.join(parts)}:{node.name}", node


def test_scope_comes_first_in_every_selector_and_service() -> None:
    without = []
    for name, function in public_functions():
        arguments = [*function.args.posonlyargs, *function.args.args]
        first = ast.unparse(arguments[0].annotation) if arguments and arguments[0].annotation else ""
        if first != "Scope" and name not in UNSCOPED:
            without.append(name)
    assert without == []


def test_no_reason_for_a_missing_scope_outlives_its_function() -> None:
    assert set(UNSCOPED) <= {name for name, _ in public_functions()}


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_templates_hold_no_inline_script_or_style(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"<script(?![^>]*\bsrc=)", text)
    assert not re.search(r"<style|\sstyle=|\son[a-z]+=\"", text)


@pytest.mark.parametrize(
    "path", [path for path in TEMPLATES if "/widgets/" not in path.as_posix()], ids=lambda path: path.name
)
def test_templates_name_first_what_they_need(path: Path) -> None:
    assert path.read_text(encoding="utf-8").startswith("{#")


def test_no_key_or_database_of_an_installation_is_kept_with_the_source() -> None:
    kinds = ("*.key", "*.pem", "*.env", "*.sqlite3")
    listed = subprocess.run(["git", "ls-files", *kinds], cwd=ROOT, capture_output=True, text=True, check=False)
    if listed.returncode:
        pytest.skip("bukan salinan git: tidak ada daftar berkas yang disimpan")
    assert listed.stdout.split() == []


def test_every_decision_stands_in_their_index() -> None:
    folder = ROOT / "docs" / "decisions"
    listed = re.findall(r"\]\((\d{4}-[\w-]+\.md)\)", (folder / "README.md").read_text(encoding="utf-8"))
    assert listed == sorted(path.name for path in folder.glob("0*.md"))


PAGES_OF_TEXT = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), ROOT / "bench" / "README.md"])


@pytest.mark.parametrize("path", PAGES_OF_TEXT, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_documents_lead_to_what_is_there(path: Path) -> None:
    links = re.findall(r"\]\(([^)#\s]+)[^)]*\)", path.read_text(encoding="utf-8"))
    assert [link for link in links if "://" not in link and not (path.parent / link).exists()] == []
