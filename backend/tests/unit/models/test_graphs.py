"""Several graphs are joined into one."""

from __future__ import annotations

import numpy as np
import onnx
import onnxruntime
import pytest
from numpy.typing import NDArray
from onnx import TensorProto, helper

from houseprice.errors import CorruptArtifact
from houseprice.models.graphs import IR_VERSION, MemberGraph, join_graphs, opsets
from houseprice.models.perceptron_graph import GraphParts, perceptron_graph

Floats = NDArray[np.float32]
WIDTH = 3


def layer(seed: int) -> bytes:
    random = np.random.default_rng(seed)
    kernel, bias = random.normal(size=(WIDTH, 1)), random.normal(size=1)
    parts = GraphParts([(kernel.astype(np.float32), bias.astype(np.float32))])
    return perceptron_graph(parts, WIDTH, WIDTH)


def run(graph: bytes, **inputs: Floats) -> dict[str, Floats]:
    session = onnxruntime.InferenceSession(graph, providers=["CPUExecutionProvider"])
    names = [output.name for output in session.get_outputs()]
    return dict(zip(names, session.run(names, inputs), strict=True))


def homes(seed: int) -> Floats:
    return np.random.default_rng(seed).normal(size=(5, WIDTH)).astype(np.float32)


def test_the_whole_gives_what_each_part_gives_by_the_form_it_takes() -> None:
    first, second, third = (layer(seed) for seed in range(3))
    whole = join_graphs(
        [
            MemberGraph(first, "raw", {"y": "trees"}),
            MemberGraph(second, "normal", {"y": "net-1"}),
            MemberGraph(third, "normal", {"y": "net-2"}),
        ]
    )
    raw, normal = homes(10), homes(11)
    outputs = run(whole, raw=raw, normal=normal)
    assert list(outputs) == ["trees", "net-1", "net-2"]
    np.testing.assert_array_equal(outputs["trees"], run(first, x=raw)["y"])
    np.testing.assert_array_equal(outputs["net-1"], run(second, x=normal)["y"])
    np.testing.assert_array_equal(outputs["net-2"], run(third, x=normal)["y"])


def test_a_whole_can_be_part_of_another_without_what_is_not_wanted_of_it() -> None:
    graphs = [layer(seed) for seed in range(2)]
    parts = [MemberGraph(graph, "raw", {"y": f"near-{at}"}) for at, graph in enumerate(graphs)]
    again = join_graphs([MemberGraph(join_graphs(parts), "raw", {"near-1": "blend"})])
    raw = homes(12)
    outputs = run(again, raw=raw)
    assert list(outputs) == ["blend"]
    np.testing.assert_array_equal(outputs["blend"], run(graphs[1], x=raw)["y"])
    weights = onnx.load_from_string(graphs[1]).graph.initializer
    assert len(onnx.load_from_string(again).graph.initializer) == len(weights)


def test_a_graph_of_other_operators_is_refused() -> None:
    value = helper.make_tensor_value_info("x", TensorProto.FLOAT, ["n", 1])
    out = helper.make_tensor_value_info("y", TensorProto.FLOAT, ["n", 1])
    graph = helper.make_graph([helper.make_node("Identity", ["x"], ["y"])], "old", [value], [out])
    imports = [helper.make_opsetid("", opsets()[0].version - 3)]
    old = helper.make_model(graph, opset_imports=imports, ir_version=IR_VERSION)
    with pytest.raises(CorruptArtifact, match="do not fit"):
        join_graphs([MemberGraph(old.SerializeToString(), "raw", {"y": "y"})])
