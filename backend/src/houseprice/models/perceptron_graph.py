"""The ONNX graph of a perceptron, written layer by layer.

Exporters take seconds for each network (torch) or cannot read Keras 3 (tf2onnx). For five fold
models of three layers it is quicker and safer to write the graph by hand.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from houseprice.models.graphs import IR_VERSION, opsets
from houseprice.models.pieces import Pieces


@dataclass(frozen=True)
class GraphParts:
    """The weights of a SiLU perceptron.

    Parameters
    ----------
    layers : sequence of (ndarray of shape (n_in, n_out), ndarray of shape (n_out,))
        Kernel and bias of each layer.
    skip : (kernel, bias) or None
        Weights of a linear model that is added to the layers.
    pieces : Pieces or None
        Cuts of the columns with a piecewise encoding.
    """

    layers: Sequence[tuple[Any, Any]]
    skip: tuple[Any, Any] | None = None
    pieces: Pieces | None = None


def perceptron_graph(parts: GraphParts, used: int, n_features: int) -> bytes:
    """ONNX graph of a perceptron on the first `used` of `n_features` columns."""
    writer = _Writer()
    inputs = writer.node("Slice", "x", *(writer.whole([n]) for n in (0, used, 1)))
    if parts.pieces is not None:
        inputs = writer.node("Concat", inputs, writer.pieces(parts.pieces), axis=1)
    hidden = inputs
    for kernel, bias in parts.layers[:-1]:
        out = writer.dense(hidden, kernel, bias)
        hidden = writer.node("Mul", out, writer.node("Sigmoid", out))
    out = writer.dense(hidden, *parts.layers[-1])
    if parts.skip is not None:
        out = writer.node("Add", out, writer.dense(inputs, *parts.skip))
    return writer.model(out, n_features)


class _Writer:
    """Collects nodes and constants under names of its own."""

    def __init__(self) -> None:
        self._nodes: list[onnx.NodeProto] = []
        self._constants: list[onnx.TensorProto] = []

    def node(self, kind: str, *inputs: str, **attributes: Any) -> str:
        out = f"h{len(self._nodes)}"
        self._nodes.append(helper.make_node(kind, list(inputs), [out], **attributes))
        return out

    def constant(self, values: Any) -> str:
        name = f"c{len(self._constants)}"
        self._constants.append(numpy_helper.from_array(np.ascontiguousarray(values), name))
        return name

    def whole(self, values: Sequence[int]) -> str:
        return self.constant(np.array(values, dtype=np.int64))

    def dense(self, x: str, kernel: Any, bias: Any) -> str:
        return self.node("Gemm", x, self.constant(kernel), self.constant(bias))

    def pieces(self, pieces: Pieces) -> str:
        columns = self.node("Gather", "x", self.whole(pieces.columns.tolist()), axis=1)
        apart = self.node("Unsqueeze", columns, self.whole([2]))
        filled = self.node("Sub", apart, self.constant(pieces.low))
        share = self.node("Div", filled, self.constant(pieces.width))
        ends = [self.constant(np.array(end, dtype=np.float32)) for end in (0.0, 1.0)]
        return self.node("Flatten", self.node("Clip", share, *ends), axis=1)

    def model(self, out: str, n_features: int) -> bytes:
        self._nodes.append(helper.make_node("Identity", [out], ["y"]))
        graph = helper.make_graph(
            self._nodes,
            "perceptron",
            [helper.make_tensor_value_info("x", TensorProto.FLOAT, ["n", n_features])],
            [helper.make_tensor_value_info("y", TensorProto.FLOAT, ["n", 1])],
            self._constants,
        )
        model = helper.make_model(graph, opset_imports=opsets(), ir_version=IR_VERSION)
        onnx.checker.check_model(model)
        return bytes(model.SerializeToString())
