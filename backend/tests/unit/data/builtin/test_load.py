"""Built-in sets are loaded without a network."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from houseprice.data.builtin.catalogue import PUBLISHED
from houseprice.data.builtin.load import (
    BUILTIN,
    builtin_schema,
    default_builtin,
    is_available,
    load_builtin,
)
from houseprice.data.schema import NOT_FEATURES, SINGLE_ROLES
from houseprice.errors import DatasetChanged, InvalidData, NotFound


def test_the_built_in_sets_are_these() -> None:
    assert BUILTIN == ("california", "king_county", "ames", "miami", "demo")
    assert set(PUBLISHED) | {"demo"} == set(BUILTIN)


@pytest.mark.parametrize("name", BUILTIN)
def test_schemas_are_complete(name: str) -> None:
    schema = builtin_schema(name)
    assert schema.name == name
    assert len(schema.with_role("price")) == 1
    assert schema.warnings
    for column in schema.columns:
        assert column.label
        assert column.help.endswith((".", ".)"))
        assert column.role not in NOT_FEATURES or not column.required
    for role in SINGLE_ROLES:
        assert len(schema.with_role(role)) <= 1
    names = [column.name for column in schema.columns]
    assert len(set(names)) == len(names)


def test_california_has_scikit_learns_names_and_says_what_it_is() -> None:
    schema = builtin_schema("california")
    assert [c.name for c in schema.columns] == [
        "MedInc", "HouseAge", "AveRooms", "AveBedrms", "Population", "AveOccup",
        "Latitude", "Longitude", "MedHouseVal",
    ]  # fmt: skip
    text = " ".join(schema.warnings)
    assert all(word in text for word in ("block group", "500,001", "no dates"))


@pytest.mark.parametrize("call", [builtin_schema, lambda name: is_available(name, Path(), None)])
def test_an_unknown_set_is_not_found(call: object) -> None:
    assert callable(call)
    with pytest.raises(NotFound, match="'boston'"):
        call("boston")


def test_the_demo_is_always_there_and_kept(tmp_path: Path) -> None:
    assert is_available("demo", tmp_path, None)
    first = load_builtin("demo", tmp_path, None)
    again = load_builtin("demo", tmp_path, None)
    assert first.sha256 == again.sha256
    assert first.frame.equals(again.frame)
    assert first.path.parent.name.startswith("demo-")
    assert len(list(tmp_path.iterdir())) == 1


def test_two_who_load_at_once_get_one_table(tmp_path: Path) -> None:
    with ThreadPoolExecutor(4) as pool:
        loaded = list(pool.map(lambda _: load_builtin("demo", tmp_path, None), range(4)))
    assert len({data.sha256 for data in loaded}) == 1
    assert len(list(tmp_path.iterdir())) == 1


def test_a_kept_table_that_changed_is_refused(tmp_path: Path) -> None:
    path = load_builtin("demo", tmp_path, None).path
    path.write_bytes(path.read_bytes()[:-1])
    with pytest.raises(DatasetChanged):
        load_builtin("demo", tmp_path, None)


def test_the_demo_is_the_default_where_california_is_not_on_disk(tmp_path: Path) -> None:
    assert default_builtin(tmp_path, None) == "demo"
    (tmp_path / "california_housing.csv").write_bytes(b"")
    assert default_builtin(tmp_path, tmp_path) == "california"


def test_a_file_that_is_not_the_published_one_is_refused(tmp_path: Path) -> None:
    (tmp_path / "ames.csv").write_bytes(b"Order,PID\n1,2\n")
    with pytest.raises(InvalidData, match=r"ames\.csv must have SHA-256 490d17d6"):
        load_builtin("ames", tmp_path / "cache", tmp_path)
    assert not (tmp_path / "cache").exists()
