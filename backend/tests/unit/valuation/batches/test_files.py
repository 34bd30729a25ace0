"""The files of a batch: parts that appear whole, and downloads that start no formula."""

from __future__ import annotations

import io
from pathlib import Path

import openpyxl  # type: ignore[import-untyped]  # ships no types
import polars as pl
import pytest

from houseprice.errors import InvalidInput, TooLarge
from houseprice.valuation.batches import files
from houseprice.valuation.batches.columns import LATITUDE, LONGITUDE
from houseprice.valuation.batches.files import (
    FILE_KINDS,
    FileKind,
    kind_of,
    parts_of,
    scan,
    write_file,
    write_part,
)


def part(rows: list[int], notes: list[str | None]) -> pl.DataFrame:
    return pl.DataFrame(
        {
            "row": rows,
            "note": notes,
            "value": [float(row) for row in rows],
            LATITUDE: [1.5] * len(rows),
            LONGITUDE: [None] * len(rows),
        },
        schema_overrides={"note": pl.String, LONGITUDE: pl.Float64},
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two parts, of which the later one was done first."""
    into = tmp_path / "parts"
    write_part(part([4, 5], ["-5", None]), into, 2, "1")
    write_part(part([2, 3], ["=1+1", "a\x0bb"]), into, 0, "1")
    return into


def test_parts_are_in_the_order_of_the_homes_and_leave_nothing_else(folder: Path) -> None:
    assert [path.name for path in folder.iterdir() if path.name.startswith(".")] == []
    table = scan(folder)
    assert table is not None
    assert table.collect()["row"].to_list() == [2, 3, 4, 5]
    assert len(parts_of(folder)) == 2


def test_a_folder_without_parts_has_no_table(tmp_path: Path) -> None:
    assert scan(tmp_path / "nothing") is None


@pytest.mark.parametrize("kind", FILE_KINDS)
def test_every_kind_of_file_has_all_homes_without_their_places(
    folder: Path, tmp_path: Path, kind: FileKind
) -> None:
    target = tmp_path / f"out.{kind}"
    assert write_file(folder, target, kind) == 4
    table = read(target, kind)
    assert table.columns == ["row", "note", "value"]
    assert table["value"].to_list() == [2.0, 3.0, 4.0, 5.0]


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_no_cell_starts_a_formula_and_numbers_stay(
    folder: Path, tmp_path: Path, kind: FileKind
) -> None:
    target = tmp_path / f"out.{kind}"
    write_file(folder, target, kind)
    notes = read(target, kind)["note"].to_list()
    assert (notes[0], str(notes[2])) == ("'=1+1", "-5")


def read(file: Path, kind: FileKind) -> pl.DataFrame:
    if kind == "parquet":
        return pl.read_parquet(file)
    if kind == "csv":
        assert file.read_bytes().startswith(b"\xef\xbb\xbf")  # or a spreadsheet guesses
        return pl.read_csv(file, schema_overrides={"note": pl.String})
    book = openpyxl.load_workbook(io.BytesIO(file.read_bytes()), read_only=True)
    header, *rows = book.active.iter_rows(values_only=True)
    return pl.DataFrame(
        rows,
        schema={str(name): kinds for name, kinds in zip(header, SHEET, strict=True)},
        orient="row",
    )


SHEET = (pl.Int64(), pl.String(), pl.Float64())


def test_a_workbook_refuses_more_rows_than_it_has(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "MOST_XLSX_ROWS", 4)
    with pytest.raises(TooLarge, match="3 homes at most, got 4"):
        write_file(folder, tmp_path / "out.xlsx", "xlsx")


def test_the_name_of_a_file_says_its_kind() -> None:
    assert kind_of(Path("values.XLSX")) == "xlsx"
    with pytest.raises(InvalidInput, match=r"\.csv, \.parquet, \.xlsx"):
        kind_of(Path("values.pdf"))
