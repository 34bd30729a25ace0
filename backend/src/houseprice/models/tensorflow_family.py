"""A multilayer perceptron in Keras 3 on TensorFlow."""

from __future__ import annotations

import json
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
from houseprice.models.perceptron_graph import perceptron_graph
from houseprice.models.registry import SPECS
from houseprice.models.schedule import DROPOUT, HIDDEN_SIZES, WEIGHT_DECAY, Schedule

MODEL_FILE = "model.keras"
WEIGHTS_FILE = "model.weights.h5"
CONFIG_FILE = "config.json"


class TensorFlowMlp:
    """Keras perceptron; a whole epoch is one ``tf.function``."""

    spec: ClassVar[FamilySpec] = SPECS["tensorflow"]

    def fit(
        self,
        train: Matrix,
        validation: Matrix,
        settings: FitSettings,
        on_epoch: OnEpoch,
        checkpoint_dir: Path | None = None,
    ) -> Self:
        """See `Regressor.fit`."""
        _use_threads(settings.threads)
        keras.utils.set_random_seed(settings.seed)
        count, width = train.tokens
        self.n_features_ = train.x.shape[1]
        self.used_ = self.n_features_ - count * width
        schedule = Schedule.of(len(train.y), settings)
        self.network_ = perceptron(self.used_, settings)
        run_epoch = _epoch_function(self.network_, train, self.used_, schedule, settings)
        stopper = Stopper(schedule.patience, settings.deadline_s)
        checkpoints = Checkpoints(checkpoint_dir, self.spec.name)
        best = self.network_.get_weights()
        for epoch in range(1, schedule.epochs + 1):
            loss = float(np.sqrt(run_epoch()))
            error = self.predict(validation.x) - validation.y
            score = float(np.sqrt(np.mean(error**2)))
            check_finite(epoch, loss, score)
            if stopper.improved(epoch, score):
                best = self.network_.get_weights()
            on_epoch(EpochReport(epoch, schedule.epochs, loss, score))
            checkpoints.offer(epoch, {"validation_loss": score}, self._write_weights)
            if stopper.over(epoch):
                break
        self.network_.set_weights(best)
        self.best_epoch_ = stopper.best_epoch
        return self

    def predict(self, x: Floats) -> Floats:
        """See `Regressor.predict`."""
        rows = tf.constant(x[:, : self.used_], dtype=tf.float32)
        return np.asarray(self.network_(rows, training=False), dtype=np.float64).reshape(-1)

    def to_onnx(self) -> bytes:
        """See `Regressor.to_onnx`."""
        dense = [layer for layer in self.network_.layers if isinstance(layer, keras.layers.Dense)]
        weights = [tuple(np.asarray(w) for w in layer.get_weights()) for layer in dense]
        return perceptron_graph(weights, self.used_, self.n_features_)

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
    def load_native(cls, folder: Path) -> Self:
        """See `Regressor.load_native`."""
        config = json.loads((folder / CONFIG_FILE).read_text())
        model = cls()
        model.n_features_, model.used_ = config["n_features"], config["used"]
        model.best_epoch_ = config["best_epoch"]
        model.network_ = keras.models.load_model(folder / MODEL_FILE, compile=False)
        return model

    def _write_weights(self, folder: Path) -> None:
        self.network_.save_weights(folder / WEIGHTS_FILE)


def perceptron(used: int, settings: FitSettings) -> Any:
    """Layers of SiLU with dropout, and one output."""
    layers: list[Any] = [keras.layers.Input((used,))]
    dropout = settings.params.get("dropout", DROPOUT)
    for place, size in enumerate(settings.hidden_sizes or HIDDEN_SIZES):
        layers.append(keras.layers.Dense(size, activation="silu"))
        layers.append(keras.layers.Dropout(dropout, seed=settings.seed + place))
    return keras.Sequential([*layers, keras.layers.Dense(1)])


def _epoch_function(
    network: Any, train: Matrix, used: int, schedule: Schedule, settings: FitSettings
) -> Any:
    """A compiled pass over the sales in a new order; gives the mean squared training loss."""
    x = tf.constant(train.x[:, :used], dtype=tf.float32)
    y = tf.constant(train.y[:, None], dtype=tf.float32)
    rates = keras.optimizers.schedules.CosineDecay(
        schedule.learning_rate, schedule.epochs * schedule.steps
    )
    optimiser = keras.optimizers.AdamW(
        rates, weight_decay=settings.params.get("weight_decay", WEIGHT_DECAY)
    )
    optimiser.exclude_from_weight_decay(var_names=["bias"])
    optimiser.build(network.trainable_variables)
    shuffle = tf.random.Generator.from_seed(settings.seed)
    size = schedule.batch_size

    @tf.function  # type: ignore[untyped-decorator]  # TensorFlow has no types
    def run_epoch() -> Any:
        order = tf.argsort(shuffle.uniform((len(train.y),)))
        total = tf.zeros(())
        for step in tf.range(schedule.steps):
            rows = order[step * size : (step + 1) * size]
            with tf.GradientTape() as tape:
                error = network(tf.gather(x, rows), training=True) - tf.gather(y, rows)
                loss = tf.reduce_mean(tf.square(error))
            gradients = tape.gradient(loss, network.trainable_variables)
            optimiser.apply_gradients(zip(gradients, network.trainable_variables, strict=True))
            total += loss
        return total / schedule.steps

    return run_epoch


def _use_threads(threads: int) -> None:
    """TensorFlow takes its thread pools once, before its first operation."""
    threading = tf.config.threading
    if threading.get_intra_op_parallelism_threads() != threads:
        threading.set_intra_op_parallelism_threads(threads)
        threading.set_inter_op_parallelism_threads(1)
