"""Give a model another equity without training it again."""

from __future__ import annotations

import hashlib
import shutil
import time
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np

from houseprice.artifacts import Manifest, new_folder, verify
from houseprice.artifacts.folder import MANIFEST
from houseprice.artifacts.manifest_parts import Member
from houseprice.data.dataset import Dataset
from houseprice.errors import InvalidInput
from houseprice.models.registry import FAMILIES
from houseprice.progress import OnProgress, Progress
from houseprice.training import work_steps as steps
from houseprice.training.blend import FOLDS, check_same
from houseprice.training.fitting.out_of_fold import OutOfFold
from houseprice.training.prepare import Prepared, plan_for, prepare
from houseprice.training.publishing.finish import TrainResult, finish
from houseprice.training.publishing.prediction_files import read_out_of_fold, read_rehearsal
from houseprice.training.publishing.trained_model import TrainedModel, TrainingContext
from houseprice.training.rows_in_time import rows_in_time
from houseprice.training.spec import TrainSettings
from houseprice.training.text_encoding import as_read_by
from houseprice.training.work_plan import WorkPlan


def with_equity(
    model: Path,
    dataset: Dataset,
    equity: float,
    out_dir: Path,
    on_progress: OnProgress,
    *,
    provenance: Mapping[str, Any] | None = None,
) -> TrainResult:
    """Make a model with another equity from the exported networks of a trained one.

    Its ranges are learned again, and it has a blind test of its own.

    Parameters
    ----------
    model : Path
        Folder of a trained model.
    dataset : Dataset
        The data set that it was trained on.
    equity : float
        See `TrainSettings.equity`.
    out_dir : Path
        Folder that must not exist yet; it appears complete or not at all.
    on_progress : OnProgress
        It may raise `JobCancelled`; then nothing is left behind.
    provenance : mapping or None
        Plain values for the manifest, in place of the model's own.

    Returns
    -------
    TrainResult

    Raises
    ------
    InvalidInput
        If the model was trained on other sales, or `equity` is out of bounds.
    CorruptArtifact
        If the model does not match its checksums.
    Conflict
        If `out_dir` exists.
    """
    started = time.monotonic()
    manifest = verify(model)
    settings = replace(TrainSettings.from_json(manifest.settings), equity=equity)
    _check_sales(model.name, manifest, dataset)
    read, encoder = as_read_by(model, settings)
    folds = _folds(manifest, dataset, settings)
    n_rows = rows_in_time(settings.time_limit_s, dataset.frame.height)
    work = WorkPlan(steps.equity_steps(n_rows), on_progress)
    prepared = prepare(dataset, read, folds, work.begin(steps.FEATURES), encoder)
    check_same(model, manifest, prepared, settings)
    trained_model = _trained_model(model, manifest, prepared)
    source = hashlib.sha256((model / MANIFEST).read_bytes()).hexdigest()
    origin = {**(provenance or manifest.provenance), "graphs_of": source}
    context = TrainingContext(settings, origin, 1, started, manifest.tuning)
    with new_folder(out_dir) as folder:
        work.begin(steps.COPY)(Progress("evaluating", 0.0, message="Copying the networks"))
        for file in {member.file for member in trained_model.members}:
            shutil.copyfile(model / file, folder / file)
        shutil.copytree(model / "native", folder / "native")
        result = finish(folder, prepared, trained_model, context, work)
    return replace(result, artifact=out_dir)


def _check_sales(name: str, manifest: Manifest, dataset: Dataset) -> None:
    if dataset.sha256 != manifest.dataset.sha256:
        raise InvalidInput(
            f"A model can get another equity only with the sales that it was trained on, but "
            f"{dataset.schema.name} is another table than that of {name} "
            f"({manifest.dataset.name})."
        )


def _folds(manifest: Manifest, dataset: Dataset, settings: TrainSettings) -> int:
    """The folds of the training, since features of training sales are made fold by fold."""
    family = manifest.family
    return plan_for(family, dataset, settings).folds if family in FAMILIES else FOLDS


def _trained_model(model: Path, manifest: Manifest, prepared: Prepared) -> TrainedModel:
    out_of_fold = _out_of_fold(model, manifest.members, manifest.family, prepared)
    result = manifest.result
    return TrainedModel(
        family=manifest.family,
        title=manifest.title,
        framework=manifest.framework,
        members=manifest.members,
        weights=manifest.weights,
        out_of_fold=out_of_fold,
        rehearsal=read_rehearsal(model, out_of_fold.names),
        facts={name: result[name] for name in ("best_epoch", "epochs_run", "stopped_early")},
        left_out=manifest.left_out,
    )


def _out_of_fold(
    model: Path, members: Sequence[Member], family: str, prepared: Prepared
) -> OutOfFold:
    names, columns, held_out = read_out_of_fold(model, prepared.rows)
    weights = dict.fromkeys(names, 0.0)
    for member in members:
        weights[_column(member, family)] += member.weight
    return OutOfFold(names, columns, held_out, np.array(list(weights.values())))


def _column(member: Member, family: str) -> str:
    return member.recipe if member.family == family else f"{member.family}:{member.recipe}"
