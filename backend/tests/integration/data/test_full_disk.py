"""A full disk causes a clear error and leaves nothing half-written."""

from __future__ import annotations

import resource
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from houseprice.data.builtin.load import load_builtin
from houseprice.data.importing.importer import import_table
from houseprice.errors import StorageFull, Unavailable


@contextmanager
def _files_of_at_most(size: int) -> Iterator[None]:
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_a_data_set_that_does_not_fit_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(StorageFull), _files_of_at_most(10_000):
        load_builtin("demo", tmp_path / "cache", None)
    assert list((tmp_path / "cache").iterdir()) == []


def test_a_table_that_does_not_fit_leaves_nothing(tmp_path: Path) -> None:
    source = tmp_path / "t.csv"
    source.write_text("price,beds\n" + "".join(f"{100_000 + i * i},{i}\n" for i in range(5_000)))
    with pytest.raises(StorageFull), _files_of_at_most(2_000):
        import_table(source, tmp_path / "out", name="mine")
    assert [path.name for path in tmp_path.iterdir()] == ["t.csv"]


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(Unavailable, match="must be readable and writable"):
        load_builtin("demo", tmp_path / "file", None)
