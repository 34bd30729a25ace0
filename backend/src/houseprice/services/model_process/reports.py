"""Comparisons and reports of blind tests, in the process that values homes.

Apart from `values`, because what it loads is needed seldom. Answers are plain values.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from houseprice import reports
from houseprice.artifacts import comparing


def compare(folders: Mapping[str, str]) -> dict[str, Any]:
    """See `comparing.compare`; folders by name."""
    return comparing.compare({name: Path(folder) for name, folder in folders.items()})


def judge(candidate: str, champion: str) -> dict[str, Any]:
    """See `comparing.judge`; two folders."""
    return comparing.judge(Path(candidate), Path(champion))


def report(folder: str, manifest_sha256: str, form: str) -> dict[str, Any]:
    """``content``: a model's report as bytes; `form` is ``json``, ``html`` or ``pdf``.

    Raises
    ------
    CorruptArtifact
        If the model's files do not match their checksums.
    NotComparable
        If the model did not keep its blind test, or all of its scores.
    """
    document = reports.model_report(Path(folder), manifest_sha256)
    if form == "pdf":
        return {"content": reports.report_pdf(document)}
    if form == "html":
        return {"content": reports.report_html(document).encode()}
    return {"content": reports.report_json(document)}
