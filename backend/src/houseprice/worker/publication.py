"""Write the end of an attempt; its artifact has its final name before the row says so."""

from __future__ import annotations

import json
import logging
import shutil
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine

from houseprice import failpoints
from houseprice.artifacts import check_files
from houseprice.data.schema import TableSchema
from houseprice.errors import Conflict, CorruptArtifact, StorageFull, Unavailable
from houseprice.jobs.records import ClaimedRun, Outcome, TableImport
from houseprice.jobs.states import RunKind
from houseprice.store import runs as run_store
from houseprice.store.datasets import NewDataset
from houseprice.store.engine import reading, transaction
from houseprice.training.trial_ledger import Trial
from houseprice.worker import failures
from houseprice.worker.protocol import outcome_file
from houseprice.worker.watch import Ending, Failed, Finished, Lost

_LOG = logging.getLogger(__name__)
_RETRY_S = 1.0
#: What the reports of kinds that measure call their figures.
_MEASURED: dict[RunKind, str] = {
    "evaluate": "evaluation",
    "effect": "effect",
    "batch": "batch",
    "origins": "origins",
}


@dataclass(frozen=True)
class TrialOutcome:
    """The end of a trial of a tuning, which makes no model."""

    trial: Trial


@dataclass(frozen=True)
class MeasuredOutcome:
    """The figures of a run that measures, such as those of a model on other sales.

    `name` is what the run's result calls them: ``evaluation``, ``effect``, ``batch`` or
    ``origins``.
    """

    name: str
    figures: Mapping[str, Any]


@dataclass(frozen=True)
class TableOutcome:
    """The end of an import: a data set whose folder has its final name."""

    new: NewDataset


AttemptResult = Ending | Outcome | TrialOutcome | MeasuredOutcome | TableOutcome


def artifact_folder(artifacts_dir: Path, run: ClaimedRun, fence: int | None = None) -> Path:
    """``<run>-<fence>``, so that no two attempts write to one place."""
    return artifacts_dir / f"{run.id}-{run.fence if fence is None else fence}"


def adopt(run: ClaimedRun, artifacts_dir: Path) -> Outcome | None:
    """Take over the finished model of an earlier attempt that could not be published.

    The folder is renamed first, since an earlier holder that wakes up removes the folder with its
    own number.
    """
    for fence in range(run.fence - 1, 0, -1):
        theirs = artifact_folder(artifacts_dir, run, fence)
        if outcome_file(theirs).is_file() and theirs.is_dir():
            ours = artifact_folder(artifacts_dir, run)
            try:
                theirs.rename(ours)
                outcome_file(theirs).rename(outcome_file(ours))
                return _checked(run, ours)
            except (OSError, CorruptArtifact) as error:
                _LOG.warning("Run %s: attempt %s left no usable model, %s", run.id, fence, error)
                discard(ours)
    return None


def _checked(run: ClaimedRun, folder: Path) -> Outcome:
    try:
        report = json.loads(outcome_file(folder).read_bytes())
        if report["spec_hash"] != run.spec_hash:
            raise CorruptArtifact("it was made for another specification")
        return outcome(report, folder)
    except (ValueError, KeyError, TypeError) as error:
        raise CorruptArtifact("its report cannot be read") from error


def outcome(report: Mapping[str, Any], folder: Path) -> Outcome:
    """Check the report of a trainer against the folder that it describes.

    Raises
    ------
    CorruptArtifact
        If a file of the model is missing or differs from its checksum.
    KeyError, TypeError, ValueError
        If the report is not complete.
    """
    checked = Outcome(
        result=dict(report["result"]),
        artifact_path=folder.name,
        manifest_sha256=str(report["manifest_sha256"]),
        test_sha256=str(report["test_sha256"]),
        size_bytes=int(report["size_bytes"]),
        dataset_sha256=report["dataset_sha256"],
    )
    check_files(folder, checked.manifest_sha256)
    return checked


def discard(folder: Path) -> None:
    """Remove a model that no row points to."""
    shutil.rmtree(folder, ignore_errors=True)
    outcome_file(folder).unlink(missing_ok=True)


