"""The training loop of the torch families: minibatches over tensors in memory."""

from __future__ import annotations

import copy
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TypeVar

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from safetensors.torch import load_file, save, save_file
from torch import Tensor, nn

from houseprice.models.checkpoints import Checkpoints
from houseprice.models.contract import EpochReport, FitSettings, Floats, Matrix, OnEpoch
from houseprice.models.graphs import OPSET
from houseprice.models.guard import Stopper, check_finite
from houseprice.models.recipes import net_recipe
from houseprice.models.schedule import Schedule

Network = TypeVar("Network", bound=nn.Module)

WEIGHTS_FILE = "model.safetensors"
STATE_FILE = "state.safetensors"
PREDICT_ROWS = 4096
#: With fewer weights than this, a second thread costs more time than it saves.
WIDE = 1_000_000


@dataclass(frozen=True)
class FitResult:
    """The result of a training, after which the network has the weights of the best epoch."""

    best_epoch: int
    best_loss: float


def build_seeded(settings: FitSettings, build: Callable[[], Network]) -> Network:
    """Build a network with weights from the seed; a small one is fastest on one thread."""
    torch.manual_seed(settings.seed)
    network = build()
    use_threads(network, settings.threads)
    return network


def use_threads(network: nn.Module, threads: int) -> None:
    """Use this many threads for a wide network and one for any other."""
    size = sum(weights.numel() for weights in network.parameters())
    torch.set_num_threads(threads if size >= WIDE else 1)


def train(
    network: nn.Module,
    train_on: Matrix,
    validation: Matrix,
    settings: FitSettings,
    *,
    on_epoch: OnEpoch,
    checkpoints: Checkpoints,
) -> FitResult:
    """Train by AdamW with a cosine schedule on Huber's loss, and keep the best epoch.

    Raises
    ------
    Diverged
        If a loss is not finite.
    """
    schedule = Schedule.of(len(train_on.y), settings)
    run_epoch = _Epochs(network, train_on, schedule, settings)
    stopper = Stopper.of(settings, schedule.patience)
    stored = _Stored(network, run_epoch)
    done = stored.resume(checkpoints, stopper)
    for epoch in range(done + 1, schedule.epochs + 1):
        if epoch > 1 and stopper.is_over(epoch - 1):
            break
        loss = run_epoch(epoch - 1)
        error = predict(network, validation.x) - validation.y
        score = float(np.sqrt(np.mean(error**2)))
        check_finite(epoch, loss, score)
        if stopper.record(epoch, score):
            stored.best = copy.deepcopy(network.state_dict())
        news = partial(on_epoch, EpochReport(epoch, schedule.epochs, loss, score))
        moment = partial(checkpoints.moment, epoch, stopper.state)
        checkpoints.after(news, moment, stored.write)
    network.load_state_dict(stored.best)
    return FitResult(stopper.best_epoch, stopper.best)


def predict(network: nn.Module, x: Floats) -> Floats:
    """Predictions in evaluation mode, shape (n_homes,)."""
    network.eval()
    rows = as_tensor(x)
    with torch.inference_mode():
        parts = [network(part).reshape(-1) for part in torch.split(rows, PREDICT_ROWS)]
    return np.asarray(torch.cat(parts).numpy(), dtype=np.float64)


def to_onnx(network: nn.Module, n_features: int, architecture: str) -> bytes:
    """Graph from ``x`` (n, n_features) to ``y`` (n,) for any n.

    Tracing takes seconds, so a network of each `architecture` (a text with everything that shapes
    the graph) is traced once. Further networks only put their weights into that graph.
    """
    network.eval()
    graph = _graphs.get(architecture)
    if graph is None:
        graph = _graphs[architecture] = _trace(network, n_features)
    weights = network.state_dict()
    for initializer in graph.graph.initializer:
        values = weights[initializer.name].contiguous().numpy()
        initializer.CopyFrom(numpy_helper.from_array(values, initializer.name))
    return bytes(graph.SerializeToString())


_graphs: dict[str, onnx.ModelProto] = {}


def _trace(network: nn.Module, n_features: int) -> onnx.ModelProto:
    """Trace the graph without optimisation, so that its initializers are the weights by name."""
    program = torch.onnx.export(
        network,
        (torch.zeros(2, n_features),),
        input_names=["x"],
        output_names=["y"],
        dynamic_shapes=({0: torch.export.Dim("n", min=1)},),
        dynamo=True,
        optimize=False,
        opset_version=OPSET,
        verbose=False,
    )
    if program is None:
        raise RuntimeError("torch.onnx.export with dynamo=True gives a program")
    return _without_source(program.model_proto)


def _without_source(graph: onnx.ModelProto) -> onnx.ModelProto:
    """Remove where each node was written in the source: it names folders of this machine.

    With it, equal networks of two checkouts would not have equal bytes.
    """
    for node in graph.graph.node:
        node.ClearField("metadata_props")
    return graph


