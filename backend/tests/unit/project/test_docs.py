"""The documents promise nothing that is not there."""

from __future__ import annotations

import importlib.util
import re
import subprocess
from pathlib import Path

import pytest

from houseprice import failpoints
from houseprice.settings import Settings

ROOT = Path(__file__).parents[4]
DOCS = sorted([ROOT / "README.md", ROOT / "CONTRIBUTING.md", *ROOT.glob("docs/**/*.md"),
               *ROOT.glob("benchmarks/*.md")])  # fmt: skip
SCRIPTS = "\n".join(
    path.read_text()
    for path in [ROOT / "start-all.sh", ROOT / "test.sh", ROOT / "backend/install_torch.sh",
                 *sorted((ROOT / "scripts").glob("*.sh"))]
)  # fmt: skip
#: How often tests try, by the environment.
NUMBERS = {
    name
    for path in (ROOT / "backend/tests").rglob("test_*.py")
    for name in re.findall(r'environ\.get\("(HOUSEPRICE_TEST_[A-Z]+)"', path.read_text())
}
IDS = [str(path.relative_to(ROOT)) for path in DOCS]
#: Paths of files are written from one of these.
HOMES = [ROOT, ROOT / "backend/src/houseprice", ROOT / "backend", ROOT / "frontend"]
#: In these pages every path in code marks is one of the repository, not of a model's folder.
MAPS = ["docs/architecture.md", "docs/glossary.md"]


@pytest.fixture(params=DOCS, ids=IDS)
def text(request: pytest.FixtureRequest) -> tuple[Path, str]:
    return request.param, request.param.read_text()


def test_relative_links_resolve(text: tuple[Path, str]) -> None:
    path, content = text
    for link in re.findall(r"\]\(([^)#\s]+)", content):
        if "://" not in link:
            assert (path.parent / link).exists(), link


def test_paths_in_code_marks_exist(text: tuple[Path, str]) -> None:
    _, content = text
    marks = re.findall(r"`((?:backend|frontend|docs|scripts|benchmarks)/[\w./-]+)`", content)
    for mark in marks:
        assert (ROOT / mark).exists(), mark


def test_source_files_in_code_marks_exist(text: tuple[Path, str]) -> None:
    _, content = text
    for mark in re.findall(r"`([\w./-]+\.(?:py|tsx?|sh))`", content):
        assert _is_there(mark), mark


@pytest.mark.parametrize("page", MAPS)
def test_every_path_of_the_map_and_the_glossary_exists(page: str) -> None:
    marks = re.findall(r"`(\w[\w.-]*/[\w./-]*|[\w.-]+\.(?:py|tsx?|sh))`", (ROOT / page).read_text())
    assert len(marks) > 40, "the page should name where things live"
    assert [mark for mark in marks if not _is_there(mark)] == []


def _is_there(mark: str) -> bool:
    return any((home / mark).exists() for home in HOMES)


def test_anchors_of_links_are_headings(text: tuple[Path, str]) -> None:
    path, content = text
    for link, anchor in re.findall(r"\]\(([^)#\s]*)#([^)\s]+)\)", content):
        if "://" not in link:
            page = path.parent / link if link else path
            assert anchor in _anchors(page.read_text()), f"{link}#{anchor}"


def _anchors(content: str) -> set[str]:
    """The anchors that GitHub gives to headings."""
    headings = re.findall(r"^#+ (.+)$", content, re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}


def test_every_page_is_reachable_from_the_readme() -> None:
    reached, waiting = set(), [ROOT / "README.md"]
    while waiting:
        page = waiting.pop().resolve()
        if page not in reached:
            reached.add(page)
            links = re.findall(r"\]\(([^)#\s]+\.md)", page.read_text())
            waiting += [page.parent / link for link in links if "://" not in link]
    assert [str(path) for path in DOCS if path.resolve() not in reached] == []


def test_a_page_begins_with_a_paragraph_for_newcomers(text: tuple[Path, str]) -> None:
    _, content = text
    title, paragraph = content.split("\n\n")[:2]
    assert re.fullmatch(r"# .+", title), title
    # Prose, not a list, a table, a picture, code or another heading.
    assert re.match(r"[A-Z]", paragraph), paragraph
    assert re.search(r"[.:]$", paragraph), paragraph
    assert len(paragraph.split()) >= 12, paragraph


def test_the_figures_of_the_readme_are_those_of_the_accuracy_page() -> None:
    table = re.findall(r"^\|.*\d \(.*\|$", (ROOT / "README.md").read_text(), re.MULTILINE)
    measured = (ROOT / "docs/accuracy.md").read_text()
    figures = [re.findall(r"[-+.\d]+ \([-+.\d]+ to [-+.\d]+\)", row) for row in table]
    assert [len(row) for row in figures] == [4] * 6
    assert [figure for row in figures for figure in row if f"| {figure} |" not in measured] == []


def test_modules_exist(text: tuple[Path, str]) -> None:
    _, content = text
    for module in set(re.findall(r"\bhouseprice(?:\.[a-z_]+)+", content)):
        parts = module.split(".")
        found = any(
            importlib.util.find_spec(".".join(parts[:end]))
            for end in (len(parts), len(parts) - 1)
            if end > 1
        )
        assert found, module


def test_settings_exist(text: tuple[Path, str]) -> None:
    _, content = text
    known = {f"HOUSEPRICE_{name.upper()}" for name in Settings.model_fields} | {
        str(alias)
        for field in Settings.model_fields.values()
        for alias in getattr(field.validation_alias, "choices", ())
    }
    known |= set(failpoints.VARIABLES) | NUMBERS
    for name in set(re.findall(r"\bHOUSEPRICE_[A-Z_]+\b", content)):
        assert name in known or name in SCRIPTS, name


def test_options_of_the_start_script_exist(text: tuple[Path, str]) -> None:
    _, content = text
    usage = subprocess.run(
        [ROOT / "start-all.sh", "--help"], capture_output=True, text=True, check=True
    ).stdout
    for line in re.findall(r"start-all\.sh[^\n`]*", content):
        for option in re.findall(r"(?<!\w)--[a-z][a-z-]+", line):
            assert option in usage, option


def test_the_readme_names_both_commands_and_shows_a_picture() -> None:
    readme = (ROOT / "README.md").read_text()
    assert "./start-all.sh" in readme
    assert "./test.sh" in readme
    assert re.search(r"!\[[^\]]+\]\(docs/images/", readme)