def conclude(
    engine: Engine, run: ClaimedRun, ending: Ending | Outcome, folder: Path, within_s: float
) -> AttemptResult:
    """Write the end of an attempt, retrying a database that does not answer for `within_s`.

    Parameters
    ----------
    ending : Ending or Outcome
        The end of the attempt; an `Outcome` is published.
    folder : Path
        Artifact of the attempt; it is removed if the run is no longer ours.

    Returns
    -------
    AttemptResult
        The end that was written; a result that cannot be used becomes a failure.
    """
    failpoints.reach("before_conclude")
    result, is_ours = _ended(engine, run, _attempt_result(ending, folder, run), within_s)
    if not is_ours:
        _discard_unless_published(engine, run, folder)
    elif isinstance(result, Outcome):
        outcome_file(folder).unlink(missing_ok=True)
    return result


def _attempt_result(ending: Ending | Outcome, folder: Path, run: ClaimedRun) -> AttemptResult:
    if not isinstance(ending, Finished):
        return ending
    try:
        if run.kind == "trial":
            return TrialOutcome(Trial.from_json(ending.report.body["trial"]))
        measured = _MEASURED.get(run.kind)
        if measured is not None:
            return MeasuredOutcome(measured, ending.report.body[measured])
        if run.table_import is not None:
            return TableOutcome(_dataset(run.table_import, ending.report.body["table"]))
        return outcome(ending.report.body, folder)
    except (CorruptArtifact, KeyError, TypeError, ValueError, OSError):
        _LOG.exception("Run %s: the result is not usable", run.id)
        return Failed(failures.invalid_reply(f"{run.id}-{run.fence}"))


def _dataset(table: TableImport, stored: Mapping[str, Any]) -> NewDataset:
    return NewDataset(
        id=table.dataset_id,
        name=table.name,
        schema=TableSchema.from_json(stored["schema"]),
        rows=int(stored["rows"]),
        sha256=str(stored["sha256"]),
        inspection=dict(stored["inspection"]),
    )


def _ended(
    engine: Engine, run: ClaimedRun, result: AttemptResult, within_s: float
) -> tuple[AttemptResult, bool]:
    """Write a result, or why it came too late to be taken; whether the run was still ours."""
    if isinstance(result, Lost):
        return result, False
    try:
        return result, _written(engine, run, result, within_s)
    except Conflict as error:
        why = failures.reported(failures.describe(error), f"{run.id}-{run.fence}")
        return Failed(why), _written(engine, run, Failed(why), within_s)


def _written(engine: Engine, run: ClaimedRun, result: AttemptResult, within_s: float) -> bool:
    deadline = time.monotonic() + within_s
    while True:
        try:
            return _committed(engine, run, result)
        except (Unavailable, StorageFull) as error:
            _LOG.warning("Run %s: its end is not written yet, %s", run.id, error.message)
            if time.monotonic() > deadline:
                return False
            time.sleep(_RETRY_S)


def _committed(engine: Engine, run: ClaimedRun, result: AttemptResult) -> bool:
    with transaction(engine) as db:
        is_ours = _write(db, run, result)
        failpoints.reach("before_end_commit")
    failpoints.reach("after_end_commit")
    return is_ours


def _write(db: Connection, run: ClaimedRun, result: AttemptResult) -> bool:
    claim = (db, run.id, run.fence)
    if isinstance(result, Ending):
        return _write_ending(claim, result)
    if isinstance(result, TrialOutcome):
        return run_store.finish_trial(*claim, result.trial)
    if isinstance(result, MeasuredOutcome):
        return run_store.finish_measurement(*claim, result.name, result.figures)
    if isinstance(result, TableOutcome):
        return run_store.finish_import(*claim, result.new)
    return run_store.succeed(*claim, result) is not None


def _write_ending(claim: tuple[Connection, str, int], ending: Ending) -> bool:
    if isinstance(ending, Failed):
        return run_store.fail(*claim, ending.failure) is not None
    if getattr(ending, "why", None) == "cancel":
        return run_store.end_cancelled(*claim)
    return run_store.release(*claim, counted=False) is not None


def _discard_unless_published(engine: Engine, run: ClaimedRun, folder: Path) -> None:
    """Remove the model unless the row has it: a commit without an answer may have published it.

    If the database still does not answer, the next attempt adopts the model or the reconciler
    removes it.
    """
    try:
        with reading(engine) as db:
            row = run_store.get(db, run.id)
    except Unavailable:
        return
    ours = row is not None and row.fence == run.fence
    if ours and row is not None and row.state not in ("failed", "cancelled"):
        return
    discard(folder)
