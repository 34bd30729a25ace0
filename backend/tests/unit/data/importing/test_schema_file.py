"""A schema file says how a table is read, and is written from how it was read."""

from __future__ import annotations

from pathlib import Path

import pytest

from houseprice.data.importing.inspection import inspect_table
from houseprice.data.importing.schema_file import read_schema, write_schema
from houseprice.data.importing.table_request import CellEdit, TableRequest
from houseprice.errors import InvalidInput, NotFound

LINES = [
    f"{250 + n}.000;{n % 12 + 1:02d}.{n % 12 + 1:02d}.2021;{80 + n % 40},5;{n}" for n in range(60)
]
TABLE = "\n".join(["Kaufpreis;Datum;Wohnfläche;Nummer", *LINES])


@pytest.fixture
def table(tmp_path: Path) -> Path:
    file = tmp_path / "verkauf.csv"
    file.write_text(TABLE, encoding="utf-8")
    return file


def schema(folder: Path, text: str) -> Path:
    file = folder / "schema.yaml"
    file.write_text(text, encoding="utf-8")
    return file


def test_what_was_written_reads_the_table_in_the_same_way(table: Path, tmp_path: Path) -> None:
    asked = TableRequest("t", currency="EUR", area_unit="m2", date_order="day-first")
    first = inspect_table(table, asked)
    file = schema(tmp_path, write_schema(first, asked))
    read = read_schema(file, TableRequest("t"))
    assert (read.currency, read.area_unit, read.date_order) == ("EUR", "m2", "day-first")
    again = inspect_table(table, read)
    assert [(c.name, c.role, c.type, c.unit, c.values) for c in again.columns] == [
        (c.name, c.role, c.type, c.unit, c.values) for c in first.columns
    ]
    assert again.questions == ()


def test_the_year_of_the_sales_is_written_and_read(tmp_path: Path) -> None:
    table = tmp_path / "sales.csv"
    lines = [f"{250_000 + 900 * n},{n % 12 + 1},{80 + n % 40}" for n in range(60)]
    table.write_text("\n".join(["price,month_sold,area", *lines]), encoding="utf-8")
    asked = TableRequest("t", currency="EUR", area_unit="m2", sale_year=2016)
    file = schema(tmp_path, write_schema(inspect_table(table, asked), asked))
    read = read_schema(file, TableRequest("t"))
    assert read.sale_year == 2016
    assert inspect_table(table, read).derived == {"sale_date": ("month_sold",)}


def test_a_date_of_two_columns_is_built_by_the_schema_as_well(tmp_path: Path) -> None:
    table = tmp_path / "sales.csv"
    lines = [f"{250_000 + 900 * n},{2015 + n % 4},{n % 12 + 1},{80 + n % 40}" for n in range(60)]
    table.write_text("\n".join(["price,YrSold,MoSold,area", *lines]), encoding="utf-8")
    asked = TableRequest("t", currency="EUR", area_unit="m2")
    file = schema(tmp_path, write_schema(inspect_table(table, asked), asked))
    again = inspect_table(table, read_schema(file, TableRequest("t")))
    assert again.derived == {"sale_date": ("YrSold", "MoSold")}


def test_an_edited_role_counts_and_an_option_goes_before_the_file(
    table: Path, tmp_path: Path
) -> None:
    file = schema(tmp_path, "currency: EUR\ncolumns:\n  Nummer: ignore\n  Datum: ignore\n")
    asked = TableRequest("t", currency="CHF", roles={"Datum": "date"})
    read = read_schema(file, asked)
    assert read.currency == "CHF"
    roles = {column.name: column.role for column in inspect_table(table, read).columns}
    assert (roles["Nummer"], roles["Datum"]) == ("ignore", "date")


def test_sheet_and_header_row_are_kept(table: Path, tmp_path: Path) -> None:
    asked = TableRequest("t", header_row=1)
    file = schema(tmp_path, write_schema(inspect_table(table, asked), asked) + "sheet: 2024\n")
    read = read_schema(file, TableRequest("t"))
    assert (read.sheet, read.header_row) == ("2024", 1)
    assert read_schema(file, TableRequest("t", sheet="2025")).sheet == "2025"
    assert read_schema(file, TableRequest("t", header_row=0)).header_row == 0


def test_a_table_without_a_header_says_so_in_its_schema(tmp_path: Path) -> None:
    file = tmp_path / "sales.csv"
    file.write_text("".join(f"{500_000 + n},2021-01-{1 + n % 28:02},{80 + n}\n" for n in range(60)))
    asked = TableRequest("t", header_row=0, roles={"column_1": "price"})
    text = write_schema(inspect_table(file, asked), asked)
    read = read_schema(schema(tmp_path, text), TableRequest("t"))
    assert (read.header_row, read.roles["column_1"]) == (0, "price")


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("columns: [", "YAML"),
        ("- a\n- b\n", "must have keys"),
        ("colums: {}\n", "may have the keys"),
        ("version: 2\n", "version 1"),
        ("columns:\n  Kaufpreis: prize\n", "a role must be one of"),
        ("columns: Kaufpreis\n", "columns must be lines"),
        ("leave_out: outliers\n", "must be a list"),
        ("currency: euro\n", "three capital letters"),
        ("date_order: sideways\n", "date_order must be"),
        ("currency: 5\n", "currency of a schema must be text"),
        ("sale_year: soon\n", "sale_year of a schema must be a whole number"),
        ("sale_year: 9999\n", "a year from 1700 to 2100"),
    ],
)
def test_a_mistake_in_the_file_is_named(tmp_path: Path, text: str, rule: str) -> None:
    with pytest.raises(InvalidInput, match=rule):
        read_schema(schema(tmp_path, text), TableRequest("t"))


def test_a_schema_must_be_there(tmp_path: Path) -> None:
    with pytest.raises(NotFound, match=r"nowhere\.yaml"):
        read_schema(tmp_path / "nowhere.yaml", TableRequest("t"))


def test_edits_belong_to_one_file_and_are_in_no_schema(table: Path, tmp_path: Path) -> None:
    asked = TableRequest("t", edits=(CellEdit(2, "Kaufpreis", "251.000"),))
    assert "edit" not in write_schema(inspect_table(table, asked), asked)
    with pytest.raises(InvalidInput, match="belong to the rows of one file"):
        read_schema(schema(tmp_path, "edits: [{row: 2, column: a, value: b}]"), TableRequest("t"))
    read = read_schema(schema(tmp_path, "currency: EUR"), asked)
    assert read.edits == asked.edits


def test_a_schema_of_any_nesting_is_answered(tmp_path: Path) -> None:
    with pytest.raises(InvalidInput, match="must be YAML"):
        read_schema(schema(tmp_path, "columns: " + "[" * 5_000), TableRequest("t"))
