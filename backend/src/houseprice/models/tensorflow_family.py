"""A perceptron with piecewise-linear inputs in Keras 3 on TensorFlow."""

from __future__ import annotations

import json
from functools import partial
from pathlib import Path
from typing import Any, ClassVar, Self

import keras
import numpy as np
import tensorflow as tf

from houseprice.models.checkpoints import Checkpoints
from houseprice.models.contract import (
    EpochReport,
    FamilySpec,
    FitSettings,
    Floats,
    Matrix,
    OnEpoch,
)
from houseprice.models.guard import Stopper, check_finite
from houseprice.models.keras_pieces import PiecewiseLinear
from houseprice.models.keras_state import StoredVariables
from houseprice.models.perceptron_graph import GraphParts, perceptron_graph
from houseprice.models.pieces import Pieces
from houseprice.models.recipes import NetRecipe, net_recipe
from houseprice.models.registry import SPECS
from houseprice.models.schedule import HIDDEN_SIZES, Schedule

MODEL_FILE = "model.keras"
CONFIG_FILE = "config.json"
_SKIP = "skip"


class TensorFlowMlp:
    """Keras perceptron, whose whole epoch is one ``tf.function``."""

    spec: ClassVar[FamilySpec] = SPECS["tensorflow"]

    def fit(
        self,
        train: Matrix,
        validation: Matrix,
        settings: FitSettings,
        on_epoch: OnEpoch,
        checkpoints: Checkpoints | None = None,
    ) -> Self:
        """See `Regressor.fit`."""
        _use_threads(settings.threads)
        keras.utils.set_random_seed(settings.seed)
        recipe = net_recipe(settings)
        self.n_features_ = train.x.shape[1]
        self.used_ = train.n_alone if recipe.own_only else train.n_summary
        schedule = Schedule.of(len(train.y), settings)
        pieces = Pieces.fit(train.x, min(train.n_alone, self.used_), recipe.pieces)
        self.network_ = perceptron(self.used_, pieces, recipe, settings)
        run_epoch, variables = _epoch_function(self.network_, train, self.used_, schedule, settings)
        stopper = Stopper.of(settings, schedule.patience)
        checkpoints = checkpoints or Checkpoints()
        stored = StoredVariables(self.network_, variables)
        done = stored.resume(checkpoints, stopper)
        for epoch in range(done + 1, schedule.epochs + 1):
            if epoch > 1 and stopper.is_over(epoch - 1):
                break
            loss = float(np.sqrt(run_epoch()))
            error = self.predict(validation.x) - validation.y
            score = float(np.sqrt(np.mean(error**2)))
            check_finite(epoch, loss, score)
            if stopper.record(epoch, score):
                stored.best = self.network_.get_weights()
            news = partial(on_epoch, EpochReport(epoch, schedule.epochs, loss, score))
            moment = partial(checkpoints.moment, epoch, stopper.state)
            checkpoints.after(news, moment, stored.write)
        self.network_.set_weights(stored.best)
        self.best_epoch_ = stopper.best_epoch
        return self

    def predict(self, x: Floats) -> Floats:
        """See `Regressor.predict`."""
        rows = tf.constant(x[:, : self.used_], dtype=tf.float32)
        return np.asarray(self.network_(rows, training=False), dtype=np.float64).reshape(-1)

    def to_onnx(self) -> bytes:
        """See `Regressor.to_onnx`."""
        skip = pieces = None
        layers = []
        for layer in self.network_.layers:
            if isinstance(layer, PiecewiseLinear):
                pieces = layer.pieces
            elif isinstance(layer, keras.layers.Dense):
                kernel, bias = (np.asarray(weights) for weights in layer.get_weights())
                if layer.name == _SKIP:
                    skip = kernel, bias
                else:
                    layers.append((kernel, bias))
        return perceptron_graph(GraphParts(layers, skip, pieces), self.used_, self.n_features_)

    def save_native(self, folder: Path) -> None:
        """See `Regressor.save_native`."""
        self.network_.save(folder / MODEL_FILE)
        config = {
            "n_features": self.n_features_,
            "used": self.used_,
            "best_epoch": self.best_epoch_,
        }
        (folder / CONFIG_FILE).write_text(json.dumps(config))

    @classmethod
    def load_native(cls, folder: Path, threads: int = 1) -> Self:
        """See `Regressor.load_native`."""
        _use_threads(threads)
        config = json.loads((folder / CONFIG_FILE).read_text())
        model = cls()
        model.n_features_, model.used_ = config["n_features"], config["used"]
        model.best_epoch_ = config["best_epoch"]
        model.network_ = keras.models.load_model(folder / MODEL_FILE, compile=False)
        return model


