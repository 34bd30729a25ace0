"""Piecewise-linear encoding as a Keras layer."""

from __future__ import annotations

from typing import Any

import keras
import tensorflow as tf

from houseprice.models.pieces import Pieces


@keras.saving.register_keras_serializable(package="houseprice")
class PiecewiseLinear(keras.layers.Layer):  # type: ignore[misc]  # Keras has no types
    """The encoding of `models.pieces`, with the cuts in the layer's configuration."""

    def __init__(self, columns: Any, low: Any, width: Any, **more: Any) -> None:
        super().__init__(**more)
        self.pieces = Pieces.from_json({"columns": columns, "low": low, "width": width})

    def call(self, x: Any) -> Any:
        """Encode (n, n_columns) as (n, n_bent x n_pieces), all in 0..1."""
        bent = tf.gather(x, self.pieces.columns, axis=1)[:, :, None]
        filled = tf.clip_by_value((bent - self.pieces.low) / self.pieces.width, 0.0, 1.0)
        return tf.reshape(filled, (-1, self.pieces.size))

    def compute_output_shape(self, shape: tuple[int | None, ...]) -> tuple[int | None, int]:
        """The output has a row for each row of the input."""
        return shape[0], self.pieces.size

    def get_config(self) -> dict[str, Any]:
        """The configuration from which Keras builds the layer again."""
        return {**super().get_config(), **self.pieces.to_json()}
