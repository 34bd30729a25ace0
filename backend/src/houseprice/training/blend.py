"""Several trained families as one model: non-negative weights on out-of-fold predictions."""

from __future__ import annotations

import shutil
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import polars as pl
from numpy.typing import NDArray
from scipy.optimize import nnls

from houseprice.artifacts import new_folder, verify
from houseprice.data.dataset import Dataset
from houseprice.data.sentences import OnnxSentenceEncoder
from houseprice.errors import CorruptArtifact, InvalidInput
from houseprice.progress import OnProgress, Progress, within
from houseprice.training.finish import Made, Task, TrainResult, finish
from houseprice.training.forward import Forward
from houseprice.training.prepare import ROW, Prepared, prepare, rows_sha256
from houseprice.training.publish import FORWARD_FILE, OUT_OF_FOLD_FILE
from houseprice.training.spec import TrainSettings
from houseprice.valuation.ensemble import Member

Floats = NDArray[np.float64]

MIN_MEMBERS = 2
_FOLDS = 5
#: A smaller weight costs time at every valuation and changes nothing.
_LEAST_WEIGHT = 0.01


@dataclass(frozen=True)
class _Part:
    """One family's model to blend."""

    folder: Path
    manifest: dict[str, Any]
    out_of_fold: Floats
    forward: Forward | None

    @property
    def family(self) -> str:
        return str(self.manifest["family"])


def blend(
    member_artifacts: Sequence[Path],
    dataset: Dataset,
    settings: TrainSettings,
    out_dir: Path,
    on_progress: OnProgress,
    *,
    threads: int = 1,
    provenance: dict[str, Any] | None = None,
) -> TrainResult:
    """Blend trained families into one model.

    Parameters
    ----------
    member_artifacts : sequence of Path
        Folders of at least two models, each of another family, trained on the same sales.
    dataset : Dataset
        What they were trained on.
    settings : TrainSettings
        ``split`` and ``seed`` must be those of the members.
    out_dir : Path
        Must not exist; appears complete or not at all.
    on_progress : OnProgress
        May raise `JobCancelled`, which leaves nothing behind.
    threads : int
        For measuring.
    provenance : dict or None
        Plain values for the manifest.

    Returns
    -------
    TrainResult

    Raises
    ------
    InvalidInput
        If there are too few members, or they were trained on other sales.
    CorruptArtifact
        If a member does not match its checksums.
    """
    started = time.monotonic()
    if len(member_artifacts) < MIN_MEMBERS:
        raise InvalidInput(
            f"A blend needs at least {MIN_MEMBERS} trained models, got {len(member_artifacts)}."
        )
    encoder = OnnxSentenceEncoder.find(member_artifacts[0], remember=None)
    prepared = prepare(dataset, settings, _FOLDS, within(on_progress, 0.0, 0.4), encoder)
    parts = [_read(folder, prepared, settings) for folder in member_artifacts]
    on_progress(Progress("training", 0.4, message=f"Weighing {len(parts)} models"))
    weights = blend_weights(np.column_stack([part.out_of_fold for part in parts]), prepared.y)
    task = Task(settings, provenance or {}, threads, started)
    with new_folder(out_dir) as folder:
        made = Made(
            family="blend",
            title="Blend of all families",
            framework="onnxruntime",
            members=_copy(folder, parts, weights),
            weights={part.family: float(w) for part, w in zip(parts, weights, strict=True)},
            out_of_fold=np.column_stack([part.out_of_fold for part in parts]) @ weights,
            forward=_forward(parts, weights),
            facts={"best_epoch": None, "epochs_run": None, "stopped_early": False},
        )
        result, _ = finish(folder, prepared, made, task, within(on_progress, 0.5, 1.0))
    return replace(result, artifact=out_dir)


def blend_weights(predictions: Floats, y: Floats) -> Floats:
    """Non-negative least-squares weights; negligible ones are 0.

    Parameters
    ----------
    predictions : ndarray of shape (n_sales, n_models)
        Standardised out-of-fold predictions.
    y : ndarray of shape (n_sales,)
        Standardised target.

    Returns
    -------
    ndarray of shape (n_models,)

    Examples
    --------
    >>> blend_weights(np.array([[1.0, 0.0], [0.0, 1.0]]), np.array([3.0, -1.0])).tolist()
    [3.0, 0.0]
    """
    weights, _ = nnls(predictions, y)
    kept = weights >= _LEAST_WEIGHT * weights.sum()
    out = np.zeros(predictions.shape[1])
    out[kept] = nnls(predictions[:, kept], y)[0]
    return out


def _read(folder: Path, prepared: Prepared, settings: TrainSettings) -> _Part:
    manifest = verify(folder)
    same = {
        "train_sha256": rows_sha256(prepared.dataset, prepared.rows),
        "test_sha256": rows_sha256(prepared.dataset, prepared.split.test),
        "features": list(prepared.pipeline.names),
        "target": prepared.target.to_json(),
        "text_encoder": settings.text_encoder,
    }
    for key, expected in same.items():
        if manifest.get(key) != expected:
            raise InvalidInput(
                f"Models to blend must have learned the same from the same sales, "
                f"but {key} of {folder.name} differs.",
                hint="Train all families again with one data set, split and version.",
            )
    table = pl.read_parquet(folder / "native" / OUT_OF_FOLD_FILE)
    if not np.array_equal(table[ROW].to_numpy(), prepared.rows):
        raise CorruptArtifact(f"{OUT_OF_FOLD_FILE} of {folder.name} does not fit its sales.")
    return _Part(folder, manifest, table["prediction"].to_numpy(), _read_forward(folder))


def _read_forward(folder: Path) -> Forward | None:
    path = folder / "native" / FORWARD_FILE
    if not path.exists():
        return None
    table = pl.read_parquet(path)
    return Forward(table[ROW].to_numpy(), table["prediction"].to_numpy())


def _forward(parts: Sequence[_Part], weights: Floats) -> Forward | None:
    """The rehearsal of the blend; all members rehearsed on the same sales, or none did."""
    known = [part.forward for part in parts if part.forward is not None]
    if len(known) < len(parts):
        return None
    return Forward(known[0].rows, np.column_stack([one.prediction for one in known]) @ weights)


def _copy(folder: Path, parts: Sequence[_Part], weights: Floats) -> list[Member]:
    members = []
    for part, weight in zip(parts, weights, strict=True):
        if weight == 0:
            continue
        for entry in part.manifest["members"]:
            member = Member(**entry)
            name = f"{part.family}-{member.file}"
            shutil.copyfile(part.folder / member.file, folder / name)
            members.append(replace(member, file=name, weight=member.weight * float(weight)))
    return members
