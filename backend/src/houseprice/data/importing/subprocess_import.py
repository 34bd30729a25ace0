"""Importing in a process of its own, so that no table can grow, slow or end the caller."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, Any, Literal, cast

from houseprice import errors
from houseprice.data.importing.limits import Limits
from houseprice.data.importing.stages import OnStage, in_silence
from houseprice.data.importing.stored_checks import StoredChecks, read_checks
from houseprice.data.importing.table_request import TableRequest
from houseprice.data.schema import TableSchema
from houseprice.data.storage import INSPECTION, SCHEMA, TABLE, leftovers, load_dataset
from houseprice.errors import DatasetChanged, HousePriceError, InvalidData, NotFound, TooLarge

#: Seconds between two looks at the child.
_LOOK_S = 0.1
#: Address space of the importing process: the largest allowed table fits several times.
MEMORY_BYTES = 6 * 2**30
#: Wall time allowed for each second of processor time: both cores may be training.
_PATIENCE = 5.0
#: What the child needs of the environment; it gets no address or password of anything.
_ENVIRONMENT = ("PATH", "PYTHONPATH", "TMPDIR", "TEMP", "SYSTEMROOT", "LANG")


@dataclass(frozen=True)
class _Job:
    """What the child is to do; it stores a data set, or a file, where `into` is given."""

    task: Literal["inspect", "rows", "validate", "import", "append", "check", "leave out"]
    source: Path
    asked: TableRequest
    into: Path | None = None
    former: Path | None = None
    unfit: tuple[str, ...] = ()
    page: Mapping[str, Any] = field(default_factory=dict)


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
    source: Path,
    into: Path,
    asked: TableRequest,
    limits: Limits | None = None,
    former: Path | None = None,
    *,
    on_stage: OnStage = in_silence,
) -> Imported:
    """Do what `import_table` does, with the same errors, in a limited child process.

    Parameters
    ----------
    source, into, asked, limits, former
        As for `import_table`.
    on_stage : callable
        Called with each stage of the child, and again while it lasts; it may raise to stop it.

    Raises
    ------
    TooLarge
        If the child passes its limit of memory or time, besides the limits of the table.
    HousePriceError
        What `import_table` raises.
    """
    return _store(into, _Job("import", source, asked, into, former), limits, on_stage)


def append_isolated(
    source: Path,
    base: Path,
    into: Path,
    asked: TableRequest,
    limits: Limits | None = None,
    *,
    on_stage: OnStage = in_silence,
) -> Imported:
    """Do what `append_table` does, with the same errors, in a limited child process.

    Parameters
    ----------
    source, base, into, asked, limits
        As for `append_table`.
    on_stage : callable
        As for `import_isolated`.

    Raises
    ------
    TooLarge
        If the child passes its limit of memory or time, besides the limits of the table.
    HousePriceError
        What `append_table` raises.
    """
    return _store(into, _Job("append", source, asked, into, base), limits, on_stage)


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
    answer = _ask(_Job("inspect", source, asked), limits or Limits())
    return dict(answer["inspection"])


def read_page_isolated(
    source: Path, asked: TableRequest, page: Mapping[str, Any], limits: Limits | None = None
) -> dict[str, Any]:
    """Do what `read_page` does, with the same errors, in a limited child process.

    Parameters
    ----------
    source, asked, limits
        As for `read_page`.
    page : mapping
        The fields of a `PageRequest`.

    Returns
    -------
    dict
        What `TablePage.to_json` gives.

    Raises
    ------
    TooLarge
        If the child passes its limit of memory or time, besides the limits of the table.
    HousePriceError
        What `read_page` raises.
    """
    answer = _ask(_Job("rows", source, asked, page=page), limits or Limits())
    return dict(answer["page"])


def validate_isolated(
    source: Path,
    into: Path,
    asked: TableRequest,
    limits: Limits | None = None,
    base: Path | None = None,
) -> None:
    """Do what `validate_table` does, with the same errors, in a limited child process.

    Parameters
    ----------
    source, asked, limits
        As for `validate_table`.
    into : Path
        CSV file that is written: the rows that look wrong, see `flag_file.write_flag_file`.
    base : Path, optional
        Folder of the data set that the table continues; then as `validate_later`.

    Raises
    ------
    TooLarge
        If the child passes its limit of memory or time, besides the limits of the table.
    HousePriceError
        What `validate_table` raises.
    """
    _ask(_Job("validate", source, asked, into, base), limits or Limits())


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
    _ask(_Job("check", folder, TableRequest("stored")), limits or Limits())
    checks = read_checks(folder)
    if checks is None:  # the data set was deleted meanwhile
        raise NotFound(f"a data set must be in its folder, found none in {folder.name!r}")
    return checks


def leave_out_isolated(
    base: Path, into: Path, unfit: Collection[str], limits: Limits | None = None
) -> Imported:
    """Do what `store_without` does, with the same errors, in a limited child process.

    Parameters
    ----------
    base, into, unfit, limits
        As for `store_without`.

    Raises
    ------
    TooLarge
        If the child passes its limit of memory or time.
    HousePriceError
        What `store_without` raises.
    """
    job = _Job("leave out", base, TableRequest("stored"), into, unfit=tuple(unfit))
    return _store(into, job, limits, in_silence)


def child_environment() -> dict[str, str]:
    """What the importing process sees of this one's environment."""
    environment = {key: os.environ[key] for key in _ENVIRONMENT if key in os.environ}
    return {**environment, "POLARS_MAX_THREADS": "2", "PYTHONUTF8": "1"}


