"""How a model was trained and weighted before its blind test."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import polars as pl

from houseprice.artifacts import Manifest
from houseprice.artifacts.manifest_parts import Member
from houseprice.data.features.pipeline import SALES_FILE
from houseprice.evaluation.estimates import Estimate, middle

_OUT_OF_FOLD = "native/oof.parquet"
_HELD_OUT = "held_out"


def validation(folder: Path, manifest: Manifest) -> dict[str, Any]:
    """Recipes with their weights, and the error on training sales that were held out.

    Parameters
    ----------
    folder : Path
    manifest : Manifest

    Returns
    -------
    dict
        ``settings`` of the training, ``tuning`` (None without a tuning), ``weights`` of the
        families, ``recipes`` (family, recipe, ``models``: how many value homes, ``weight``), and
        ``out_of_fold``: the MdAPE in percent of the training sales, each valued by models that did
        not learn from it (None where the folder does not hold these values).
    """
    return {
        "settings": manifest.settings,
        "tuning": manifest.tuning,
        "weights": manifest.weights,
        "recipes": _recipes(manifest.members),
        "out_of_fold": _out_of_fold(folder, manifest),
    }


def _recipes(members: Sequence[Member]) -> list[dict[str, Any]]:
    keys = [(member.family, member.recipe or member.family) for member in members]
    models = Counter(keys)
    weights: dict[tuple[str, str], float] = dict.fromkeys(keys, 0.0)
    for key, member in zip(keys, members, strict=True):
        weights[key] += member.weight
    return [
        {"family": family, "recipe": recipe, "models": models[family, recipe], "weight": weight}
        for (family, recipe), weight in sorted(weights.items())
    ]


def _out_of_fold(folder: Path, manifest: Manifest) -> Estimate | None:
    if _OUT_OF_FOLD not in manifest.files:
        return None
    predictions = pl.read_parquet(folder / _OUT_OF_FOLD)
    if _HELD_OUT in predictions.columns:
        predictions = predictions.filter(pl.col(_HELD_OUT))
    name = manifest.schema.price
    prices = pl.read_parquet(folder / SALES_FILE, columns=["__row__", name])
    both = predictions.join(prices, on="__row__", how="inner").sort("__row__")
    errors = 100 * np.abs(both["value"].to_numpy() / both[name].cast(pl.Float64).to_numpy() - 1)
    return middle(errors[np.isfinite(errors)])
