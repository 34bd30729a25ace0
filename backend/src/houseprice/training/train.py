"""One training as a plain function: it splits, fits, calibrates, exports and measures."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from houseprice import failpoints
from houseprice.artifacts import new_folder
from houseprice.artifacts.manifest_parts import Member
from houseprice.data.dataset import Dataset
from houseprice.data.leakage.leak import check_decided
from houseprice.errors import HousePriceError
from houseprice.models.contract import Regressor
from houseprice.models.graphs import MemberGraph, join_graphs
from houseprice.models.registry import check_settings, family_spec, load_family
from houseprice.progress import OnProgress, Progress, never
from houseprice.training import work_steps as steps
from houseprice.training.blend import blend
from houseprice.training.fitting.cross_fit import CrossFit, cross_fit
from houseprice.training.fitting.family_fits import FitResources, report_resumption
from houseprice.training.fitting.fit_store import FitStore, base_key
from houseprice.training.fitting.rehearsal import REHEARSAL, Rehearsal, can_rehearse, rehearse
from houseprice.training.fitting.stored_features import StoredFeatures
from houseprice.training.fitting.time_budget import TimeBudget
from houseprice.training.left_out import FINISHED_EARLY, NO_REHEARSAL, not_trained
from houseprice.training.prepare import Prepared, plan_for, prepare
from houseprice.training.publishing.finish import TrainResult, finish
from houseprice.training.publishing.trained_model import TrainedModel, TrainingContext
from houseprice.training.rows_in_time import rows_in_time
from houseprice.training.sales_in_time import not_all_sales
from houseprice.training.spec import TrainSettings
from houseprice.training.time_limit import TimeLimit
from houseprice.training.work_plan import WorkPlan
from houseprice.valuation.ensemble import GRAPH_FILE, Ensemble

__all__ = ["PARITY", "ExportMismatch", "TrainResult", "TrainingTask", "blend", "train"]

Floats = NDArray[np.float64]

#: Largest relative difference between a value of a framework and of its exported network.
PARITY = 1e-4
#: Largest number of test sales on which the two are compared.
_PARITY_SALES = 1_000


class ExportMismatch(HousePriceError):
    """An exported network does not give the values of the framework that trained it."""

    code = "export_mismatch"


@dataclass(frozen=True)
class TrainingTask:
    """One family to train on one data set.

    Parameters
    ----------
    family : str
        A name in `models.registry.FAMILIES`.
    dataset : Dataset
    settings : TrainSettings
    checkpoint_dir : Path or None
        Folder for finished fits and for checkpoints of the running one: a training that finds
        those of an earlier attempt goes on from there.
    finish : callable
        Returns whether to stop soon and to make the model of what is finished by then.
    threads : int
        Threads that a framework may use; the environment of the process must agree.
    provenance : dict
        Plain values for the manifest, such as ``run_id`` and ``git_revision``.
    tuning : dict or None
        The tuning that led to `settings`, see `training.trial_ledger.protocol`.
    limit : TimeLimit or None
        The limit of the call that this training is a part of; None: ``time_limit_s`` of the
        settings, from its start.
    """

    family: str
    dataset: Dataset
    settings: TrainSettings
    checkpoint_dir: Path | None = None
    finish: Callable[[], bool] = never
    threads: int = 1
    provenance: dict[str, Any] = field(default_factory=dict)
    tuning: dict[str, Any] | None = None
    limit: TimeLimit | None = None


def train(task: TrainingTask, out_dir: Path, on_progress: OnProgress) -> TrainResult:
    """Train one family and write the model.

    Parameters
    ----------
    task : TrainingTask
    out_dir : Path
        Folder that must not exist yet; it appears complete or not at all.
    on_progress : OnProgress
        It is called at least once an epoch, and may raise `JobCancelled`; then nothing is left
        behind.

    Returns
    -------
    TrainResult

    Raises
    ------
    InvalidInput
        If there is no such family or parameter, or the data set cannot be split as asked.
    InvalidData
        If there is too little to learn from, the price is constant, or a few columns explain the
        price more exactly than any market allows and are not kept.
    Diverged
        If a loss is not finite.
    ExportMismatch
        If the exported network does not give the values of the framework.
    StorageFull
        If the disk is full.
    Conflict
        If `out_dir` exists.
    """
    started = time.monotonic()
    spec = family_spec(task.family)
    check_settings(task.family, task.settings.params)
    planned = plan_for(task.family, task.dataset, task.settings)
    n_rows = rows_in_time(task.settings.time_limit_s, task.dataset.frame.height)
    limit = _limit(task, started)
    does_fill = limit is not None and limit.waits_s is not None
    spares = steps.spare_refits(task.family, planned) if does_fill else 0
    all_steps = steps.training_steps(task.family, n_rows, planned, spares=spares)
    work = WorkPlan(all_steps, on_progress)
    store = _store(task, work)
    report = work.begin(steps.FEATURES)
    prepared = prepare(
        task.dataset,
        task.settings,
        planned.folds,
        report,
        fit_features=StoredFeatures(store, work),
    )
    check_decided(prepared.leaks, task.settings.keep_leaks)
    report = work.begin(steps.FRAMEWORK)
    report(Progress("starting", 0.0, message=f"Loading {spec.framework}"))
    family = load_family(task.family)
    budget = TimeBudget(limit, started, work, task.finish)
    resources = FitResources(task.threads, store, budget, planned.recipes, planned.refits, spares)
    learned = _learn(family, prepared, task.settings, resources, work)
    report_resumption(store, work)  # where no fit was left to do
    fit = learned.fit
    context = TrainingContext(task.settings, task.provenance, task.threads, started, task.tuning)
    with new_folder(out_dir) as folder:
        members = _export(folder, task.family, fit, work.begin(steps.EXPORT))
        trained_model = _trained_model(task.family, members, learned)
        work.begin(steps.PARITY)
        _check_parity(prepared, fit, Ensemble(folder, members, task.threads))
        result = finish(folder, prepared, trained_model, context, work)
        failpoints.reach("before_artifact_rename")
    failpoints.reach("after_artifact_rename")
    return replace(result, artifact=out_dir)


def _store(task: TrainingTask, work: WorkPlan) -> FitStore:
    """The finished fits of earlier attempts, whose steps count as done."""
    if task.checkpoint_dir is None:
        return FitStore()
    base = base_key(task.family, task.dataset.sha256, task.provenance)
    store = FitStore(task.checkpoint_dir, base)
    names = store.names(lambda text: work.report(Progress("loading", 0.0, notice=text)))
    if REHEARSAL in names:
        names.append(steps.EARLIER)
    work.leave_out(name for name in names if name != steps.FEATURES)
    return store


def _limit(task: TrainingTask, started: float) -> TimeLimit | None:
    limit_s = task.settings.time_limit_s
    if task.limit is not None or limit_s is None:
        return task.limit
    return TimeLimit(started + limit_s)


@dataclass(frozen=True)
class _Learned:
    """The models, what the rehearsal gave, and what there was no time for."""

    fit: CrossFit
    rehearsal: Rehearsal | None
    left_out: tuple[str, ...]


def _learn(
    family: type[Regressor],
    prepared: Prepared,
    settings: TrainSettings,
    resources: FitResources,
    work: WorkPlan,
) -> _Learned:
    """Rehearse where sales and time allow it, then cross-fit.

    The rehearsal comes first because nothing can replace it, while some of the folds can be left
    out. It fits the same recipes as the folds, and leaves time for at least one fold.
    """
    possible, rehearsal = can_rehearse(prepared), None
    n_sales, folds = prepared.rows.size, len(prepared.folds)
    asked, budget = resources.recipes, resources.budget
    planned = budget.planned(asked, folds, n_sales, can_rehearse=possible)
    resources = replace(resources, recipes=planned.recipes)
    count = folds + resources.refits + planned.rehearses
    resources.store.total = count * len(planned.recipes)
    if planned.rehearses:
        rehearsal = rehearse(family, prepared, settings, resources, work)
    later = None if rehearsal is None else rehearsal.later(prepared.y)
    fit = cross_fit(family, prepared, settings, resources, work, later=later)
    untrained = [recipe for recipe in asked if recipe not in planned.recipes]
    missed = [NO_REHEARSAL] if possible and rehearsal is None else []
    unseen = not_all_sales(prepared.split)
    left_out = (*unseen, *not_trained("recipe", untrained), *missed, *fit.left_out)
    if left_out and budget.finish():
        left_out = (FINISHED_EARLY, *left_out)
    return _Learned(fit, rehearsal, left_out)


def _export(folder: Path, family: str, fit: CrossFit, on_progress: OnProgress) -> list[Member]:
    """Export all models with a weight as one network, and each in its framework's own format."""
    out_of_fold = fit.out_of_fold
    recipes = zip(out_of_fold.names, fit.models, out_of_fold.weights, strict=True)
    counted = [
        (recipe, fold, model, float(weight) / len(models))
        for recipe, models, weight in recipes
        for fold, model in enumerate(models, start=1)
        if weight > 0
    ]
    members, parts, count = [], [], len(counted)
    for number, (recipe, fold, model, weight) in enumerate(counted, start=1):
        text = f"Exporting model {number} of {count}"
        on_progress(Progress("evaluating", (number - 1) / count, message=text))
        name, spec = f"{recipe}-{fold}", model.spec
        parts.append(MemberGraph(model.to_onnx(), spec.input_form, {"y": name}))
        native = folder / "native" / name
        native.mkdir(parents=True)
        model.save_native(native)
        members.append(
            Member(GRAPH_FILE, family, spec.input_form, weight, recipe, name, spec.reads_tokens)
        )
    (folder / GRAPH_FILE).write_bytes(join_graphs(parts))
    return members


def _check_parity(prepared: Prepared, fit: CrossFit, ensemble: Ensemble) -> None:
    """Raise unless exported network and framework agree on test sales from all over the table."""
    features = prepared.test_features
    raw = features[:: -(-len(features) // _PARITY_SALES)]
    normal = prepared.pipeline.normal(raw)
    expected = prepared.target.money(fit.predict(raw, normal))
    values = prepared.target.money(ensemble.predict(raw, normal))
    difference = float(np.max(np.abs(values - expected) / expected))
    if not difference <= PARITY:
        raise ExportMismatch(
            f"The exported network must give the framework's values within {PARITY:g}, "
            f"but they differ by {difference:.2g}."
        )


def _trained_model(family: str, members: list[Member], learned: _Learned) -> TrainedModel:
    spec, fit = family_spec(family), learned.fit
    return TrainedModel(
        family=family,
        title=spec.title,
        framework=spec.framework,
        members=members,
        weights={family: 1.0},
        out_of_fold=fit.out_of_fold,
        rehearsal=learned.rehearsal,
        facts={
            "best_epoch": fit.best_epoch,
            "epochs_run": fit.epochs_run,
            "stopped_early": fit.stopped_early,
        },
        left_out=learned.left_out,
    )
