"""An import in a child process gives the same answers, and no table can hurt the caller."""

from __future__ import annotations

import zlib
from pathlib import Path

import polars as pl
import pytest

from houseprice.data.importing import subprocess_import
from houseprice.data.importing.importer import import_table
from houseprice.data.importing.limits import Limits
from houseprice.data.importing.subprocess_import import import_isolated
from houseprice.data.importing.table_request import TableRequest
from houseprice.errors import Conflict, InvalidData, NotFound, TooLarge


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "t.csv"
    pl.DataFrame(
        {"price": [100_000 + 7 * i for i in range(50)], "kind": ["NA", "Wood"] * 25}
    ).write_csv(path)
    return path


def test_it_stores_what_the_caller_itself_would_store(table: Path, tmp_path: Path) -> None:
    here = import_table(
        table, tmp_path / "here", TableRequest("mine", title="My sales", currency="EUR")
    )
    there = import_isolated(
        table, tmp_path / "there", TableRequest("mine", title="My sales", currency="EUR")
    )
    assert (there.schema, there.sha256) == (here.schema, here.sha256)
    assert there.rows == 50
    assert there.path == tmp_path / "there" / "sales.parquet"
    assert there.inspection["rows"] == 50


def test_errors_come_through_whole(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text("price,b\n" + "1,2\n" * 30 + "x,2\n")
    with pytest.raises(InvalidData) as here:
        import_table(path, tmp_path / "o", TableRequest("mine", target="price"))
    with pytest.raises(InvalidData) as there:
        import_isolated(path, tmp_path / "o", TableRequest("mine", target="price"))
    assert there.value.message == here.value.message
    assert there.value.hint == here.value.hint
    assert there.value.places == here.value.places
    assert there.value.places[0]["row"] == 32


def test_every_kind_of_error_comes_through(table: Path, tmp_path: Path) -> None:
    with pytest.raises(NotFound):
        import_isolated(tmp_path / "none.csv", tmp_path / "o", TableRequest("mine"))
    with pytest.raises(TooLarge):
        import_isolated(table, tmp_path / "o", TableRequest("mine"), Limits(rows=3))
    import_isolated(table, tmp_path / "o", TableRequest("mine"))
    with pytest.raises(Conflict):
        import_isolated(table, tmp_path / "o", TableRequest("mine"))


def test_a_table_over_the_memory_limit_ends_the_child_only(
    table: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        subprocess_import, "MEMORY_BYTES", 64 * 2**20
    )  # less than its libraries need
    with pytest.raises((TooLarge, InvalidData)):
        import_isolated(table, tmp_path / "o", TableRequest("mine"))
    assert not (tmp_path / "o").exists()


def test_a_small_file_that_unpacks_to_a_huge_one_is_refused(tmp_path: Path) -> None:
    packer = zlib.compressobj(9, wbits=31)
    block = b"1,2\n" * 2**18
    path = tmp_path / "bomb.csv.gz"
    with path.open("wb") as stream:
        stream.write(packer.compress(b"price,b\n"))
        for _ in range(300):  # 300 MiB unpacked
            stream.write(packer.compress(block))
        stream.write(packer.flush())
    assert path.stat().st_size < 2 * 2**20
    limits = Limits(unpacked_bytes=200 * 2**20)
    with pytest.raises(TooLarge, match="209715200 bytes unpacked"):
        import_isolated(path, tmp_path / "o", TableRequest("mine"), limits)


def test_the_child_is_told_no_secret(
    table: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOUSEPRICE_DATABASE_URL", "postgresql://u:secret@db/x")
    assert "secret" not in " ".join(subprocess_import.child_environment().values())
    assert import_isolated(table, tmp_path / "o", TableRequest("mine")).rows == 50
