"""Features on disk, which the next attempt at an interrupted training takes over."""

from __future__ import annotations

import json
import time
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import polars as pl
from numpy.typing import NDArray

from houseprice.data.features.categories import Folds
from houseprice.data.features.pipeline import FeaturePipeline
from houseprice.data.features.texts import Encoder
from houseprice.data.schema import TableSchema
from houseprice.progress import Progress
from houseprice.training.fitting.fit_store import FitStore, digest, load_arrays, save_arrays
from houseprice.training.work_plan import WorkPlan
from houseprice.training.work_steps import FEATURES

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class StoredFeatures:
    """Takes the place of `FeaturePipeline.fit` in a training that may be interrupted.

    Features with the meaning of texts are not stored: their encoder may be larger than all models.

    Parameters
    ----------
    store : FitStore
    work : WorkPlan
        Its running step is that of the features.
    """

    store: FitStore
    work: WorkPlan

    def __call__(
        self,
        frame: pl.DataFrame,
        schema: TableSchema,
        folds: Folds | None = None,
        encoder: Encoder | None = None,
        *,
        past_only: bool = True,
    ) -> tuple[FeaturePipeline, Floats]:
        """See `FeaturePipeline.fit`."""
        fit = partial(FeaturePipeline.fit, frame, schema, folds, encoder, past_only=past_only)
        if self.store.folder is None or encoder is not None:
            return fit()
        key = _key(frame, schema, folds or (), past_only=past_only)
        stored = self.store.take(FEATURES, key, self._notice)
        if stored is not None:
            return self._taken(*stored)
        began = time.monotonic()
        pipeline, x = fit()
        facts = {"seconds": time.monotonic() - began}
        self.store.put(FEATURES, key, facts, partial(_write, pipeline, x), self._notice)
        return pipeline, x

    def _taken(self, folder: Path, facts: Mapping[str, Any]) -> tuple[FeaturePipeline, Floats]:
        pipeline, x = FeaturePipeline.load(folder), load_arrays(folder)["x"]
        self.work.was_done(FEATURES, float(facts["seconds"]))
        return pipeline, x

    def _notice(self, text: str) -> None:
        self.work.report(Progress("loading", 0.0, notice=text))


def _key(
    frame: pl.DataFrame, schema: TableSchema, folds: Folds, *, past_only: bool
) -> dict[str, Any]:
    """What decides the features, besides the sales and the code, which the store knows."""
    rows = [part for pair in folds for part in pair]
    columns = json.dumps([frame.columns, schema.to_json()], sort_keys=True, default=str)
    return {"rows": digest(*rows), "columns": columns, "past_only": past_only}


def _write(pipeline: FeaturePipeline, x: Floats, folder: Path) -> None:
    pipeline.save(folder)
    save_arrays({"x": x})(folder)
