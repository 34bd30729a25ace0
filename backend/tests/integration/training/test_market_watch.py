"""A model on the sales of a later time: a market that stayed, and one that rose."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import polars as pl

from houseprice.api.schemas.evaluation import SalesEvaluation
from houseprice.training.evaluate import evaluate_model

if TYPE_CHECKING:
    from houseprice.data.dataset import Dataset
    from houseprice.training.train import TrainResult


def later(demo: Dataset, factor: float) -> pl.DataFrame:
    """The last 400 sales, a year later and at other prices, as sales of other homes."""
    frame = demo.frame.sort("sale_date").tail(400)
    ids = [name for name in ("id", "address") if name in frame.columns]
    return frame.with_columns(
        pl.col("sale_date") + timedelta(days=200),
        (pl.col("price").cast(pl.Float64) * factor).alias("price"),
        *(pl.col(name).cast(pl.String) + " later" for name in ids),
    )


def test_prices_that_rose_by_a_tenth_raise_an_alarm_of_values_that_are_too_low(
    demo: Dataset, trained: TrainResult
) -> None:
    document = evaluate_model(trained.artifact, later(demo, 1.25))
    watch = document["watch"]
    assert watch["n"] > 300
    assert "level_low" in [alarm["kind"] for alarm in watch["alarms"]]
    alarm = next(alarm for alarm in watch["alarms"] if alarm["kind"] == "level_low")
    assert alarm["change"] < -6
    assert "too low" in watch["sentence"]
    assert watch["points"][-1]["sale"] == watch["n"]
    assert max(point["level"] for point in watch["points"]) > 1
    SalesEvaluation.model_validate(document)
