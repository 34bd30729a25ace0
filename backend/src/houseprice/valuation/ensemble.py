"""The exported networks of a model (ONNX graphs), and how their outputs become one number."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, get_args

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from onnxruntime.capi.onnxruntime_pybind11_state import Fail, InvalidGraph, InvalidProtobuf

from houseprice.artifacts.manifest_parts import Member
from houseprice.data.features.normal_scale import InputForm
from houseprice.errors import CorruptArtifact

Floats = NDArray[np.float64]
GRAPH_FILE = "model.onnx"
#: Homes valued at a time: bounds the memory of a batch of any size.
BATCH = 16_384


class Ensemble:
    """Exported networks, loaded into ONNX Runtime.

    Parameters
    ----------
    folder : Path
        The folder of a model, which the caller has verified.
    members : sequence of Member
    threads : int
        Threads of each network; one is fastest for single homes.
    """

    def __init__(self, folder: Path, members: Sequence[Member], threads: int = 1) -> None:
        self.members = tuple(members)
        self._graphs = _graphs(folder, self.members, threads)
        self._weights = np.array([member.weight for member in members])

    def predict(self, raw: Floats, normal: Floats) -> Floats:
        """Standardised predictions of shape (n_homes,) from both forms of the features."""
        return self.mean(self.each(raw, normal))

    def mean(self, each: Floats) -> Floats:
        """The weighted sum of what `each` gives, shape (n_homes,)."""
        # A matrix product may round one home and a batch differently, so this is none.
        out: Floats = (each * self._weights).sum(axis=1)
        return out

    @cached_property
    def refits(self) -> Floats:
        """Weights of the members in each refit, shape (n_members, n_refits).

        The members of one recipe differ in the seed, or in the fold that was held back where there
        was no time to refit. Refit k takes the k-th member of every recipe with the weight of the
        whole recipe; a recipe with fewer members starts over. Where no recipe has two members,
        there is one column, equal to the weights.
        """
        groups: dict[tuple[str, str], list[int]] = {}
        for number, member in enumerate(self.members):
            groups.setdefault((member.family, member.recipe), []).append(number)
        out = np.zeros((len(self.members), max(map(len, groups.values()))))
        for numbers in groups.values():
            for refit in range(out.shape[1]):
                out[numbers[refit % len(numbers)], refit] += self._weights[numbers].sum()
        return out

    def each(self, raw: Floats, normal: Floats) -> Floats:
        """Standardised predictions of every member, shape (n_homes, n_members)."""
        out = np.empty((raw.shape[0], len(self.members)))
        for start in range(0, raw.shape[0], BATCH):
            rows = slice(start, start + BATCH)
            forms = {"raw": self._padded(raw[rows]), "normal": self._padded(normal[rows])}
            for graph in self._graphs:
                feed = {name: forms[form] for name, form in graph.inputs.items()}
                outputs = graph.session.run(graph.outputs, feed)
                for number, y in zip(graph.numbers, outputs, strict=True):
                    out[rows, number] = y.reshape(-1)
        return out

    def _padded(self, x: Floats) -> NDArray[np.float32]:
        """Put zeros in place of tokens: networks that do not read them have inputs for them."""
        out = np.zeros((len(x), self._graphs[0].width), dtype=np.float32)
        out[:, : x.shape[1]] = x
        return out


@dataclass(frozen=True)
class _Graph:
    """One loaded network, the form that each input takes, and the numbers of its members."""

    session: Any
    width: int
    inputs: dict[str, str]
    outputs: list[str]
    numbers: list[int]


def _graphs(folder: Path, members: Sequence[Member], threads: int) -> list[_Graph]:
    by_file: dict[str, list[int]] = {}
    for number, member in enumerate(members):
        by_file.setdefault(member.file, []).append(number)
    out = []
    for file, numbers in by_file.items():
        session, form = _session(folder / file, threads), members[numbers[0]].input_form
        ends = session.get_inputs()
        names, width = [str(end.name) for end in ends], int(ends[0].shape[1])
        # The input of a network that stands for one member is called x.
        inputs = {name: name if name in get_args(InputForm) else form for name in names}
        outputs = [members[number].output for number in numbers]
        out.append(_Graph(session, width, inputs, outputs, numbers))
    return out


def _session(path: Path, threads: int) -> Any:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    # Spinning threads would take the cores from trainings that run at the same time.
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    try:
        return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    except (Fail, InvalidGraph, InvalidProtobuf) as problem:
        raise CorruptArtifact(f"{path.name} is no graph that can be run.") from problem
