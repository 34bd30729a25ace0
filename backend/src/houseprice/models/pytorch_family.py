"""A perceptron with piecewise-linear inputs in torch."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any, ClassVar, Self

import torch
from safetensors.torch import load_file
from torch import Tensor, nn

from houseprice.models import torch_loop
from houseprice.models.checkpoints import Checkpoints
from houseprice.models.contract import FamilySpec, FitSettings, Floats, Matrix, OnEpoch
from houseprice.models.perceptron_graph import GraphParts, perceptron_graph
from houseprice.models.pieces import Pieces
from houseprice.models.recipes import net_recipe
from houseprice.models.registry import SPECS
from houseprice.models.schedule import HIDDEN_SIZES
from houseprice.models.torch_pieces import PiecewiseLinear

CONFIG_FILE = "config.json"


@dataclass(frozen=True)
class PerceptronShape:
    """The shape of a `Perceptron`.

    Parameters
    ----------
    n_features : int
        Number of columns of the matrix.
    used : int
        Number of leading columns that the perceptron reads.
    sizes : tuple of int
        Widths of the layers.
    n_bent, n_pieces : int
        Number of columns with a piecewise encoding, and number of pieces of each.
    skip : bool
        Whether a linear model is added to the layers.
    """

    n_features: int
    used: int
    sizes: tuple[int, ...]
    n_bent: int
    n_pieces: int
    skip: bool


class Perceptron(nn.Module):
    """Layers of SiLU with dropout, which do not read the tokens."""

    def __init__(self, shape: PerceptronShape, dropout: float = 0.0) -> None:
        super().__init__()
        self.used = shape.used
        self.bent = PiecewiseLinear(shape.n_bent, shape.n_pieces) if shape.n_bent else None
        inputs = shape.used + shape.n_bent * shape.n_pieces
        layers: list[nn.Module] = []
        for inside, outside in pairwise((inputs, *shape.sizes)):
            layers += [nn.Linear(inside, outside), nn.SiLU(), nn.Dropout(dropout)]
        self.layers = nn.Sequential(*layers, nn.Linear(shape.sizes[-1], 1))
        self.skip = nn.Linear(inputs, 1) if shape.skip else None

    def forward(self, x: Tensor) -> Tensor:
        """Predict standardised log prices, shape (n,), of rows of shape (n, n_features)."""
        inputs = x[:, : self.used]
        if self.bent is not None:
            inputs = torch.cat([inputs, self.bent(x)], dim=1)
        out: Tensor = self.layers(inputs)
        if self.skip is not None:
            out = out + self.skip(inputs)
        return out.squeeze(-1)


class TorchMlp:
    """Perceptron with AdamW, dropout and one cosine cycle."""

    spec: ClassVar[FamilySpec] = SPECS["pytorch"]

    def fit(
        self,
        train: Matrix,
        validation: Matrix,
        settings: FitSettings,
        on_epoch: OnEpoch,
        checkpoints: Checkpoints | None = None,
    ) -> Self:
        """See `Regressor.fit`."""
        recipe = net_recipe(settings)
        used = train.n_alone if recipe.own_only else train.n_summary
        pieces = Pieces.fit(train.x, min(train.n_alone, used), recipe.pieces)
        sizes = settings.hidden_sizes or HIDDEN_SIZES
        n_bent, n_pieces = pieces.low.shape
        self.shape_ = PerceptronShape(train.x.shape[1], used, sizes, n_bent, n_pieces, recipe.skip)
        self.network_ = torch_loop.build_seeded(
            settings, lambda: Perceptron(self.shape_, recipe.dropout)
        )
        if self.network_.bent is not None:
            self.network_.bent.take(pieces)
        fitted = torch_loop.train(
            self.network_,
            train,
            validation,
            settings,
            on_epoch=on_epoch,
            checkpoints=checkpoints or Checkpoints(),
        )
        self.best_epoch_ = fitted.best_epoch
        return self

    def predict(self, x: Floats) -> Floats:
        """See `Regressor.predict`."""
        return torch_loop.predict(self.network_, x)

    def to_onnx(self) -> bytes:
        """See `Regressor.to_onnx`."""
        network, bent = self.network_, self.network_.bent
        dense = [layer for layer in network.layers if isinstance(layer, nn.Linear)]
        pieces = None
        if bent is not None:
            pieces = Pieces(bent.columns.numpy(), bent.low.numpy(), bent.width.numpy())
        skip = None if network.skip is None else _weights(network.skip)
        parts = GraphParts([_weights(layer) for layer in dense], skip, pieces)
        return perceptron_graph(parts, self.shape_.used, self.shape_.n_features)

    def save_native(self, folder: Path) -> None:
        """See `Regressor.save_native`."""
        torch_loop.save_weights(self.network_, folder)
        config = asdict(self.shape_) | {"best_epoch": self.best_epoch_}
        (folder / CONFIG_FILE).write_text(json.dumps(config))

    @classmethod
    def load_native(cls, folder: Path, threads: int = 1) -> Self:
        """See `Regressor.load_native`."""
        config = json.loads((folder / CONFIG_FILE).read_text())
        model = cls()
        model.best_epoch_ = config.pop("best_epoch")
        model.shape_ = PerceptronShape(**{**config, "sizes": tuple(config["sizes"])})
        model.network_ = Perceptron(model.shape_)
        model.network_.load_state_dict(load_file(folder / torch_loop.WEIGHTS_FILE))
        torch_loop.use_threads(model.network_, threads)
        return model


def _weights(layer: nn.Linear) -> tuple[Any, Any]:
    return layer.weight.detach().numpy().T.copy(), layer.bias.detach().numpy()
