"""``houseprice value FILE --out``: the values of a file of homes, part by part."""

from __future__ import annotations

import os
import tempfile
from dataclasses import asdict
from datetime import date
from functools import partial
from pathlib import Path

from houseprice.cli.artifacts import find_model
from houseprice.cli.inputs import existing_file, print_match
from houseprice.cli.progress_display import shown_progress
from houseprice.cli.training_processes.pool import OnNews
from houseprice.data.importing.matching.answer import HomesRequest
from houseprice.errors import InvalidInput
from houseprice.progress import Progress
from houseprice.settings import Settings
from houseprice.valuation.batches.files import kind_of, write_file
from houseprice.valuation.batches.parts import value_parts
from houseprice.valuation.batches.reading import read_batch_homes
from houseprice.valuation.batches.valuing import BatchValuer
from houseprice.valuation.valuer import Valuer


def check_alone(**others: object) -> None:
    """Refuse options that ask for another answer than a file.

    Raises
    ------
    InvalidInput
        If one of them is set.
    """
    used = [f"--{name}" for name, value in others.items() if value]
    if used:
        raise InvalidInput(f"--out writes all of the answer to a file, got {', '.join(used)} too.")


def write_values(model: str, file: str, out: Path, as_of: date | None, asked: HomesRequest) -> str:
    """Value a file of homes and write one row for each, as a batch of the studio does.

    What was read in another way than the sales, and what stays open, is named on standard error.

    Returns
    -------
    str
        A sentence on what was written.

    Raises
    ------
    InvalidInput
        If the file lacks a required column, or the name of `out` has no known ending.
    NotFound, TooLarge, InvalidData, StorageFull
        If the file is no table or too large, or the disk is full.
    """
    kind, folder = kind_of(out), find_model(model, Settings())
    valuer = Valuer.load(folder)
    source = existing_file(file)
    homes = read_batch_homes(source, valuer.manifest.schema, asked=asked)
    print_match(homes.match)
    batch = BatchValuer(valuer, homes, as_of, folder.name)
    with tempfile.TemporaryDirectory(dir=out.parent, prefix=".values-") as parts:
        with shown_progress(["values"]) as on_news:
            report = partial(_report, on_news, homes.rows)
            value_parts(batch, Path(parts), report, os.cpu_count() or 1)
        rows = write_file(Path(parts), out, kind)
    return f"{rows:,} homes are in {out}."


def _report(on_news: OnNews, rows: int, done: int) -> None:
    message = f"{done:,} of {rows:,} homes"
    on_news("values", asdict(Progress("evaluating", done / rows, done, rows, message)))
