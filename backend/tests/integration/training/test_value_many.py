"""A table in parts has the values of a single call, by processes and by Dask, whatever dies."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from distributed import LocalCluster

from houseprice.cli.app import run
from houseprice.errors import InvalidInput, Unavailable
from houseprice.services.value_many.engines import PartEngine, in_processes, on_dask
from houseprice.services.value_many.plan import HomesPart, ManyHomes, parts
from houseprice.services.value_many.work import PartValued, value_part
from houseprice.training.train import TrainResult
from houseprice.valuation.valuer import Valuer

#: Rows of the table, and of each part but the last.
HOMES, PART = 1_050, 100


@pytest.fixture(scope="module")
def homes(valuer: Valuer, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a table of homes in two files; a few homes are like no sale."""
    sales = valuer._engine.pipeline.sales
    names = [field.name for field in valuer.form if field.kind != "date"]
    table = sales.select(names)[[row % sales.height for row in range(HOMES)]]
    far = pl.when(pl.int_range(pl.len()) % 97 == 0).then(pl.lit(-60.0))
    places = [field.name for field in valuer.form if field.role == "latitude"]
    table = table.with_columns(far.otherwise(pl.col(name)).alias(name) for name in places)
    folder = tmp_path_factory.mktemp("homes")
    table[:600].write_parquet(folder / "a.parquet")
    table[600:].write_parquet(folder / "b.parquet")
    return folder


@pytest.fixture
def many(trained: TrainResult, homes: Path, tmp_path: Path) -> ManyHomes:
    return ManyHomes(
        model=str(trained.artifact),
        manifest_sha256=trained.manifest_sha256,
        source=str(homes / "*.parquet"),
        target=str(tmp_path / "values"),
        part_homes=PART,
    )


@pytest.fixture(scope="module")
def at_once(valuer: Valuer, homes: Path) -> pl.DataFrame:
    """Value and 90 % range of every home, from one call."""
    arrays = valuer.values(pl.read_parquet(homes / "*.parquet"))
    table = {"value": arrays.values, "low_90": arrays.low_90, "high_90": arrays.high_90}
    return pl.DataFrame(table).with_columns(pl.all().fill_nan(None))


