"""What a check of a table of sales says, and the columns that checks share."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import Any, Literal

import numpy as np
import polars as pl

from houseprice.data.arrays import Flags, Floats
from houseprice.data.properties import IntArray, property_numbers
from houseprice.data.schema import Role, TableSchema

Outcome = Literal["ok", "warning"]
#: Columns of the reasons that a check has for single sales.
REASON_SCHEMA = pl.Schema(
    {
        "place": pl.Int64(),
        "kind": pl.String(),
        "group": pl.String(),
        "n": pl.Int64(),
        "z": pl.Float64(),
        "text": pl.String(),
    }
)
_FIRST_ROWS = 5


@dataclass(frozen=True)
class SalesCheck:
    """The outcome of a named check of a table of sales.

    Parameters
    ----------
    kind : str
        The kind in two or three words, such as ``unit mix-up``.
    outcome : Outcome
        ``warning`` if somebody should look at the sales, else ``ok``.
    count : int
        Number of sales that the mask marks.
    mask : polars.Series of bool, shape (n_sales,)
        The sales that the check is about; none where it is about a whole column.
    explanation : str
        A sentence with figures, units and the first rows.
    action : str
        A sentence that says what to do.
    column : str or None
        The column that the check is about; None if it is about whole sales.
    fixes : tuple of str
        What `apply_fix` can do about it.
    rule : str
        Which of several rules of one kind it was, such as ``several parcels``.
    other_column : str or None
        The second column of a fix that needs two.
    reasons : polars.DataFrame of shape (n_reasons, 6)
        ``place`` (index of the sale), ``kind``, ``group``, ``n``, ``z`` and ``text`` of each
        reason, where a check has reasons of its own for each sale; else empty.
    """

    kind: str
    outcome: Outcome
    count: int
    mask: pl.Series
    explanation: str
    action: str
    column: str | None = None
    fixes: tuple[str, ...] = ()
    rule: str = ""
    other_column: str | None = None
    reasons: pl.DataFrame = field(default_factory=lambda: pl.DataFrame(schema=REASON_SCHEMA))

    @property
    def is_warning(self) -> bool:
        """Whether somebody should look at the sales or the column."""
        return self.outcome == "warning"

    def to_json(self) -> dict[str, Any]:
        """Plain values for ``json.dumps``, without the sales."""
        names = ("kind", "rule", "outcome", "count", "column", "explanation", "action")
        return {**{name: getattr(self, name) for name in names}, "fixes": list(self.fixes)}

    def spread_over(self, is_checked: pl.Series) -> SalesCheck:
        """The same check with masks and places over a longer table.

        Parameters
        ----------
        is_checked : polars.Series of bool, shape (n_rows,)
            The rows that were checked.
        """
        places = is_checked.arg_true()
        mask = np.zeros(is_checked.len(), dtype=np.bool_)
        mask[places.to_numpy()] = self.mask.to_numpy()
        moved = places.gather(self.reasons["place"]).cast(pl.Int64).alias("place")
        return replace(self, mask=pl.Series(mask), reasons=self.reasons.with_columns(moved))


@dataclass(frozen=True)
class CheckedSales:
    """A table of sales with the columns that several checks need.

    Parameters
    ----------
    frame : polars.DataFrame of shape (n_sales, n_columns)
        Typed columns; null is a gap.
    schema : TableSchema
    rows : polars.Series of int, shape (n_sales,)
        Row numbers in the user's spreadsheet.
    today : date
        Sales after this day are in the future.
    with_forest : bool
        Whether an isolation forest looks for outliers, too; it needs scikit-learn.
    """

    frame: pl.DataFrame
    schema: TableSchema
    rows: pl.Series
    today: date
    with_forest: bool = False

    @property
    def height(self) -> int:
        """Number of sales."""
        return self.frame.height

    @cached_property
    def homes(self) -> IntArray:
        """A number for each sale, equal for sales of one home; shape (n_sales,)."""
        return property_numbers(self.frame, self.schema)

    @cached_property
    def price(self) -> Floats:
        """Prices, NaN where there is none; shape (n_sales,)."""
        return self.numbers(self.schema.price)

    @cached_property
    def log_price(self) -> Floats:
        """Log prices, NaN where a price is not positive; shape (n_sales,)."""
        return log_of(self.price)

    @cached_property
    def log_area(self) -> Floats | None:
        """Log living areas, NaN where one is missing; None without such a column."""
        return self.log_of_role("living_area")

    def log_of_role(self, role: Role) -> Floats | None:
        """Logs of the column with this role, NaN where it is not positive; None without one."""
        name = self.column(role)
        return None if name is None else log_of(self.numbers(name))

    def column(self, role: Role) -> str | None:
        """Name of the column with this role, if the frame has it."""
        name = self.schema.first(role)
        return name if name in self.frame.columns else None

    def numbers(self, name: str) -> Floats:
        """A column as numbers, NaN where there is none; shape (n_sales,)."""
        values = self.frame[name].cast(pl.Float64, strict=False)
        return np.asarray(values.fill_null(float("nan")).to_numpy(), dtype=np.float64)

    def dates(self) -> pl.Series | None:
        """The dates of sale; None without such a column."""
        name = self.column("date")
        if name is None or self.frame[name].dtype not in (pl.Date, pl.Datetime):
            return None
        return self.frame[name].cast(pl.Date)

    def money(self, amount: float) -> str:
        """An amount in the currency of the table, for people to read."""
        return f"{amount:,.0f} {self.schema.currency}".strip()

    def rows_of(self, mask: Flags) -> str:
        """The first rows of a mask, as the spreadsheet counts them."""
        places = np.flatnonzero(mask)
        numbers = [str(row) for row in self.rows[places[:_FIRST_ROWS]].to_list()]
        more, text = places.size - len(numbers), ", ".join(numbers)
        noun = "row" if places.size == 1 else "rows"
        return f"{noun} {text}" + (f" and {more:,} more" if more else "")

    def share(self, mask: Flags, verb: str) -> str:
        """The number of marked sales among all with their verb, for people to read."""
        count = int(mask.sum())
        noun = "sale" if count == 1 else "sales"
        percent = 100 * count / max(self.height, 1)
        share = f"{percent:.2g}" if percent < 10 else f"{percent:.0f}"  # .2g writes 100 as 1e+02
        return f"{count:,} {noun} of {self.height:,} ({share} %) {_verb(verb, count)}"

    def nobody(self) -> Flags:
        """A mask of no sale, shape (n_sales,)."""
        return np.zeros(self.height, dtype=np.bool_)

    def passed(self, kind: str, text: str, column: str | None = None, rule: str = "") -> SalesCheck:
        """A check that has nothing to complain of."""
        mask = pl.Series(self.nobody())
        return SalesCheck(kind, "ok", 0, mask, text, "Nothing needs to be done.", column, (), rule)

    def warned(
        self,
        kind: str,
        mask: Flags,
        *,
        text: str,
        action: str,
        column: str | None = None,
        fixes: tuple[str, ...] = ("leave out",),
        rule: str = "",
        outcome: Outcome = "warning",
        other_column: str | None = None,
    ) -> SalesCheck:
        """A check with marked sales; without an outcome it is a warning."""
        series = pl.Series(np.asarray(mask, dtype=np.bool_))
        return SalesCheck(
            kind, outcome, int(mask.sum()), series, text, action, column, fixes, rule, other_column
        )


def _verb(plural: str, count: int) -> str:
    """The verb of so many sales.

    Examples
    --------
    >>> _verb("have", 1), _verb("lie", 1), _verb("lie", 2)
    ('has', 'lies', 'lie')
    """
    singular = {"have": "has", "are": "is", "were": "was"}.get(plural, plural + "s")
    return singular if count == 1 else plural


#: A check reads the sales and returns its outcomes: none where it does not apply.
Check = Callable[[CheckedSales], list[SalesCheck]]


def log_of(values: Floats) -> Floats:
    """Logs of positive values, NaN for the others; the shape stays."""
    return np.log(np.where(values > 0, values, np.nan))


def robust_spread(values: Floats) -> float:
    """Median absolute deviation, as a standard deviation of normal values; NaN without values.

    Examples
    --------
    >>> round(robust_spread(np.array([1.0, 2.0, 3.0, 4.0, 900.0])), 3)
    1.483
    """
    known = values[np.isfinite(values)]
    if known.size == 0:
        return float("nan")
    return float(1.4826 * np.median(np.abs(known - np.median(known))))


def medians_by_kind(sales: CheckedSales, values: Floats, least: int = 20) -> Floats:
    """The median of each sale's property type, or of all sales for a rare type.

    Parameters
    ----------
    sales : CheckedSales
    values : ndarray of shape (n_sales,)
        NaN where there is none.
    least : int
        A type with fewer values is compared with all sales.

    Returns
    -------
    ndarray of shape (n_sales,)
    """
    name = sales.column("property_type")
    known = values[np.isfinite(values)]
    overall = float(np.median(known)) if known.size else float("nan")
    if name is None:
        return np.full(sales.height, overall)
    table = pl.DataFrame({"type": sales.frame[name], "y": pl.Series(values).fill_nan(None)})
    median = pl.when(pl.col("y").count().over("type") >= least).then(
        pl.col("y").median().over("type")
    )
    medians = table.select(median.fill_null(overall)).to_series().to_numpy()
    return np.asarray(medians, dtype=np.float64)
