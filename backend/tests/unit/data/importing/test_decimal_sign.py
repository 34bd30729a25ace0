"""What 1.250 means is settled by the other columns of the table."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest

from houseprice.data.importing.inspection import Inspection, inspect_table


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
