"""A key of each sale that outlives versions of its table and new checks."""

from __future__ import annotations

import hashlib

import polars as pl

#: Rows whose texts are in memory at a time.
_CHUNK = 100_000
_DIGEST_BYTES = 16
#: Longest key: the digest and the number of the copy.
KEY_LENGTH = 48


def sale_keys(frame: pl.DataFrame) -> pl.Series:
    """The keys of sales: a hash of what a row says, whatever the order of the columns and rows.

    A gap counts as nothing, so that a new empty column changes no key, and 250000.0 is 250000. Rows
    that agree in all values are told apart by their number among each other.

    Parameters
    ----------
    frame : polars.DataFrame of shape (n_sales, n_columns)
        Typed columns; null is a gap.

    Returns
    -------
    polars.Series of str, shape (n_sales,)
        Every key is another one and has at most `KEY_LENGTH` characters.

    Examples
    --------
    >>> keys = sale_keys(pl.DataFrame({"price": [1, 2, 1]}))
    >>> keys[0] != keys[1], keys[2] == keys[0] + ".2"
    (True, True)
    """
    text = pl.concat_str([_cell(frame[name]) for name in sorted(frame.columns)])
    chunks = [_digests(part.select(text).to_series()) for part in frame.iter_slices(_CHUNK)]
    digest = pl.concat(chunks) if chunks else pl.Series([], dtype=pl.String)
    copy = pl.int_range(1, pl.len() + 1).over("key")
    key = pl.when(copy == 1).then("key").otherwise(pl.format("{}.{}", "key", copy))
    return digest.to_frame("key").select(key.alias("key")).to_series()


def _cell(values: pl.Series) -> pl.Expr:
    """The name and value of a cell; empty for a gap."""
    cell = pl.col(values.name)
    text = cell.cast(pl.String)
    if values.dtype.is_float():
        whole = cell.cast(pl.Int64, strict=False)
        text = pl.when(cell == whole).then(whole.cast(pl.String)).otherwise(text)
    elif values.dtype.is_nested() or values.dtype == pl.Binary:
        text = cell.hash().cast(pl.String)
    # Control characters, which no cell has, stand between names and values.
    return (pl.lit(f"{values.name}\x1e") + text + pl.lit("\x1f")).fill_null("")


def _digests(texts: pl.Series) -> pl.Series:
    """Hashes of texts: those of Polars are not the same in all of its versions."""
    digests = [
        hashlib.blake2b(text.encode(), digest_size=_DIGEST_BYTES).hexdigest() for text in texts
    ]
    return pl.Series(digests, dtype=pl.String)
