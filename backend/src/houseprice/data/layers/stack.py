"""The place layers of a data set or model: applied together, kept in one folder."""

from __future__ import annotations

import hashlib
import importlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import polars as pl

from houseprice.data.layers.layer import Floats, Layer, LayerColumn, Values
from houseprice.data.schema import TableSchema
from houseprice.errors import DatasetChanged

#: Folder of the layers in that of a data set or model.
LAYERS = "layers"
_INDEX = "layers.json"
_FORMAT = 1
#: Found by text, so that no shapes and trees load where nobody asks for them.
KINDS = {
    "areas": "houseprice.data.layers.areas:Areas",
    "points": "houseprice.data.layers.points:PointsOfInterest",
    "centres": "houseprice.data.layers.centres:Centres",
}


@dataclass(frozen=True)
class PlaceLayers:
    """Layers in the order in which their columns stand in the table."""

    layers: tuple[Layer, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.layers)

    @property
    def columns(self) -> dict[str, LayerColumn]:
        """Every column of every layer by its name."""
        return {column.name: column for layer in self.layers for column in layer.columns}

    @property
    def sources(self) -> dict[str, str]:
        """Name of the layer of each column."""
        return {column.name: layer.name for layer in self.layers for column in layer.columns}

    @property
    def kinds(self) -> dict[str, str]:
        """Kind of the layer of each column."""
        return {column.name: layer.kind for layer in self.layers for column in layer.columns}

    def values(self, latitude: Floats, longitude: Floats) -> dict[str, Values]:
        """The values of all columns, see `Layer.values`."""
        values: dict[str, Values] = {}
        for layer in self.layers:
            values |= layer.values(latitude, longitude)
        return values

    def frame(self, homes: pl.DataFrame, schema: TableSchema) -> pl.DataFrame:
        """Homes with the columns of all layers, in the place of what they have there."""
        places = (_degrees(homes, schema.first(role)) for role in ("latitude", "longitude"))
        values = self.values(*places)
        return homes.with_columns(
            column.series(values[name]) for name, column in self.columns.items()
        )

    def plain(
        self, homes: Mapping[str, Sequence[Any]], schema: TableSchema
    ) -> dict[str, list[Any]]:
        """The columns of all layers for a few homes in plain values."""
        gap = [None] * len(next(iter(homes.values()), ()))
        places = (
            np.array(homes.get(schema.first(role) or "", gap), dtype=np.float64)
            for role in ("latitude", "longitude")
        )
        values = self.values(*places)
        return {name: column.plain(values[name]) for name, column in self.columns.items()}

    def save(self, parent: Path) -> str:
        """Write the layers into their folder below `parent`.

        Returns
        -------
        str
            SHA-256 of the folder's index, which names the hash of every file; empty without layers.
        """
        if not self.layers:
            return ""
        folder = parent / LAYERS
        folder.mkdir()
        entries = [_saved(layer, number, folder) for number, layer in enumerate(self.layers, 1)]
        document = {"format": _FORMAT, "layers": entries}
        text = json.dumps(document, ensure_ascii=False, indent=1)
        (folder / _INDEX).write_text(text, encoding="utf-8")
        return hashlib.sha256(text.encode()).hexdigest()


#: No layer at all.
NO_LAYERS = PlaceLayers()


def load_layers(parent: Path, sha256: str | None = None) -> PlaceLayers:
    """Read back what `PlaceLayers.save` wrote; no layers where there is no folder.

    Parameters
    ----------
    parent : Path
        Folder of a data set or model.
    sha256 : str or None
        Result of `save`; None where the caller has checked the files of the folder.

    Raises
    ------
    DatasetChanged
        If a file is missing or differs from what was written.
    """
    folder = parent / LAYERS
    if not folder.is_dir() and not sha256:
        return NO_LAYERS
    try:
        document = json.loads(_checked(folder / _INDEX, sha256))
        layers = tuple(_loaded(entry, folder) for entry in document["layers"])
    except (OSError, ValueError, KeyError, TypeError) as problem:
        raise DatasetChanged(
            f"the place layers of {parent.name} must be as they were stored, got others",
            hint="Import the table again with its layers.",
        ) from problem
    return PlaceLayers(layers)


def _saved(layer: Layer, number: int, folder: Path) -> dict[str, Any]:
    file = folder / f"{number}.parquet"
    layer.to_frame().write_parquet(file, compression="zstd")
    return {
        "name": layer.name,
        "kind": layer.kind,
        "file": file.name,
        "sha256": _sha256(file),
        "columns": [column.to_json() for column in layer.columns],
    }


def _loaded(entry: Mapping[str, Any], folder: Path) -> Layer:
    file = folder / Path(entry["file"]).name
    _checked(file, entry["sha256"])
    module, _, name = KINDS[entry["kind"]].partition(":")
    kind: type[Layer] = getattr(importlib.import_module(module), name)
    columns = tuple(LayerColumn.from_json(column) for column in entry["columns"])
    return kind.from_frame(entry["name"], columns, pl.read_parquet(file))


def _checked(file: Path, sha256: str | None) -> bytes:
    """The content of a file with this hash."""
    if sha256 not in (None, _sha256(file)):
        raise ValueError(f"{file.name} does not match its checksum")
    return file.read_bytes()


def _sha256(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


def _degrees(homes: pl.DataFrame, name: str | None) -> Floats:
    """A coordinate of each home, NaN where it is missing; shape (n_homes,)."""
    if name is None or name not in homes.columns:
        return np.full(homes.height, np.nan)
    out: Floats = homes[name].cast(pl.Float64).fill_null(float("nan")).to_numpy()
    return out
