"""A newcomer finds the rooms: no folder is too full, and no prefix stands in for a package."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[3] / "src" / "houseprice"
FOLDERS = sorted({file.parent for file in SOURCE.rglob("*.py")})
MOST_MODULES = 30
MOST_OF_A_PREFIX = 3


def modules(folder: Path) -> list[str]:
    return [file.stem for file in folder.glob("*.py") if file.stem != "__init__"]


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: str(folder.relative_to(SOURCE)))
def test_a_folder_has_at_most_30_modules(folder: Path) -> None:
    assert len(modules(folder)) <= MOST_MODULES


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: str(folder.relative_to(SOURCE)))
def test_at_most_three_modules_of_a_package_share_a_prefix(folder: Path) -> None:
    prefixes = Counter(name.partition("_")[0] for name in modules(folder))
    assert [prefix for prefix, count in prefixes.items() if count > MOST_OF_A_PREFIX] == []
