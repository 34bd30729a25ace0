"""Values of homes as a CSV file, for a spreadsheet."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import polars as pl

from houseprice.data.disk import disk_errors
from houseprice.data.importing.sheet import FILE_ROW
from houseprice.errors import InvalidInput

_FIGURES = ("value", "low_68", "high_68", "low_90", "high_90")
#: Decimals of money, of the FSD, and of the share of prices that ranges held.
_CENTS, _FSD_DIGITS, _HELD_DIGITS = 2, 4, 1
#: A cell that begins so would be a formula in a spreadsheet, unless it is a number.
_FORMULA = r"^[=+\-@\t\r]"
_NUMBER = r"^[+-]?\d+([.,]\d+)?$"


def check_target(target: Path | None, file: str | None, option: str = "--csv") -> None:
    """Refuse to write values without a file of homes, or over it.

    Raises
    ------
    InvalidInput
        If there is no file of homes, it is the target, or the folder of the target is missing.
    """
    if target is None:
        return
    if file is None:
        raise InvalidInput(f"{option} writes the values of a FILE of homes, got --set.")
    if target.resolve() == Path(file).expanduser().resolve() or not target.parent.is_dir():
        raise InvalidInput(
            f"{option} must name a new file in a folder that exists, got {str(target)!r}"
        )


def write_csv(
    documents: Sequence[dict[str, Any]],
    target: Path,
    currency: str,
    rows: Sequence[int] | None,
    ids: pl.DataFrame | None,
) -> str:
    """Write one row for each home; a home without a value has its codes and the reason.

    Parameters
    ----------
    documents : sequence of dict
        As ``houseprice value --json`` prints them.
    target : Path
        The file; one that is there is replaced.
    currency : str
        ISO 4217; empty if it is unknown.
    rows : sequence of int or None
        Row of each home in its file.
    ids : polars.DataFrame or None
        As `HomesTable.ids`.

    Returns
    -------
    str
        A sentence on what was written.

    Raises
    ------
    StorageFull
        If the disk is full.
    """
    numbers = list(rows or range(1, len(documents) + 1))
    table = pl.DataFrame({"row": numbers, **_columns(documents, currency)}, strict=False)
    if ids is not None:
        table = _with_ids(table, ids)
    texts = [name for name, kind in table.schema.items() if kind == pl.String]
    with disk_errors():
        table.with_columns(map(_harmless, texts)).write_csv(target)
    refused = sum(document["value"] is None for document in documents)
    return f"{len(documents):,} homes, {refused:,} of them without a value, are in {target}."


def _columns(documents: Sequence[dict[str, Any]], currency: str) -> dict[str, pl.Series]:
    sure = [document["confidence"] for document in documents]
    money = {
        name: pl.Series([document[name] for document in documents], dtype=pl.Float64).round(_CENTS)
        for name in _FIGURES
    }
    fsd = pl.Series([document["fsd"] for document in documents], dtype=pl.Float64)
    return {
        "currency": pl.Series([currency] * len(documents), dtype=pl.String),
        **money,
        "fsd": fsd.round(_FSD_DIGITS),
        "score": pl.Series([confidence["score"] for confidence in sure]),
        "band": pl.Series([confidence["band"] for confidence in sure]),
        "reason_codes": pl.Series([" ".join(document["reason_codes"]) for document in documents]),
        "reason": pl.Series([in_short(document) for document in documents]),
        "held_90": pl.Series(list(map(_held, documents)), dtype=pl.Float64).round(_HELD_DIGITS),
        "model": pl.Series([Path(document["model"]).name for document in documents]),
    }


def in_short(document: dict[str, Any]) -> str:
    """The reason for the confidence of a value, and the notes on its range."""
    return " ".join([document["confidence"]["reason"], *document["notes"]])


def _held(document: dict[str, Any]) -> float | None:
    """Percent of prices that the 90 % ranges of the model held; None where it was not measured."""
    record = document["ranges"]
    return None if record is None or record["of_earlier_ranges"] else record["coverage_90"]


def _with_ids(table: pl.DataFrame, ids: pl.DataFrame) -> pl.DataFrame:
    """The table with the ids of its rows behind the row number."""
    name = next(name for name in ids.columns if name != FILE_ROW)
    label = name if name not in table.columns else "id"
    row = pl.col(FILE_ROW).cast(table["row"].dtype).alias("row")
    by_row = ids.select(row, pl.col(name).alias(label))
    joined = table.join(by_row, on="row", how="left", maintain_order="left")
    return joined.select("row", label, pl.exclude("row", label))


def _harmless(name: str) -> pl.Expr:
    text = pl.col(name)
    is_formula = text.str.contains(_FORMULA) & ~text.str.contains(_NUMBER)
    return pl.when(is_formula).then(pl.concat_str(pl.lit("'"), text)).otherwise(text).alias(name)
