"""On real sales, shuffled prices cannot be explained."""

from __future__ import annotations

import os
from pathlib import Path

import numpy as np
import polars as pl
import pytest

from houseprice.data.builtin.load import load_builtin
from houseprice.data.features.pipeline import FeaturePipeline
from houseprice.models.contract import FitSettings, Matrix
from houseprice.models.registry import load_family

FOLDER = os.environ.get("HOUSEPRICE_DATASETS_DIR")


@pytest.mark.datasets
@pytest.mark.skipif(FOLDER is None, reason="HOUSEPRICE_DATASETS_DIR is not set")
@pytest.mark.parametrize("name", ["california", "king_county"])
def test_shuffled_prices_of_real_sales_give_r2_near_0(name: str, tmp_path: Path) -> None:
    dataset = load_builtin(name, tmp_path, Path(str(FOLDER)))
    price = dataset.schema.price
    frame = dataset.frame.sample(6000, seed=1).with_columns(pl.col(price).shuffle(seed=2))
    train, test = frame[:4800], frame[4800:]
    pipeline, x = FeaturePipeline.fit(train, dataset.schema)
    y = np.log(train[price].cast(pl.Float64).to_numpy())
    truth = np.log(test[price].cast(pl.Float64).to_numpy())
    fit, validation = slice(0, 4000), slice(4000, 4800)
    mean, sd = y.mean(), y.std()
    model = load_family("lightgbm")().fit(
        Matrix(x[fit], (y[fit] - mean) / sd, pipeline.tokens),
        Matrix(x[validation], (y[validation] - mean) / sd, pipeline.tokens),
        FitSettings(epochs=60, patience=60),
        lambda _: None,
    )
    error = truth - (model.predict(pipeline.transform(test)) * sd + mean)
    r2 = 1.0 - (error**2).mean() / ((truth - truth.mean()) ** 2).mean()
    assert -0.1 < r2 < 0.03
