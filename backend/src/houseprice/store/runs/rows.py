"""Rows of the table of runs as values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row

from houseprice.jobs.actors import Ownership
from houseprice.jobs.records import BatchJob, ClaimedRun, DatasetSnapshot, TableImport
from houseprice.jobs.states import RunKind, RunState
from houseprice.progress import Phase, with_longer
from houseprice.store.owners import pop_owner
from houseprice.training.spec import TrainSettings


@dataclass(frozen=True)
class RunRow:
    """A run as it is stored; times are seconds since 1970, UTC."""

    id: str
    seq: int
    kind: RunKind
    model_type: str
    parent_id: str | None
    retry_of: str | None
    source_model_id: str | None
    later_dataset_id: str | None
    table_import: TableImport | None
    flagged: tuple[int, ...] | None
    batch: BatchJob | None
    files_deleted_at: float | None
    dataset_id: str
    dataset: DatasetSnapshot
    settings: TrainSettings
    spec_version: int
    spec_hash: str
    queue: str
    priority: int
    state: RunState
    phase: Phase | None
    fence: int
    attempt: int
    failures: int
    lost: int
    max_failures: int
    max_lost: int
    worker: str | None
    lease_until: float | None
    not_before: float
    percent: float
    current: int
    total: int
    message: str
    eta_s: float | None
    least_eta_s: float | None
    progress_at: float | None
    cancel_requested: bool
    finish_requested: bool
    resumed: dict[str, int] | None
    notices: tuple[str, ...]
    result: dict[str, Any] | None
    error_code: str | None
    error_message: str | None
    error_hint: str | None
    error_ref: str | None
    error_places: list[dict[str, Any]] | None
    created_at: float
    started_at: float | None
    finished_at: float | None
    owned: Ownership

    @property
    def full_message(self) -> str:
        """The message, with a remark if the time left has risen."""
        if self.eta_s is None or self.least_eta_s is None or self.eta_s <= self.least_eta_s:
            return self.message
        return with_longer(self.message)


def run_row(row: Row[Any]) -> RunRow:
    """Read one row of ``select(runs)``."""
    values = _brought_up(dict(row._mapping))
    values["dataset"] = DatasetSnapshot(**values["dataset"])
    if values["table_import"] is not None:
        values["table_import"] = TableImport(**values["table_import"])
    if values["flagged"] is not None:
        values["flagged"] = tuple(values["flagged"])
    if values["batch"] is not None:
        values["batch"] = BatchJob(**values["batch"])
    values["notices"] = tuple(values["notices"] or ())
    values["settings"] = TrainSettings.from_json(values["settings"])
    return RunRow(owned=pop_owner(values), **values)


def claimed_run(row: RunRow) -> ClaimedRun:
    """The facts of a claimed run that its supervisor needs."""
    return ClaimedRun(
        id=row.id,
        fence=row.fence,
        attempt=row.attempt,
        kind=row.kind,
        model_type=row.model_type,
        dataset=row.dataset,
        settings=row.settings,
        spec_version=row.spec_version,
        spec_hash=row.spec_hash,
        parent_id=row.parent_id,
        failures=row.failures,
        max_failures=row.max_failures,
        source_model_id=row.source_model_id,
        later_dataset_id=row.later_dataset_id,
        table_import=row.table_import,
        flagged=row.flagged,
        batch=row.batch,
        queue=row.queue,
        percent=row.percent,
        finish_requested=row.finish_requested,
    )


def _brought_up(values: dict[str, Any]) -> dict[str, Any]:
    """The row as this version writes it.

    Up to version 4 of the specification, a run that makes a model again was a training with special
    settings. The migration has changed all such rows, but an API of the older version that still
    runs may add more.
    """
    source, later = (values["settings"].get(name) for name in ("graphs_of", "ranges_from"))
    if source is None:
        return values
    kind = "equity" if later is None else "ranges"
    return {**values, "kind": kind, "source_model_id": source, "later_dataset_id": later}