def check(many: ManyHomes, done: Sequence[PartValued], at_once: pl.DataFrame) -> None:
    """Every part once, every home once, and each value as if there were no parts."""
    assert sorted(part.number for part in done) == list(range(-(-HOMES // PART)))
    table = pl.read_parquet(f"{many.target}/part-*.parquet").sort("row")
    assert table["row"].to_list() == list(range(HOMES))
    assert table["is_refused"].sum() == sum(part.refused for part in done) >= 10
    for name in at_once.columns:
        assert (table[name].is_null() == at_once[name].is_null()).all()
        ratio = (table[name] / at_once[name]).drop_nulls()
        assert ratio.to_list() == pytest.approx([1.0] * ratio.len(), rel=1e-9)


@pytest.fixture(scope="module")
def cluster() -> Iterator[Any]:
    """A Dask cluster of two processes on this machine."""
    with LocalCluster(
        n_workers=2, processes=True, threads_per_worker=1, dashboard_address=None
    ) as made:
        yield made


def test_processes_value_as_one_call_does(many: ManyHomes, at_once: pl.DataFrame) -> None:
    done = list(in_processes(2)(list(parts(many))))
    check(many, done, at_once)
    assert len({part.worker for part in done}) == 2


def test_a_cluster_values_as_one_call_does(
    many: ManyHomes, at_once: pl.DataFrame, cluster: Any
) -> None:
    done = list(on_dask(cluster.scheduler_address)(list(parts(many))))
    check(many, done, at_once)
    assert len({part.worker for part in done}) == 2


def killing(engine: PartEngine, jobs: Sequence[HomesPart]) -> tuple[list[PartValued], int]:
    """Kill the process that did the first part, as soon as that part is done."""
    done: list[PartValued] = []
    victim = 0
    for part in engine(jobs):
        done.append(part)
        if not victim:
            victim = part.worker
            os.kill(victim, signal.SIGKILL)
    return done, victim


def test_a_killed_worker_of_a_cluster_costs_only_its_part(
    many: ManyHomes, at_once: pl.DataFrame, cluster: Any
) -> None:
    done, victim = killing(on_dask(cluster.scheduler_address), list(parts(many)))
    check(many, done, at_once)
    assert any(part.worker != victim for part in done)


def test_a_killed_process_costs_only_its_part(many: ManyHomes, at_once: pl.DataFrame) -> None:
    done, victim = killing(in_processes(2), list(parts(many)))
    check(many, done, at_once)
    assert any(part.worker not in (victim, 0) for part in done)


def test_a_second_call_does_only_what_is_missing(many: ManyHomes, at_once: pl.DataFrame) -> None:
    jobs = list(parts(many))
    for part in jobs:
        value_part(part)
    files = {part.number: Path(part.file) for part in jobs}
    before = {number: file.stat().st_mtime_ns for number, file in files.items()}
    files[1].unlink()
    files[2].write_bytes(b"torn")
    done = [value_part(part) for part in jobs]
    check(many, done, at_once)
    assert [part.number for part in done if not part.was_there] == [1, 2]
    after = {number: file.stat().st_mtime_ns for number, file in files.items()}
    assert {number for number in files if after[number] != before[number]} == {1, 2}
    assert [path.name for path in Path(many.target).iterdir() if path.name.startswith(".")] == []


def test_another_day_or_model_is_valued_anew(many: ManyHomes) -> None:
    part = next(parts(many))
    value_part(part)
    assert value_part(part).was_there
    other = ManyHomes(**{**vars(many), "part_homes": 50})
    assert not value_part(next(parts(other))).was_there


def test_the_command_goes_on_where_it_stopped(
    many: ManyHomes, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["value-many", many.model, many.source, many.target, "--part-homes", "500"]
    assert run(words) == 0
    assert f"{HOMES:,} homes" in (said := capsys.readouterr().out)
    assert " 0 of them from an earlier call" in said
    assert run([*words, "--processes", "2"]) == 0
    assert f"{HOMES:,} of them from an earlier call" in capsys.readouterr().out


def test_what_cannot_be_valued_is_said(many: ManyHomes, tmp_path: Path) -> None:
    empty = tmp_path / "empty.parquet"
    pl.DataFrame({"a": []}).write_parquet(empty)
    for source in (str(tmp_path / "none.parquet"), str(empty)):
        with pytest.raises(InvalidInput, match=r"HOMES must be|at least one home"):
            list(parts(ManyHomes(**{**vars(many), "source": source})))


def test_a_cluster_that_is_away_is_said(many: ManyHomes) -> None:
    began = time.monotonic()
    with pytest.raises(Unavailable, match="scheduler of the Dask cluster"):
        list(on_dask("tcp://127.0.0.1:1")(list(parts(many))))
    assert time.monotonic() > began


@pytest.mark.parametrize("before", ["", "file://"])
def test_homes_that_changed_are_valued_again_and_fewer_of_them_need_another_folder(
    many: ManyHomes, homes: Path, tmp_path: Path, before: str
) -> None:
    table = tmp_path / "homes.parquet"
    all_homes = pl.read_parquet(homes / "*.parquet")
    all_homes[:300].write_parquet(table)
    mine = replace(many, source=f"{before}{table}")
    assert [value_part(part).was_there for part in parts(mine)] == [False] * 3
    assert [value_part(part).was_there for part in parts(mine)] == [True] * 3
    all_homes[300:600].write_parquet(table)  # the same number of homes under the same name
    assert [value_part(part).was_there for part in parts(mine)] == [False] * 3
    all_homes[:150].write_parquet(table)
    with pytest.raises(InvalidInput, match=r"have 2 parts, and .* has 1 with higher numbers"):
        list(parts(mine))
    assert [part.number for part in parts(replace(mine, target=str(tmp_path / "new")))] == [0, 1]
