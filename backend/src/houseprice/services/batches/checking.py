"""Looks at a file of homes before a batch: its columns, and which homes can be valued."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, BinaryIO

from houseprice import errors
from houseprice.data.importing.limits import Limits
from houseprice.data.importing.subprocess_import import MEMORY_BYTES, child_environment
from houseprice.errors import HousePriceError, InvalidData, TooLarge
from houseprice.services import models
from houseprice.services.batches.questions import QuestionView, question_view
from houseprice.services.batches.runs import BatchAsked
from houseprice.services.context import Context
from houseprice.services.imports import limits_of
from houseprice.services.model_files import artifact_folder
from houseprice.services.uploads import received
from houseprice.services.user_text.bounded_json import read_json

#: Wall time allowed for each second of processor time: both cores may be training.
_PATIENCE = 5.0


@dataclass(frozen=True)
class ModelColumn:
    """A column of the model, and the header of the file that it is read from, if any."""

    name: str
    label: str
    role: str
    unit: str
    required: bool
    header: str | None


@dataclass(frozen=True)
class PlaceView:
    """A cell that is wrong: its row in the file, and what stands there."""

    row: int
    value: str | None


@dataclass(frozen=True)
class ProblemView:
    """A kind of problem, the number of homes that have it, and the first of them."""

    code: str
    rule: str
    column: str | None
    count: int
    places: tuple[PlaceView, ...]


@dataclass(frozen=True)
class LineView:
    """One of the first lines of the file, to choose a header row from."""

    row: int
    cells: tuple[str, ...]


@dataclass(frozen=True)
class BatchCheckView:
    """What is known of a file of homes before a batch; see `api.schemas.batches.BatchCheckRead`.

    `missing` names required columns that no header was matched with: then nothing was checked.
    """

    rows: int
    can_be_valued: int
    headers: tuple[str, ...]
    columns: tuple[ModelColumn, ...]
    missing: tuple[str, ...]
    id_header: str | None
    price_header: str | None
    problems: tuple[ProblemView, ...]
    remarks: tuple[str, ...]
    questions: tuple[QuestionView, ...]
    sheets: tuple[str, ...]
    sheet: str
    header_row: int | None
    top_lines: tuple[LineView, ...]


def check(ctx: Context, stream: BinaryIO, request: BatchAsked) -> BatchCheckView:
    """Say how a file of homes would be valued; nothing is stored, and no home is valued.

    Parameters
    ----------
    stream : file
        A table of homes, which is read once, in pieces.
    request : BatchAsked

    Raises
    ------
    NotFound
        If there is no such model.
    TooLarge
        If the file is over a limit, or reading it takes too much memory or time.
    InvalidData, InvalidInput
        If it is no table, has no rows, or `rename` names what there is not.
    """
    model = models.row(ctx, request.model_id)
    limits = limits_of(ctx)
    with received(ctx, stream) as source:
        asked = {
            "source": str(source.resolve()),
            "model": str(artifact_folder(ctx, model).resolve()),
            "manifest_sha256": model.manifest_sha256,
            "rename": dict(request.rename),
            "reading": request.reading.said(),
            "as_of": None if request.as_of is None else request.as_of.isoformat(),
            "limits": asdict(limits),
            "memory_bytes": MEMORY_BYTES,
        }
        return _view(_answer(asked, limits))


def _answer(asked: Mapping[str, Any], limits: Limits) -> dict[str, Any]:
    """What a limited child process says: no file can grow, slow or end this one."""
    try:
        child = subprocess.run(
            [sys.executable, "-m", "houseprice.valuation.batches"],
            input=json.dumps(asked).encode(),
            env=child_environment(),
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=limits.seconds * _PATIENCE,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise _too_large(limits) from error
    if child.returncode < 0:
        raise _too_large(limits)
    if child.returncode != 0 or not child.stdout:
        raise InvalidData(
            "a file of homes must be readable, got one that the reader gave up on",
            hint="Save the table again as CSV (UTF-8) and try once more.",
        )
    document: dict[str, Any] = read_json(child.stdout)
    if "problem" in document:
        raise _error(document["problem"])
    return document


def _too_large(limits: Limits) -> TooLarge:
    return TooLarge(
        f"a file of homes must be checked within {limits.seconds:g} s and "
        f"{MEMORY_BYTES // 2**20} MiB, got more",
        hint="Split the file, or leave out columns that are not needed.",
    )


def _error(problem: Mapping[str, Any]) -> HousePriceError:
    """The error that the child raised, by its code."""
    kinds = {
        kind.code: kind
        for kind in vars(errors).values()
        if isinstance(kind, type) and issubclass(kind, HousePriceError)
    }
    kind = kinds.get(problem["code"], InvalidData)
    return kind(problem["message"], hint=problem["hint"], places=tuple(problem["places"]))


def _view(document: dict[str, Any]) -> BatchCheckView:
    problems = tuple(
        ProblemView(
            **{**problem, "places": tuple(PlaceView(**place) for place in problem["places"])}
        )
        for problem in document.pop("problems")
    )
    return BatchCheckView(
        columns=tuple(ModelColumn(**column) for column in document.pop("columns")),
        headers=tuple(document.pop("headers")),
        missing=tuple(document.pop("missing")),
        problems=problems,
        remarks=tuple(document.pop("remarks")),
        questions=tuple(question_view(question) for question in document.pop("questions")),
        sheets=tuple(document.pop("sheets")),
        top_lines=tuple(
            LineView(line["row"], tuple(line["cells"])) for line in document.pop("top_lines")
        ),
        **document,
    )
