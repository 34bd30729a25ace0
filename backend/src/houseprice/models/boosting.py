"""Boosting in parts, so that an interrupted fit goes on to exactly the same trees.

LightGBM gives no access to the states of its random generators, which choose columns and
thresholds. A part therefore begins with a new booster and seeds of its own, also where nothing
interrupts the fit: it needs only the trees so far and the exact sums of their values.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import load_file, save

from houseprice.models.checkpoints import Checkpoints, Moment
from houseprice.models.guard import Stopper
from houseprice.models.lightgbm_library import lgb

Floats = NDArray[np.float64]

MODEL_FILE, SCORES_FILE = "model.txt", "scores.safetensors"
#: Rounds of a part.
PART = 100
_SEEDS = ("feature_fraction_seed", "extra_seed", "bagging_seed")
_FIRST_TREE, _END = "Tree=0\n", "end of trees"


class Boosting:
    """The rounds of one fit.

    Parameters
    ----------
    parameters : mapping
        LightGBM's parameters, with a ``seed``.
    data, valid : lightgbm.Dataset
        Sales to learn from, and sales to measure the loss on.
    slopes : callable
        Gradient and curvature of the loss.
    """

    def __init__(
        self,
        parameters: Mapping[str, Any],
        data: lgb.Dataset,
        valid: lgb.Dataset,
        slopes: Callable[..., tuple[Floats, Floats]],
    ) -> None:
        self._parameters, self._slopes = parameters, slopes
        self._data, self._valid = data, valid
        self._texts: list[str] = []
        self._scores: dict[str, Floats] = {}
        self._begun: Moment | None = None
        #: Whether no further split is possible.
        self.is_stuck = False
        self._booster = self._begin()

    def resume(self, checkpoints: Checkpoints, stopper: Stopper) -> int:
        """Take over the newest checkpoint, and return its number of rounds, 0 without one."""
        checkpoint = checkpoints.newest()
        if checkpoint is None:
            return 0
        self._texts = [(checkpoint.folder / MODEL_FILE).read_text()]
        self._scores = load_file(checkpoint.folder / SCORES_FILE)
        stopper.resume(checkpoint.epoch, checkpoint.state)
        self._begun = checkpoints.moment(checkpoint.epoch, checkpoint.state)
        self._booster = self._begin()
        return checkpoint.epoch

    def begun(self) -> Moment | None:
        """The moment before the running part, from which `write` stores; None for the first."""
        return self._begun

    def round(self, moment: Callable[[], Moment]) -> tuple[float, float]:
        """Boost once and return both losses; `moment` is the one before this round."""
        if self._booster.current_iteration() == PART:
            self._close(moment())
        self.is_stuck = self._booster.update(fobj=self._slopes)
        train = self._booster.eval_train()[0][2]
        return float(train), float(self._booster.eval_valid()[0][2])

    def write(self, folder: Path) -> None:
        """Write what `resume` reads: the rounds before the running part."""
        (folder / MODEL_FILE).write_text(joined_text(self._texts))
        (folder / SCORES_FILE).write_bytes(save(self._scores))

    def text(self, rounds: int) -> str:
        """The model with its first rounds, as LightGBM writes it."""
        texts = [*self._texts, self._booster.model_to_string()]
        if len(texts) == 1:
            return str(self._booster.model_to_string(num_iteration=rounds))
        whole = lgb.Booster(model_str=joined_text(texts))
        return str(whole.model_to_string(num_iteration=rounds))

    def _close(self, moment: Moment) -> None:
        self._texts = [joined_text([*self._texts, self._booster.model_to_string()])]
        self._scores = {
            "train": _sums(self._booster.eval_train),
            "valid": _sums(self._booster.eval_valid),
        }
        self._begun = moment
        self._booster = self._begin()

    def _begin(self) -> lgb.Booster:
        seeds: dict[str, int] = {}
        if self._begun is not None:
            self._data.set_init_score(self._scores["train"])
            self._valid.set_init_score(self._scores["valid"])
            seed = self._parameters["seed"] + self._begun.epoch
            seeds = {name: seed + number for number, name in enumerate(_SEEDS, start=1)}
        booster = lgb.Booster({**self._parameters, **seeds}, self._data)
        booster.add_valid(self._valid, "validation")
        return booster


def _sums(evaluate: Callable[..., Any]) -> Floats:
    """The exact sums of the trees' values that a booster holds for one of its data sets."""
    seen: list[Floats] = []

    def look(sums: Floats, _: lgb.Dataset) -> tuple[str, float, bool]:
        seen.append(np.array(sums, dtype=np.float64))
        return "sums", 0.0, False

    evaluate(look)
    return seen[0]


def joined_text(texts: Sequence[str]) -> str:
    """One model with the trees of several, in their order.

    Sizes of trees are left out of its head, so that LightGBM reads the trees one after the other.
    """
    head, _, _ = texts[0].partition(_FIRST_TREE)
    lines = [line for line in head.splitlines() if not line.startswith("tree_sizes=")]
    trees = [tree for text in texts for tree in _trees(text)]
    numbered = [f"Tree={number}\n{tree}\n\n" for number, tree in enumerate(trees)]
    return "\n".join([*lines, *numbered, _END, ""])


def _trees(text: str) -> list[str]:
    """The trees of a model, each without the line of its number."""
    body = text.partition(_FIRST_TREE)[2].partition(_END)[0]
    first, *others = body.split("\nTree=")
    return [tree.strip("\n") for tree in (first, *(other.partition("\n")[2] for other in others))]
