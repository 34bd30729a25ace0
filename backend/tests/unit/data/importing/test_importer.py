"""A user's table is stored whole and with types, or refused with row, column, value and rule."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import polars as pl
import pytest

from houseprice.data.importing.importer import import_table
from houseprice.data.importing.table_request import TableRequest
from houseprice.data.schema import TableSchema
from houseprice.data.storage import load_dataset
from houseprice.errors import (
    Conflict,
    DatasetChanged,
    HousePriceError,
    InvalidData,
    InvalidInput,
    NotFound,
)

_N = 30


def _columns(**changes: list[object]) -> dict[str, list[object]]:
    base: dict[str, list[object]] = {
        "id": [f"{i:04d}" for i in range(_N)],
        "price": [100_000 + 1_000 * i for i in range(_N)],
        "lat": [47.5 + i / 100 for i in range(_N)],
        "lon": [-122.3 + i / 100 for i in range(_N)],
        "living_area": [900 + 11 * i for i in range(_N)],
        "fence": ["NA", "Wood", None] * 10,
    }
    return {**base, **changes}


def _write(tmp_path: Path, columns: dict[str, list[object]]) -> Path:
    path = tmp_path / "t.csv"
    pl.DataFrame(columns, strict=False).write_csv(path)
    return path


def _with(values: list[object], row: int, value: object) -> list[object]:
    """The values after replacing the one in spreadsheet row `row`."""
    return [value if at == row - 2 else old for at, old in enumerate(values)]


def test_a_table_is_stored_typed_with_its_meaning(tmp_path: Path) -> None:
    source = _write(tmp_path, _columns(sold=["20141013T000000"] * _N))
    data = import_table(
        source, tmp_path / "out", TableRequest("mine", currency="EUR", area_unit="m2")
    )
    assert data.frame.height == _N
    assert data.frame["id"][3] == "0003"
    assert data.frame["price"].dtype == pl.Float64
    assert data.frame["sold"][0] == date(2014, 10, 13)
    assert data.frame["fence"].to_list()[:3] == ["NA", "Wood", None]
    assert (data.schema.currency, data.schema.area_unit) == ("EUR", "m2")
    units = {column.role: column.unit for column in data.schema.columns}
    assert (units["price"], units["living_area"], units["latitude"]) == ("EUR", "m2", "deg")
    assert {c.name for c in data.schema.columns if c.required} == {"lat", "lon", "living_area"}


def test_what_was_stored_is_read_back(tmp_path: Path) -> None:
    data = import_table(_write(tmp_path, _columns()), tmp_path / "out", TableRequest("mine"))
    again = load_dataset(tmp_path / "out")
    assert again.schema == data.schema
    assert again.sha256 == data.sha256
    assert again.frame.equals(data.frame)
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [
        "inspection.json", "rows.json", "sales.parquet", "schema.json",
    ]  # fmt: skip


def test_the_same_table_has_the_same_hash(tmp_path: Path) -> None:
    source = _write(tmp_path, _columns())
    first = import_table(source, tmp_path / "a", TableRequest("mine"))
    assert import_table(source, tmp_path / "b", TableRequest("mine")).sha256 == first.sha256


def test_a_table_that_changed_on_disk_is_refused(tmp_path: Path) -> None:
    data = import_table(_write(tmp_path, _columns()), tmp_path / "out", TableRequest("mine"))
    data.path.write_bytes(data.path.read_bytes() + b"\0")
    with pytest.raises(DatasetChanged, match=data.sha256[:12]):
        load_dataset(tmp_path / "out")


def test_a_folder_without_a_table_is_not_found(tmp_path: Path) -> None:
    with pytest.raises(NotFound):
        load_dataset(tmp_path)


def test_a_data_set_is_written_once(tmp_path: Path) -> None:
    source = _write(tmp_path, _columns())
    import_table(source, tmp_path / "out", TableRequest("mine"))
    with pytest.raises(Conflict):
        import_table(source, tmp_path / "out", TableRequest("mine"))


def test_schema_json_round_trips_exactly(tmp_path: Path) -> None:
    data = import_table(_write(tmp_path, _columns()), tmp_path / "out", TableRequest("mine"))
    assert TableSchema.from_json(json.loads(json.dumps(data.schema.to_json()))) == data.schema


def test_rows_without_a_price_are_left_out_and_counted(tmp_path: Path) -> None:
    prices = _with(_with(_with(_columns()["price"], 3, None), 5, 0), 9, -5)
    data = import_table(
        _write(tmp_path, _columns(price=prices)), tmp_path / "out", TableRequest("mine")
    )
    assert data.frame.height == _N - 3
    assert any("rows without a price were left out" in text for text in data.schema.warnings)
    assert any("0 or less were left out, 2 times" in text for text in data.schema.warnings)


def test_rows_that_are_there_twice_are_kept_and_told_once(tmp_path: Path) -> None:
    columns = {name: [*values, *values[3:6]] for name, values in _columns().items()}
    columns["price"][4] = columns["price"][-2] = None  # without a price: left out, not kept
    source = _write(tmp_path, columns)
    data = import_table(source, tmp_path / "out", TableRequest("mine"))
    assert data.frame.height == _N + 1
    (warning,) = [text for text in data.schema.warnings if "equal to an earlier row" in text]
    assert "2 sales" in warning
    assert "rows 32, 34" in warning
    problems = json.loads((tmp_path / "out" / "inspection.json").read_text())["problems"]
    (problem,) = [problem for problem in problems if problem["kind"] == "duplicate rows"]
    assert (problem["count"], problem["fixes"]) == (2, ["leave out"])
    asked = TableRequest("mine", leave_out=("duplicate rows",))
    assert import_table(source, tmp_path / "without", asked).frame.height == _N - 1


def test_zero_zero_is_no_place(tmp_path: Path) -> None:
    columns = _columns()
    columns["lat"], columns["lon"] = _with(columns["lat"], 7, 0), _with(columns["lon"], 7, 0)
    data = import_table(_write(tmp_path, columns), tmp_path / "out", TableRequest("mine"))
    assert data.frame["lat"][5] is None
    assert data.frame["lon"][5] is None
    assert data.frame["lat"].null_count() == 1


@pytest.mark.parametrize(
    ("row", "column", "value", "rule"),
    [
        (8, "price", "abc", "must be a number"),
        (8, "price", "1e999", "must be a number"),
        (31, "living_area", "big", "must be a number"),
        (6, "bedrooms", "three", "must be a number"),  # few different values, but not codes
        (4, "lat", "91", "latitude in -85..85"),
        (4, "lat", "90", "latitude in -85..85"),  # the pole itself
        (4, "lon", "-180.5", "longitude in -180..180"),
        (4, "lat", "north", "must be a number"),
    ],
)
def test_a_bad_value_is_named_with_its_row(
    tmp_path: Path, row: int, column: str, value: str, rule: str
) -> None:
    columns = _columns(bedrooms=[1 + i % 4 for i in range(_N)])
    columns[column] = _with([str(old) for old in columns[column]], row, value)
    with pytest.raises(InvalidData) as caught:
        import_table(_write(tmp_path, columns), tmp_path / "out", TableRequest("mine"))
    place = caught.value.places[0]
    assert (place["row"], place["column"], place["value"]) == (row, column, value)
    assert rule in place["rule"]
    assert value in caught.value.message
    assert caught.value.hint
    assert not (tmp_path / "out").exists()


def test_every_wrong_column_is_named(tmp_path: Path) -> None:
    beds: list[object] = ["three" if row < 25 else 1 + row % 4 for row in range(500)]
    columns = {"price": [*range(1000, 1500)], "bedrooms": beds, "baths": [1, 2] * 250}
    columns["baths"] = _with(_with(columns["baths"], 7, "two"), 9, "one")
    columns["living_area"] = _with([*range(500, 1000)], 4, "large")
    with pytest.raises(InvalidData) as caught:
        import_table(_write(tmp_path, columns), tmp_path / "out", TableRequest("mine"))
    places = [(place["row"], place["column"], place["value"]) for place in caught.value.places]
    assert len(places) == 20
    assert places[:3] == [
        (2, "bedrooms", "three"),
        (7, "baths", "two"),
        (4, "living_area", "large"),
    ]
    assert (9, "baths", "one") in places
    assert caught.value.message == (
        "bedrooms must be a number, got 'three' in row 2 and 24 more like it; "
        "also wrong: baths, living_area; 25 rows in all cannot be read"
    )


def test_words_that_mean_a_gap_are_gaps_among_few_different_numbers(tmp_path: Path) -> None:
    beds: list[object] = ["n/a", "-", "unknown", "?", None, *[1 + i % 4 for i in range(_N - 5)]]
    source = _write(tmp_path, _columns(bedrooms=beds))
    data = import_table(source, tmp_path / "out", TableRequest("mine"))
    assert data.schema.first("bedrooms") == "bedrooms"
    assert data.frame["bedrooms"].to_list()[:6] == [None] * 5 + [1]
    assert any("read as a gap" in text for text in data.schema.warnings)


def test_a_column_called_a_category_keeps_its_words(tmp_path: Path) -> None:
    beds = _with([str(1 + i % 4) for i in range(_N)], 6, "three")
    source = _write(tmp_path, _columns(bedrooms=beds))
    data = import_table(
        source, tmp_path / "o", TableRequest("mine", roles={"bedrooms": "category"})
    )
    assert data.frame["bedrooms"].to_list() == beds


def _few(n: int) -> dict[str, list[object]]:
    return {name: values[:n] for name, values in _columns().items()}


@pytest.mark.parametrize(
    ("columns", "options", "message"),
    [
        (_few(0), {}, "got no usable row"),
        (_few(1), {}, "at least 20 rows with a positive number in 'price', got 1"),
        (_few(19), {}, "got 19"),
        (_columns(price=[None] * _N), {"target": "price"}, "got no usable row"),
        (_columns(price=[5] * _N), {"target": "price"}, "must differ between rows, got 5"),
        (_columns(), {"target": "cost"}, "the target must be a column of the table, got 'cost'"),
        (_columns(), {"target": "fence"}, "must be a number"),
        (_columns(), {"roles": {"cost": "id"}}, "must be a column of the table, got 'cost'"),
        (_columns(), {"roles": {"fence": "moat"}}, "a role must be one of price"),
        (_columns(), {"roles": {"lat": "id", "id": "id"}}, "only one column may be the id"),
        (_columns(), {"roles": {"fence": "number"}}, "fence must be a number"),
        (_columns(), {"roles": {"fence": "date"}}, "fence must be a date"),
        ({"a": [1, 2], "b": [3, 5]}, {}, "a table must have a price column"),
    ],
)
def test_a_table_nobody_can_train_on_is_refused(
    tmp_path: Path, columns: dict[str, list[object]], options: dict[str, object], message: str
) -> None:
    source = _write(tmp_path, columns)
    with pytest.raises(InvalidData, match=message):
        import_table(source, tmp_path / "out", TableRequest("mine", **options))  # type: ignore[arg-type]
    assert [path.name for path in tmp_path.iterdir()] == ["t.csv"]


def test_twenty_rows_are_enough(tmp_path: Path) -> None:
    data = import_table(_write(tmp_path, _few(20)), tmp_path / "out", TableRequest("mine"))
    assert data.frame.height == 20


@pytest.mark.parametrize("options", [{"currency": "dollars"}, {"area_unit": "acres"}])
def test_units_must_be_known(tmp_path: Path, options: dict[str, str]) -> None:
    source = _write(tmp_path, _columns())
    with pytest.raises(InvalidInput):
        import_table(source, tmp_path / "out", TableRequest("mine", **options))  # type: ignore[arg-type]


def test_no_message_tells_where_files_lie(tmp_path: Path) -> None:
    source = tmp_path / "t.csv"
    for content in (b"", b"a\n\x00", b"a,b\n1", b"PAR1xxxx", b"price\nx\n"):
        source.write_bytes(content)
        with pytest.raises(HousePriceError) as caught:
            import_table(source, tmp_path / "out", TableRequest("mine"))
        assert str(tmp_path) not in caught.value.message + caught.value.hint


def test_a_role_may_keep_a_column_as_text(tmp_path: Path) -> None:
    columns = _columns(living_area=_with([str(i) for i in range(_N)], 5, "big"))
    source = _write(tmp_path, columns)
    data = import_table(
        source, tmp_path / "o", TableRequest("mine", roles={"living_area": "category"})
    )
    assert data.frame["living_area"][3] == "big"


def test_a_place_that_is_none_is_left_out_with_the_bad_rows(tmp_path: Path) -> None:
    rows = [f"{200_000 + 1_000 * n},{900 + n},{45 + n / 1_000},{-93 - n / 900}" for n in range(60)]
    rows[6] = "260000,950,99,-93"
    file = tmp_path / "sales.csv"
    file.write_text("\n".join(["price,living_area,latitude,longitude", *rows]))
    with pytest.raises(InvalidData, match="latitude must be a latitude"):
        import_table(file, tmp_path / "refused", TableRequest("t"))
    agreed = TableRequest("t", leave_out_bad=True)
    dataset = import_table(file, tmp_path / "stored", agreed)
    assert dataset.frame.height == 59
    assert dataset.frame["latitude"].is_between(45, 46).all()
    assert "cannot be read were left out, first in row 8" in dataset.schema.warnings[0]


def _sales_text(size: int) -> list[str]:
    lines = [
        f"{200_000 + 7 * n},2021-{n % 12 + 1:02}-11,{80 + n % 60},Zone {n % 7}" for n in range(size)
    ]
    return ["price,sold,living_area,zone", *lines]


@pytest.mark.parametrize("size", [60, 100_000])
def test_a_row_that_does_not_fit_the_header_is_left_out_with_consent(
    tmp_path: Path, size: int
) -> None:
    lines = _sales_text(size)
    lines[40] = lines[40].replace("Zone", "Zone, near the mill,")
    (tmp_path / "t.csv").write_text("\n".join(lines))
    with pytest.raises(InvalidData) as caught:
        import_table(tmp_path / "t.csv", tmp_path / "out", TableRequest("t"))
    assert caught.value.message == (
        "every row must have 4 values, as many as the header, got 6 values in row 41"
    )
    assert "--leave-out-bad" in caught.value.hint
    assert caught.value.places == (
        {
            "row": 41,
            "column": None,
            "value": "6 values",
            "rule": "every row must have 4 values, as many as the header",
        },
    )
    asked = TableRequest("t", leave_out_bad=True)
    data = import_table(tmp_path / "t.csv", tmp_path / "out", asked)
    assert data.frame.height == size - 1
    assert "Rows with a value that cannot be read were left out" in " ".join(data.schema.warnings)
    assert {column.help for column in data.schema.columns} == {""}, "guesses are no help"
    roles = {column.name: (column.role, column.type) for column in data.schema.columns}
    assert roles["price"] == ("price", "number")
    assert roles["sold"] == ("date", "date")


def test_rows_and_values_that_do_not_fit_are_all_named(tmp_path: Path) -> None:
    lines = _sales_text(60)
    lines[7] += ",x"
    lines[9] = lines[9].replace("2021", "20x1")
    (tmp_path / "t.csv").write_text("\n".join(lines))
    with pytest.raises(InvalidData, match="also wrong: sold") as caught:
        import_table(tmp_path / "t.csv", tmp_path / "out", TableRequest("t"))
    assert [(place["row"], place["column"]) for place in caught.value.places] == [
        (8, None),
        (10, "sold"),
    ]


def test_what_was_left_out_is_not_advised_to_be_left_out(tmp_path: Path) -> None:
    columns = _columns()
    rows = {name: [*values, *values[:3]] for name, values in columns.items()}
    asked = TableRequest("mine", leave_out=("duplicate rows",))
    data = import_table(_write(tmp_path, rows), tmp_path / "out", asked)
    (warning,) = [text for text in data.schema.warnings if "duplicate rows" in text]
    assert data.frame.height == _N
    assert "were left out" in warning


def test_a_table_that_says_nothing_of_homes_says_that_none_can_be_trained(tmp_path: Path) -> None:
    columns = _columns(sold=["2014-10-13", "2014-10-14", "2015-01-05"] * 10)
    rows = {name: columns[name] for name in ("price", "sold", "id")}
    data = import_table(_write(tmp_path, rows), tmp_path / "out", TableRequest("mine"))
    assert any("no model can be trained: add a size" in text for text in data.schema.warnings)


def test_a_table_of_homes_without_prices_is_told_what_it_is_for(tmp_path: Path) -> None:
    columns = _columns()
    del columns["price"]
    with pytest.raises(InvalidData) as refused:
        import_table(_write(tmp_path, columns), tmp_path / "out", TableRequest("mine"))
    assert "Homes without prices are valued" in refused.value.hint
