"""The documents promise nothing that is not there."""

from __future__ import annotations

import importlib.util
import re
import subprocess
from pathlib import Path

import pytest

from houseprice.settings import Settings

ROOT = Path(__file__).parents[4]
DOCS = sorted([ROOT / "README.md", ROOT / "CONTRIBUTING.md", *ROOT.glob("docs/**/*.md"),
               *ROOT.glob("benchmarks/*.md")])  # fmt: skip
SCRIPTS = "\n".join(
    path.read_text()
    for path in [ROOT / "start-all.sh", ROOT / "test.sh", ROOT / "backend/install_torch.sh",
                 *sorted((ROOT / "scripts").glob("*.sh"))]
)  # fmt: skip
IDS = [str(path.relative_to(ROOT)) for path in DOCS]


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
