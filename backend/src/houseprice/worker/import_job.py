"""Make a data set from a table: the work of a run that imports."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from houseprice.data.importing.limits import Limits
from houseprice.data.importing.subprocess_import import (
    Imported,
    append_isolated,
    import_isolated,
    stored_import,
)
from houseprice.data.importing.table_request import TableRequest
from houseprice.progress import OnProgress, Progress
from houseprice.worker.protocol import TableJob, TrainerRequest


def store_table(
    request: TrainerRequest, table: TableJob, on_progress: OnProgress
) -> dict[str, Any]:
    """Import the table of a run, or add it to a data set.

    A data set that an earlier attempt has finished is taken over: it appears whole or not at all.

    Returns
    -------
    dict
        Schema, rows, hash and inspection of the data set.
    """
    imported = stored_import(Path(table.into)) or _imported(request, table, on_progress)
    on_progress(Progress("publishing", 0.95, message=f"{imported.rows:,} sales stored"))
    return {
        "schema": imported.schema.to_json(),
        "rows": imported.rows,
        "sha256": imported.sha256,
        "inspection": imported.inspection,
    }


def _imported(request: TrainerRequest, table: TableJob, on_progress: OnProgress) -> Imported:
    def report(message: str, share: float) -> None:
        on_progress(Progress("loading", share, message=message))

    source, into = Path(table.source), Path(table.into)
    asked, limits = TableRequest.from_json(table.asked), Limits(**table.limits)
    former = None if table.former is None else Path(table.former)
    if request.kind == "append" and former is not None:
        return append_isolated(source, former, into, asked, limits, on_stage=report)
    return import_isolated(source, into, asked, limits, former, on_stage=report)
