"""A manifest with every fact that a training writes, for the tests that need only some of them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from houseprice.artifacts import Manifest
from houseprice.artifacts.manifest_parts import (
    DatasetFacts,
    EquityFacts,
    LeakFacts,
    Member,
    SplitFacts,
)
from houseprice.data.schema import Column, TableSchema

_SCHEMA = TableSchema(
    name="town",
    title="Town",
    row_is="a sale of a house",
    currency="USD",
    area_unit="ft2",
    columns=(
        Column("price", "price", "number"),
        Column("area", "living_area", "number"),
        Column("sold", "date", "date"),
        Column("note", "ignore", "text"),
    ),
)
_MANIFEST = Manifest(
    family="lightgbm",
    title="LightGBM",
    framework="lightgbm",
    settings={"epochs": 5},
    tuning=None,
    seed=42,
    created_at="2026-01-01T00:00:00+00:00",
    seconds=1.0,
    git_revision=None,
    provenance={},
    versions={"python": "3.11"},
    dataset=DatasetFacts("town", "Town", "a sale of a house", "a" * 64, 1010, "USD", "ft2", False),
    schema=_SCHEMA,
    split=SplitFacts("time", 42, 600, 0, 400, 10, 0),
    train_sha256="b" * 64,
    test_sha256="c" * 64,
    target={"power": 0.0, "mean": 12.0, "sd": 0.4, "low": 5e4, "high": 9e5},
    members=[
        Member("model.onnx", "lightgbm", "raw", 0.5, "plain", f"plain-{at}", reads_tokens=False)
        for at in range(2)
    ],
    weights={"lightgbm": 1.0},
    location=None,
    market_drift=None,
    beyond={},
    equity=EquityFacts(0.0, None, []),
    features=["area", "year"],
    leaks=[LeakFacts("list", "price_like", "it follows the price", "R² 0.99", excluded=True)],
    text_encoder=None,
    form=[{"name": "area", "kind": "number", "unit": "ft2", "low": 500.0, "high": 4e3}],
    reference={"area": 1500.0},
    example={"area": 1800.0},
    refits={"n": 400, "median_spread": 0.01, "unsteady": 0, "homes": []},
    test={"n": 400},
    baselines={},
    ratio_study={"n": 400},
    groups={"tier": {"rows": []}, "fsd_band": []},
    hit_rate_curve=[],
    rolling=None,
    by_age=None,
    warnings=["Few sales."],
    left_out=(),
    result={"best_epoch": 5, "warnings": ["Few sales."]},
)


def plain_manifest(**changes: Any) -> Manifest:
    """A manifest of a model that was never trained, with some other facts."""
    return replace(_MANIFEST, **changes)
