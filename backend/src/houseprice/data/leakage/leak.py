"""A column that knows the price, and what a user decides about it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

from houseprice.data.dataset import Dataset
from houseprice.data.leakage.column_names import Kind
from houseprice.data.schema import TableSchema
from houseprice.errors import InvalidData, InvalidInput


@dataclass(frozen=True)
class Leak:
    """A column that knows the price.

    Parameters
    ----------
    column : str
    kind : Kind
    reason : str
        Plain words that follow "because".
    evidence : str
        The figures that support the reason.
    excluded : bool
        Whether the model does not use the column. It is False for columns of which it is not clear
        which one knows the price (``nearly_all``).
    stops : bool
        Whether a training stops until a user leaves the column out or keeps it.
    """

    column: str
    kind: Kind
    reason: str
    evidence: str
    excluded: bool = True
    stops: bool = False

    def to_json(self) -> dict[str, Any]:
        """Plain values for ``json.dumps``."""
        return asdict(self)

    def sentence(self) -> str:
        """The warning that a user must read beside the figures of a model."""
        if self.excluded:
            return f"Column {self.column} was left out: {self.reason} ({self.evidence})."
        return (
            f"Column {self.column} was kept as asked, but {self.reason} ({self.evidence}): "
            "the scores may be too good to be true."
        )


def keep_option(names: Sequence[str]) -> str:
    """The options of the command line that keep some columns.

    Examples
    --------
    >>> keep_option(["size", "unit price"])
    '--keep size --keep "unit price"'
    """
    return " ".join(f'--keep "{name}"' if " " in name else f"--keep {name}" for name in names)


def exclude_leaks(
    dataset: Dataset, leaks: Sequence[Leak], keep: Sequence[str] = ()
) -> tuple[Dataset, tuple[Leak, ...]]:
    """Leave leaking columns out of the features of a data set.

    Parameters
    ----------
    dataset : Dataset
    leaks : sequence of Leak
    keep : sequence of str
        Columns that stay in any case.

    Returns
    -------
    (Dataset, tuple of Leak)
        The same sales with a schema that ignores the excluded columns, and every leak.

    Raises
    ------
    InvalidInput
        If a column to keep is not among the features.
    """
    check_keep_leaks(dataset.schema, keep)
    decided = tuple(
        replace(leak, excluded=leak.excluded and leak.column not in keep) for leak in leaks
    )
    out = {leak.column for leak in decided if leak.excluded}
    return replace(dataset, schema=dataset.schema.without(out)), decided


def check_decided(leaks: Sequence[Leak], keep: Sequence[str]) -> None:
    """Raise `InvalidData` if columns give the price by arithmetic and are not among those to keep.

    A copy of the price under another name is no accident that may be passed over: the table may
    have been exported wrongly, and it is not always clear which of the columns was computed.
    """
    undecided = [leak for leak in leaks if leak.stops and leak.column not in keep]
    if not undecided:
        return
    names = [leak.column for leak in undecided]
    evidence = "; ".join(dict.fromkeys(leak.evidence for leak in undecided))
    ignored = names[0] if len(names) == 1 else "COLUMN"
    raise InvalidData(
        "A price must not follow from a few columns more exactly than any market allows, got "
        f"{', '.join(names)}: {evidence}.",
        hint=f'Leave out what was computed from the price (--role "{ignored}=ignore", in the '
        f"studio the meaning Not used of the import), or use {keep_option(names)} (keep_leaks) "
        "if all were known before the sale.",
        places=tuple(
            {"field": "keep_leaks", "column": leak.column, "rule": leak.evidence}
            for leak in undecided
        ),
    )


def check_keep_leaks(schema: TableSchema, keep: Sequence[str]) -> None:
    """Raise `InvalidInput` if a column to keep is not among the features."""
    check_features(schema, "keep_leaks", keep)


def check_features(schema: TableSchema, field: str, asked: Sequence[str]) -> None:
    """Raise `InvalidInput` if a column that a setting names is not among the features.

    Parameters
    ----------
    schema : TableSchema
    field : str
        Name of the setting, such as ``keep_leaks``.
    asked : sequence of str
        Its columns.
    """
    names = {column.name for column in schema.features}
    unknown = [name for name in asked if name not in names]
    if unknown:
        raise InvalidInput(
            f"{field} must name feature columns of the data set, got {unknown[0]!r}",
            hint=f"Its features are: {', '.join(sorted(names))}.",
            places=tuple(
                {"field": field, "value": name, "rule": "must be a feature"} for name in unknown
            ),
        )
