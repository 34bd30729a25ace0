"""Give a model new ranges from later sales; its values stay, and nothing is trained."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
import polars as pl
from numpy.typing import NDArray

from houseprice.artifacts import Manifest, new_folder, read_json, seal, write_json
from houseprice.artifacts.folder import MANIFEST
from houseprice.artifacts.manifest_parts import RecalibrationFacts
from houseprice.data.arrays import day_to_date
from houseprice.data.features.pipeline import SALES_FILE
from houseprice.data.schema import TableSchema
from houseprice.errors import InvalidData
from houseprice.evaluation.ranges import range_scores
from houseprice.reports.card import CARD_FILE, model_card
from houseprice.training.overlap.unseen import unseen_sales
from houseprice.training.publishing.finish import TrainResult
from houseprice.training.publishing.rolling_ranges import days_of, rolling_report
from houseprice.valuation.corrections.ranges import Calibration
from houseprice.valuation.engine import CALIBRATION_FILE
from houseprice.valuation.rolling_ranges import MIN_LATER_SALES, RECENT_FILE, RecentErrors
from houseprice.valuation.value_arrays import ValueArrays
from houseprice.valuation.valuer import Valuer

Floats = NDArray[np.float64]

_REWRITTEN = (MANIFEST, CARD_FILE, CALIBRATION_FILE, RECENT_FILE)


@dataclass(frozen=True)
class _LaterSales:
    """Sales after the model's last training sale, with the model's values of them."""

    sales: pl.DataFrame
    value_arrays: ValueArrays
    prices: Floats
    day: Floats

    @cached_property
    def errors(self) -> RecentErrors:
        return RecentErrors.of(self.value_arrays, self.prices, self.day)

    def new_to(self, recent: RecentErrors) -> _LaterSales:
        """The sales after the last one that the model's ranges were learned from."""
        rows = recent.are_before(self.day)
        parts = self.sales.filter(rows), self.value_arrays.at(rows)
        return _LaterSales(*parts, self.prices[rows], self.day[rows])


def recalibrate(
    model: Path,
    sales: pl.DataFrame,
    out_dir: Path,
    *,
    provenance: Mapping[str, Any] | None = None,
) -> TrainResult:
    """Make a model with the same values and with ranges learned from the latest sales.

    Parameters
    ----------
    model : Path
        Folder of a trained model.
    sales : polars.DataFrame of shape (n_sales, any)
        Sales with prices and dates. Training sales of the model, and sales that are no later than
        the last of these, are left out. From their first day on, the rest replaces the sales of an
        earlier recalibration.
    out_dir : Path
        Folder that must not exist yet; it appears complete or not at all.
    provenance : mapping or None
        Plain values for the manifest, in place of the model's own.

    Returns
    -------
    TrainResult
        Its blind test is that of the source model, with the earlier ranges. The manifest says
        under ``recalibration`` how many prices the new ranges hold.

    Raises
    ------
    InvalidData
        If there are fewer than `MIN_LATER_SALES` sales to learn from, or they have no prices or
        dates in the columns that the model names.
    InvalidInput
        If another column that the model needs is missing or wrong.
    CorruptArtifact
        If the model does not match its checksums.
    Conflict
        If `out_dir` exists.
    """
    began, valuer = datetime.now(UTC), Valuer.load(model)
    schema = valuer.manifest.schema
    later = _later(valuer, pl.read_parquet(model / SALES_FILE), sales, schema)
    recent = RecentErrors.load(model) or RecentErrors(np.zeros(0), np.zeros(0))
    facts = _facts(later, schema, recent, model)
    # The sales hold these days again, so those of an earlier recalibration are dropped.
    recent = recent.before(float(later.errors.day[0]))
    manifest = _manifest(valuer.manifest, facts, provenance, began)
    with new_folder(out_dir) as folder:
        shutil.copytree(
            model, folder, ignore=shutil.ignore_patterns(*_REWRITTEN), dirs_exist_ok=True
        )
        recent = recent.then(later.errors)
        recent.save(folder)
        before = Calibration.from_json(read_json(model / CALIBRATION_FILE))
        after = replace(before, shape=recent.shape(), n=recent.day.size, source="later_sales")
        write_json(folder / CALIBRATION_FILE, after.to_json())
        (folder / CARD_FILE).write_text(model_card(manifest), encoding="utf-8")
        sha256 = seal(folder, manifest.to_json())
    return TrainResult(dict(manifest.result), out_dir, sha256, manifest.test_sha256)


