"""The tables of real sales, where their files are present, have the published figures."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest

from houseprice.data.builtin.cast import dtype
from houseprice.data.builtin.catalogue import PUBLISHED
from houseprice.data.builtin.load import BUILTIN, builtin_schema, load_builtin
from houseprice.data.dataset import Dataset
from houseprice.data.importing.importer import import_table
from houseprice.data.importing.inspection import inspect_table
from houseprice.data.splits import make_split
from houseprice.data.storage import file_sha256

_FOLDER = os.environ.get("HOUSEPRICE_DATASETS_DIR")
pytestmark = [
    pytest.mark.datasets,
    pytest.mark.skipif(not _FOLDER, reason="HOUSEPRICE_DATASETS_DIR is not set"),
]


@pytest.fixture(scope="module")
def folder() -> Path:
    return Path(str(_FOLDER))


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cache")


def _load(name: str, cache: Path, folder: Path) -> Dataset:
    return load_builtin(name, cache, folder)


@pytest.mark.parametrize("name", sorted(PUBLISHED))
def test_files_have_the_known_checksums(name: str, folder: Path) -> None:
    assert file_sha256(folder / PUBLISHED[name].file) == PUBLISHED[name].sha256


@pytest.mark.parametrize(
    ("name", "rows", "mean", "span"),
    [
        ("california", 20_640, 206_855.82, (14_999, 500_001)),
        ("king_county", 21_613, 540_088.14, (75_000, 7_700_000)),
        ("ames", 2_930, 180_796.06, (12_789, 755_000)),
        ("miami", 13_932, 399_941.93, (72_000, 2_650_000)),
    ],
)
def test_prices_are_as_published(
    name: str, rows: int, mean: float, span: tuple[int, int], tmp_path: Path
) -> None:
    data = load_builtin(name, tmp_path, Path(str(_FOLDER)))
    price = data.frame[data.schema.price]
    assert price.len() == rows
    assert price.mean() == pytest.approx(mean, abs=0.01)
    assert (price.min(), price.max()) == span


@pytest.mark.parametrize("name", BUILTIN)
def test_columns_are_typed_as_the_schema_says(name: str, cache: Path, folder: Path) -> None:
    data = _load(name, cache, folder)
    assert data.schema == builtin_schema(name)
    assert dict(data.frame.schema) == {c.name: dtype(c) for c in data.schema.columns}
    assert load_builtin(name, cache, None).sha256 == data.sha256


def test_california_is_scikit_learns_table_in_dollars(cache: Path, folder: Path) -> None:
    data = _load("california", cache, folder)
    first = data.frame.row(0, named=True)
    assert first == {
        "MedInc": 8.3252, "HouseAge": 41.0, "AveRooms": pytest.approx(6.98412698),
        "AveBedrms": pytest.approx(1.02380952), "Population": 322.0,
        "AveOccup": pytest.approx(2.55555556), "Latitude": 37.88, "Longitude": -122.23,
        "MedHouseVal": 452_600.0,
    }  # fmt: skip
    assert make_split(data, "random:42").test.size == 4_128


def test_king_county_dates_and_parcels(cache: Path, folder: Path) -> None:
    frame = _load("king_county", cache, folder).frame
    assert (frame["date"].min(), frame["date"].max()) == (date(2014, 5, 2), date(2015, 5, 27))
    assert frame["id"].str.len_chars().unique().to_list() == [10]
    assert frame.height - frame["id"].n_unique() == 177
    assert frame["bedrooms"].max() == 33
    assert frame["zipcode"][0] == "98178"


def test_ames_keeps_na_codes_and_gaps_apart(cache: Path, folder: Path) -> None:
    frame = _load("ames", cache, folder).frame
    assert (frame["Alley"] == "NA").sum() == 2_732
    assert frame["Alley"].null_count() == 0
    assert frame["Lot Frontage"].null_count() == 490
    assert (frame["PID"][0], frame["MS SubClass"][0]) == ("0526301100", "020")
    assert frame["sale_date"][0] == date(2010, 5, 15)
    assert frame["Garage Yr Blt"].max() == 2010


def test_miami_months_become_dates(cache: Path, folder: Path) -> None:
    frame = _load("miami", cache, folder).frame
    assert frame["sale_date"].n_unique() == 12
    assert frame["sale_date"].max() == date(2016, 12, 15)
    assert frame["avno60plus"].sum() == 208
    assert frame.height - frame["PARCELNO"].n_unique() == 156


@pytest.mark.parametrize("name", ["king_county", "miami", "ames"])
def test_no_property_is_on_both_sides_of_the_split_by_time(
    name: str, cache: Path, folder: Path
) -> None:
    data = _load(name, cache, folder)
    split = make_split(data, "auto")
    ids = data.frame[str(data.schema.first("id"))]
    assert split.kind == "time"
    assert not set(ids.gather(split.train)) & set(ids.gather(split.test))
    dates = data.frame[str(data.schema.first("date"))]
    assert dates.gather(split.train).max() <= dates.gather(split.test).min()


def test_austins_bathrooms_change_after_row_179(folder: Path) -> None:
    inspection = inspect_table(folder / "austin_tabular.csv.gz")
    roles = {column.role: column for column in inspection.columns}
    assert inspection.rows == 15_169
    assert (roles["bathrooms"].name, roles["bathrooms"].type) == ("numOfBathrooms", "number")
    assert roles["price"].name == "latestPrice"
    assert roles["date"].name == "sale_date"
    assert roles["living_area"].name == "livingAreaSqFt"


def test_chicagos_quoted_numbers_and_texts(folder: Path, tmp_path: Path) -> None:
    data = import_table(
        folder / "chicago_listings.csv.gz", tmp_path / "o", name="c", target="listPrice"
    )
    assert data.frame.height == 1_994  # six have no asking price
    assert data.schema.first("text") == "text"
    assert data.schema.first("living_area") == "sqft"
    assert data.frame["lot_sqft"].dtype.is_float()


@pytest.mark.parametrize(
    ("file", "roles"),
    [
        ("ames.csv", {"id": "PID", "price": "SalePrice", "living_area": "Gr Liv Area"}),
        ("miami.csv", {"id": "PARCELNO", "price": "SALE_PRC", "living_area": "TOT_LVG_AREA"}),
        ("king_county.csv.gz", {"id": "id", "price": "price", "date": "date"}),
        ("california_housing.csv", {"price": "median_house_value", "latitude": "latitude"}),
    ],
)
def test_roles_of_real_tables_are_guessed(file: str, roles: dict[str, str], folder: Path) -> None:
    inspection = inspect_table(folder / file)
    guessed = {column.role: column.name for column in inspection.columns}
    assert {role: guessed[role] for role in roles} == roles  # type: ignore[index]  # plain text


@pytest.mark.parametrize(
    "file",
    ["ames.csv", "austin_tabular.csv.gz", "california_housing.csv", "chicago_listings.csv.gz",
     "king_county.csv.gz", "miami.csv"],
)  # fmt: skip
def test_no_honest_column_is_refused(file: str, folder: Path, tmp_path: Path) -> None:
    rows = inspect_table(folder / file).rows
    data = import_table(folder / file, tmp_path / "o", name="mine")
    gaps = 600 if file.startswith("chicago") else 0  # listings without an earlier sale
    assert rows - gaps <= data.frame.height <= rows
