"""The clock of the database, the only clock that measures leases.

Workers on several machines never agree on the time, but they all ask the same database.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Double, select
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import FunctionElement

#: Execution option with which an engine may have another clock (a function without arguments).
CLOCK_OPTION = "houseprice_clock"


class now_expression(FunctionElement[float]):  # noqa: N801 - reads as the SQL function it is
    """Seconds since 1970, UTC, by the database's clock; it moves on inside a transaction."""

    type = Double()
    inherit_cache = True


@compiles(now_expression, "sqlite")
def _sqlite(element: Any, compiler: Any, **options: Any) -> str:
    del element, compiler, options
    return "((julianday('now') - 2440587.5) * 86400.0)"  # unixepoch('subsec') needs SQLite 3.42


@compiles(now_expression, "postgresql")
def _postgresql(element: Any, compiler: Any, **options: Any) -> str:
    del element, compiler, options
    return "CAST(EXTRACT(EPOCH FROM clock_timestamp()) AS DOUBLE PRECISION)"


def db_now(db: Connection) -> float:
    """Seconds since 1970 by the database's clock."""
    clock = db.get_execution_options().get(CLOCK_OPTION)
    if clock is not None:
        return float(clock())
    return float(db.execute(select(now_expression())).scalar_one())
