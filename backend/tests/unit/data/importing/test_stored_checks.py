"""The checks of a stored data set are written once and keep the rows of the imported file."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import polars as pl
import pytest

from houseprice.data.importing.importer import import_table
from houseprice.data.importing.stored_checks import (
    ROWS,
    check_stored,
    keys_and_rows,
    read_checks,
    reported_sales,
    row_runs,
)
from houseprice.data.importing.subprocess_import import check_isolated
from houseprice.data.importing.table_request import TableRequest
from houseprice.errors import DatasetChanged, NotFound


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A data set of 300 sales: rows 3 and 8 of the file have no price, rows 9 and 12 one of 1."""
    rng = np.random.default_rng(2)
    area = np.round(np.exp(rng.normal(4.6, 0.3, 302)))
    price = [f"{2_500 * size * np.exp(rng.normal(0, 0.2)):.0f}" for size in area]
    price[1] = price[6] = ""
    price[7] = price[10] = "1"
    pl.DataFrame({"price_eur": price, "area_m2": area}).write_csv(tmp_path / "sales.csv")
    import_table(tmp_path / "sales.csv", tmp_path / "stored", TableRequest("stored"))
    return tmp_path / "stored"


def test_flags_name_the_rows_of_the_file(folder: Path) -> None:
    assert read_checks(folder) is None
    stored = check_isolated(folder)
    nominal = stored.flags.filter(pl.col("kinds").list.contains("non-market")).collect()
    assert nominal["row"].to_list() == [9, 12]
    assert nominal["sale"].to_list() == [5, 8]
    assert nominal["value"].to_list() == ["1", "1"]
    assert stored.rows == 300
    assert {check["outcome"] for check in stored.checks} == {"ok", "warning"}


def test_sales_that_a_person_named_look_like_flagged_ones(folder: Path) -> None:
    check_stored(folder)
    stored = read_checks(folder)
    assert stored is not None
    keys, rows = keys_and_rows(folder)
    named = reported_sales(folder, {keys[0], keys[4], "of another table"})
    assert named["sale"].to_list() == [0, 4]
    assert named["row"].to_list() == [rows[0], rows[4]] == [2, 7]
    assert named["kinds"].to_list() == [["reported"], ["reported"]]
    assert named.schema == stored.flags.collect_schema()


def test_without_row_numbers_the_header_is_row_1(folder: Path) -> None:
    (folder / ROWS).unlink()
    check_stored(folder)
    stored = read_checks(folder)
    assert stored is not None
    flags = stored.flags.collect()
    assert (flags["row"] - flags["sale"]).unique().to_list() == [2]


def test_checks_leave_nothing_else_in_the_folder(folder: Path) -> None:
    before = {path.name for path in folder.iterdir()}
    check_stored(folder)
    added = sorted(path.suffix for path in folder.iterdir() if path.name not in before)
    assert added == [".json", ".parquet"]


def test_no_other_table_is_checked(folder: Path, tmp_path: Path) -> None:
    (folder / "sales.parquet").write_bytes(b"PAR1")
    with pytest.raises(DatasetChanged):
        check_isolated(folder)
    with pytest.raises(NotFound):
        check_isolated(tmp_path / "nowhere")


@pytest.mark.parametrize(
    ("rows", "runs"), [([], []), ([5], [[5, 1]]), ([2, 3, 9], [[2, 2], [9, 1]])]
)
def test_neighbours_are_runs(rows: list[int], runs: list[list[int]]) -> None:
    assert row_runs(pl.Series(rows, dtype=pl.Int64)) == {"runs": runs}
