"""A data set with addresses, and valuations of its homes, without any model."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from houseprice.artifacts.range_record import range_record
from houseprice.data.schema import Column, TableSchema
from houseprice.data.storage import save_dataset
from houseprice.jobs.ids import new_id
from houseprice.jobs.queue import SilentBell
from houseprice.jobs.records import DatasetSnapshot
from houseprice.services.context import Context, build_context
from houseprice.services.valuations import home_key
from houseprice.settings import Settings
from houseprice.store import datasets, valuations
from houseprice.store.engine import transaction

COLUMNS = (
    Column("street", "address", "category"),
    Column("town", "neighbourhood", "category"),
    Column("owner", "ignore", "category"),
    Column("lat", "latitude", "number", "deg"),
    Column("lon", "longitude", "number", "deg"),
    Column("area", "living_area", "number", "m2", "Living area"),
    Column("day", "date", "date"),
    Column("price", "price", "number", "EUR"),
)
SALES = pl.DataFrame(
    {
        "street": ["12 Maple St", "12 Maple St", "120 Maple Road", "7 Old Maple St", "1 Oak"],
        "town": ["Mapleton", "Mapleton", "Mapleton", "Oakham", "Oakham"],
        "owner": ["Ann Maple", "Bob Maple", "Cy Maple", "Di Maple", "Ed Maple"],
        "lat": [50.0, 50.0, 50.01, 50.2, None],
        "lon": [8.0, 8.0, 8.0, 8.0, 8.0],
        "area": [80.0, 95.0, 60.0, 70.0, 75.0],
        "day": [date(2020, 5, 1), date(2023, 5, 1), date(2021, 1, 1), date(2022, 1, 1), None],
        "price": [200e3, 260e3, 150e3, 180e3, 190e3],
    }
)
HOME = {"street": "12 maple st", "area": 95.0, "lat": 50.0, "lon": 8.0}


@dataclass(frozen=True)
class Homes:
    """A studio with one data set."""

    ctx: Context
    dataset_id: str

    def value(self, home: dict[str, Any] | None = None, **detail: Any) -> str:
        """Id of a valuation that is stored as a model would have it."""
        own = HOME if home is None else home
        snapshot = DatasetSnapshot(self.dataset_id, "Maple", "Maple", "EUR", "m2")
        new = valuations.NewValuation(
            dataset=snapshot, model_id=new_id(), model_name="m", model_version=1,
            family="lightgbm", inputs=own, as_of="2023-06-01", value=250e3, low_90=200e3,
            high_90=300e3, fsd=0.1, detail={**DETAIL, **detail},
            home_key=home_key(self.ctx, snapshot, own), owned=self.ctx.actor.new_object(),
        )  # fmt: skip
        with transaction(self.ctx.engine) as db:
            return valuations.add(db, new).id


DETAIL = {
    "confidence": {"band": "medium", "score": 70, "reason": "Few sales are near."},
    "reason_codes": [],
    "coverage_note": vars(range_record({"n": 413, "coverage_90": {"value": 89.0, "n": 413}}, None)),
    "contributions": [{"feature": "=Area", "amount": 50e3, "standard_error": 0.0}],
    "reference": {},
    "reference_value": 200e3,
    "comparables_range": None,
    "comparables": [
        {
            "sale_id": "s1", "distance_m": 20.0, "similarity": 0.9, "sale_date": "2021-01-01",
            "age_days": 800, "price": 150e3, "time_adjusted_price": 160e3,
            "adjustments": [{"feature": "Area", "amount": 90e3}], "adjusted_price": 250e3,
            "latitude": 50.01, "longitude": 8.0, "features": {"area": 60.0, "lat": 50.01},
        }
    ],
    "quantiles": [],
    "by_model": [],
    "notes": [],
}  # fmt: skip


@pytest.fixture
def homes(sqlite_template: Path, tmp_path: Path) -> Iterator[Homes]:
    """A studio of this test alone."""
    database = tmp_path / "homes.sqlite3"
    database.write_bytes(sqlite_template.read_bytes())
    settings = Settings(data_dir=tmp_path, datasets_dir=None, database_url=f"sqlite:///{database}")
    ctx = build_context(settings, SilentBell())
    dataset_id = new_id()
    schema = TableSchema(dataset_id, "Maple", "a sale", "EUR", "m2", COLUMNS)
    stored = save_dataset(SALES, schema, settings.datasets_cache_dir / dataset_id)
    new = datasets.NewDataset(dataset_id, "Maple", schema, SALES.height, stored.sha256, {})
    with transaction(ctx.engine) as db:
        datasets.add(db, new)
    yield Homes(ctx, dataset_id)
    ctx.close()
