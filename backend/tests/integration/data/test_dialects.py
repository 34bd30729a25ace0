"""One made-up market, written down as the people of many countries do, is read back as it was."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

import numpy as np
import polars as pl
import pytest
from tests.dialects.dialect import M2_PER_FT2, Dialect, kept
from tests.dialects.overseas import DIALECTS

from houseprice.data.dataset import Dataset
from houseprice.data.importing.importer import import_table
from houseprice.data.storage import INSPECTION

ROWS = 300
#: Relative errors of areas that are written in whole feet, and of plots in guntha.
_AREA_DIGITS, _LOT_DIGITS = 0.002, 0.006
_DEGREES = 1e-5  # a place in whole metres
_DAYS_OF = {"day": 0, "month": 31, "quarter": 92}


@dataclass(frozen=True)
class Imported:
    """A dialect, what its file says, and what was read from it."""

    dialect: Dialect
    truth: pl.DataFrame
    dataset: Dataset
    inspection: dict[str, Any]

    def values(self, role: str) -> pl.Series:
        """The column with a role."""
        name = self.dataset.schema.first(role)  # type: ignore[arg-type]
        assert name is not None
        return self.dataset.frame[name]


@pytest.fixture(scope="module", params=DIALECTS, ids=lambda dialect: dialect.name)
def imported(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Imported:
    dialect: Dialect = request.param
    folder = tmp_path_factory.mktemp(dialect.name)
    sales = dialect.sales(ROWS)
    file = dialect.write_sales(sales, folder)
    dataset = import_table(file, folder / "stored", dialect.request())
    inspection = json.loads((folder / "stored" / INSPECTION).read_text(encoding="utf-8"))
    return Imported(dialect, kept(sales), dataset, inspection)


def test_every_column_has_its_role(imported: Imported) -> None:
    roles = {column.name: column.role for column in imported.dataset.schema.columns}
    expected = imported.dialect.roles
    assert {name: roles.get(name) for name in expected} == expected


def test_the_units_are_those_of_the_country(imported: Imported) -> None:
    schema = imported.dataset.schema
    expected = (imported.dialect.currency, imported.dialect.area_unit)
    assert (schema.currency, schema.area_unit) == expected


def test_exactly_the_good_sales_are_kept_in_their_order(imported: Imported) -> None:
    prices = imported.values("price").to_numpy()
    truth = imported.truth["price"].to_numpy()
    np.testing.assert_allclose(prices, truth, rtol=imported.dialect.digits)


def test_days_are_read_as_exactly_as_they_are_written(imported: Imported) -> None:
    late = (imported.truth["sold"] - imported.values("date").cast(pl.Date)).dt.total_days()
    assert late.is_between(0, _DAYS_OF[imported.dialect.period]).all()


def test_sizes_and_gaps_are_those_of_the_market(imported: Imported) -> None:
    unit = M2_PER_FT2 if imported.dialect.area_unit == "ft2" else 1.0
    for role, name, digits in (
        ("living_area", "area", _AREA_DIGITS),
        ("lot_area", "lot", _LOT_DIGITS),
    ):
        read = imported.values(role).cast(pl.Float64).to_numpy() * unit
        np.testing.assert_allclose(read, imported.truth[name].to_numpy(), rtol=digits)


def test_places_counts_and_years_are_those_of_the_market(imported: Imported) -> None:
    for role, name in (("latitude", "lat"), ("longitude", "lon")):
        read, truth = imported.values(role).to_numpy(), imported.truth[name].to_numpy()
        np.testing.assert_allclose(read, truth, atol=_DEGREES, rtol=0)
    for role, name in (("bedrooms", "beds"), ("bathrooms", "baths"), ("year_built", "built")):
        read = imported.values(role).cast(pl.Float64)
        assert read.to_list() == imported.truth[name].cast(pl.Float64).to_list()


def test_the_assessed_value_is_the_only_leak(imported: Imported) -> None:
    leaks = [leak["column"] for leak in imported.inspection["leaks"]]
    assert leaks == [imported.dialect.leak]


def test_nothing_is_asked_that_the_user_has_answered(imported: Imported) -> None:
    assert not imported.inspection["questions"]


def test_the_names_of_people_are_left_out(imported: Imported) -> None:
    people = [
        problem["column"]
        for problem in imported.inspection["problems"]
        if problem["kind"] == "personal data"
    ]
    roles = {column.name: column.role for column in imported.dataset.schema.columns}
    assert [roles[name] for name in people] == ["ignore"]
