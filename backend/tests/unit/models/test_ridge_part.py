"""The linear part is fitted in one go, stands far-off prices, and values alike as a graph."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import onnxruntime
import pytest

from houseprice.models.contract import Matrix
from houseprice.models.ridge_part import RidgePart


def sales(n: int, seed: int = 1) -> Matrix:
    random = np.random.default_rng(seed)
    x = random.normal(size=(n, 6))
    y = 0.5 + x[:, 0] - 0.5 * x[:, 1] + 0.1 * random.normal(size=n)
    return Matrix(x, y, tokens=(1, 2), n_own=3)


@pytest.mark.parametrize("n", [60, 100_000])
def test_it_learns_the_columns_and_leaves_the_tokens(n: int) -> None:
    part = RidgePart().fit(sales(n))
    assert part.weights_[:2] == pytest.approx([1.0, -0.5], abs=0.06)
    assert part.weights_[4:].tolist() == [0.0, 0.0]
    assert part.intercept_ == pytest.approx(0.5, abs=0.06)


def test_a_twentieth_of_wild_prices_hardly_moves_it() -> None:
    matrix = sales(2_000)
    matrix.y[::20] += 10.0
    part = RidgePart().fit(matrix)
    assert part.intercept_ == pytest.approx(0.5, abs=0.1)


def test_its_graph_and_its_file_give_its_values(tmp_path: Path) -> None:
    matrix = sales(500)
    part = RidgePart().fit(matrix)
    session = onnxruntime.InferenceSession(part.to_onnx(), providers=["CPUExecutionProvider"])
    (y,) = session.run(["y"], {"x": matrix.x.astype(np.float32)})
    np.testing.assert_allclose(np.ravel(y), part.predict(matrix.x), atol=1e-5)
    part.save_native(tmp_path)
    again = RidgePart.load_native(tmp_path)
    np.testing.assert_array_equal(again.predict(matrix.x), part.predict(matrix.x))
