"""The ONNX graph of LightGBM's trees, written from its text format.

The converter of onnxmltools copies every tree several times. It takes 0.8 s for a model, which is
longer than the training on a small table.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper

from houseprice.models.graphs import IR_VERSION, opsets

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

#: Number of trees in a node of the graph. All trees of a model do not fit into a core's cache, so
#: every home would load them again.
_TREES_A_NODE = 128
_DEFAULT_LEFT = 2
_MISSING_IS_NAN = 2


@dataclass(frozen=True)
class Tree:
    """One tree, in which a negative child is the leaf ``-child - 1``.

    Parameters
    ----------
    feature, left, right : ndarray of int, shape (n_splits,)
    threshold : ndarray of shape (n_splits,)
        A value up to the threshold goes left.
    missing_left : ndarray of bool, shape (n_splits,)
        Whether a missing value goes left.
    leaves : ndarray of shape (n_splits + 1,)
    """

    feature: Ints
    left: Ints
    right: Ints
    threshold: Floats
    missing_left: NDArray[np.bool_]
    leaves: Floats

    @classmethod
    def read(cls, block: str) -> Tree:
        """Read the lines of one tree of a model text."""
        entries = dict(line.split("=", 1) for line in block.split("\n") if "=" in line)

        def whole(name: str) -> Ints:
            return np.array(entries.get(name, "").split(), dtype=np.int64)

        kinds = whole("decision_type")
        threshold = np.array(entries.get("threshold", "").split(), dtype=np.float64)
        # In a column without gaps in training LightGBM reads a missing value as 0.
        as_zero = threshold >= 0
        by_default = (kinds & _DEFAULT_LEFT) > 0
        return cls(
            whole("split_feature"),
            whole("left_child"),
            whole("right_child"),
            threshold,
            np.where((kinds >> 2) & 3 == _MISSING_IS_NAN, by_default, as_zero),
            np.array(entries["leaf_value"].split(), dtype=np.float64),
        )


def trees_graph(text: str, n_features: int) -> bytes:
    """ONNX graph from ``x`` (n, n_features) to ``y`` (n, 1): the sum of all trees.

    Parameters
    ----------
    text : str
        A LightGBM model with numeric splits only.
    n_features : int
    """
    blocks = text.split("\nend of trees", maxsplit=1)[0].split("\nTree=")[1:]
    trees = [Tree.read(block) for block in blocks]
    sums = [f"y{start}" for start in range(0, len(trees), _TREES_A_NODE)]
    nodes = [
        helper.make_node(
            *("TreeEnsembleRegressor", ["x"], [name]),
            domain="ai.onnx.ml",
            **_attributes(trees[number * _TREES_A_NODE :][:_TREES_A_NODE]),
        )
        for number, name in enumerate(sums)
    ]
    graph = helper.make_graph(
        [*nodes, helper.make_node("Sum", sums, ["y"])],
        "trees",
        [helper.make_tensor_value_info("x", TensorProto.FLOAT, ["n", n_features])],
        [helper.make_tensor_value_info("y", TensorProto.FLOAT, ["n", 1])],
    )
    model = helper.make_model(graph, opset_imports=opsets(), ir_version=IR_VERSION)
    onnx.checker.check_model(model)
    return bytes(model.SerializeToString())


def _attributes(trees: list[Tree]) -> dict[str, Any]:
    """Attributes of a node: the splits of each tree come first, then its leaves."""
    splits = [tree.feature.size for tree in trees]
    leaves = [tree.leaves.size for tree in trees]
    modes: list[str] = []
    for n_splits, n_leaves in zip(splits, leaves, strict=True):
        modes += ["BRANCH_LEQ"] * n_splits + ["LEAF"] * n_leaves
    numbers = np.arange(len(trees))
    return {
        "n_targets": 1,
        "nodes_treeids": np.repeat(numbers, np.add(splits, leaves)).tolist(),
        "nodes_nodeids": _concatenate(
            [np.arange(a + b) for a, b in zip(splits, leaves, strict=True)]
        ),
        "nodes_featureids": _concatenate([_pad(tree.feature, tree) for tree in trees]),
        "nodes_values": _concatenate([_pad(tree.threshold, tree) for tree in trees]),
        "nodes_modes": modes,
        "nodes_truenodeids": _concatenate([_pad(_nodes(tree.left), tree) for tree in trees]),
        "nodes_falsenodeids": _concatenate([_pad(_nodes(tree.right), tree) for tree in trees]),
        "nodes_missing_value_tracks_true": _concatenate(
            [_pad(tree.missing_left.astype(np.int64), tree) for tree in trees]
        ),
        "target_treeids": np.repeat(numbers, leaves).tolist(),
        "target_nodeids": _concatenate(
            [a + np.arange(b) for a, b in zip(splits, leaves, strict=True)]
        ),
        "target_ids": [0] * sum(leaves),
        "target_weights": _concatenate([tree.leaves for tree in trees]),
    }


def _nodes(child: Ints) -> Ints:
    return np.where(child >= 0, child, child.size - child - 1)


def _pad(values: Any, tree: Tree) -> Any:
    """Add zeros for the leaves, which have neither feature nor children."""
    return np.concatenate([values, np.zeros(tree.leaves.size, dtype=values.dtype)])


def _concatenate(parts: list[Any]) -> list[Any]:
    out: list[Any] = np.concatenate(parts).tolist()
    return out
