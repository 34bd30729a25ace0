"""Graphs of a model, in one file or in several, give the same."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from houseprice.artifacts.manifest_parts import Member
from houseprice.errors import CorruptArtifact
from houseprice.models.graphs import MemberGraph, join_graphs
from houseprice.models.perceptron_graph import GraphParts, perceptron_graph
from houseprice.valuation.ensemble import BATCH, GRAPH_FILE, Ensemble

Floats = NDArray[np.float64]
WIDTH = 2


def times(factor: float) -> bytes:
    """A graph whose y is the factor times the sum of x."""
    kernel, bias = np.full((WIDTH, 1), factor, np.float32), np.zeros(1, np.float32)
    return perceptron_graph(GraphParts([(kernel, bias)]), WIDTH, WIDTH)


def whole(folder: Path) -> Ensemble:
    """Trees that read 2 and nets that read 3 and 5 times the sum of what they take."""
    parts = [
        MemberGraph(times(2), "raw", {"y": "own-1"}),
        MemberGraph(times(3), "normal", {"y": "near-1"}),
        MemberGraph(times(5), "normal", {"y": "near-2"}),
    ]
    (folder / GRAPH_FILE).write_bytes(join_graphs(parts))
    trees = Member(GRAPH_FILE, "lightgbm", "raw", 0.5, "own", "own-1", reads_tokens=True)
    nets = [
        Member(GRAPH_FILE, "pytorch", "normal", 0.25, "near", f"near-{fold}", reads_tokens=True)
        for fold in (1, 2)
    ]
    return Ensemble(folder, [trees, *nets])


def forms(height: int) -> tuple[Floats, Floats]:
    random = np.random.default_rng(1)
    return random.normal(size=(height, WIDTH)), random.normal(size=(height, WIDTH))


def test_each_member_takes_its_own_form_and_the_value_is_their_weighted_sum(tmp_path: Path) -> None:
    raw, normal = forms(7)
    ensemble = whole(tmp_path)
    sums = np.column_stack([2 * raw.sum(1), 3 * normal.sum(1), 5 * normal.sum(1)])
    np.testing.assert_allclose(ensemble.each(raw, normal), sums, rtol=1e-5, atol=1e-6)
    expected = sums @ np.array([0.5, 0.25, 0.25])
    np.testing.assert_allclose(ensemble.predict(raw, normal), expected, rtol=1e-5, atol=1e-6)


def test_columns_that_no_graph_reads_may_be_left_out(tmp_path: Path) -> None:
    kernel, bias = np.full((1, 1), 2, np.float32), np.zeros(1, np.float32)
    first_only = perceptron_graph(GraphParts([(kernel, bias)]), used=1, n_features=WIDTH)
    (tmp_path / GRAPH_FILE).write_bytes(
        join_graphs([MemberGraph(first_only, "normal", {"y": "near-1"})])
    )
    member = Member(GRAPH_FILE, "pytorch", "normal", 1.0, "near", "near-1", reads_tokens=False)
    ensemble, (raw, normal) = Ensemble(tmp_path, [member]), forms(7)
    expected = ensemble.each(raw, normal)
    np.testing.assert_array_equal(ensemble.each(raw[:, :1], normal[:, :1]), expected)
    np.testing.assert_allclose(expected[:, 0], 2 * normal[:, 0], rtol=1e-5)


def test_a_model_of_one_file_a_member_is_still_read(tmp_path: Path) -> None:
    raw, normal = forms(7)
    for name, factor in (("model-1.onnx", 2), ("model-2.onnx", 3), ("model-3.onnx", 5)):
        (tmp_path / name).write_bytes(times(factor))
    apart = [
        Member("model-1.onnx", "lightgbm", "raw", 0.5, "own", "y", reads_tokens=True),
        Member("model-2.onnx", "pytorch", "normal", 0.25, "near", "y", reads_tokens=True),
        Member("model-3.onnx", "pytorch", "normal", 0.25, "near", "y", reads_tokens=True),
    ]
    several = Ensemble(tmp_path, apart).each(raw, normal)
    np.testing.assert_array_equal(several, whole(tmp_path).each(raw, normal))


def test_more_homes_than_a_batch_holds_are_all_valued(tmp_path: Path) -> None:
    raw, normal = forms(BATCH + 3)
    ensemble = whole(tmp_path)
    last = ensemble.each(raw[-5:], normal[-5:])
    np.testing.assert_allclose(ensemble.each(raw, normal)[-5:], last, rtol=1e-6)


def test_each_refit_of_a_blend_has_one_member_of_each_recipe(tmp_path: Path) -> None:
    # The recipe with one member starts over; that with two counts in full in each refit.
    assert whole(tmp_path).refits.tolist() == [[0.5, 0.5], [0.5, 0.0], [0.0, 0.5]]


def test_a_file_that_is_no_graph_is_refused(tmp_path: Path) -> None:
    (tmp_path / GRAPH_FILE).write_bytes(b"no graph")
    with pytest.raises(CorruptArtifact, match="no graph that can be run"):
        Ensemble(
            tmp_path,
            [Member(GRAPH_FILE, "lightgbm", "raw", 1.0, "own", "own-1", reads_tokens=True)],
        )
