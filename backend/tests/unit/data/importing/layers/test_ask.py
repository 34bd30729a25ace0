"""What a caller says of the files of layers is understood, or refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from houseprice.data.importing.layers.ask import parse_layers
from houseprice.data.importing.table_request import TableRequest
from houseprice.errors import InvalidInput


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in ("areas.geojson", "schools.csv", "a=b:c.geojson"):
        (tmp_path / name).write_text(name)
    return tmp_path


@pytest.mark.parametrize(
    ("text", "name", "properties"),
    [
        ("areas.geojson", "areas", ()),
        ("areas.geojson:name", "areas", ("name",)),
        ("areas.geojson:name, income", "areas", ("name", "income")),
        ("zones=areas.geojson:name", "zones", ("name",)),
        ("a=b:c.geojson", "abc", ()),  # a file's own signs
    ],
)
def test_a_text_names_layer_file_and_properties(
    folder: Path, text: str, name: str, properties: tuple[str, ...]
) -> None:
    (layer,) = parse_layers([text], [])
    assert (layer.kind, layer.name, layer.properties) == ("areas", name, properties)
    assert Path(layer.source).is_file()


@pytest.mark.parametrize(
    "text", ["missing.geojson", "zones=missing.geojson", "", "=", "x:y", "x" * 300]
)
def test_a_file_that_is_not_there_is_refused(folder: Path, text: str) -> None:
    with pytest.raises(InvalidInput, match="must come in a file"):
        parse_layers([text], [])


def test_two_layers_of_one_name_are_refused(folder: Path) -> None:
    layers = parse_layers(["areas=areas.geojson"], ["areas=schools.csv"])
    with pytest.raises(InvalidInput, match="different names"):
        TableRequest("t", layers=layers)


def test_a_request_is_read_back_and_its_meaning_is_the_content(folder: Path) -> None:
    asked = TableRequest("t", layers=parse_layers(["areas.geojson:name"], ["schools.csv"]))
    assert TableRequest.from_json(asked.to_json()) == asked
    (folder / "copy").mkdir()
    (folder / "copy" / "areas.geojson").write_text("areas.geojson")
    (folder / "copy" / "schools.csv").write_text("schools.csv")
    moved = parse_layers(["copy/areas.geojson:name"], ["copy/schools.csv"])
    assert TableRequest("t", layers=moved).meaning() == asked.meaning()
    assert "layers" not in TableRequest("t").to_json()
