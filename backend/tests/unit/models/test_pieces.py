"""The piecewise-linear encoding of inputs."""

from __future__ import annotations

import numpy as np

from houseprice.models.pieces import Pieces


def test_flags_are_left_out_and_pieces_have_about_as_many_sales_each() -> None:
    random = np.random.default_rng(1)
    x = np.column_stack([random.normal(size=800), random.integers(0, 2, 800), random.random(800)])
    pieces = Pieces.fit(x, 3, 4)
    assert pieces.columns.tolist() == [0, 2]
    inside = (x[:, 0][:, None] >= pieces.low[0]) & (
        x[:, 0][:, None] < pieces.low[0] + pieces.width[0]
    )
    assert np.allclose(inside.mean(axis=0), 0.25, atol=0.01)


def test_only_the_first_columns_are_bent() -> None:
    x = np.random.default_rng(2).normal(size=(100, 5))
    assert Pieces.fit(x, 2, 8).columns.tolist() == [0, 1]
    assert Pieces.fit(x, 2, 0).size == 0


def test_a_value_that_most_sales_share_makes_empty_pieces_not_infinite_ones() -> None:
    x = np.concatenate([np.zeros(900), np.arange(1.0, 101.0)])[:, None]
    pieces = Pieces.fit(x, 1, 8)
    filled = np.clip((x[:, :, None] - pieces.low) / pieces.width, 0.0, 1.0)
    assert np.isfinite(filled).all()
    assert filled[0].sum() == 0.0
    assert filled[-1].max() == 1.0


def test_it_comes_back_from_its_json() -> None:
    x = np.random.default_rng(3).normal(size=(60, 3))
    for pieces in (Pieces.fit(x, 3, 5), Pieces.fit(x, 3, 0)):
        back = Pieces.from_json(pieces.to_json())
        assert back.low.tolist() == pieces.low.tolist()
        assert back.columns.tolist() == pieces.columns.tolist()
        assert back.size == pieces.size
