"""Fetches OpenML tables as text columns, through scikit-learn."""

from __future__ import annotations

import warnings

import polars as pl


def fetch_openml_text(data_id: int, scikit_home: str) -> pl.DataFrame:
    """Fetch an OpenML table, target included, with every value as text.

    Parameters
    ----------
    data_id : int
        OpenML's number of the table; the MD5 that OpenML states is checked.
    scikit_home : str
        Folder of scikit-learn's cache.

    Raises
    ------
    OSError
        If OpenML does not answer.
    """
    from sklearn.datasets import fetch_openml  # noqa: PLC0415  heavy

    with warnings.catch_warnings():
        # scikit-learn warns before it tries again, but only the final result matters.
        warnings.simplefilter("ignore", UserWarning)
        bunch = fetch_openml(
            data_id=data_id, as_frame=True, parser="liac-arff", data_home=scikit_home, n_retries=1
        )
    return pl.DataFrame(
        {
            str(name): pl.Series([_text(value) for value in values.tolist()], dtype=pl.String)
            for name, values in bunch.frame.items()
        }
    )


def _text(value: object) -> str | None:
    """A value as in the CSV file, with whole numbers without a fraction."""
    if value is None or value != value:  # noqa: PLR0124  NaN, the gap, differs from itself
        return None
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
