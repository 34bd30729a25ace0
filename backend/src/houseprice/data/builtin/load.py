"""Loads built-in sets from a folder of files, the cache, the network, or a seed."""

from __future__ import annotations

from pathlib import Path

import polars as pl

from houseprice.data.builtin import demo
from houseprice.data.builtin.catalogue import PUBLISHED, PublishedTable
from houseprice.data.dataset import Dataset
from houseprice.data.schema import TableSchema
from houseprice.data.storage import TABLE, file_sha256, load_dataset, save_dataset
from houseprice.errors import DatasetUnavailable, InvalidData, NotFound

BUILTIN: tuple[str, ...] = ("california", "king_county", "ames", "miami", "demo")
_DEMO_SEED = 42


def load_builtin(name: str, cache_dir: Path, datasets_dir: Path | None) -> Dataset:
    """Load a built-in set: from the folder of data sets, else the cache, else the network.

    Parameters
    ----------
    name : str
        One of `BUILTIN`.
    cache_dir : Path
        Folder of the typed tables, ``<name>-<12 characters>/sales.parquet``.
    datasets_dir : Path or None
        Folder that may have the published files; a file there must have the known SHA-256.

    Raises
    ------
    NotFound
        If there is no such set.
    InvalidData
        If the file in `datasets_dir` is not the published one.
    DatasetUnavailable
        If the set is neither on disk nor available from the network.
    """
    if name == "demo":
        return _load_demo(cache_dir)
    source = _published(name)
    file = _file(source, datasets_dir)
    if file is not None:
        return _from_file(source, file, cache_dir)
    cached = _cached(source, cache_dir)
    return load_dataset(cached) if cached is not None else _from_network(source, cache_dir)


def builtin_schema(name: str) -> TableSchema:
    """The schema of a built-in set; this reads no file.

    Raises
    ------
    NotFound
        If there is no such set.
    """
    return demo.SCHEMA if name == "demo" else _published(name).schema


def builtin_rows(name: str) -> int:
    """Number of rows of a built-in set; this reads no file.

    Raises
    ------
    NotFound
        If there is no such set.
    """
    return demo.DEFAULT_SALES if name == "demo" else _published(name).rows


def is_available(name: str, cache_dir: Path, datasets_dir: Path | None) -> bool:
    """Whether the set is available without the network; the demo always is."""
    if name == "demo":
        return True
    source = _published(name)
    return _file(source, datasets_dir) is not None or _cached(source, cache_dir) is not None


def default_builtin(cache_dir: Path, datasets_dir: Path | None) -> str:
    """The data set of a training that names none: california if it is on disk, else demo."""
    return "california" if is_available("california", cache_dir, datasets_dir) else "demo"


def _published(name: str) -> PublishedTable:
    if name not in PUBLISHED:
        raise NotFound(
            f"a built-in data set must be one of {', '.join(BUILTIN)}, got {name!r}",
            hint="Import a table of your own, or name a built-in set.",
        )
    return PUBLISHED[name]


def _file(source: PublishedTable, datasets_dir: Path | None) -> Path | None:
    path = None if datasets_dir is None else datasets_dir / source.file
    return path if path is not None and path.is_file() else None


def _folder(source: PublishedTable, origin: str, cache_dir: Path) -> Path:
    return cache_dir / f"{source.schema.name}-{source.key(origin)}"


def _cached(source: PublishedTable, cache_dir: Path) -> Path | None:
    folders = (_folder(source, origin, cache_dir) for origin in (source.sha256, "fetched"))
    return next((folder for folder in folders if (folder / TABLE).is_file()), None)


def _from_file(source: PublishedTable, file: Path, cache_dir: Path) -> Dataset:
    folder = _folder(source, source.sha256, cache_dir)
    if (folder / TABLE).is_file():
        return load_dataset(folder)
    content_hash = file_sha256(file)
    if content_hash != source.sha256:
        raise InvalidData(
            f"{source.file} must have SHA-256 {source.sha256}, got {content_hash}",
            hint="Put the published file there, or import this one as a table of your own.",
        )
    raw = pl.read_csv(file, infer_schema=False)
    return _keep(source, source.shape(raw), folder)


def _from_network(source: PublishedTable, cache_dir: Path) -> Dataset:
    cache_dir.mkdir(parents=True, exist_ok=True)
    try:
        frame = source.fetch(str(cache_dir / "scikit-learn"))
    except (OSError, ValueError, ImportError, pl.exceptions.PolarsError) as error:
        raise DatasetUnavailable(
            f"data set {source.schema.name} must be on disk or be fetched, "
            f"got no file and {type(error).__name__} from the network",
            hint=f"Connect to the network, or set HOUSEPRICE_DATASETS_DIR to a folder that has "
            f"{source.file}; the data set demo needs neither.",
        ) from error
    return _keep(source, frame, _folder(source, "fetched", cache_dir))


def _keep(source: PublishedTable, frame: pl.DataFrame, folder: Path) -> Dataset:
    if frame.height != source.rows:
        raise InvalidData(
            f"{source.schema.name} must have {source.rows} rows, got {frame.height}",
            hint="The published table has changed; use a file with the known checksum.",
        )
    return save_dataset(frame, source.schema, folder)


def _load_demo(cache_dir: Path) -> Dataset:
    folder = cache_dir / f"demo-{demo.key(_DEMO_SEED)}"
    if (folder / TABLE).is_file():
        return load_dataset(folder)
    return save_dataset(demo.make_market(_DEMO_SEED).frame, demo.SCHEMA, folder)
