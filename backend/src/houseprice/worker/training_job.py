"""Do the work of a request: load the sales, train or blend, and describe the outcome."""

from __future__ import annotations

import importlib
import shutil
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import polars as pl

from houseprice import failpoints
from houseprice.artifacts.folder import size_bytes
from houseprice.artifacts.manifest import read_manifest
from houseprice.data.builtin.load import load_builtin
from houseprice.data.dataset import Dataset
from houseprice.data.storage import load_dataset
from houseprice.errors import DatasetChanged, InvalidInput, NotFound
from houseprice.progress import OnProgress, Progress, never
from houseprice.training.blend import blend
from houseprice.training.change_equity import with_equity
from houseprice.training.evaluate import evaluate_model
from houseprice.training.recalibrate import recalibrate
from houseprice.training.rolling_origins import Method, measure_origins
from houseprice.training.spec import TrainSettings
from houseprice.training.time_limit import TimeLimit
from houseprice.training.train import TrainingTask, TrainResult, train
from houseprice.training.trial_ledger import Trial, TrialPlan
from houseprice.training.work_plan import WorkPlan
from houseprice.training.work_steps import LATER_SALES, RANGES, ranges_steps
from houseprice.worker.import_job import store_table
from houseprice.worker.protocol import BatchTask, DatasetRequest, TrainerRequest


def run(
    request: TrainerRequest, on_progress: OnProgress, finish: Callable[[], bool] = never
) -> dict[str, Any]:
    """Do the work of a request.

    Parameters
    ----------
    request : TrainerRequest
        The run and the places of its files.
    on_progress : OnProgress
        Gets the news, and raises `JobCancelled` to stop.
    finish : callable
        Returns whether to make the model of what is finished.

    Returns
    -------
    dict
        The body of a ``succeeded`` message.
    """
    if request.table is not None:
        return {"table": store_table(request, request.table, on_progress)}
    if request.batch is not None:
        return {"batch": _value(request, request.batch, on_progress)}
    if request.kind == "evaluate":
        return {"evaluation": _evaluate(request, on_progress)}
    on_progress(Progress("loading", 0.0, message="Loading the sales"))
    dataset = load(request.dataset)
    failpoints.reach("sales_loaded")
    on_progress(Progress("loading", 0.0, message=f"{dataset.frame.height:,} sales loaded"))
    measured = _measured(request, dataset, on_progress)
    if measured is not None:
        return measured
    trained = _train(request, dataset, on_progress, finish)
    return {
        "result": trained.result,
        "manifest_sha256": trained.manifest_sha256,
        "test_sha256": trained.test_sha256,
        "size_bytes": size_bytes(trained.artifact),
        "dataset_sha256": dataset.sha256,
        "spec_hash": request.provenance.get("spec_hash"),
    }


def load(request: DatasetRequest) -> Dataset:
    """Load the table of a run.

    Raises
    ------
    DatasetChanged
        If the table is not the one that the run was accepted for.
    """
    datasets_dir = None if request.datasets_dir is None else Path(request.datasets_dir)
    if request.builtin is not None:
        dataset = load_builtin(request.builtin, Path(request.cache_dir), datasets_dir)
    else:
        dataset = load_dataset(Path(str(request.folder)))
    if request.sha256 not in (None, dataset.sha256):
        raise DatasetChanged(
            f"the sales must have the hash {request.sha256} of the accepted run, "
            f"got {dataset.sha256}",
            hint="Start a new run on the data set as it is now.",
        )
    return dataset


