"""``houseprice value-many``: the homes of a city or a country, in parts."""

from __future__ import annotations

import hashlib
import time
from datetime import date
from pathlib import Path
from typing import Annotated

import typer
from rich.progress import Progress

from houseprice.artifacts.folder import MANIFEST
from houseprice.cli import value_options as options
from houseprice.cli.artifacts import find_model
from houseprice.errors import InvalidInput
from houseprice.services.value_many.engines import PartEngine, in_processes, on_dask
from houseprice.services.value_many.plan import PART_HOMES, HomesPart, ManyHomes, parts
from houseprice.settings import Settings


def value_many(
    model: options.ModelName,
    homes: Annotated[
        str, typer.Argument(help="Parquet: a file, a pattern such as 'homes/*.parquet', or a URL.")
    ],
    target: Annotated[str, typer.Argument(help="Folder or URL of the files with the values.")],
    *,
    as_of: options.AsOf = None,
    part_homes: Annotated[int, typer.Option(min=1, help="Homes of a part.")] = PART_HOMES,
    processes: Annotated[int, typer.Option(min=1, help="Processes of this machine.")] = 1,
    dask: Annotated[
        str | None,
        typer.Option(help="Scheduler of a Dask cluster, such as tcp://scheduler:8786."),
    ] = None,
) -> None:
    """Value millions of homes in parts; the same command goes on where an earlier one stopped."""
    many = _many(model, homes, target, as_of, part_homes)
    engine = in_processes(processes) if dask is None else on_dask(dask)
    began = time.perf_counter()
    homes_done, refused, before = _run(engine, list(parts(many)))
    seconds = time.perf_counter() - began
    typer.echo(
        f"{homes_done:,} homes, {refused:,} of them without a value, are in {target}; "
        f"{before:,} of them from an earlier call. It took {seconds:,.0f} s."
    )


def _many(model: str, homes: str, target: str, as_of: str | None, part_homes: int) -> ManyHomes:
    settings = Settings()
    folder = find_model(model, settings).resolve()
    return ManyHomes(
        # Another machine has it below its own data folder; elsewhere the path must be the same.
        model=str(folder.relative_to(settings.home) if _is_below(folder, settings) else folder),
        manifest_sha256=hashlib.sha256((folder / MANIFEST).read_bytes()).hexdigest(),
        source=homes if "://" in homes else str(Path(homes).expanduser().absolute()),
        target=target if "://" in target else str(Path(target).expanduser().absolute()),
        as_of=_day(as_of),
        part_homes=part_homes,
    )


def _is_below(folder: Path, settings: Settings) -> bool:
    return folder.is_relative_to(settings.home)


def _run(engine: PartEngine, all_parts: list[HomesPart]) -> tuple[int, int, int]:
    """Numbers of homes, of those without a value, and of those that were valued before."""
    homes = refused = before = 0
    with Progress(transient=True) as bar:
        task = bar.add_task("homes", total=sum(part.homes for part in all_parts))
        for part in engine(all_parts):
            homes, refused = homes + part.homes, refused + part.refused
            before += part.homes if part.was_there else 0
            bar.advance(task, part.homes)
    return homes, refused, before


def _day(text: str | None) -> date | None:
    try:
        return None if text is None else date.fromisoformat(text)
    except ValueError:
        raise InvalidInput(f"--as-of must be a day such as 2024-05-31, got {text!r}") from None
