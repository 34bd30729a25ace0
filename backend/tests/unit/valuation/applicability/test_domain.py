"""Homes that are too unlike the sales to be valued, and homes that are valued less surely."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import polars as pl
import pytest

from houseprice.data.schema import Column, TableSchema
from houseprice.valuation.applicability.distance import SalesExtent
from houseprice.valuation.applicability.domain import Findings, without_mistakes
from houseprice.valuation.applicability.reasons import Reasons
from houseprice.valuation.corrections.beyond import Beyond, Edge
from houseprice.valuation.corrections.ranges import PROBABILITIES
from houseprice.valuation.inputs.form import fit_form
from houseprice.valuation.inputs.read_homes import homes_frame, typed_frame
from houseprice.valuation.value_arrays import ValueArrays

SCHEMA = TableSchema(
    name="t",
    title="T",
    row_is="a sale",
    currency="USD",
    area_unit="m2",
    columns=(
        Column("sold", "date", "date"),
        Column("price", "price", "number"),
        Column("kind", "property_type", "category"),
        Column("lat", "latitude", "number", required=True),
        Column("lon", "longitude", "number", required=True),
        Column("area", "living_area", "number", required=True),
        Column("baths", "bathrooms", "number"),
        Column("built", "year_built", "integer"),
        Column("pool", "number", "boolean"),
        Column("spaces", "number", "integer"),
        Column("height", "number", "number"),
    ),
)


def _sales(n: int = 400) -> pl.DataFrame:
    rng = np.random.default_rng(0)
    baths = rng.integers(1, 4, n).astype(float)
    return pl.DataFrame(
        {
            "sold": [date(2024, 1, 1) + timedelta(days=i % 300) for i in range(n)],
            "price": rng.uniform(1e5, 9e5, n),
            "kind": [("house", "flat")[i % 2] for i in range(n)],
            "lat": 47 + rng.uniform(0, 0.1, n),
            "lon": -122 + rng.uniform(0, 0.1, n),
            "area": 50 * baths + rng.uniform(0, 50, n),
            "baths": baths,
            "built": rng.integers(1950, 2020, n),
            "pool": rng.integers(0, 2, n).astype(bool),
            "spaces": rng.integers(0, 3, n),
            "height": rng.uniform(0.0, 30.0, n),
        }
    )


SALES = _sales()
FIELDS, EXAMPLE = fit_form(SALES, SCHEMA)
COSTS = {"kind": 0.1, "baths": 0.2}
REASONS = Reasons(FIELDS, SalesExtent.of(SALES, SCHEMA), SALES, SCHEMA, missing=COSTS)


def _findings(*changes: dict[str, object], as_of: date | None = None) -> Findings:
    homes = homes_frame([EXAMPLE | change for change in changes], FIELDS)
    return REASONS.findings(homes, as_of)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"lat": 51.5, "lon": -0.1}, "outside_area"),  # another continent
        ({"area": 190_000.0}, "never_seen:area"),  # a thousand times usual
        ({"area": 1.0, "baths": None}, "never_seen:area"),
        ({"baths": 40.0}, "never_seen:baths"),
        ({"area": 60.0, "baths": 5.0}, "impossible_with_size:baths"),  # 12 m2 a bathroom
        ({"built": 2030}, "built_after_sale:built"),
        ({"pool": None, "area": 1e6}, "never_seen:area"),
        ({"baths": -1.0}, "impossible:baths"),
        ({"built": -50}, "impossible:built"),
        ({"spaces": -1}, "impossible:spaces"),  # a count
        ({"sold": "2034-12-01"}, "outside_dates"),
        ({"sold": "1913-12-31"}, "outside_dates"),
        ({"sold": "9999-12-31"}, "outside_dates"),
    ],
)
def test_a_home_unlike_any_sale_is_refused_with_the_reason(
    change: dict[str, object], code: str
) -> None:
    findings = _findings(change)
    assert findings.refused.tolist() == [True]
    assert code in findings.codes()[0]
    assert "{" not in REASONS.words(findings.codes()[0])


@pytest.mark.parametrize(
    "change",
    [
        {},
        {"area": 260.0, "baths": None},  # larger than any, but not beyond reason
        {"built": 2026},  # sold before it is built
        {"baths": 0.0},  # nothing to divide by
        {"height": -1.0},  # no count: it may be below 0 though no sale was
        {"lat": 47.2},  # 10 km off
    ],
)
def test_an_unusual_home_is_valued(change: dict[str, object]) -> None:
    assert not _findings(change).refused.any()


def test_one_refused_home_leaves_the_others_alone() -> None:
    findings = _findings({}, {"area": 1e6}, {"lat": 47.15})
    assert findings.refused.tolist() == [False, True, False]
    assert findings.codes()[0] == ()


def test_the_range_grows_with_the_distance_from_the_sales() -> None:
    stretch = _findings({}, {"lat": 47.14}, {"lat": 47.17}).stretch
    assert stretch[0] == 1
    assert 1 < stretch[1] < stretch[2] < 3


def test_the_range_grows_beyond_the_largest_size_seen() -> None:
    stretch = _findings({}, {"area": 230.0}, {"area": 330.0}).stretch
    assert stretch[0] == 1
    assert 1 < stretch[1] < stretch[2] <= 2


def test_a_home_beyond_all_sales_is_named_and_never_sure() -> None:
    findings = _findings({}, {"area": 230.0}, {"area": 20.0, "baths": None})
    codes = findings.codes()
    assert codes[0] == ()
    assert "beyond_largest:area" in codes[1]
    assert "beyond_smallest:area" in codes[2]
    assert findings.unsure.tolist() == [False, True, True]


def test_what_was_measured_beyond_the_sales_takes_the_place_of_the_rule() -> None:
    edge = Edge("area", upper=True, scale="log", knot=180.0, slope=0.5, spread=0.2)
    measured = Beyond((edge,), area=0.3)
    extent = SalesExtent.of(SALES, SCHEMA)
    reasons = Reasons(FIELDS, extent, SALES, SCHEMA, beyond=measured)
    homes = [EXAMPLE | {"area": 360.0}, EXAMPLE | {"lat": 47.17}]
    findings = reasons.findings(homes_frame(homes, FIELDS), None)
    assert findings.stretch.tolist() == [1.0, 1.0]
    assert findings.variance[0] == pytest.approx((0.2 * np.log(2)) ** 2)
    assert 0 < findings.variance[1] < 0.3**2


def test_a_row_of_a_table_keeps_its_own_date_and_says_so() -> None:
    findings = _findings({"sold": "2024-03-01"}, {"sold": None}, as_of=date(2024, 5, 1))
    assert ["as_of_ignored" in codes for codes in findings.codes()] == [True, False]


def test_a_gap_and_an_unknown_category_cost_what_was_measured() -> None:
    findings = _findings({"baths": None}, {"kind": "castle"}, {"baths": None, "kind": None}, {})
    np.testing.assert_allclose(findings.variance, [0.04, 0.01, 0.05, 0.0])
    assert not findings.refused.any()


def test_years_without_sales_make_less_sure() -> None:
    sold = ["2024-10-01", "2026-10-27", "2029-10-27", "2021-01-01"]
    findings = _findings(*({"sold": day} for day in sold))
    assert findings.variance[0] == 0
    assert 0 < findings.variance[1] < findings.variance[2]
    assert findings.variance[3] == pytest.approx((3 * 0.05) ** 2, rel=0.01)


def _valued(fsd: float, n: int) -> ValueArrays:
    shape = tuple(np.interp(PROBABILITIES, [0, 0.1587, 0.8413, 1], [-3.0, -1.0, 1.0, 3.0]).tolist())
    return ValueArrays(np.full(n, 1e5), np.full(n, fsd), np.full(n, fsd), shape)


def test_doubts_refuse_and_widen_values() -> None:
    findings = _findings({}, {"area": 1e6}, {"baths": None})
    arrays = findings.applied(_valued(0.15, 3))
    assert np.isnan(arrays.values).tolist() == [False, True, False]
    np.testing.assert_allclose(arrays.fsd[[0, 2]], [0.15, 0.25])  # 0.15² + 0.2² = 0.25²


def test_a_table_is_judged_as_its_homes_are_one_by_one() -> None:
    changes = [{}, {"area": 1e6}, {"kind": "castle"}, {"pool": None}, {"lat": 47.15}] * 5
    table = _findings(*changes)
    for row, change in enumerate(changes[:5]):
        alone = _findings(change)
        assert table.codes()[row] == alone.codes()[0]
        assert table.stretch[row] == pytest.approx(alone.stretch[0])
        assert table.variance[row] == pytest.approx(alone.variance[0])


def test_the_sales_themselves_are_never_refused() -> None:
    homes = SALES.select(field.name for field in FIELDS)
    assert not REASONS.findings(homes, None).refused.any()


def test_a_row_of_a_table_that_lacks_what_is_needed_is_refused_alone() -> None:
    gaps = {"lat": [47.05, None, 47.05, 95.0], "area": [120.0, 120.0, 0.0, 120.0]}
    homes = pl.DataFrame({name: [plain] * 4 for name, plain in EXAMPLE.items()} | gaps)
    findings = REASONS.findings(typed_frame(homes, FIELDS), None)
    assert findings.refused.tolist() == [False, True, True, True]
    codes = findings.codes()
    assert "required:lat" in codes[1]
    assert "impossible:area" in codes[2]
    assert "impossible:lat" in codes[3]


def test_an_unseen_category_costs_even_where_gaps_are_usual() -> None:
    reach = SalesExtent.of(SALES, SCHEMA)
    reasons = Reasons(FIELDS, reach, SALES, SCHEMA, unseen={"kind": 0.3})
    homes = homes_frame([EXAMPLE | {"kind": "castle"}, EXAMPLE | {"kind": None}, EXAMPLE], FIELDS)
    np.testing.assert_allclose(reasons.findings(homes, None).variance, [0.09, 0.0, 0.0])


def test_a_category_is_unseen_among_more_than_a_form_can_list() -> None:
    zones = SALES.with_columns(pl.Series("kind", [f"zone {i % 800}" for i in range(SALES.height)]))
    many = pl.concat([zones, zones.with_columns(pl.col("kind") + " b")])
    fields, example = fit_form(many, SCHEMA)
    assert next(field for field in fields if field.name == "kind").more_choices
    reasons = Reasons(fields, None, many, SCHEMA, missing={"kind": 0.1})
    homes = [example | {"kind": kind} for kind in ("zone 7", "zone 399 b", "Atlantis")]
    codes = reasons.codes(homes_frame(homes, fields), None)
    assert ["unknown_category:kind" in home_codes for home_codes in codes] == [False, False, True]


@pytest.mark.parametrize(
    ("sizes", "mistakes"),
    [
        ([80.0, 90.0, 100.0, 120.0, 99_999.0], [99_999.0]),  # far above all others
        ([1.0, 80.0, 90.0, 100.0, 120.0], [1.0]),  # far below all others
        ([80.0, 90.0, 100.0, 120.0, 700.0], []),  # large, but not apart
        ([np.nan, 0.0, 80.0], []),  # a gap and a size that stands for none
        ([np.nan], []),
        ([50.0] * 99 + [99_999.0] * 99, []),  # so many are no mistakes
    ],
)
def test_a_size_apart_from_all_others_is_a_mistake(
    sizes: list[float], mistakes: list[float]
) -> None:
    numbers = np.array(sizes)
    left = without_mistakes(numbers)
    np.testing.assert_array_equal(left, np.where(np.isin(numbers, mistakes), np.nan, numbers))
