"""The graph of LightGBM's trees gives LightGBM's own values, gaps included."""

from __future__ import annotations

import lightgbm as lgb
import numpy as np
import onnx
import onnxruntime
import pytest

from houseprice.models.lightgbm_family import portable_text
from houseprice.models.trees_graph import trees_graph


def graph_values(graph: bytes, x: np.ndarray) -> np.ndarray:
    session = onnxruntime.InferenceSession(graph, providers=["CPUExecutionProvider"])
    return np.asarray(session.run(["y"], {"x": x.astype(np.float32)})[0]).reshape(-1)


@pytest.mark.parametrize("gaps", [False, True])
def test_it_equals_the_booster_on_sales_with_and_without_gaps(gaps: bool) -> None:
    random = np.random.default_rng(1)
    x = random.normal(size=(600, 5)).astype(np.float32).astype(np.float64)
    y = np.sin(2 * x[:, 0]) + x[:, 1] * (x[:, 2] > 0.3)
    if gaps:
        x[random.random(x.shape) < 0.1] = np.nan
    params = {"num_leaves": 15, "verbose": -1, "extra_trees": True, "num_threads": 1}
    booster = lgb.train(params, lgb.Dataset(x, y), 40)
    booster = lgb.Booster(model_str=portable_text(booster.model_to_string()))
    unseen = random.normal(size=(400, 5)).astype(np.float32).astype(np.float64)
    unseen[random.random(unseen.shape) < 0.2] = np.nan
    graph = trees_graph(booster.model_to_string(), 5)
    np.testing.assert_allclose(graph_values(graph, unseen), booster.predict(unseen), atol=2e-6)


def test_more_trees_than_one_node_of_the_graph_holds_are_all_counted() -> None:
    random = np.random.default_rng(2)
    x = random.normal(size=(300, 3)).astype(np.float32).astype(np.float64)
    y = x[:, 0] * x[:, 1]
    params = {"num_leaves": 4, "verbose": -1, "num_threads": 1}
    booster = lgb.train(params, lgb.Dataset(x, y), 300)
    graph = trees_graph(booster.model_to_string(), 3)
    kinds = [node.op_type for node in onnx.load_from_string(graph).graph.node]
    assert kinds == ["TreeEnsembleRegressor"] * 3 + ["Sum"]
    np.testing.assert_allclose(graph_values(graph, x), booster.predict(x), atol=2e-6)


def test_trees_that_never_split_are_constants() -> None:
    x, y = np.zeros((50, 2)), np.linspace(1.0, 2.0, 50)
    booster = lgb.train({"verbose": -1, "num_threads": 1}, lgb.Dataset(x, y), 3)
    graph = trees_graph(booster.model_to_string(), 2)
    np.testing.assert_allclose(graph_values(graph, x), booster.predict(x), rtol=1e-6)
