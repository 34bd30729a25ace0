"""Amounts that are written as a formality."""

from __future__ import annotations

import numpy as np

from houseprice.data.arrays import Flags, Floats


def is_token(prices: Floats) -> Flags:
    """Which amounts are 1 to 9, or have one digit and zeros: 1, 10, 500, 1000.

    Examples
    --------
    >>> is_token(np.array([1.0, 100.0, 5000.0, 125_000.0])).tolist()
    [True, True, True, False]
    """
    safe = np.where(prices >= 1, prices, 1.0)
    digits = safe / 10 ** np.floor(np.log10(safe) + 1e-9)
    is_round: Flags = np.abs(digits - np.round(digits)) < 1e-9
    tokens: Flags = (is_round & (prices >= 1)) | (prices == 0)
    return tokens
