"""Blend several trained families into one model with weights from out-of-fold predictions."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from houseprice.artifacts import Manifest, new_folder, verify
from houseprice.artifacts.manifest_parts import Member
from houseprice.data.dataset import Dataset
from houseprice.data.features.pipeline import FeaturePipeline
from houseprice.errors import InvalidInput
from houseprice.models.graphs import MemberGraph, join_graphs
from houseprice.models.registry import family_spec
from houseprice.progress import OnProgress, Progress
from houseprice.training import work_steps as steps
from houseprice.training.fitting.fit_store import FitStore, base_key
from houseprice.training.fitting.out_of_fold import OutOfFold
from houseprice.training.fitting.rehearsal import Rehearsal
from houseprice.training.fitting.stored_features import StoredFeatures
from houseprice.training.left_out import not_trained
from houseprice.training.prepare import Prepared, prepare, rows_sha256
from houseprice.training.publishing.finish import TrainResult, finish
from houseprice.training.publishing.prediction_files import read_out_of_fold, read_rehearsal
from houseprice.training.publishing.trained_model import TrainedModel, TrainingContext
from houseprice.training.rows_in_time import rows_in_time
from houseprice.training.sales_in_time import not_all_sales
from houseprice.training.spec import TrainSettings
from houseprice.training.text_encoding import as_read_by
from houseprice.training.work_plan import WorkPlan
from houseprice.valuation.ensemble import GRAPH_FILE

Floats = NDArray[np.float64]

MIN_MEMBERS = 2
#: Folds of the features of a blend; its members may have others.
FOLDS = 5


@dataclass(frozen=True)
class _Part:
    """One family's model to blend."""

    folder: Path
    manifest: Manifest
    recipes: tuple[str, ...]
    columns: Floats  # out of fold, (n_sales, n_recipes)
    held_out: NDArray[np.bool_]
    rehearsal: Rehearsal | None

    @property
    def family(self) -> str:
        return self.manifest.family

    @property
    def own_weights(self) -> Floats:
        """Weight of each recipe in the part's own model, shape (n_recipes,)."""
        members = self.manifest.members
        return np.array(
            [
                sum(member.weight for member in members if member.recipe == recipe)
                for recipe in self.recipes
            ]
        )


