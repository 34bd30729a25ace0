"""The columns that a batch adds: names, reasons in money, gaps."""

from __future__ import annotations

import numpy as np
import polars as pl

from houseprice.valuation.batches.columns import (
    ADDED,
    ROW,
    complete,
    own_headers,
    reason_frame,
)

LABELS = ("Location", "Living area", "Age", "Lot")


def test_columns_of_a_file_keep_their_names_unless_an_added_one_has_it() -> None:
    names = own_headers(["row", "value", "value (file)", "parcel"])
    assert names == {
        "row": "row (file)",
        "value": "value (file)",
        "value (file)": "value (file) (file)",
        "parcel": "parcel",
    }
    assert len({*names.values(), ROW, *ADDED}) == len(names) + 1 + len(ADDED)


def test_reasons_are_the_largest_amounts_in_either_direction() -> None:
    amounts = np.array([[100.0, -900.0, 50.555, 200.0], [0.0, 0.0, 7.0, 0.0]])
    first, second = reason_frame(amounts, LABELS).rows(named=True)
    assert [first[f"reason_{n}"] for n in (1, 2, 3)] == ["Living area", "Lot", "Location"]
    assert [first[f"amount_{n}"] for n in (1, 2, 3)] == [-900.0, 200.0, 100.0]
    # What is as in a typical home is no reason.
    assert [second[f"reason_{n}"] for n in (1, 2, 3)] == ["Age", None, None]
    assert [second[f"amount_{n}"] for n in (1, 2, 3)] == [7.0, None, None]


def test_a_model_with_few_groups_has_as_few_reasons() -> None:
    frame = reason_frame(np.array([[1.0, -2.0]]), LABELS[:2])
    assert frame.columns == ["reason_1", "amount_1", "reason_2", "amount_2"]


def test_parts_have_the_same_columns_whatever_their_homes_have() -> None:
    refused = pl.DataFrame({ROW: [7], "reason": ["No value: it is a castle."]})
    frame = complete(refused)
    assert frame.schema == pl.Schema({ROW: pl.Int64(), **ADDED})
    assert frame.row(0, named=True)["value"] is None
