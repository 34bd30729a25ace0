"""Recalibration: the values stay the same, and only later sales change the ranges."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import polars as pl
import pytest

from houseprice.artifacts import read_manifest, verify
from houseprice.artifacts.folder import read_document
from houseprice.data.dataset import Dataset
from houseprice.errors import InvalidData
from houseprice.progress import ignore_progress
from houseprice.reports.document import model_report
from houseprice.training.recalibrate import recalibrate
from houseprice.training.spec import TrainSettings
from houseprice.training.train import TrainingTask, TrainResult, train
from houseprice.valuation.rolling_ranges import RECENT_FILE
from houseprice.valuation.valuer import Valuer


def _later(trained: TrainResult, demo: Dataset) -> pl.DataFrame:
    """Test sales of the days after the last training sale."""
    last = Valuer.load(trained.artifact).last_sale
    assert last is not None
    return demo.frame.filter(pl.col(str(demo.schema.first("date"))) > last)


def test_the_values_stay_and_the_ranges_are_of_the_later_sales(
    trained: TrainResult, demo: Dataset, tmp_path: Path
) -> None:
    recalibrated = recalibrate(trained.artifact, demo.frame, tmp_path / "since")
    manifest = verify(recalibrated.artifact, recalibrated.manifest_sha256)
    assert manifest.to_json() == read_document(recalibrated.artifact)
    later, facts = _later(trained, demo), manifest.recalibration
    assert facts is not None
    sold = later[str(demo.schema.first("date"))]
    assert 0 < facts.n <= later.height
    assert (facts.first_day, facts.last_day) == (str(sold.min()), str(sold.max()))
    before, after = (
        Valuer.load(result.artifact).values(later) for result in (trained, recalibrated)
    )
    np.testing.assert_array_equal(before.values, after.values)
    prices = later[demo.schema.price].cast(pl.Float64).to_numpy()
    own, new = (
        ((values.low_90 <= prices) & (prices <= values.high_90))[~values.refused].mean()
        for values in (before, after)
    )
    assert 100 * own == pytest.approx(facts.own_coverage_90["value"])
    assert abs(new - 0.9) < abs(own - 0.9)
    # The blind test is that of the model before, and says so.
    plain = read_manifest(trained.artifact)
    assert manifest.test == plain.test
    assert recalibrated.test_sha256 == trained.test_sha256
    assert "were learned again from" in manifest.warnings[-1]
    assert "were learned again from" in (recalibrated.artifact / "card.md").read_text()
    report = model_report(recalibrated.artifact)
    assert report["ranges"]["recalibration"] == facts.to_json()


def test_again_with_newer_sales_the_latest_count(
    trained: TrainResult, demo: Dataset, tmp_path: Path
) -> None:
    later = _later(trained, demo)
    once = recalibrate(trained.artifact, later[:150], tmp_path / "once")
    dearer = later.with_columns(pl.col(demo.schema.price) * 1.5)
    twice = recalibrate(once.artifact, dearer, tmp_path / "twice")
    homes = demo.frame[:50]
    values = [Valuer.load(result.artifact).values(homes) for result in (once, twice)]
    np.testing.assert_array_equal(values[0].values, values[1].values)
    assert (values[1].high_90 > values[0].high_90).all()
    first, second = (read_manifest(result.artifact).recalibration for result in (once, twice))
    assert first is not None
    assert second is not None
    after = dearer.filter(pl.col(str(demo.schema.first("date"))).cast(pl.String) > first.last_day)
    assert 0 < second.own_coverage_90["n"] <= after.height < second.n
    # A file with the sales of the one before does not count them twice.
    at_once = recalibrate(trained.artifact, dearer, tmp_path / "at_once")
    recent_errors = [pl.read_parquet(result.artifact / RECENT_FILE) for result in (twice, at_once)]
    assert recent_errors[0]["day"].equals(recent_errors[1]["day"])
    # Nearly alike: what findings and the market's outlook add to a spread depends on the ranges.
    np.testing.assert_allclose(
        recent_errors[0]["scaled_error"], recent_errors[1]["scaled_error"], rtol=0.06
    )


def test_a_blind_test_by_time_shows_what_rolling_ranges_hold(
    trained: TrainResult, demo: Dataset, tmp_path: Path
) -> None:
    manifest = read_manifest(trained.artifact)
    rolling, test = manifest.rolling, manifest.test
    later = _later(trained, demo).height  # fewer than were tested, where days are shared
    assert 0.9 * later <= rolling["coverage_90"]["n"] <= later <= test["n"]
    # Shares of a few hundred sales may be alike by chance, widths are not.
    assert rolling["width_90"]["value"] != test["width_90"]["value"]
    assert sum(row["n"] for row in rolling["groups"]["tier"]) == rolling["coverage_90"]["n"]
    checks = [check["of"] for check in model_report(trained.artifact)["blind"]["checks"]
              if check["name"] == "rolling_coverage_90"]  # fmt: skip
    assert checks[0] == "all"
    at_random = TrainSettings(epochs=3, split="random:42")
    request = TrainingTask("lightgbm", demo, at_random)
    drawn_at_random = train(request, tmp_path / "random", ignore_progress)
    assert read_manifest(drawn_at_random.artifact).rolling is None


def test_too_few_later_sales_are_refused(
    trained: TrainResult, demo: Dataset, tmp_path: Path
) -> None:
    last = Valuer.load(trained.artifact).last_sale
    learned = demo.frame.filter(pl.col(str(demo.schema.first("date"))) <= last)
    for sales in (learned, pl.concat([learned, _later(trained, demo)[:99]]), learned[:0]):
        with pytest.raises(InvalidData, match=f"at least 100 sales after {last}"):
            recalibrate(trained.artifact, sales, tmp_path / "never")
    lat = str(demo.schema.first("latitude"))
    far = _later(trained, demo).with_columns(pl.col(lat) + 20)  # none has a value
    with pytest.raises(InvalidData, match="of homes that it values"):
        recalibrate(trained.artifact, far, tmp_path / "never")
    price, day = demo.schema.price, str(demo.schema.first("date"))
    as_text = demo.frame.with_columns(pl.col(day).cast(pl.String))
    for sales in (demo.frame.drop(price), demo.frame.drop(day), as_text):
        with pytest.raises(InvalidData, match=rf"need the columns {price} \(numbers\) and {day}"):
            recalibrate(trained.artifact, sales, tmp_path / "never")
    assert not (tmp_path / "never").exists()


def test_a_model_that_knows_no_dates_has_no_later_sales(demo: Dataset, tmp_path: Path) -> None:
    columns = tuple(column for column in demo.schema.columns if column.role != "date")
    frame = demo.frame[:300].select([column.name for column in columns])
    undated = replace(demo, frame=frame, schema=replace(demo.schema, columns=columns))
    task = TrainingTask("lightgbm", undated, TrainSettings(epochs=5, split="random:1"))
    model = train(task, tmp_path / "model", ignore_progress).artifact
    with pytest.raises(InvalidData, match="the model has no column of dates"):
        recalibrate(model, demo.frame, tmp_path / "never")
