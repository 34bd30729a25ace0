"""The transformer over comparable sales as a model family."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar, Self

from houseprice.models import torch_loop
from houseprice.models.checkpoints import Checkpoints
from houseprice.models.contract import FamilySpec, FitSettings, Floats, Matrix, OnEpoch
from houseprice.models.huggingface_model import ComparablesConfig, ComparablesModel
from houseprice.models.pieces import Pieces
from houseprice.models.recipes import net_recipe
from houseprice.models.registry import SPECS
from houseprice.models.schedule import HIDDEN_SIZES

#: Everything that shapes the graph.
_SHAPE = (
    "n_features", "n_tokens", "token_width", "d_model", "n_heads", "n_layers", "hidden_sizes",
    "n_bent", "n_pieces",
)  # fmt: skip


class ComparablesTransformer:
    """A `ComparablesModel`, trained like the other neural families."""

    spec: ClassVar[FamilySpec] = SPECS["huggingface"]

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
        count, width = train.tokens
        pieces = Pieces.fit(train.x, train.n_alone, recipe.pieces)
        config = ComparablesConfig(
            n_features=train.x.shape[1],
            n_tokens=count,
            token_width=width,
            hidden_sizes=settings.hidden_sizes or HIDDEN_SIZES,
            dropout=recipe.dropout,
            n_bent=pieces.low.shape[0],
            n_pieces=pieces.low.shape[1],
        )
        network = torch_loop.build_seeded(settings, lambda: ComparablesModel(config))
        if network.bent is not None:
            network.bent.take(pieces)
        fitted = torch_loop.train(
            network,
            train,
            validation,
            settings,
            on_epoch=on_epoch,
            checkpoints=checkpoints or Checkpoints(),
        )
        self.network_ = network
        self.network_.config.best_epoch = fitted.best_epoch
        self.best_epoch_ = fitted.best_epoch
        return self

    def predict(self, x: Floats) -> Floats:
        """See `Regressor.predict`."""
        return torch_loop.predict(self.network_, x)

    def to_onnx(self) -> bytes:
        """See `Regressor.to_onnx`."""
        config = self.network_.config
        shape = [getattr(config, name) for name in _SHAPE]
        return torch_loop.to_onnx(self.network_, config.n_features, repr(shape))

    def save_native(self, folder: Path) -> None:
        """See `Regressor.save_native`: ``config.json`` and ``model.safetensors``."""
        self.network_.save_pretrained(folder)

    @classmethod
    def load_native(cls, folder: Path, threads: int = 1) -> Self:
        """See `Regressor.load_native`."""
        model = cls()
        model.network_ = ComparablesModel.from_pretrained(folder)
        torch_loop.use_threads(model.network_, threads)
        model.best_epoch_ = model.network_.config.best_epoch
        return model
