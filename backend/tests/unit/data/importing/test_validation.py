"""Every row of a table is checked, and the file of flagged sales is harmless and imports again."""

from __future__ import annotations

import csv
from datetime import date, timedelta
from pathlib import Path

import numpy as np
import polars as pl
import pytest

from houseprice.data.importing.flag_file import FLAG_COLUMNS, write_flag_file
from houseprice.data.importing.importer import import_table
from houseprice.data.importing.inspection import inspect_table
from houseprice.data.importing.table_request import TableRequest
from houseprice.data.importing.validation import (
    UNREADABLE,
    Validation,
    validate_table,
)
from houseprice.errors import InvalidData

NOMINAL = 30


def write_table(path: Path, sales: int = 400) -> None:
    """A German table: semicolons, decimal commas, prices of 1 and a cell like a formula."""
    rng = np.random.default_rng(1)
    area = np.round(np.exp(rng.normal(4.6, 0.3, sales)), 1)
    price = np.round(3_000 * area * np.exp(rng.normal(0, 0.2, sales)))
    price[:NOMINAL] = 1
    lines = ["Kaufpreis (EUR);Kaufdatum;Wohnfläche (m²);Länge;Breite;Bemerkung"]
    for n in range(sales):
        day = date(2020, 1, 13) + timedelta(days=n)
        size = f"{area[n]:.1f}".replace(".", ",")
        place = f"-{3 + n % 7 / 100:.4f};{40 + n % 11 / 100:.4f}".replace(".", ",")
        note = "=HYPERLINK(1)" if n % 2 else "@home"
        lines.append(f"{price[n]:.0f};{day:%d.%m.%Y};{size};{place};{note}{n % 3}")
    path.write_text("\n".join(lines), encoding="utf-8")


@pytest.fixture(scope="module")
def table(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("validation") / "sales.csv"
    write_table(path)
    return path


@pytest.fixture(scope="module")
def validation(table: Path) -> Validation:
    return validate_table(table)


def test_flagged_sales_name_row_column_value_and_rule(validation: Validation) -> None:
    nominal = validation.flags.filter(rule="non-market: nominal price")
    assert nominal["row"].to_list() == list(range(2, 2 + NOMINAL))
    assert set(nominal["column"]) == {"Kaufpreis (EUR)"}
    assert set(nominal["value"]) == {"1"}
    assert all("Leave" in action for action in nominal["action"])
    assert validation.to_json()["flagged"] == validation.flags.height


def test_no_cell_of_the_flag_file_can_start_a_formula(
    validation: Validation, tmp_path: Path
) -> None:
    write_flag_file(validation.flags, validation.cells, tmp_path / "flags.csv")
    with (tmp_path / "flags.csv").open(encoding="utf-8-sig", newline="") as file:
        header, *rows = csv.reader(file)
    assert tuple(header[: len(FLAG_COLUMNS)]) == FLAG_COLUMNS
    assert len(rows) == validation.flags.height
    cells = [cell for row in rows for cell in row if cell]
    risky = [cell for cell in cells if cell[0] in "=+-@\t\r"]
    assert all(cell.lstrip("-").replace(",", "").isdigit() for cell in risky)  # -3,0100 is a number
    assert "'=HYPERLINK(1)1" in cells


def test_the_flag_file_is_read_as_the_table_was(
    table: Path, validation: Validation, tmp_path: Path
) -> None:
    write_flag_file(validation.flags, validation.cells, tmp_path / "flags.csv")
    before, after = inspect_table(table), inspect_table(tmp_path / "flags.csv")
    assert {column.name: column.role for column in after.columns} == {
        column.name: column.role for column in before.columns
    }
    assert (after.currency, after.area_unit) == (before.currency, before.area_unit)
    assert after.first_row["living_area"] == before.first_row["living_area"]
    notes = {column.name: column.cells for column in after.columns}["Bemerkung"]
    assert notes[0] == "@home0"


def test_a_corrected_flag_file_imports(validation: Validation, tmp_path: Path) -> None:
    path = tmp_path / "flags.csv"
    write_flag_file(validation.flags, validation.cells, path)
    frame = pl.read_csv(path, infer_schema=False)
    price = pl.Series([str(200_000 + 1_000 * n) for n in range(frame.height)])
    frame.with_columns(price.alias("Kaufpreis (EUR)")).write_csv(path)
    dataset = import_table(path, tmp_path / "stored", TableRequest("again"))
    assert dataset.frame.height == validation.flags.height
    assert not set(FLAG_COLUMNS) & set(dataset.frame.columns)


def test_values_that_cannot_be_read_are_flagged(table: Path, tmp_path: Path) -> None:
    text = table.read_text(encoding="utf-8").replace("04.03.2020", "31.02.2020")
    (tmp_path / "bad.csv").write_text(text, encoding="utf-8")
    flags = validate_table(tmp_path / "bad.csv").flags
    bad = flags.filter(pl.col("rule").str.starts_with(UNREADABLE))
    assert bad["value"].to_list() == ["31.02.2020"]
    assert bad["column"].to_list() == ["Kaufdatum"]


def test_a_place_out_of_range_is_flagged(tmp_path: Path) -> None:
    rows = [f"{200_000 + 900 * n},{900 + n},{45 + n / 999},{-93 - n / 900}" for n in range(60)]
    rows[6] = "260000,950,99,-93"
    file = tmp_path / "sales.csv"
    file.write_text("\n".join(["price,living_area,latitude,longitude", *rows]), encoding="utf-8")
    flags = validate_table(file).flags
    bad = flags.filter(pl.col("rule").str.starts_with(UNREADABLE))
    assert (bad["row"].to_list(), bad["column"].to_list()) == ([8], ["latitude"])


def test_a_table_without_a_price_is_refused(tmp_path: Path) -> None:
    (tmp_path / "no.csv").write_text("a,b\n1,x\n2,y\n3,z\n", encoding="utf-8")
    with pytest.raises(InvalidData, match="must have a price column"):
        validate_table(tmp_path / "no.csv")


def test_a_row_that_does_not_fit_the_header_is_flagged_with_its_cells(tmp_path: Path) -> None:
    path = tmp_path / "sales.csv"
    write_table(path)
    lines = path.read_text().split("\n")
    lines[50] += ";x"
    path.write_text("\n".join(lines))
    validation = validate_table(path)
    (flag,) = validation.flags.filter(row=51).to_dicts()
    assert (flag["column"], flag["kinds"]) == (None, [UNREADABLE])
    assert flag["rule"] == f"{UNREADABLE}: every row must have 6 values, as many as the header"
    assert validation.cells.row(49)[1] == lines[50].split(";")[1]
    assert validation.checks[0].explanation.startswith("1 row cannot be read: every row")
