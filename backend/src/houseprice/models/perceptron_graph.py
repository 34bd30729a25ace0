"""The ONNX graph of a perceptron, written layer by layer.

Exporters take seconds for each network (torch) or do not read Keras 3 at all (tf2onnx); five
fold models of three layers are quicker and safer written out.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

OPSET = 17


def perceptron_graph(weights: Sequence[tuple[Any, ...]], used: int, n_features: int) -> bytes:
    """ONNX graph of a SiLU perceptron on the first `used` of `n_features` columns.

    Parameters
    ----------
    weights : sequence of (ndarray of shape (n_in, n_out), ndarray of shape (n_out,))
        Kernel and bias of each layer.
    """
    constants = [
        numpy_helper.from_array(np.array([0], dtype=np.int64), "start"),
        numpy_helper.from_array(np.array([used], dtype=np.int64), "stop"),
        numpy_helper.from_array(np.array([1], dtype=np.int64), "axis"),
    ]
    nodes = [helper.make_node("Slice", ["x", "start", "stop", "axis"], ["h0"])]
    last = len(weights) - 1
    for place, (kernel, bias) in enumerate(weights):
        constants.append(numpy_helper.from_array(kernel, f"w{place}"))
        constants.append(numpy_helper.from_array(bias, f"b{place}"))
        out = "y" if place == last else f"a{place}"
        nodes.append(helper.make_node("Gemm", [f"h{place}", f"w{place}", f"b{place}"], [out]))
        if place < last:
            nodes.append(helper.make_node("Sigmoid", [out], [f"s{place}"]))
            nodes.append(helper.make_node("Mul", [out, f"s{place}"], [f"h{place + 1}"]))
    graph = helper.make_graph(
        nodes,
        "perceptron",
        [helper.make_tensor_value_info("x", TensorProto.FLOAT, ["n", n_features])],
        [helper.make_tensor_value_info("y", TensorProto.FLOAT, ["n", 1])],
        constants,
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", OPSET)], ir_version=10)
    onnx.checker.check_model(model)
    return bytes(model.SerializeToString())
