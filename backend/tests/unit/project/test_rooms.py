"""A newcomer finds the rooms: no folder is too full, no prefix stands in for a package."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

TESTS = Path(__file__).parents[1]
SOURCE = TESTS.parents[1] / "src" / "houseprice"
FOLDERS = sorted({file.parent for file in SOURCE.rglob("*.py")})
MOST_MODULES = 30
MOST_OF_A_PREFIX = 3


def modules(folder: Path) -> list[str]:
    return [file.stem for file in folder.glob("*.py") if file.stem != "__init__"]


def test_a_folder_has_at_most_30_modules() -> None:
    assert [folder for folder in FOLDERS if len(modules(folder)) > MOST_MODULES] == []


def test_at_most_three_modules_of_a_package_share_a_prefix() -> None:
    crowded = [
        (folder, prefix)
        for folder in FOLDERS
        for prefix, count in Counter(name.partition("_")[0] for name in modules(folder)).items()
        if count > MOST_OF_A_PREFIX
    ]
    assert crowded == []


def test_the_tests_of_a_module_lie_where_it_lies() -> None:
    """``tests/unit/data/test_splits*.py`` are the tests of ``data/splits.py``."""
    files = [file for file in TESTS.rglob("test_*.py") if file.parent.name != "project"]
    lost = [file for file in files if not _has_module(file)]
    assert files
    assert lost == []


def _has_module(file: Path) -> bool:
    folder = SOURCE / file.parent.relative_to(TESTS)
    names = [*modules(folder), *(package.name for package in FOLDERS if package.parent == folder)]
    tested = file.stem.removeprefix("test_")
    return any(tested == name or tested.startswith(f"{name}_") for name in names)
