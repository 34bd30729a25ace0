"""Piecewise-linear encoding as a torch module."""

from __future__ import annotations

import torch
from torch import Tensor, nn

from houseprice.models.pieces import Pieces


class PiecewiseLinear(nn.Module):
    """The encoding of `models.pieces`, with the cuts as buffers among the weights."""

    columns: Tensor
    low: Tensor
    width: Tensor

    def __init__(self, n_columns: int, n_pieces: int) -> None:
        super().__init__()
        self.size = n_columns * n_pieces
        self.register_buffer("columns", torch.zeros(n_columns, dtype=torch.int64))
        self.register_buffer("low", torch.zeros(n_columns, n_pieces))
        self.register_buffer("width", torch.ones(n_columns, n_pieces))

    def take(self, pieces: Pieces) -> None:
        """Take over the cuts of `pieces`, which have the same shape."""
        self.columns.copy_(torch.from_numpy(pieces.columns))
        self.low.copy_(torch.from_numpy(pieces.low))
        self.width.copy_(torch.from_numpy(pieces.width))

    def forward(self, x: Tensor) -> Tensor:
        """Encode (n, n_features) as (n, n_columns x n_pieces), all in 0..1."""
        filled = (x.index_select(1, self.columns).unsqueeze(2) - self.low) / self.width
        return filled.clamp(0.0, 1.0).flatten(1)
