"""A home needs only coordinates: areas and points are kept with the data set and the model."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import numpy as np
import polars as pl
import pytest
import shapely  # type: ignore[import-untyped]  # ships no types

from houseprice.artifacts import verify
from houseprice.data.dataset import Dataset
from houseprice.data.importing.homes import read_homes_file
from houseprice.data.importing.importer import import_table
from houseprice.data.importing.layers.ask import parse_layers
from houseprice.data.importing.table_request import TableRequest
from houseprice.data.importing.versions.append import append_table
from houseprice.data.storage import load_dataset
from houseprice.errors import CorruptArtifact, DatasetChanged, InvalidInput
from houseprice.progress import ignore_progress
from houseprice.training.spec import TrainSettings
from houseprice.training.train import TrainingTask, train
from houseprice.valuation.valuer import Valuer

DERIVED = {"district", "income", "distance_to_schools_m"}


@pytest.fixture(scope="module")
def files(demo: Dataset, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with sales without neighbourhoods, 16 areas and three schools."""
    folder = tmp_path_factory.mktemp("files")
    demo.frame.drop(demo.schema.first("neighbourhood") or "").write_csv(folder / "sales.csv")
    lat, lon = (demo.frame[demo.schema.first(role)] for role in ("latitude", "longitude"))
    south, west = float(lat.min()), float(lon.min())
    height, width = (float(lat.max()) - south) / 4, (float(lon.max()) - west) / 4
    features = [
        _feature((west + x * width, south + y * height, width, height), f"D{x}{y}", x + 2 * y)
        for x in range(4)
        for y in range(4)
    ]
    _write_areas(folder / "areas.geojson", features)
    _write_areas(folder / "others.geojson", features[:8])
    schools = "name,latitude,longitude\n" + "".join(
        f"S{n},{south + n * height},{west + n * width}\n" for n in range(1, 4)
    )
    (folder / "schools.csv").write_text(schools, encoding="utf-8")
    return folder


def _feature(corner: tuple[float, float, float, float], name: str, rank: int) -> dict[str, Any]:
    west, south, width, height = corner
    box = shapely.box(west, south, west + width, south + height)
    properties = {"district": name, "income": 30_000 + 1_000 * rank}
    return {"type": "Feature", "properties": properties, "geometry": box.__geo_interface__}


def _write_areas(path: Path, features: list[dict[str, Any]]) -> None:
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}))


def _asked(files: Path, areas: str = "areas.geojson") -> TableRequest:
    layers = parse_layers([f"areas={files / areas}"], [f"schools={files / 'schools.csv'}"])
    return TableRequest("mine", layers=layers)