def blend(
    member_artifacts: Sequence[Path],
    dataset: Dataset,
    settings: TrainSettings,
    out_dir: Path,
    on_progress: OnProgress,
    *,
    threads: int = 1,
    provenance: dict[str, Any] | None = None,
    left_out: Sequence[str] = (),
    checkpoint_dir: Path | None = None,
) -> TrainResult:
    """Blend trained families into one model.

    Parameters
    ----------
    member_artifacts : sequence of Path
        Folders of at least two models, each of another family, trained on the same sales.
    dataset : Dataset
        The data set that they were trained on.
    settings : TrainSettings
        ``split`` and ``seed`` must be those of the members.
    out_dir : Path
        Folder that must not exist yet; it appears complete or not at all.
    on_progress : OnProgress
        It may raise `JobCancelled`; then nothing is left behind.
    threads : int
        Threads for the blind test.
    provenance : dict or None
        Plain values for the manifest.
    left_out : sequence of str
        Names of the families that there was no time to train.
    checkpoint_dir : Path or None
        Folder of the features, which the next attempt at an interrupted blend takes over.

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
    n_rows = rows_in_time(settings.time_limit_s, dataset.frame.height)
    work = WorkPlan(steps.blend_steps(n_rows), on_progress)
    read, encoder = as_read_by(member_artifacts[0], settings)
    base = base_key("blend", dataset.sha256, provenance or {})
    features = StoredFeatures(FitStore(checkpoint_dir, base), work)
    report = work.begin(steps.FEATURES)
    prepared = prepare(dataset, read, FOLDS, report, encoder, fit_features=features)
    text = f"Weighing {len(member_artifacts)} models against each other"
    work.begin(steps.WEIGH)(Progress("training", 0.0, message=text))
    parts = [_read(folder, prepared, settings) for folder in member_artifacts]
    rehearsal = _blend_rehearsal(parts)
    out_of_fold = _weigh(parts, prepared.y, rehearsal)
    context = TrainingContext(settings, provenance or {}, threads, started)
    with new_folder(out_dir) as folder:
        trained_model = replace(
            _trained_model(folder, parts, out_of_fold, rehearsal),
            left_out=_left_out(parts, left_out, not_all_sales(prepared.split)),
        )
        result = finish(folder, prepared, trained_model, context, work)
    return replace(result, artifact=out_dir)


def _trained_model(
    folder: Path, parts: Sequence[_Part], out_of_fold: OutOfFold, rehearsal: Rehearsal | None
) -> TrainedModel:
    """Join the networks of the parts that count, and gather the facts of the whole."""
    return TrainedModel(
        family="blend",
        title="Blend of all families",
        framework="onnxruntime",
        members=_join(folder, parts, out_of_fold),
        weights=_family_weights(parts, out_of_fold),
        out_of_fold=out_of_fold,
        rehearsal=rehearsal,
        facts={"best_epoch": None, "epochs_run": None, "stopped_early": False},
    )


def _left_out(parts: Sequence[_Part], families: Sequence[str], sales: Sequence[str]) -> list[str]:
    """What there was no time for: sales, whole families, then what each part lacks."""
    titles = [family_spec(family).title for family in families]
    return [
        *sales,
        *not_trained("family", titles),
        *(
            f"{part.manifest.title}: {text}"
            for part in parts
            for text in part.manifest.left_out
            if text not in sales
        ),
    ]


def _read(folder: Path, prepared: Prepared, settings: TrainSettings) -> _Part:
    manifest = verify(folder)
    check_same(folder, manifest, prepared, settings)
    # Recipes without a weight were not exported.
    recipes = tuple(dict.fromkeys(member.recipe for member in manifest.members))
    _, columns, held_out = read_out_of_fold(folder, prepared.rows, recipes)
    return _Part(folder, manifest, recipes, columns, held_out, read_rehearsal(folder, recipes))


def check_same(
    folder: Path, manifest: Manifest, prepared: Prepared, settings: TrainSettings
) -> None:
    """Raise `InvalidInput` if a model learned from other sales or features than these.

    Parameters
    ----------
    folder : Path
        Folder of the model.
    manifest : Manifest
        Manifest of the model.
    prepared : Prepared
    settings : TrainSettings
        Only ``text_encoder`` is compared.
    """
    pairs = {
        "train_sha256": (manifest.train_sha256, rows_sha256(prepared.dataset, prepared.rows)),
        "test_sha256": (manifest.test_sha256, rows_sha256(prepared.dataset, prepared.split.test)),
        "features": (tuple(manifest.features), tuple(prepared.pipeline.names)),
        "readings": (FeaturePipeline.load(folder).readings, prepared.pipeline.readings),
        "target": (_rounded(manifest.target), _rounded(prepared.target.to_json())),
        "text_encoder": (manifest.text_encoder, settings.text_encoder),
    }
    for key, (stored, expected) in pairs.items():
        if stored != expected:
            raise InvalidInput(
                "Models can be used again only if they learned the same features from the same "
                f"sales, but {key} of {folder.name} differs.",
                hint="Train all families again with one data set, split and version.",
            )


def _rounded(document: Mapping[str, Any]) -> dict[str, str]:
    """The numbers without the digits that the number of threads changes."""
    return {name: f"{value:.7g}" for name, value in document.items()}


def _weigh(parts: Sequence[_Part], y: Floats, rehearsal: Rehearsal | None) -> OutOfFold:
    """Weigh all recipes of all families on the sales that none of them learned from."""
    names = tuple(f"{part.family}:{recipe}" for part in parts for recipe in part.recipes)
    columns = np.hstack([part.columns for part in parts])
    held_out = np.all([part.held_out for part in parts], axis=0)
    later = None if rehearsal is None else rehearsal.later(y)
    return OutOfFold.weighed(names, columns, held_out, y, later, parts=_parts_alone(parts))


def _parts_alone(parts: Sequence[_Part]) -> list[Floats]:
    """Weights of each part by itself, over the columns of all parts."""
    own = [part.own_weights for part in parts]
    starts = np.cumsum([0, *(weights.size for weights in own)])
    out = np.zeros((len(parts), int(starts[-1])))
    for row, (start, weights) in enumerate(zip(starts, own, strict=False)):
        out[row, start : start + weights.size] = weights
    return list(out)


def _family_weights(parts: Sequence[_Part], out_of_fold: OutOfFold) -> dict[str, float]:
    weights = dict(zip(out_of_fold.names, out_of_fold.weights.tolist(), strict=True))
    return {
        part.family: float(sum(weights[f"{part.family}:{recipe}"] for recipe in part.recipes))
        for part in parts
    }


def _blend_rehearsal(parts: Sequence[_Part]) -> Rehearsal | None:
    """The rehearsal of the blend; either all members rehearsed on the same sales, or none did."""
    rehearsals = [part.rehearsal for part in parts if part.rehearsal is not None]
    if len(rehearsals) < len(parts):
        return None
    columns = np.hstack([rehearsal.columns for rehearsal in rehearsals])
    return Rehearsal(rehearsals[0].rows, columns, rehearsals[0].lead_years)


def _join(folder: Path, parts: Sequence[_Part], out_of_fold: OutOfFold) -> list[Member]:
    weights = dict(zip(out_of_fold.names, out_of_fold.weights.tolist(), strict=True))
    members, graphs = [], []
    for part in parts:
        entries = part.manifest.members
        names: dict[tuple[str, str], dict[str, str]] = {}
        for number, member in enumerate(entries, start=1):
            n_same = sum(other.recipe == member.recipe for other in entries)
            weight = weights[f"{part.family}:{member.recipe}"] / n_same
            if weight > 0:
                # Older versions gave all outputs the same name.
                name = f"{part.family}-{member.recipe}-{number}"
                start = member.file, member.input_form
                names.setdefault(start, {})[member.output] = name
                members.append(replace(member, file=GRAPH_FILE, weight=weight, output=name))
        graphs += [
            MemberGraph((part.folder / file).read_bytes(), form, own)
            for (file, form), own in names.items()
        ]
    (folder / GRAPH_FILE).write_bytes(join_graphs(graphs))
    return members
