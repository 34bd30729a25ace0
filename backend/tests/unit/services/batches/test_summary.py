"""What the parts of a batch say together."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest

from houseprice.services.batches.summary import ReasonCount, summarise
from houseprice.valuation.batches.columns import LATITUDE, LONGITUDE
from houseprice.valuation.batches.files import write_part


def part(values: list[float | None], confidence: str, codes: str = "") -> pl.DataFrame:
    count = len(values)
    return pl.DataFrame(
        {
            "row": list(range(count)),
            "value": values,
            "confidence": [confidence] * count,
            "reason_codes": [codes] * count,
            LATITUDE: [45.0] * count,
            LONGITUDE: [9.0] * count,
        },
        schema_overrides={"value": pl.Float64},
    )


def test_no_part_is_no_summary(tmp_path: Path) -> None:
    assert summarise(tmp_path) is None


def test_values_confidence_and_reasons_are_counted_over_all_parts(tmp_path: Path) -> None:
    write_part(part([100_000.0, 200_000.0], "high", "missing:lot_area"), tmp_path, 0, "1")
    write_part(part([400_000.0], "medium"), tmp_path, 2, "1")
    write_part(part([None, None], "low", "required:lot missing:age"), tmp_path, 3, "1")
    write_part(part([None], "low", "outside_area required:lot"), tmp_path, 5, "1")
    summary = summarise(tmp_path)
    assert summary is not None
    assert (summary.done, summary.with_value, summary.refused) == (6, 3, 3)
    # Homes without a value have no confidence that counts.
    assert (summary.high, summary.medium, summary.low) == (2, 1, 0)
    # What only makes a home less sure is no reason for a refusal.
    assert summary.reasons == (ReasonCount("required:lot", 3), ReasonCount("outside_area", 1))
    assert summary.total == pytest.approx(700_000.0)
    assert {each.p: each.value for each in summary.quantiles}[0.5] == pytest.approx(200_000.0)
    assert sum(bar.count for bar in summary.bars) == 3
    assert summary.bars[0].low == pytest.approx(100_000.0)
    assert summary.bars[-1].high == pytest.approx(400_000.0)


def test_equal_values_have_a_distribution_too(tmp_path: Path) -> None:
    write_part(part([250_000.0] * 3, "high"), tmp_path, 0, "1")
    summary = summarise(tmp_path)
    assert summary is not None
    assert sum(bar.count for bar in summary.bars) == 3


def test_a_batch_without_any_value_has_no_figures_of_values(tmp_path: Path) -> None:
    write_part(part([None], "low", "unreadable:row"), tmp_path, 0, "1")
    summary = summarise(tmp_path)
    assert summary is not None
    assert (summary.total, summary.quantiles, summary.bars) == (0.0, (), ())
