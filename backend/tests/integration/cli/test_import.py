"""``houseprice import`` stores a table in the studio's own folder."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.integration.cli.conftest import run, run_process

LINES = [f"{250_000 + 900 * n},2021-{n % 12 + 1:02d}-15,{900 + n},Z{n % 3}" for n in range(60)]
TABLE = "\n".join(["sale_price,sale_date,living_area,zone", *LINES])


@pytest.fixture
def table(tmp_path: Path) -> Path:
    file = tmp_path / "town.csv"
    file.write_text(TABLE)
    return file


def test_a_table_is_stored_once_and_continued(table: Path, tmp_path: Path) -> None:
    home = tmp_path / "home"
    first = run_process(home, "import", str(table), "--name", "Town", "--json")
    assert first.returncode == 0, first.stderr
    stored = json.loads(first.stdout)
    assert (stored["created"], stored["dataset"]["rows"], stored["dataset"]["version"]) == (
        True,
        60,
        1,
    )
    again = json.loads(run(home, "import", str(table), "--name", "Town", "--json").stdout)
    assert (again["created"], again["dataset"]["id"]) == (False, stored["dataset"]["id"])
    later = tmp_path / "later.csv"
    later.write_text("\n".join([TABLE, "300000,2022-01-15,1000,Z1"]))
    more = run(home, "import", str(later), "--append-to", stored["dataset"]["id"])
    assert more.returncode == 0, more.stderr
    assert "version 2: 61 sales" in more.stdout
    assert "1 sales are new" in more.stdout


def test_a_table_that_breaks_a_rule_is_refused_with_its_row(table: Path, tmp_path: Path) -> None:
    table.write_text(TABLE + "\n260000,2021-02-31,1000,Z1")
    home = tmp_path / "home"
    refused = run(home, "import", str(table))
    assert refused.returncode == 2
    assert "row 62" in refused.stderr
    left_out = run(home, "import", str(table), "--leave-out-bad")
    assert left_out.returncode == 0
    assert "60 sales" in left_out.stdout


def test_a_cell_is_corrected_at_the_import(table: Path, tmp_path: Path) -> None:
    table.write_text(TABLE + "\n260000,2021-02-31,1000,Z1")
    home = tmp_path / "home"
    done = run(home, "import", str(table), "--edit", "62:sale_date=2021-02-28", "--json")
    assert done.returncode == 0, done.stderr
    dataset = json.loads(done.stdout)["dataset"]
    assert dataset["rows"] == 61
    cell = {"row": 62, "column": "sale_date", "before": "2021-02-31", "value": "2021-02-28"}
    assert dataset["edits"] == [cell]
    shown = run(home, "inspect", str(table), "--edit", "62:sale_date=2021-02-28", "--json")
    assert json.loads(shown.stdout)["edits"] == [cell]
    refused = run(home, "validate", str(table), "--edit", "63:sale_date=2021-02-28")
    assert refused.returncode == 2
    assert "the table has rows 2 to 62" in refused.stderr


def test_areas_and_points_come_with_a_table_and_with_its_schema(tmp_path: Path) -> None:
    lines = [f"{250_000 + 900 * n},{900 + n},{47 + n / 60},8.5" for n in range(60)]
    table = tmp_path / "town.csv"
    table.write_text("\n".join(["sale_price,living_area,latitude,longitude", *lines]))
    ring = [[8, 46], [9, 46], [9, 47.5], [8, 47.5], [8, 46]]
    geometry = {"type": "Polygon", "coordinates": [ring]}
    feature = {"type": "Feature", "properties": {"district": "South"}, "geometry": geometry}
    areas = tmp_path / "areas.geojson"
    areas.write_text(json.dumps({"type": "FeatureCollection", "features": [feature]}))
    schools = tmp_path / "places.csv"
    schools.write_text("latitude,longitude\n47.0,8.5\n")
    home, schema = tmp_path / "home", tmp_path / "schema.yaml"
    layers = ("--areas", f"{areas}:district", "--points", f"schools={schools}")
    inspected = run(home, "inspect", str(table), *layers, "--schema-out", str(schema))
    assert inspected.returncode == 0, inspected.stderr
    assert "file: areas.geojson" in schema.read_text()
    first = run(home, "import", str(table), *layers, "--name", "Town", "--json")
    assert first.returncode == 0, first.stderr
    stored = json.loads(first.stdout)["dataset"]
    columns = {column["name"]: column["role"] for column in stored["columns"]}
    assert (columns["district"], columns["distance_to_schools_m"]) == ("neighbourhood", "number")
    again = run(home, "import", str(table), "--schema", str(schema), "--name", "Town", "--json")
    assert again.returncode == 0, again.stderr
    assert json.loads(again.stdout)["dataset"]["id"] == stored["id"]
    missing = run(home, "import", str(table), "--areas", "none.geojson")
    assert missing.returncode != 0
    assert "none.geojson" in missing.stderr
