"""A column that gives the price by a product or quotient is found, whatever it is called."""

from __future__ import annotations

import numpy as np
import polars as pl
import pytest

from houseprice.data.leakage.detect import find_leaks_in
from houseprice.data.leakage.judged_sales import JudgedSales
from houseprice.data.leakage.price_formulas import Formula, find_formula, suspects
from houseprice.data.schema import Column, TableSchema


def _market(sales: int, noise: float = 0.25) -> pl.DataFrame:
    rng = np.random.default_rng(3)
    size = np.exp(rng.normal(4.6, 0.35, sales)).round(0)
    price = (3_000 * size * np.exp(rng.normal(0, noise, sales))).round(-2)
    rooms = np.clip((size / 28).round(0), 1, None)
    return pl.DataFrame({"p": price, "aa": size, "bb": rooms, "cc": rng.uniform(1, 9, sales)})


def _schema(frame: pl.DataFrame) -> TableSchema:
    others = tuple(Column(name, "number", "number") for name in frame.columns if name != "p")
    return TableSchema("t", "T", "a sale", "EUR", "m2", (Column("p", "price", "number"), *others))


def _found(frame: pl.DataFrame) -> tuple[list[str], Formula] | None:
    """Names of the columns that were computed from the price, and the formula."""
    sales = JudgedSales.of(frame, _schema(frame))
    formula = find_formula(sales, sales.schema.features)
    if formula is None:
        return None
    return [column.name for column in suspects(sales, formula)], formula


@pytest.mark.parametrize("sales", [60, 1_000, 100_000])
@pytest.mark.parametrize("name", ["zz", "UNITPRICE", "preis_m2"])
def test_price_per_size_is_found_though_nobody_knows_the_size(sales: int, name: str) -> None:
    frame = _market(sales).with_columns((pl.col("p") / pl.col("aa")).round(2).alias(name))
    found = _found(frame)
    assert found is not None
    assert found[0] == [name]
    assert ({column.name for column in found[1].columns}, found[1].signs) == ({name, "aa"}, (1, 1))


@pytest.mark.parametrize("rate", [1.0, 7.4, 0.001])
def test_the_price_in_another_unit_is_found_by_itself(rate: float) -> None:
    frame = _market(400).with_columns((pl.col("p") * rate).alias("zz"))
    (leak,) = find_leaks_in(frame, _schema(frame))
    assert (leak.column, leak.kind, leak.stops) == ("zz", "price", True)


def test_size_per_price_is_found_as_a_quotient() -> None:
    frame = _market(400).with_columns((pl.col("aa") / pl.col("p")).alias("zz"))
    found = _found(frame)
    assert found is not None
    assert found[0] == ["zz"]
    assert "aa over zz" in found[1].text()


@pytest.mark.parametrize("sales", [50, 1_000, 200_000])
@pytest.mark.parametrize("noise", [0.03, 0.25])
def test_honest_columns_are_no_formula_even_where_size_tells_nearly_all(
    sales: int, noise: float
) -> None:
    frame = _market(sales, noise)
    assert _found(frame) is None


def test_the_leak_of_a_formula_names_its_partner_and_its_evidence() -> None:
    frame = _market(40).with_columns((pl.col("p") / pl.col("aa")).alias("zz"))
    (leak,) = find_leaks_in(frame, _schema(frame))
    assert leak.kind == "price_formula"
    assert leak.evidence.startswith("aa times zz gives two thirds of the prices to")