def as_tensor(values: Floats) -> Tensor:
    """Single precision tensor of the same shape."""
    return torch.from_numpy(np.ascontiguousarray(values, dtype=np.float32))


def save_weights(network: nn.Module, folder: Path) -> None:
    """Write the weights as safetensors."""
    state = {name: value.contiguous() for name, value in network.state_dict().items()}
    save_file(state, folder / WEIGHTS_FILE)


def _optimiser(network: nn.Module, rate: float, decay: float) -> torch.optim.AdamW:
    """AdamW without weight decay of biases and scales."""
    flat = [p for p in network.parameters() if p.ndim < 2]
    deep = [p for p in network.parameters() if p.ndim >= 2]
    groups = [
        {"params": deep, "weight_decay": decay},
        {"params": flat, "weight_decay": 0.0},
    ]
    return torch.optim.AdamW(groups, lr=rate, fused=True)


class _Stored:
    """The state of a training as its checkpoints hold it: one file of tensors.

    It has the weights, those of the best epoch, the moments of AdamW and both random generators.
    """

    def __init__(self, network: nn.Module, epochs: _Epochs) -> None:
        self._network, self._epochs = network, epochs
        self.best = copy.deepcopy(network.state_dict())

    def resume(self, checkpoints: Checkpoints, stopper: Stopper) -> int:
        """Take over the newest checkpoint, and return the number of its epoch, 0 without one."""
        checkpoint = checkpoints.newest()
        if checkpoint is None:
            return 0
        tensors = load_file(checkpoint.folder / STATE_FILE)
        self._network.load_state_dict(_part(tensors, "now"))
        self.best = _part(tensors, "best")
        self._epochs.restore(tensors)
        stopper.resume(checkpoint.epoch, checkpoint.state)
        return checkpoint.epoch

    def write(self, folder: Path) -> None:
        """Write everything that `resume` reads."""
        tensors = {f"now.{name}": value for name, value in self._network.state_dict().items()}
        tensors |= {f"best.{name}": value for name, value in self.best.items()}
        tensors |= self._epochs.tensors()
        # A file of its own bytes: safetensors' own writer hides why the system refused.
        plain = {name: value.contiguous().clone() for name, value in tensors.items()}
        (folder / STATE_FILE).write_bytes(save(plain))


def _part(tensors: Mapping[str, Tensor], name: str) -> dict[str, Tensor]:
    prefix = f"{name}."
    return {
        key.removeprefix(prefix): value for key, value in tensors.items() if key.startswith(prefix)
    }


class _Epochs:
    """Passes over the sales, each in a new order."""

    def __init__(
        self, network: nn.Module, sales: Matrix, schedule: Schedule, settings: FitSettings
    ) -> None:
        self._network = network
        self._x, self._y = as_tensor(sales.x), as_tensor(sales.y)
        self._schedule = schedule
        recipe = net_recipe(settings)
        self._huber = recipe.huber
        self._optimiser = _optimiser(network, schedule.learning_rate, recipe.weight_decay)
        self._order = torch.Generator().manual_seed(settings.seed)

    def __call__(self, done: int) -> float:
        """Run a pass after `done` others and return the root of the mean squared error."""
        self._network.train()
        size, steps = self._schedule.batch_size, self._schedule.steps
        order = torch.randperm(len(self._y), generator=self._order)
        total = torch.zeros(())
        for step in range(steps):
            rate = self._schedule.rate(done * steps + step)
            total += self._step(order[step * size : (step + 1) * size], rate)
        return float((total / steps).sqrt())

    def tensors(self) -> dict[str, Tensor]:
        """The moments of the optimiser and the states of the random generators."""
        moments = {
            f"adamw.{number}.{name}": value
            for number, state in self._optimiser.state_dict()["state"].items()
            for name, value in state.items()
        }
        return {**moments, "order": self._order.get_state(), "random": torch.get_rng_state()}

    def restore(self, tensors: Mapping[str, Tensor]) -> None:
        """Go on from what `tensors` returned."""
        document = self._optimiser.state_dict()
        document["state"] = {}
        for key, value in _part(tensors, "adamw").items():
            number, _, name = key.partition(".")
            document["state"].setdefault(int(number), {})[name] = value
        self._optimiser.load_state_dict(document)
        self._order.set_state(tensors["order"])
        torch.set_rng_state(tensors["random"])

    def _step(self, rows: Tensor, rate: float) -> Tensor:
        for group in self._optimiser.param_groups:
            group["lr"] = rate
        predicted, y = self._network(self._x[rows]).reshape(-1), self._y[rows]
        loss = nn.functional.smooth_l1_loss(predicted, y, beta=self._huber)
        self._optimiser.zero_grad(set_to_none=True)
        loss.backward()  # type: ignore[no-untyped-call]  # torch leaves it untyped
        self._optimiser.step()
        return nn.functional.mse_loss(predicted.detach(), y)
