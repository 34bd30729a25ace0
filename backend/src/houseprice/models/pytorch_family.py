"""A plain multilayer perceptron in torch."""

from __future__ import annotations

import json
from pathlib import Path
from typing import ClassVar, Self

from safetensors.torch import load_file
from torch import Tensor, nn

from houseprice.models import torch_loop
from houseprice.models.checkpoints import Checkpoints
from houseprice.models.contract import FamilySpec, FitSettings, Floats, Matrix, OnEpoch
from houseprice.models.perceptron_graph import perceptron_graph
from houseprice.models.registry import SPECS
from houseprice.models.schedule import DROPOUT, HIDDEN_SIZES

CONFIG_FILE = "config.json"


class Perceptron(nn.Module):
    """Layers of SiLU with dropout on the summary columns; sales one by one are left out."""

    def __init__(self, used: int, sizes: tuple[int, ...], dropout: float = DROPOUT) -> None:
        super().__init__()
        self.used = used
        layers: list[nn.Module] = []
        for inside, outside in zip((used, *sizes[:-1]), sizes, strict=True):
            layers += [nn.Linear(inside, outside), nn.SiLU(), nn.Dropout(dropout)]
        self.layers = nn.Sequential(*layers, nn.Linear(sizes[-1], 1))

    def forward(self, x: Tensor) -> Tensor:
        """From (n, n_features) to (n,)."""
        out: Tensor = self.layers(x[:, : self.used]).squeeze(-1)
        return out


class TorchMlp:
    """Perceptron with AdamW, dropout and one cosine cycle."""

    spec: ClassVar[FamilySpec] = SPECS["pytorch"]

    def fit(
        self,
        train: Matrix,
        validation: Matrix,
        settings: FitSettings,
        on_epoch: OnEpoch,
        checkpoint_dir: Path | None = None,
    ) -> Self:
        """See `Regressor.fit`."""
        count, width = train.tokens
        self.n_features_ = train.x.shape[1]
        self.used_ = self.n_features_ - count * width
        self.sizes_ = settings.hidden_sizes or HIDDEN_SIZES
        dropout = settings.params.get("dropout", DROPOUT)
        self.network_ = torch_loop.seeded(
            settings, lambda: Perceptron(self.used_, self.sizes_, dropout)
        )
        fitted = torch_loop.train(
            self.network_,
            train,
            validation,
            settings,
            on_epoch=on_epoch,
            checkpoints=Checkpoints(checkpoint_dir, self.spec.name),
        )
        self.best_epoch_ = fitted.best_epoch
        return self

    def predict(self, x: Floats) -> Floats:
        """See `Regressor.predict`."""
        return torch_loop.predict(self.network_, x)

    def to_onnx(self) -> bytes:
        """See `Regressor.to_onnx`."""
        dense = [layer for layer in self.network_.layers if isinstance(layer, nn.Linear)]
        weights = [(d.weight.detach().numpy().T.copy(), d.bias.detach().numpy()) for d in dense]
        return perceptron_graph(weights, self.used_, self.n_features_)

    def save_native(self, folder: Path) -> None:
        """See `Regressor.save_native`."""
        torch_loop.save_weights(self.network_, folder)
        config = {
            "n_features": self.n_features_,
            "used": self.used_,
            "sizes": list(self.sizes_),
            "best_epoch": self.best_epoch_,
        }
        (folder / CONFIG_FILE).write_text(json.dumps(config))

    @classmethod
    def load_native(cls, folder: Path) -> Self:
        """See `Regressor.load_native`."""
        config = json.loads((folder / CONFIG_FILE).read_text())
        model = cls()
        model.n_features_, model.used_ = config["n_features"], config["used"]
        model.sizes_, model.best_epoch_ = tuple(config["sizes"]), config["best_epoch"]
        model.network_ = Perceptron(model.used_, model.sizes_)
        model.network_.load_state_dict(load_file(folder / torch_loop.WEIGHTS_FILE))
        return model
