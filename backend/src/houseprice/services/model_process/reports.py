"""Comparisons and reports of blind tests, in the process that values homes.

Apart from `values`, because what it loads is needed seldom.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from houseprice import reports
from houseprice.artifacts import comparing
from houseprice.services.stored import Judgement, Measurements


def compare(folders: Mapping[str, str]) -> Measurements:
    """See `comparing.compare`; folders by name."""
    return comparing.compare({name: Path(folder) for name, folder in folders.items()})


def judge(candidate: str, champion: str) -> Judgement:
    """See `comparing.judge`; two folders."""
    return comparing.judge(Path(candidate), Path(champion))


def report(folder: str, manifest_sha256: str, form: str) -> bytes:
    """A model's report; `form` is ``json``, ``html`` or ``pdf``.

    Raises
    ------
    CorruptArtifact
        If the model's files do not match their checksums.
    NotComparable
        If the model did not keep its blind test, or all of its scores.
    """
    document = reports.model_report(Path(folder), manifest_sha256)
    if form == "pdf":
        return reports.report_pdf(document)
    if form == "html":
        return reports.report_html(document).encode()
    return reports.report_json(document)
