"""The state of a Keras training as its checkpoints hold it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from safetensors.numpy import load_file, save

from houseprice.models.checkpoints import Checkpoints
from houseprice.models.guard import Stopper

STATE_FILE = "state.safetensors"


class StoredVariables:
    """All variables that an epoch changes, and the weights of the best epoch: one file of arrays.

    Parameters
    ----------
    network : keras.Model
        Built, with its first weights.
    variables : sequence
        Keras and TensorFlow variables, always in the same order.
    """

    def __init__(self, network: Any, variables: Sequence[Any]) -> None:
        self._variables = variables
        self.best: list[Any] = network.get_weights()

    def resume(self, checkpoints: Checkpoints, stopper: Stopper) -> int:
        """Take over the newest checkpoint, and return the number of its epoch, 0 without one."""
        checkpoint = checkpoints.newest()
        if checkpoint is None:
            return 0
        arrays = load_file(checkpoint.folder / STATE_FILE)
        for number, variable in enumerate(self._variables):
            variable.assign(arrays[f"now.{number}"])
        self.best = [arrays[f"best.{number}"] for number in range(len(self.best))]
        stopper.resume(checkpoint.epoch, checkpoint.state)
        return checkpoint.epoch

    def write(self, folder: Path) -> None:
        """Write everything that `resume` reads."""
        arrays = {
            f"now.{number}": np.array(variable) for number, variable in enumerate(self._variables)
        }
        arrays |= {f"best.{number}": np.array(weights) for number, weights in enumerate(self.best)}
        (folder / STATE_FILE).write_bytes(save(arrays))
