"""Tables that the command line names: built-in data sets, files of sales, files of homes."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import polars as pl
import typer

from houseprice.data.builtin.load import BUILTIN, load_builtin
from houseprice.data.dataset import Dataset
from houseprice.data.importing.homes import HomesTable, read_homes_file
from houseprice.data.importing.importer import IMPORT_RULES, import_table
from houseprice.data.importing.matching.answer import HomesMatch, HomesRequest
from houseprice.data.importing.sheet import rule_of
from houseprice.data.importing.table_request import CellEdit, TableRequest
from houseprice.data.schema import ROLES, Role, TableSchema
from houseprice.data.storage import TABLE, file_sha256, load_dataset
from houseprice.errors import InvalidInput
from houseprice.settings import Settings

#: Number of homes that are named if they cannot be read.
_SHOWN = 20


def parse_roles(texts: Sequence[str]) -> dict[str, Role]:
    """Read ``COLUMN=ROLE`` texts.

    Raises
    ------
    InvalidInput
        If a text has no ``=`` or names no role.
    """
    roles: dict[str, Role] = {}
    for text in texts:
        name, equals, role = text.rpartition("=")
        if not equals or role not in ROLES:
            raise InvalidInput(
                f"--role must be COLUMN=ROLE with a role of {', '.join(ROLES)}, got {text!r}"
            )
        roles[name] = role
    return roles


def parse_edits(texts: Sequence[str]) -> tuple[CellEdit, ...]:
    """Read ``ROW:COLUMN=VALUE`` texts; the first ``=`` ends the column.

    Raises
    ------
    InvalidInput
        If a text has another form.

    Examples
    --------
    >>> parse_edits(["7:price=250000"])
    (CellEdit(row=7, column='price', value='250000'),)
    """
    edits = []
    for text in texts:
        row, colon, rest = text.partition(":")
        column, equals, value = rest.partition("=")
        if not (colon and equals and column and row.isascii() and row.isdigit() and len(row) < 10):
            raise InvalidInput(
                f"--edit must be ROW:COLUMN=VALUE, such as 7:price=250000, got {text!r:.80}"
            )
        edits.append(CellEdit(int(row), column, value))
    return tuple(edits)


def load_sales(name: str, settings: Settings, asked: TableRequest | None = None) -> Dataset:
    """Load a built-in data set or import a file; an import is kept for its content and options.

    Raises
    ------
    InvalidInput
        If `name` is neither a built-in data set nor a file, or cells of a built-in one are edited.
    InvalidData, TooLarge, DatasetUnavailable
        If the sales cannot be read or fetched.
    """
    if name in BUILTIN:
        if asked is not None and asked.edits:
            raise InvalidInput(f"Only cells of a file can be edited, but {name} is built in.")
        return load_builtin(name, settings.datasets_cache_dir, settings.datasets_dir)
    file = existing_file(name)
    short = file.name.partition(".")[0] or "file"
    request = replace(asked or TableRequest(name), name=short, title=file.name)
    options = json.dumps({**request.meaning(), "rules": IMPORT_RULES}, sort_keys=True)
    key = hashlib.sha256((file_sha256(file) + options).encode()).hexdigest()[:16]
    folder = settings.datasets_cache_dir / f"file-{key}"
    if (folder / TABLE).exists():
        return load_dataset(folder)
    return import_table(file, folder, request)


def existing_file(name: str) -> Path:
    """The path of a file that the command line names.

    Raises
    ------
    InvalidInput
        If there is no such file.
    """
    file = Path(name).expanduser()
    if not file.is_file():
        raise InvalidInput(
            f"The table must be a file or one of {', '.join(BUILTIN)}, got {name!r}.",
            hint="Files may be CSV, Excel, OpenDocument, Parquet or GeoJSON; `houseprice datasets` "
            "lists the built-in data sets.",
        )
    return file


def parse_renames(texts: Sequence[str]) -> dict[str, str]:
    """Read ``OLD=NEW`` texts: a header of the file, and the column of the sales; last ``=`` counts.

    Raises
    ------
    InvalidInput
        If a text has another form, or names a header twice.

    Examples
    --------
    >>> parse_renames(["Zimmer=rooms"])
    {'Zimmer': 'rooms'}
    """
    renames: dict[str, str] = {}
    for text in texts:
        old, equals, new = text.rpartition("=")
        if not (equals and old and new) or old in renames:
            raise InvalidInput(f"--rename must be OLD=NEW, each header once, got {text!r:.80}")
        renames[old] = new
    return renames


def read_homes(
    name: str, schema: TableSchema, settings: Settings, asked: HomesRequest | None = None
) -> HomesTable:
    """Read the columns of `schema` from a file or a built-in data set; others are left out.

    The column `FILE_ROW` has the row of each home in the file. What was read from other headers
    or in another way than the sales, and what stays open, is named on standard error.

    Raises
    ------
    InvalidInput
        If there is no such file, or no home of it can be read; the places of the error name row,
        column, value and rule.
    DatasetUnavailable
        If the built-in data set is neither on disk nor can be fetched.
    """
    if name not in BUILTIN:
        homes = read_homes_file(existing_file(name), schema, asked=asked)
        print_match(homes.match)
        return homes
    frame = load_sales(name, settings).frame
    names = [column.name for column in schema.columns if column.name in frame.columns]
    return HomesTable(frame.select(names))


def print_match(match: HomesMatch) -> None:
    """Print how the columns were matched, unless all stand in the file as in the sales."""
    sentences = match.sentences()
    if not sentences:
        return
    for text in sentences:
        typer.echo(text, err=True)
    for begin, names in (
        ("Not in the file", match.unmatched),
        ("Not used of the file", match.ignored),
    ):
        if names:
            typer.echo(f"{begin}: {', '.join(names)}", err=True)
    for option in dict.fromkeys(question.option for question in match.questions):
        answers = [answer for question in match.questions if question.option == option
                   for answer in question.answers]  # fmt: skip
        typer.echo(f"Answer with {option}: {', '.join(dict.fromkeys(answers))}", err=True)


def readable_homes(
    name: str, schema: TableSchema, settings: Settings, asked: HomesRequest | None = None
) -> pl.DataFrame:
    """The homes of `read_homes` that can be read; the others are named on standard error."""
    homes = read_homes(name, schema, settings, asked)
    for problem in homes.unread[:_SHOWN]:
        typer.echo(f"row {problem.row} is left out: {rule_of(problem)}", err=True)
    if len(homes.unread) > _SHOWN:
        typer.echo(f"{len(homes.unread) - _SHOWN} more rows are left out", err=True)
    return homes.frame
