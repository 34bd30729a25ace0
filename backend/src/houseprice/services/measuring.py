"""Comparisons of blind tests, in the process that values homes.

Apart from `valuing`, because what it loads is needed seldom. Answers are plain values.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from houseprice.artifacts import comparing


def compare(folders: Mapping[str, str]) -> dict[str, Any]:
    """See `comparing.compare`; folders by name."""
    return comparing.compare({name: Path(folder) for name, folder in folders.items()})


def judge(candidate: str, champion: str) -> dict[str, Any]:
    """See `comparing.judge`; two folders."""
    return comparing.judge(Path(candidate), Path(champion))