def _train(
    request: TrainerRequest, dataset: Dataset, on_progress: OnProgress, finish: Callable[[], bool]
) -> TrainResult:
    out_dir, provenance = Path(request.out_dir), dict(request.provenance)
    settings = TrainSettings.from_json(dict(request.settings))
    if request.kind == "ranges":
        work = WorkPlan(ranges_steps(), on_progress)
        work.begin(LATER_SALES)(Progress("loading", 0.0, message="Loading the later sales"))
        sales = _later_sales(request)
        work.begin(RANGES)(Progress("evaluating", 0.0, message="Learning the ranges again"))
        return recalibrate(_source(request), sales, out_dir, provenance=provenance)
    if request.kind == "equity":
        return with_equity(
            _source(request),
            dataset,
            settings.equity,
            out_dir,
            on_progress,
            provenance=provenance,
        )
    if request.kind == "blend":
        return blend(
            [Path(member) for member in request.members],
            dataset,
            settings,
            out_dir,
            on_progress,
            threads=request.threads,
            provenance=provenance,
            left_out=request.left_out,
            checkpoint_dir=Path(request.checkpoint_dir),
        )
    task = replace(_training_task(request, dataset), finish=finish)
    return train(task, out_dir, on_progress)


def _evaluate(request: TrainerRequest, on_progress: OnProgress) -> dict[str, Any]:
    on_progress(Progress("loading", 0.0, message="Loading the sales"))
    sales = _later_sales(request)
    message = f"Valuing {sales.height:,} sales"
    on_progress(Progress("evaluating", 0.1, message=message))
    return evaluate_model(_source(request), sales)


def _measured(
    request: TrainerRequest, dataset: Dataset, on_progress: OnProgress
) -> dict[str, Any] | None:
    """The figures of a run that makes no model of the sales; None for one that does."""
    if request.flagged is not None:
        return {"effect": _effect(dataset, request.flagged, on_progress)}
    if request.kind == "origins":
        return {"origins": _origins(request, dataset, on_progress)}
    if request.kind == "trial":
        return {"trial": _try(request, dataset, on_progress).to_json()}
    return None


def _effect(dataset: Dataset, flagged: Sequence[int], on_progress: OnProgress) -> dict[str, Any]:
    # Other runs do without what this module loads.
    module = importlib.import_module("houseprice.training.sales_effect")
    measured: dict[str, Any] = module.measure_effect(dataset, flagged, on_progress)
    return measured


def _origins(request: TrainerRequest, dataset: Dataset, on_progress: OnProgress) -> dict[str, Any]:
    method = Method.of(read_manifest(_source(request)), request.threads)
    # The place of a model is collected like one without a row if this process is killed.
    workplace = Path(request.out_dir)
    workplace.mkdir(parents=True, exist_ok=True)
    try:
        return measure_origins(dataset, method, workplace, on_progress)
    finally:
        shutil.rmtree(workplace, ignore_errors=True)


def _value(request: TrainerRequest, batch: BatchTask, on_progress: OnProgress) -> dict[str, Any]:
    # Other runs do without what this module loads.
    module = importlib.import_module("houseprice.worker.batch_job")
    summary: dict[str, Any] = module.value_batch(request, batch, _source(request), on_progress)
    return summary


def _later_sales(request: TrainerRequest) -> pl.DataFrame:
    if request.later is None:
        raise InvalidInput("This run needs later sales, but its request names none.")
    return load(request.later).frame


def _source(request: TrainerRequest) -> Path:
    """Folder of the model to start from, which may have been deleted since the run was accepted."""
    if not request.members:
        raise NotFound(
            f"The model to start from must still be there, but {request.source_model_id} is not.",
            hint="Start from another model.",
        )
    return Path(request.members[0])


def _try(request: TrainerRequest, dataset: Dataset, on_progress: OnProgress) -> Trial:
    # Trials alone need Optuna.
    module = importlib.import_module("houseprice.training.tuning.run_trial")
    plan = TrialPlan.from_json(request.plan or {"number": 0, "finished": []})
    result: Trial = module.run_trial(_training_task(request, dataset), plan, on_progress)
    return result


def _training_task(request: TrainerRequest, dataset: Dataset) -> TrainingTask:
    return TrainingTask(
        family=request.family,
        dataset=dataset,
        settings=TrainSettings.from_json(dict(request.settings)),
        checkpoint_dir=Path(request.checkpoint_dir),
        threads=request.threads,
        provenance=dict(request.provenance),
        tuning=None if request.tuning is None else dict(request.tuning),
        limit=None if request.limit is None else TimeLimit.from_json(request.limit),
    )
