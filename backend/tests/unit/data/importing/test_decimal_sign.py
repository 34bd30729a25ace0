"""What 1.250 means is settled by the other columns of the table."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest

from houseprice.data.importing.importer import import_table
from houseprice.data.importing.inspection import Inspection, inspect_table
from houseprice.data.importing.table_request import TableRequest


def _inspected(folder: Path, table: dict[str, list[str]]) -> Inspection:
    path = folder / "sales.csv"
    pl.DataFrame(table).write_csv(path, separator=";")
    return inspect_table(path)


def _prices(size: int) -> list[str]:
    return [f"{200 + n % 700}.{n % 1000:03},00 €" for n in range(size)]


@pytest.mark.parametrize("size", [60, 100_000])
@pytest.mark.parametrize("unit", ["m²", "sq ft", "sq yd"])
def test_areas_with_units_stay_areas(tmp_path: Path, size: int, unit: str) -> None:
    areas = [f"{(300 + 7 * n % 1500):,}".replace(",", ".") + f" {unit}" for n in range(size)]
    inspection = _inspected(tmp_path, {"Kaufpreis": _prices(size), "Grundstück": areas})
    (lot,) = [column for column in inspection.columns if column.name == "Grundstück"]
    assert (lot.role, lot.type) == ("lot_area", "number")
    assert not inspection.bad_rows
    assert not [question for question in inspection.questions if question.kind == "decimal sign"]


@pytest.mark.parametrize("size", [60, 100_000])
def test_cells_of_people_decide_where_bare_numbers_disagree(tmp_path: Path, size: int) -> None:
    table = {
        "Kaufpreis": _prices(size),
        "Wohnfläche": [f"{80 + n % 90},{n % 10} m²" for n in range(size)],
        "Grundstück": [f"{1 + n % 3}.{n % 1000:03} m²" for n in range(size)],
        "Breitengrad": [f"{49 + n % 100 / 1000:.6f}" for n in range(size)],
        "Längengrad": [f"{8.4 + n % 90 / 1000:.6f}" for n in range(size)],
    }
    inspection = _inspected(tmp_path, table)
    assert not inspection.questions
    assert inspection.first_row["lot_area"] == 1000
    assert inspection.first_row["latitude"] == 49


def _signs(folder: Path, table: dict[str, list[str]]) -> dict[str, str]:
    """The decimal sign of each column, as models and later files use it."""
    path = folder / "sales.csv"
    pl.DataFrame(table).write_csv(path, separator=";")
    columns = import_table(path, folder / "out", TableRequest("mine")).schema.columns
    return {column.name: column.format.decimal for column in columns}


def _bare_areas(size: int) -> list[str]:
    return [str(300 + 7 * n % 500) for n in range(size)]


@pytest.mark.parametrize("size", [60, 100_000])
def test_whole_numbers_take_the_decimal_sign_of_the_table(tmp_path: Path, size: int) -> None:
    table = {
        "Kaufpreis": _prices(size),
        "Wohnfläche m²": [f"{80 + n % 90},{n % 10}" for n in range(size)],
        "Grundstücksfläche m²": _bare_areas(size),
        "Zimmer": [str(2 + n % 6) for n in range(size)],
    }
    assert _signs(tmp_path, table) == dict.fromkeys(table, ",")


def test_numbers_without_a_fraction_keep_the_point_where_no_column_has_a_comma(
    tmp_path: Path,
) -> None:
    table = {"price": [f"{200_000 + 1000 * n}.50" for n in range(60)], "lot": _bare_areas(60)}
    assert _signs(tmp_path, table) == dict.fromkeys(table, ".")
