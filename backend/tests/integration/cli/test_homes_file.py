"""Files of homes: each home is valued or refused by itself, and named by its row."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from tests.integration.cli.conftest import run


def test_a_file_of_homes_is_valued(home: Path, trained: dict[str, Any], sales_file: Path) -> None:
    done = run(home, "value", trained["models"]["lightgbm"]["artifact"], str(sales_file), "--json")
    assert done.returncode == 0, done.stderr
    values = json.loads(done.stdout)
    assert len(values) == 2000
    assert values[0]["contributions"] == []


def test_one_impossible_home_of_a_file_is_refused_and_the_others_are_valued(
    home: Path, trained: dict[str, Any], sales_file: Path
) -> None:
    sales = pl.read_csv(sales_file)[:3]
    area = pl.Series([sales["living_area"][0], 1_000_000, sales["living_area"][2]])
    file = home / "three.csv"
    sales.with_columns(area.cast(sales["living_area"].dtype).alias("living_area")).write_csv(file)
    artifact = trained["models"]["lightgbm"]["artifact"]
    done = run(home, "value", artifact, str(file), "--json")
    assert done.returncode == 0, done.stderr
    values = json.loads(done.stdout)
    assert [value["value"] is None for value in values] == [False, True, False]
    assert "never_seen:living_area" in values[1]["reason_codes"]
    assert values[1]["comparables"] == []
    assert "refused" in run(home, "value", artifact, str(file)).stdout


def test_the_values_of_a_file_are_written_as_csv_with_every_home(
    home: Path, trained: dict[str, Any], sales_file: Path
) -> None:
    sales = pl.read_csv(sales_file)[:3]
    areas = [f"{sales['living_area'][0]:.2f}", "12 or so", f"{sales['living_area'][2]} sqft"]
    file, out = home / "texts.csv", home / "values.csv"
    named = sales.with_columns(pl.Series("living_area", areas), pl.Series("our_id", list("abc")))
    named.write_csv(file)
    artifact = trained["models"]["lightgbm"]["artifact"]
    done = run(home, "value", artifact, str(file), "--csv", str(out))
    assert done.returncode == 0, done.stderr
    assert "3 homes, 1 of them without a value" in done.stdout
    written = pl.read_csv(out)
    assert written["row"].to_list() == [2, 3, 4]
    assert written["value"].is_null().to_list() == [False, True, False]
    assert written["reason_codes"][1] == "unreadable:living_area"
    assert "living_area must be" in written["reason"][1]
    assert "Write living_area as a number such as" in written["reason"][1]


def test_out_writes_what_a_batch_of_the_studio_writes(
    home: Path, trained: dict[str, Any], sales_file: Path
) -> None:
    sales = pl.read_csv(sales_file)[:300]
    areas = sales["living_area"].cast(pl.String).scatter(1, "large")
    file = home / "many.csv"
    sales.with_columns(areas).write_csv(file)
    artifact, out = trained["models"]["lightgbm"]["artifact"], home / "many.parquet"
    done = run(home, "value", artifact, str(file), "--out", str(out))
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("300 homes are in ")
    written = pl.read_parquet(out)
    assert written["row"].to_list() == list(range(2, 302))
    assert written["value"].is_null().arg_true().to_list() == [1]
    assert written["reason_codes"][1] == "unreadable:living_area"
    # The values are those of the other ways to ask.
    other = home / "others.csv"
    assert run(home, "value", artifact, str(file), "--csv", str(other)).returncode == 0
    assert written["value"].equals(pl.read_csv(other)["value"])
    # Options that say how the file is written count here as there.
    named, again = home / "named.csv", home / "again.parquet"
    pl.read_csv(file).rename({"living_area": "feature 7"}).write_csv(named)
    rename = ("--rename", "feature 7=living_area")
    done = run(home, "value", artifact, str(named), *rename, "--out", str(again))
    assert "'feature 7' is read as 'living_area'" in done.stderr
    assert pl.read_parquet(again)["value"].equals(written["value"])
    # A reason is the value less that with a typical group.
    amounts = written.filter(pl.col("value").is_not_null())["amount_1"]
    assert amounts.null_count() == 0
    refused = run(home, "value", artifact, str(file), "--out", str(home / "values.pdf"))
    assert refused.returncode != 0
    assert ".csv, .parquet, .xlsx" in refused.stderr
    one = run(home, "value", artifact, "--set=living_area=120", "--out", str(out))
    assert "--out writes the values of a FILE" in one.stderr
    both = run(home, "value", artifact, str(file), "--out", str(out), "--json")
    assert "--out writes all of the answer" in both.stderr


def test_a_text_of_set_that_cannot_be_read_is_refused_with_its_fix(
    home: Path, trained: dict[str, Any]
) -> None:
    artifact = trained["models"]["lightgbm"]["artifact"]
    done = run(home, "value", artifact, "--set=living_area=12 or so")
    assert done.returncode != 0
    assert "living_area must be a number, got '12 or so'" in done.stderr
    assert "Write living_area as a number such as" in done.stderr


@pytest.mark.parametrize("explain", ["--explain", "--no-explain"])
def test_a_home_of_a_file_that_lacks_what_is_needed_is_refused_alone(
    home: Path, trained: dict[str, Any], sales_file: Path, explain: str
) -> None:
    sales = pl.read_csv(sales_file)[:4].select("living_area", "latitude", "longitude")
    number = pl.int_range(pl.len())
    file = home / "gaps.csv"
    sales.with_columns(
        pl.when(number != 1).then("living_area").otherwise(0).alias("living_area"),
        pl.when(number != 2).then("latitude").alias("latitude"),
    ).write_csv(file)
    artifact = trained["models"]["lightgbm"]["artifact"]
    done = run(home, "value", artifact, str(file), explain, "--json")
    assert done.returncode == 0, done.stderr
    values = json.loads(done.stdout)
    assert [value["value"] is None for value in values] == [False, True, True, False]
    assert "impossible:living_area" in values[1]["reason_codes"]
    assert "required:latitude" in values[2]["reason_codes"]
    assert bool(values[0]["comparables"]) == (explain == "--explain")


def _homes(home: Path, sales_file: Path, changes: dict[int, dict[str, str]]) -> str:
    """A file of five homes with a blank line as row 3; values are changed by row and column."""
    header, *lines = sales_file.read_text().split("\n")[:6]
    rows = [header, lines[0], "", *lines[1:]]
    for row, change in changes.items():
        cells = rows[row - 1].split(",")
        for column, value in change.items():
            cells[header.split(",").index(column)] = value
        rows[row - 1] = ",".join(cells)
    (home / "five.csv").write_text("\n".join(rows) + "\n")
    return str(home / "five.csv")


def test_homes_of_a_file_are_told_by_its_rows(
    home: Path, trained: dict[str, Any], sales_file: Path
) -> None:
    artifact = trained["models"]["lightgbm"]["artifact"]
    for value in ("large", "2.5"):
        file = _homes(home, sales_file, {5: {"bedrooms": value}})
        done = run(home, "value", artifact, file, "--json")
        assert done.returncode == 0, done.stderr
        documents = json.loads(done.stdout)
        assert [document["value"] is None for document in documents] == [False] * 2 + [True] + [
            False
        ] * 2
        assert documents[2]["reason_codes"] == ["unreadable:bedrooms"]
        reason = documents[2]["confidence"]["reason"]
        rule = f"No value: bedrooms must be a whole number, got '{value}'."
        assert reason == f"{rule} Write bedrooms as a whole number such as 3, or leave it out."
    table = run(home, "value", artifact, _homes(home, sales_file, {}), "--no-explain").stdout
    rows = [line.split("│")[1].strip() for line in table.split("\n") if line.startswith("│")]
    assert rows == ["2", "4", "5", "6", "7"]
