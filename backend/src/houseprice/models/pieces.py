"""Piecewise-linear encoding of columns, for neural nets.

Each column becomes a few numbers that fill up one after the other as its value rises, so that the
first layer can change its slope at each quantile.

References
----------
Gorishniy et al. (2022), On embeddings for numerical features.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

#: A column with fewer different values is not encoded.
_MIN_VALUES = 9


@dataclass(frozen=True)
class Pieces:
    """The cuts of each encoded column.

    Parameters
    ----------
    columns : ndarray of int, shape (n_columns,)
    low, width : ndarray of float32, shape (n_columns, n_pieces)
        Start and length of each piece.
    """

    columns: NDArray[np.int64]
    low: NDArray[np.float32]
    width: NDArray[np.float32]

    @classmethod
    def fit(cls, x: Floats, n_columns: int, n_pieces: int) -> Self:
        """Quantiles of the first `n_columns` columns of training rows; flags are left out.

        Parameters
        ----------
        x : ndarray of shape (n_sales, n_features)
        n_columns : int
        n_pieces : int
            Number of pieces of each column; 0 encodes no column.
        """
        many = [n for n in range(n_columns) if np.unique(x[:, n]).size >= _MIN_VALUES]
        columns = np.array(many if n_pieces else [], dtype=np.int64)
        cuts = np.quantile(x[:, columns], np.linspace(0.0, 1.0, n_pieces + 1), axis=0).T
        low, width = cuts[:, :-1].copy(), np.diff(cuts, axis=1)
        # A piece without length, where one value is common, must stay empty.
        low[width <= 0], width[width <= 0] = 1e6, 1.0
        return cls(columns, low.astype(np.float32), width.astype(np.float32))

    @property
    def size(self) -> int:
        """Number of values that encode a row."""
        return int(self.low.size)

    def to_json(self) -> dict[str, Any]:
        """Plain values for ``json.dumps``."""
        return {
            "columns": self.columns.tolist(),
            "low": self.low.tolist(),
            "width": self.width.tolist(),
        }

    @classmethod
    def from_json(cls, document: dict[str, Any]) -> Self:
        """Read back what `to_json` wrote."""
        columns = np.array(document["columns"], dtype=np.int64)
        shape = (columns.size, -1) if columns.size else (0, 0)
        low, width = (
            np.array(document[name], dtype=np.float32).reshape(shape) for name in ("low", "width")
        )
        return cls(columns, low, width)
