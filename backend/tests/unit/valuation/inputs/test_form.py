"""The form of a model: what is asked, in which order, and the groups of an explanation."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import numpy as np
import polars as pl
from tests.unit.plain_manifest import plain_manifest

from houseprice.data.schema import Column, TableSchema
from houseprice.valuation.answers import FormField
from houseprice.valuation.applicability.distance import SalesExtent
from houseprice.valuation.applicability.reasons import Reasons
from houseprice.valuation.explanation.contributions import MAX_GROUPS, feature_groups
from houseprice.valuation.inputs.form import example_home, fit_form, form_of
from houseprice.valuation.inputs.read_homes import homes_frame

SCHEMA = TableSchema(
    name="t",
    title="T",
    row_is="a sale",
    currency="USD",
    area_unit="ft2",
    columns=(
        Column("sold", "date", "date"),
        Column("price", "price", "number"),
        Column("grade", "category", "category"),
        Column("lat", "latitude", "number", required=True),
        Column("lon", "longitude", "number", required=True),
        Column("area", "living_area", "number", unit="ft2", required=True),
        Column("parcel", "id", "category"),
    ),
)


def _sales(n: int = 200) -> pl.DataFrame:
    rng = np.random.default_rng(0)
    return pl.DataFrame(
        {
            "sold": [date(2024, 1, 1 + i % 28) for i in range(n)],
            "price": rng.uniform(1e5, 9e5, n),
            "grade": [("a", "b", "a", None)[i % 4] for i in range(n)],
            "lat": 47 + rng.uniform(0, 0.1, n),
            "lon": -122 + rng.uniform(0, 0.1, n),
            "area": rng.uniform(50, 250, n),
            "parcel": [str(i) for i in range(n)],
        }
    )


def test_required_fields_come_first_and_price_and_id_are_not_asked() -> None:
    fields, _ = fit_form(_sales(), SCHEMA)
    assert [field.name for field in fields] == ["area", "lat", "lon", "grade", "sold"]


def test_fields_tell_typical_values_percentiles_and_choices() -> None:
    fields, _ = fit_form(_sales(), SCHEMA)
    known = {field.name: field for field in fields}
    area = _sales()["area"].to_numpy()
    assert known["area"].typical == float(np.median(area))
    assert known["area"].low == float(np.percentile(area, 1))
    assert known["grade"].choices == ("a", "b")
    assert known["grade"].typical == "a"
    assert known["sold"].typical == "2024-01-28"


def test_fields_and_example_survive_json_and_the_example_is_a_valid_home() -> None:
    fields, example = fit_form(_sales(), SCHEMA)
    again = tuple(FormField.from_json(json.loads(json.dumps(field.to_json()))) for field in fields)
    assert again == fields
    home = homes_frame([json.loads(json.dumps(example))], fields)
    assert home.height == 1
    assert example["grade"] == "a"


def test_notes_of_the_reader_in_models_of_old_imports_are_no_help() -> None:
    old = "From the imported table: named like a living area; whole numbers."
    schema = replace(
        SCHEMA,
        columns=tuple(
            replace(column, help={"area": old, "grade": "By the county."}.get(column.name, ""))
            for column in SCHEMA.columns
        ),
    )
    fields, _ = fit_form(_sales(), schema)
    stored = plain_manifest(form=tuple(field.to_json() for field in fields))
    asked = {field.name: field.help for field in form_of(stored, schema)}
    assert (asked["area"], asked["grade"]) == ("", "By the county.")


def test_the_example_is_usual_in_every_number_and_not_the_typical_home() -> None:
    sales = _sales()
    fields, typical = fit_form(sales, SCHEMA)
    example = example_home(sales, fields)
    assert example != typical
    assert example == example_home(sales, fields)
    for field in fields:
        if field.low is not None and field.high is not None:
            assert field.low <= float(example[field.name] or 0) <= field.high


def _codes(change: dict[str, object], as_of: date | None = None) -> tuple[str, ...]:
    fields, example = fit_form(_sales(), SCHEMA)
    reasons = Reasons(fields, SalesExtent.of(_sales(), SCHEMA), _sales(), SCHEMA)
    return reasons.codes(homes_frame([example | change], fields), as_of)[0]


def test_a_typical_home_has_no_reason_codes() -> None:
    assert _codes({}) == ()


def test_what_is_unusual_is_named() -> None:
    assert _codes({"area": 400.0}) == ("beyond_largest:area",)
    assert _codes({"area": 4000.0}) == ("never_seen:area", "outside_typical_range:area")
    assert _codes({"grade": "z"}) == ("unknown_category:grade",)
    assert _codes({"grade": None}) == ("missing:grade",)
    assert "far_from_any_sale" in _codes({"lat": 48.0})
    assert _codes({"sold": "2026-01-01"}) == ("long_after_last_sale",)
    assert _codes({"sold": None}, date(2020, 1, 1)) == ("before_first_sale",)


def test_many_features_are_explained_in_at_most_seven_groups_that_hold_each_once() -> None:
    roles = ["latitude", "longitude", "living_area", "bedrooms", "year_built", "lot_area"]
    roles += ["category"] * 5 + ["number"] * 5
    fields = tuple(
        FormField(f"f{i}", f"F{i}", "number", role, "", "", False, None)
        for i, role in enumerate(roles)
    )
    groups = feature_groups(fields)
    assert len(groups) <= MAX_GROUPS
    held = [name for group in groups for name in group.columns]
    assert sorted(held) == sorted(field.name for field in fields)


def test_few_features_are_explained_one_by_one_and_the_place_as_one() -> None:
    fields, _ = fit_form(_sales(), SCHEMA)
    assert {group.label for group in feature_groups(fields)} == {"Location", "area", "grade"}
