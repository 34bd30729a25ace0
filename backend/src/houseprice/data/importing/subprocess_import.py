"""Importing in a process of its own, so that no table can grow, slow or end the caller."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from houseprice import errors
from houseprice.data.importing.limits import Limits
from houseprice.data.importing.stored_checks import StoredChecks, read_checks
from houseprice.data.importing.table_request import TableRequest
from houseprice.data.schema import TableSchema
from houseprice.data.storage import INSPECTION, SCHEMA, TABLE, leftovers
from houseprice.errors import HousePriceError, InvalidData, NotFound, TooLarge

#: Address space of the importing process: the largest allowed table fits several times.
MEMORY_BYTES = 6 * 2**30
#: Wall time allowed for each second of processor time: both cores may be training.
_PATIENCE = 5.0
#: What the child needs of the environment; it gets no address or password of anything.
_ENVIRONMENT = ("PATH", "PYTHONPATH", "TMPDIR", "TEMP", "SYSTEMROOT", "LANG")


@dataclass(frozen=True)
class Imported:
    """A stored data set without its rows, for a process that must stay small.

    Parameters
    ----------
    schema : TableSchema
        What the columns mean.
    rows : int
        How many sales were kept.
    sha256 : str
        Content hash of the Parquet file, hexadecimal.
    path : Path
        The Parquet file.
    inspection : dict
        What `inspect_table` says of the file, with what was left out.
    """

    schema: TableSchema
    rows: int
    sha256: str
    path: Path
    inspection: dict[str, Any]


def import_isolated(
    source: Path, into: Path, asked: TableRequest, limits: Limits | None = None
) -> Imported:
    """Do what `import_table` does, with the same errors, in a limited child process.

    Parameters
    ----------
    source, into, asked, limits
        As for `import_table`.

    Raises
    ------
    TooLarge
        If the child passes its limit of memory or time, besides the limits of the table.
    HousePriceError
        What `import_table` raises.
    """
    try:
        answer = _ask(source, into, asked, limits or Limits())
    finally:
        for leftover in leftovers(into):
            shutil.rmtree(leftover, ignore_errors=True)
    return _imported(into, int(answer["rows"]))


def inspect_isolated(
    source: Path, asked: TableRequest, limits: Limits | None = None
) -> dict[str, Any]:
    """Do what `inspect_table` does, with the same errors, in a limited child process.

    Parameters
    ----------
    source, asked, limits
        As for `inspect_table`.

    Returns
    -------
    dict
        What `Inspection.to_json` gives.

    Raises
    ------
    TooLarge
        If the child passes its limit of memory or time, besides the limits of the table.
    HousePriceError
        What `inspect_table` raises.
    """
    return dict(_ask(source, None, asked, limits or Limits())["inspection"])


def check_isolated(folder: Path, limits: Limits | None = None) -> StoredChecks:
    """Do what `check_stored` does, with the same errors, in a limited child process.

    Parameters
    ----------
    folder : Path
        Folder of a stored data set.
    limits : Limits, optional
        As for `import_table`.

    Raises
    ------
    TooLarge
        If the child passes its limit of memory or time.
    HousePriceError
        What `check_stored` raises.
    """
    _ask(folder, None, TableRequest("stored"), limits or Limits(), is_stored=True)
    checks = read_checks(folder)
    if checks is None:  # the data set was deleted meanwhile
        raise NotFound(f"a data set must be in its folder, found none in {folder.name!r}")
    return checks


def child_environment() -> dict[str, str]:
    """What the importing process sees of this one's environment."""
    environment = {key: os.environ[key] for key in _ENVIRONMENT if key in os.environ}
    return {**environment, "POLARS_MAX_THREADS": "2", "PYTHONUTF8": "1"}


def _ask(
    source: Path,
    into: Path | None,
    asked: TableRequest,
    limits: Limits,
    *,
    is_stored: bool = False,
) -> dict[str, Any]:
    """The answer of a child that reads the table; it stores the table where `into` is given."""
    request = {
        "source": str(source.resolve()),
        "into": None if into is None else str(into.resolve()),
        "asked": asked.to_json(),
        "limits": asdict(limits),
        "memory_bytes": MEMORY_BYTES,
        "is_stored": is_stored,
    }
    answer = _run_child(json.dumps(request), limits)
    if "problem" in answer:
        raise _error(answer["problem"])
    return answer


def _run_child(request: str, limits: Limits) -> dict[str, Any]:
    try:
        done = subprocess.run(
            [sys.executable, "-m", "houseprice.data.importing"],
            input=request,
            env=child_environment(),
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            timeout=limits.seconds * _PATIENCE,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise _too_large(limits) from error
    if done.returncode < 0:
        raise _too_large(limits)
    if done.returncode != 0:
        raise InvalidData(
            "a table must be readable, got one that the reader gave up on",
            hint="Save the table again as CSV (UTF-8) and try once more.",
        )
    document: dict[str, Any] = json.loads(done.stdout)
    return document


def _too_large(limits: Limits) -> TooLarge:
    return TooLarge(
        f"a table must be read within {limits.seconds:g} s and {MEMORY_BYTES // 2**20} MiB, "
        "got more",
        hint="Split the table, or leave out columns that are not needed.",
    )


def _error(problem: dict[str, Any]) -> HousePriceError:
    """The error that the child raised, by its code."""
    kinds = {
        kind.code: kind
        for kind in vars(errors).values()
        if isinstance(kind, type) and issubclass(kind, HousePriceError)
    }
    kind = kinds.get(problem["code"], InvalidData)
    return kind(problem["message"], hint=problem["hint"], places=tuple(problem["places"]))


def _imported(into: Path, rows: int) -> Imported:
    stored = json.loads((into / SCHEMA).read_text(encoding="utf-8"))
    return Imported(
        schema=TableSchema.from_json(stored["schema"]),
        rows=rows,
        sha256=stored["sha256"],
        path=into / TABLE,
        inspection=json.loads((into / INSPECTION).read_text(encoding="utf-8")),
    )