def perceptron(used: int, pieces: Pieces, recipe: NetRecipe, settings: FitSettings) -> Any:
    """Layers of SiLU with dropout and one output; `recipe` may add a linear model."""
    x = keras.layers.Input((used,))
    inputs = x
    if pieces.size:
        inputs = keras.layers.Concatenate()([x, PiecewiseLinear(**pieces.to_json())(x)])
    hidden = inputs
    for place, size in enumerate(settings.hidden_sizes or HIDDEN_SIZES):
        hidden = keras.layers.Dense(size, activation="silu")(hidden)
        hidden = keras.layers.Dropout(recipe.dropout, seed=settings.seed + place)(hidden)
    y = keras.layers.Dense(1)(hidden)
    if recipe.skip:
        y = keras.layers.Add()([y, keras.layers.Dense(1, name=_SKIP)(inputs)])
    return keras.Model(x, y)


def _epoch_function(
    network: Any, train: Matrix, used: int, schedule: Schedule, settings: FitSettings
) -> Any:
    """A compiled pass over the sales in a new order, which returns the mean squared error.

    With it come all variables that it changes: weights, seeds, moments and the order's generator.
    """
    x = tf.constant(train.x[:, :used], dtype=tf.float32)
    y = tf.constant(train.y[:, None], dtype=tf.float32)
    rates = keras.optimizers.schedules.CosineDecay(
        schedule.learning_rate, schedule.epochs * schedule.steps
    )
    recipe = net_recipe(settings)
    optimiser = keras.optimizers.AdamW(rates, weight_decay=recipe.weight_decay)
    optimiser.exclude_from_weight_decay(var_names=["bias"])
    optimiser.build(network.trainable_variables)
    shuffle = tf.random.Generator.from_seed(settings.seed)
    size = schedule.batch_size

    def huber(error: Any) -> Any:
        size = tf.abs(error)
        bent = tf.where(
            size < recipe.huber, 0.5 * size**2 / recipe.huber, size - 0.5 * recipe.huber
        )
        return tf.reduce_mean(bent)

    @tf.function  # type: ignore[untyped-decorator]  # TensorFlow has no types
    def run_epoch() -> Any:
        order = tf.argsort(shuffle.uniform((len(train.y),)))
        total = tf.zeros(())
        for step in tf.range(schedule.steps):
            rows = order[step * size : (step + 1) * size]
            with tf.GradientTape() as tape:
                error = network(tf.gather(x, rows), training=True) - tf.gather(y, rows)
                loss = huber(error)
            gradients = tape.gradient(loss, network.trainable_variables)
            optimiser.apply_gradients(zip(gradients, network.trainable_variables, strict=True))
            total += tf.reduce_mean(tf.square(error))
        return total / schedule.steps

    return run_epoch, [*network.variables, *optimiser.variables, shuffle.state]


def _use_threads(threads: int) -> None:
    """Set the thread pools, which TensorFlow reads once, before its first operation."""
    threading = tf.config.threading
    if threading.get_intra_op_parallelism_threads() != threads:
        threading.set_intra_op_parallelism_threads(threads)
        threading.set_inter_op_parallelism_threads(1)
