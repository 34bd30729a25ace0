"""Piecewise-linear encoding as a Keras layer."""

from __future__ import annotations

from typing import Any

import keras
import tensorflow as tf

from houseprice.models.pieces import Pieces


@keras.saving.register_keras_serializable(package="houseprice")
class PiecewiseLinear(keras.layers.Layer):  # type: ignore[misc]  # Keras has no types
    """See `models.pieces`; the cuts are part of the layer's configuration."""

    def __init__(self, columns: Any, low: Any, width: Any, **more: Any) -> None:
        super().__init__(**more)
        self.pieces = Pieces.from_json({"columns": columns, "low": low, "width": width})

    def call(self, x: Any) -> Any:
        """From (n, n_columns) to (n, n_bent x n_pieces), all in 0..1."""
        bent = tf.gather(x, self.pieces.columns, axis=1)[:, :, None]
        filled = tf.clip_by_value((bent - self.pieces.low) / self.pieces.width, 0.0, 1.0)
        return tf.reshape(filled, (-1, self.pieces.size))

    def compute_output_shape(self, shape: tuple[int | None, ...]) -> tuple[int | None, int]:
        """One row in, one row out."""
        return shape[0], self.pieces.size

    def get_config(self) -> dict[str, Any]:
        """What Keras needs to make the layer again."""
        return {**super().get_config(), **self.pieces.to_json()}