@pytest.fixture(scope="module")
def sales(files: Path, tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    """The sales with the columns of both layers."""
    folder = tmp_path_factory.mktemp("sets") / "mine"
    return import_table(files / "sales.csv", folder, _asked(files))


@pytest.fixture(scope="module")
def model(sales: Dataset, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A model of these sales, whose data set is gone."""
    out = tmp_path_factory.mktemp("models") / "lightgbm"
    settings = TrainSettings(epochs=30)
    train(TrainingTask("lightgbm", sales, settings), out, ignore_progress)
    return out


@pytest.fixture(scope="module")
def placed(model: Path) -> Valuer:
    """The model, loaded."""
    return Valuer.load(model)


def test_sales_have_the_columns_of_their_layers(sales: Dataset) -> None:
    made = {column.name: column for column in sales.schema.columns if column.layer}
    assert set(made) == DERIVED
    assert (made["district"].role, made["district"].layer) == ("neighbourhood", "areas")
    assert (made["distance_to_schools_m"].unit, made["income"].type) == ("m", "number")
    assert sales.frame.select(DERIVED).null_count().sum_horizontal().item() == 0
    assert load_dataset(sales.path.parent).layers.columns == sales.layers.columns


def test_another_layer_is_another_version_and_the_same_layer_is_the_same(
    sales: Dataset, files: Path, tmp_path: Path
) -> None:
    again = import_table(files / "sales.csv", tmp_path / "again", _asked(files))
    assert again.sha256 == sales.sha256
    # The same values from another file of areas: a home elsewhere would get another area.
    more = json.loads((files / "areas.geojson").read_text())["features"]
    _write_areas(files / "more.geojson", [*more, _feature((170, 80, 1, 1), "North", 9)])
    other = import_table(files / "sales.csv", tmp_path / "other", _asked(files, "more.geojson"))
    assert other.frame.equals(sales.frame)
    assert other.sha256 != sales.sha256


def test_a_changed_layer_is_noticed(sales: Dataset, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(sales.path.parent, tmp_path / "copy"))
    shutil.rmtree(folder / "layers")
    with pytest.raises(DatasetChanged, match="place layers"):
        load_dataset(folder)


def test_later_sales_get_the_columns_too(sales: Dataset, files: Path, tmp_path: Path) -> None:
    later = pl.read_csv(files / "sales.csv").head(40).with_columns(pl.col(sales.schema.price) + 7)
    later.write_csv(tmp_path / "later.csv")
    grown = append_table(
        tmp_path / "later.csv", sales.path.parent, tmp_path / "grown", TableRequest("grown")
    )
    assert grown.frame.height == sales.frame.height + 40
    assert grown.frame.tail(40).select(DERIVED).equals(sales.frame.head(40).select(DERIVED))
    assert grown.layers.columns == sales.layers.columns


def test_the_form_asks_for_no_derived_column(placed: Valuer) -> None:
    assert DERIVED.isdisjoint({field.name for field in placed.form})
    assert DERIVED.isdisjoint(placed.example)
    assert DERIVED.isdisjoint(placed.reference)
    assert {"latitude", "longitude"} <= {field.role for field in placed.form}


def test_a_home_of_coordinates_is_valued_as_the_sale_was(
    placed: Valuer, sales: Dataset, files: Path
) -> None:
    names = [field.name for field in placed.form]
    rows = sales.frame.head(50)
    as_table = placed.values(rows.select(names)).values
    assert np.isfinite(as_table).any()
    homes = rows.select(names).head(5)
    few = [home.value or np.nan for home in placed.value(homes.to_dicts())]
    assert few == pytest.approx(placed.values(homes).values.tolist(), nan_ok=True)
    # What a table says of a derived column does not count.
    wrong = rows.select(names).with_columns(pl.lit("Nowhere").alias("district"))
    assert placed.values(wrong).values == pytest.approx(as_table, nan_ok=True)
    from_file = read_homes_file(files / "sales.csv", placed.manifest.schema).frame.head(50)
    assert placed.values(from_file.select(names)).values == pytest.approx(as_table, nan_ok=True)


def test_comparables_and_reasons_show_the_derived_columns(placed: Valuer) -> None:
    explanation = placed.explain(placed.example)
    assert set(explanation.comparables[0].features) >= DERIVED
    single = placed.explain(placed.example, detail="features")
    labels = {contribution.feature for contribution in single.contributions}
    assert {"Location", "Income", "Distance to schools m"} <= labels


def test_a_home_far_from_all_areas_is_less_sure_because_of_the_gap(placed: Valuer) -> None:
    lat, lon = (
        next(field.name for field in placed.form if field.role == role)
        for role in ("latitude", "longitude")
    )
    (value,) = placed.value([{**placed.example, lat: placed.example[lat] + 3.0, lon: 0.0}])
    assert value.value is None or any("district" in code for code in value.reason_codes)


def test_a_home_that_brings_a_derived_column_is_told_to_leave_it_out(placed: Valuer) -> None:
    with pytest.raises(InvalidInput, match="district must not be given"):
        placed.value([{**placed.example, "district": "D00"}])


def test_the_layers_are_files_of_the_model_with_checksums(model: Path, tmp_path: Path) -> None:
    files = verify(model).files
    assert {"layers/layers.json", "layers/1.parquet", "layers/2.parquet"} <= set(files)
    folder = Path(shutil.copytree(model, tmp_path / "copy"))
    (folder / "layers" / "1.parquet").write_bytes(b"PAR1")
    with pytest.raises(CorruptArtifact, match=r"layers/1\.parquet"):
        Valuer.load(folder)