def _later(
    valuer: Valuer, learned: pl.DataFrame, sales: pl.DataFrame, schema: TableSchema
) -> _LaterSales:
    later_sales = _after(valuer.last_sale, sales, schema)
    if later_sales.height:
        later_sales = unseen_sales(later_sales, learned, schema).frame
    if later_sales.height >= MIN_LATER_SALES:
        prices = later_sales[schema.price].cast(pl.Float64).to_numpy()
        later = _LaterSales(
            later_sales, valuer.values(later_sales), prices, days_of(later_sales, schema)
        )
        if later.errors.day.size >= MIN_LATER_SALES:
            return later
    raise InvalidData(
        f"New ranges need at least {MIN_LATER_SALES} sales after {valuer.last_sale}, the day of "
        f"the model's last sale, of homes that it values; the {sales.height:,} rows have "
        f"{later_sales.height:,} later sales.",
        hint="Wait for more sales, or train the model again.",
    )


def _after(last: date | None, sales: pl.DataFrame, schema: TableSchema) -> pl.DataFrame:
    """The sales that have a price and are later than `last`."""
    day, price = schema.first("date"), schema.price
    types = sales.schema
    dated = day is not None and types.get(day) in (pl.Date, pl.Datetime)
    if day is None:
        raise InvalidData(
            "New ranges are learned from prices with dates, and the model has no column of dates.",
            hint="Train a model on sales with dates.",
        )
    if not dated or price not in types or not types[price].is_numeric():
        raise InvalidData(
            "New ranges are learned from prices with dates, so the sales need the columns "
            f"{price} (numbers) and {day} (dates).",
            hint="Name the columns as in the sales that the model was trained on.",
        )
    has_price = pl.col(price).cast(pl.Float64) > 0
    later = pl.lit(value=True) if last is None else pl.col(day).cast(pl.Date) > last
    return sales.filter((has_price & later).fill_null(value=False))


def _facts(
    later: _LaterSales, schema: TableSchema, recent: RecentErrors, model: Path
) -> RecalibrationFacts:
    """Facts for the manifest; the earlier ranges are judged by sales that are new to them."""
    days, blind = later.errors.day, later.new_to(recent)
    value_arrays = blind.value_arrays
    own = range_scores(
        blind.prices, value_arrays.values, value_arrays.low_90, value_arrays.high_90, coverage=0.9
    )
    return RecalibrationFacts(
        of=hashlib.sha256((model / MANIFEST).read_bytes()).hexdigest(),
        n=int(days.size),
        first_day=day_to_date(float(days[0])).isoformat(),
        last_day=day_to_date(float(days[-1])).isoformat(),
        own_coverage_90=own["coverage_90"],
        rolling=rolling_report(value_arrays, blind.sales, schema, recent),
    )


def _manifest(
    manifest: Manifest,
    facts: RecalibrationFacts,
    provenance: Mapping[str, Any] | None,
    began: datetime,
) -> Manifest:
    cautions = [*manifest.warnings, _caution(facts)]
    seconds = round((datetime.now(UTC) - began).total_seconds(), 2)
    result = {
        **manifest.result,
        "warnings": cautions,
        "seconds": seconds,
        "ranges_from": {
            "n": facts.n,
            "last_day": facts.last_day,
            "coverage_90": None if facts.rolling is None else facts.rolling["coverage_90"],
        },
    }
    return replace(
        manifest,
        created_at=began.isoformat(timespec="seconds"),
        seconds=seconds,
        provenance=dict(provenance or manifest.provenance),
        warnings=cautions,
        result=result,
        recalibration=facts,
    )


def _caution(facts: RecalibrationFacts) -> str:
    own = facts.own_coverage_90
    coverage = "Too few of these sales are new to measure how many prices those ranges hold."
    if own["value"] is not None:
        coverage = f"Those ranges hold {own['value']:.1f} % of the {own['n']:,} new prices."
    return (
        f"The ranges were learned again from {facts.n:,} sales of {facts.first_day} to "
        f"{facts.last_day}. The blind test measured the ranges before that. {coverage}"
    )
