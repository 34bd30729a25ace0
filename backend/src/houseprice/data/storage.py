"""How a data set is stored on disk: ``sales.parquet`` with ``schema.json`` and ``layers/``."""

from __future__ import annotations

import hashlib
import json
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import polars as pl

from houseprice.data.dataset import Dataset
from houseprice.data.disk import disk_errors
from houseprice.data.durable import rename_when_synced, sync_one
from houseprice.data.layers.stack import NO_LAYERS, PlaceLayers, load_layers
from houseprice.data.schema import TableSchema
from houseprice.errors import DatasetChanged, NotFound

TABLE = "sales.parquet"
SCHEMA = "schema.json"
INSPECTION = "inspection.json"
_CHUNK_BYTES = 1 << 20
#: Key in the metadata of the table.
_LAYERS_SHA256 = "place_layers"


def file_sha256(path: Path) -> str:
    """Hexadecimal SHA-256 of a file's bytes."""
    digest = hashlib.sha256()
    with path.open("rb") as stream:
        while chunk := stream.read(_CHUNK_BYTES):
            digest.update(chunk)
    return digest.hexdigest()


def save_dataset(
    frame: pl.DataFrame,
    schema: TableSchema,
    folder: Path,
    notes: Mapping[str, dict[str, Any]] | None = None,
    layers: PlaceLayers = NO_LAYERS,
) -> Dataset:
    """Write a table and its meaning to `folder`, which appears whole or not at all.

    Parameters
    ----------
    frame : polars.DataFrame of shape (n_sales, n_columns)
        Columns with the types of `schema`.
    schema : TableSchema
        The meaning of the columns.
    folder : Path
        The final name. If another writer was faster, its folder stays and is read.
    notes : mapping of str to dict, optional
        Further JSON files to keep beside the table, by name.
    layers : PlaceLayers
        Layers that made columns of `frame`; the content hash covers them.

    Raises
    ------
    StorageFull, Unavailable
        If the disk is full, or refuses for another reason.
    """
    with disk_errors():
        _save(frame, schema, folder, notes or {}, layers)
    return load_dataset(folder)


def leftovers(folder: Path) -> list[Path]:
    """Temporary folders that writers of this folder left behind when they were killed."""
    return list(folder.parent.glob(f".{folder.name}-*"))


def _save(
    frame: pl.DataFrame,
    schema: TableSchema,
    folder: Path,
    notes: Mapping[str, dict[str, Any]],
    layers: PlaceLayers,
) -> None:
    folder.parent.mkdir(parents=True, exist_ok=True)
    workplace = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
    try:
        for name, note in notes.items():
            _write_json(note, workplace / name)
        _write(frame, schema, workplace, layers.save(workplace))
        _publish(workplace, folder)
    finally:
        shutil.rmtree(workplace, ignore_errors=True)


def load_dataset(folder: Path) -> Dataset:
    """Read a stored data set and check that its table is unchanged.

    Raises
    ------
    NotFound
        If there is no data set in `folder`.
    DatasetChanged
        If the table's content hash is not the one in ``schema.json``.
    """
    table = folder / TABLE
    if not table.is_file() or not (folder / SCHEMA).is_file():
        raise NotFound(f"a data set must be in its folder, found none in {folder.name!r}")
    document: dict[str, Any] = json.loads((folder / SCHEMA).read_text(encoding="utf-8"))
    content_hash = file_sha256(table)
    if content_hash != document["sha256"]:
        raise DatasetChanged(
            f"the table must have content hash {document['sha256'][:12]}, got {content_hash[:12]}",
            hint="Import the table again: a stored data set never changes.",
        )
    schema = TableSchema.from_json(document["schema"])
    return Dataset(
        schema=schema,
        frame=pl.read_parquet(table),
        sha256=content_hash,
        path=table,
        layers=load_layers(folder, pl.read_parquet_metadata(table).get(_LAYERS_SHA256, "")),
    )


def _write(frame: pl.DataFrame, schema: TableSchema, folder: Path, layers_sha256: str) -> None:
    # With the hash of its layers in it, a table of other layers has another content hash.
    metadata = {_LAYERS_SHA256: layers_sha256} if layers_sha256 else None
    frame.write_parquet(folder / TABLE, compression="zstd", statistics=True, metadata=metadata)
    document = {"sha256": file_sha256(folder / TABLE), "schema": schema.to_json()}
    _write_json(document, folder / SCHEMA)


def _write_json(document: dict[str, Any], path: Path) -> None:
    text = json.dumps(document, ensure_ascii=False, indent=1, allow_nan=False)
    path.write_text(text, encoding="utf-8")


def _publish(workplace: Path, folder: Path) -> None:
    workplace.chmod(0o755)
    if folder.is_dir() and not any(folder.iterdir()):
        folder.rmdir()
    try:
        rename_when_synced(workplace, folder)
    except OSError:
        # The name is taken: a stored data set never changes, so the first one stands.
        if not (folder / TABLE).is_file():
            raise
        sync_one(folder.parent)