def _store(into: Path, job: _Job, limits: Limits | None, on_stage: OnStage) -> Imported:
    try:
        answer = _ask(job, limits or Limits(), on_stage)
    finally:
        for leftover in leftovers(into):
            shutil.rmtree(leftover, ignore_errors=True)
    return _imported(into, int(answer["rows"]))


def _ask(job: _Job, limits: Limits, on_stage: OnStage = in_silence) -> dict[str, Any]:
    """The answer of a child that does one job."""
    request = {
        "task": job.task,
        "source": str(job.source.resolve()),
        "into": None if job.into is None else str(job.into.resolve()),
        "former": None if job.former is None else str(job.former.resolve()),
        "asked": job.asked.to_json(),
        "unfit": job.unfit,
        "page": dict(job.page),
        "limits": asdict(limits),
        "memory_bytes": MEMORY_BYTES,
    }
    answer = _run_child(json.dumps(request), limits, on_stage)
    if "problem" in answer:
        raise _error(answer["problem"])
    return answer


def _run_child(request: str, limits: Limits, on_stage: OnStage) -> dict[str, Any]:
    """The last line that the child writes; the lines before it name its stages."""
    deadline = time.monotonic() + limits.seconds * _PATIENCE
    with TemporaryFile() as said, _child(request, said) as child:
        while child.poll() is None:
            if time.monotonic() > deadline:
                raise _too_large(limits)
            _report(said, on_stage)
            with suppress(subprocess.TimeoutExpired):
                child.wait(_LOOK_S)
        said.seek(0)
        lines = said.read().decode("utf-8", "replace").splitlines()
    if child.returncode < 0:
        raise _too_large(limits)
    if child.returncode != 0 or not lines:
        raise InvalidData(
            "a table must be readable, got one that the reader gave up on",
            hint="Save the table again as CSV (UTF-8) and try once more.",
        )
    document: dict[str, Any] = json.loads(lines[-1])
    return document


@contextmanager
def _child(request: str, said: IO[bytes]) -> Iterator[subprocess.Popen[bytes]]:
    """A reading process that has got its request; it ends with this context."""
    child = subprocess.Popen(
        [sys.executable, "-m", "houseprice.data.importing"],
        env=child_environment(),
        stdin=subprocess.PIPE,
        stdout=said,
        stderr=subprocess.DEVNULL,
    )
    try:
        with suppress(BrokenPipeError), cast("IO[bytes]", child.stdin) as stdin:
            stdin.write(request.encode())
        yield child
    finally:
        child.kill()
        child.wait()


def _report(said: IO[bytes], on_stage: OnStage) -> None:
    """Pass on the last stage that the child has named."""
    size = os.fstat(said.fileno()).st_size
    lines = os.pread(said.fileno(), size, 0).decode("utf-8", "replace").split("\n")
    if len(lines) > 1:
        stage = json.loads(lines[-2]).get("stage")
        if stage is not None:
            on_stage(*stage)


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


def stored_import(into: Path) -> Imported | None:
    """The data set that an earlier attempt has stored in this folder, if it is whole."""
    try:
        dataset = load_dataset(into)
    except (NotFound, DatasetChanged):
        return None
    return _imported(into, dataset.frame.height)


def _imported(into: Path, rows: int) -> Imported:
    stored = json.loads((into / SCHEMA).read_text(encoding="utf-8"))
    return Imported(
        schema=TableSchema.from_json(stored["schema"]),
        rows=rows,
        sha256=stored["sha256"],
        path=into / TABLE,
        inspection=json.loads((into / INSPECTION).read_text(encoding="utf-8")),
    )
