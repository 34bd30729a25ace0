"""Comparisons and reports of blind tests, in the process that values homes.

This module is apart from `values` because the modules that it loads are seldom needed.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from houseprice import reports
from houseprice.artifacts import comparing
from houseprice.artifacts.studio_record import StudioRecord
from houseprice.reports.evidence.layout import evidence_pdf
from houseprice.reports.evidence.pack import evidence_pack
from houseprice.services.stored import Judgement, Measurements


def compare(folders: Mapping[str, str]) -> Measurements:
    """See `comparing.compare`; `folders` are by name."""
    return comparing.compare({name: Path(folder) for name, folder in folders.items()})


def judge(candidate: str, champion: str) -> Judgement:
    """See `comparing.judge`; the arguments are two folders."""
    return comparing.judge(Path(candidate), Path(champion))


def report(
    folder: str, manifest_sha256: str, form: str, origins: Measurements | None = None
) -> bytes:
    """The report of a model; `form` is ``json``, ``html`` or ``pdf``.

    `origins` are its rolling origins, if they were measured.

    Raises
    ------
    CorruptArtifact
        If the model's files do not match their checksums.
    NotComparable
        If the model did not keep its blind test, or all of its scores.
    """
    document = reports.model_report(Path(folder), manifest_sha256, origins)
    if form == "pdf":
        return reports.report_pdf(document)
    if form == "html":
        return reports.report_html(document).encode()
    return reports.report_json(document)


def evidence(folder: str, manifest_sha256: str, record: StudioRecord, form: str) -> bytes:
    """The evidence pack of a model; `form` is ``json`` or ``pdf``, the errors those of `report`."""
    document = reports.model_report(Path(folder), manifest_sha256, record.origins)
    pack = evidence_pack(document, record)
    return evidence_pdf(pack) if form == "pdf" else reports.report_json(pack)
