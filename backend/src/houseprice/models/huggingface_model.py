"""A transformer over a home and its comparable sales, as a Hugging Face model."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import torch
from torch import Tensor, nn
from transformers import PretrainedConfig, PreTrainedModel

from houseprice.models.schedule import HIDDEN_SIZES
from houseprice.models.torch_pieces import PiecewiseLinear


class ComparablesConfig(PretrainedConfig):  # type: ignore[no-untyped-call]  # transformers has no types here
    """The shape of a `ComparablesModel`.

    Parameters
    ----------
    n_features : int
        Number of columns of the matrix.
    n_tokens, token_width : int
        Number of comparable sales in the last columns, and number of columns of each.
    d_model, n_heads, n_layers : int
        Width, attention heads and blocks of the transformer.
    hidden_sizes : sequence of int
        Layers behind the transformer, which also read the summary columns.
    dropout, sale_dropout : float
        Share of units, and of comparable sales, that training hides at random.
    n_bent, n_pieces : int
        Number of columns with a piecewise encoding, and number of pieces of each.
    best_epoch : int
        Epoch of the weights.
    """

    model_type = "houseprice-comparables"

    def __init__(
        self,
        *,
        n_features: int = 1,
        n_tokens: int = 0,
        token_width: int = 0,
        d_model: int = 32,
        n_heads: int = 4,
        n_layers: int = 1,
        hidden_sizes: Sequence[int] = HIDDEN_SIZES,
        dropout: float = 0.2,
        sale_dropout: float = 0.3,
        n_bent: int = 0,
        n_pieces: int = 0,
        best_epoch: int = 0,
        **more: Any,
    ) -> None:
        self.n_features = n_features
        self.n_tokens = n_tokens
        self.token_width = token_width
        self.d_model = d_model
        self.n_heads = n_heads
        self.n_layers = n_layers
        self.hidden_sizes = list(hidden_sizes)
        self.dropout = dropout
        self.sale_dropout = sale_dropout
        self.n_bent = n_bent
        self.n_pieces = n_pieces
        self.best_epoch = best_epoch
        super().__init__(**more)

    @property
    def n_summary(self) -> int:
        """Number of columns without the tokens."""
        return self.n_features - self.n_tokens * self.token_width


class Block(nn.Module):
    """The home's token attends to the sales, then passes a feed-forward layer (pre-norm).

    The sales do not attend to each other: that would take most of the time without a gain on
    validation sales.
    """

    def __init__(self, width: int, heads: int, dropout: float) -> None:
        super().__init__()
        self.heads = heads
        self.before_attention = nn.LayerNorm(width)
        self.query = nn.Linear(width, width)
        self.keys_values = nn.Linear(width, 2 * width)
        self.mixed = nn.Linear(width, width)
        self.forward_layer = nn.Sequential(
            nn.LayerNorm(width),
            nn.Linear(width, 2 * width),
            nn.SiLU(),
            nn.Dropout(dropout),
            nn.Linear(2 * width, width),
        )

    def forward(self, home: Tensor, sales: Tensor, hidden: Tensor) -> Tensor:
        """Attend from home (n, width) to sales (n, t, width); `hidden` (n, 1, t) lowers scores."""
        count, width = sales.shape[1], sales.shape[2]
        each = width // self.heads
        query = self.query(self.before_attention(home)).reshape(-1, 1, self.heads, each)
        key, value = self.keys_values(sales).reshape(-1, count, 2, self.heads, each).unbind(2)
        scores = (query * key).sum(-1).transpose(1, 2) * each**-0.5 + hidden
        weights = scores.softmax(-1).transpose(1, 2).unsqueeze(-1)
        home = home + self.mixed((weights * value).sum(1).reshape(-1, width))
        out: Tensor = home + self.forward_layer(home)
        return out


class ComparablesModel(PreTrainedModel):  # type: ignore[no-untyped-call]  # as above
    """Reads the home and each of its comparable sales as tokens, as an appraiser does.

    The home's token attends to every sale before it joins the summary columns; layers of SiLU
    turn both into the standardised log price.
    """

    config_class = ComparablesConfig
    base_model_prefix = "comparables"
    main_input_name = "x"

    config: ComparablesConfig

    def __init__(self, config: ComparablesConfig) -> None:
        super().__init__(config)
        width = config.d_model
        self.home = nn.Linear(config.n_summary, width)
        self.sale = nn.Sequential(nn.Linear(max(config.token_width, 1), width), nn.SiLU())
        self.blocks = nn.ModuleList(
            Block(width, config.n_heads, config.dropout) for _ in range(config.n_layers)
        )
        self.norm = nn.LayerNorm(width)
        self.bent = PiecewiseLinear(config.n_bent, config.n_pieces) if config.n_bent else None
        bent = config.n_bent * config.n_pieces
        sizes = [config.n_summary + bent + width, *config.hidden_sizes]
        layers: list[nn.Module] = []
        for inside, outside in pairwise(sizes):
            layers += [nn.Linear(inside, outside), nn.SiLU(), nn.Dropout(config.dropout)]
        self.head = nn.Sequential(*layers, nn.Linear(sizes[-1], 1))
        self.post_init()  # type: ignore[no-untyped-call]  # as above

    def _init_weights(self, module: nn.Module) -> None:
        """Keep torch's own initialisation, which the recipe was tuned with."""

    def forward(self, x: Tensor) -> Tensor:
        """Predict standardised log prices, shape (n,), of rows of shape (n, n_features)."""
        summary = x[:, : self.config.n_summary]
        read = self.norm(self._read(x, self.home(summary)))
        seen = [summary, read] if self.bent is None else [summary, self.bent(x), read]
        out: Tensor = self.head(torch.cat(seen, dim=1)).squeeze(-1)
        return out

    def _read(self, x: Tensor, home: Tensor) -> Tensor:
        """The home's token after its attention to the sales, shape (n, d_model)."""
        if not self.config.n_tokens:
            return home
        shape = (-1, self.config.n_tokens, self.config.token_width)
        facts = x[:, self.config.n_summary :].reshape(shape)
        there = facts[:, :, 0]
        if self.training:
            there = there * (torch.rand_like(there) >= self.config.sale_dropout)
        hidden = (there - 1.0).unsqueeze(1) * 1e4
        sales = self.sale(facts)
        for block in self.blocks:
            home = block(home, sales, hidden)
        return home
