"""Models of several parts become one."""

from __future__ import annotations

import numpy as np

from houseprice.models.boosting import joined_text
from houseprice.models.lightgbm_library import lgb


def booster(rounds: int, seed: int) -> lgb.Booster:
    random = np.random.default_rng(seed)
    x = random.standard_normal((300, 4))
    data = lgb.Dataset(x, x[:, 0] + x[:, 1] * x[:, 2])
    return lgb.train({"verbose": -1, "num_leaves": 7, "num_threads": 1}, data, rounds)


def test_a_joined_model_has_the_trees_of_all_in_their_order() -> None:
    parts = [booster(3, 1), booster(12, 2), booster(1, 3)]
    whole = lgb.Booster(model_str=joined_text([part.model_to_string() for part in parts]))
    x = np.random.default_rng(9).standard_normal((50, 4))
    assert whole.num_trees() == 16
    sums = sum(part.predict(x, num_threads=1) for part in parts)
    np.testing.assert_allclose(whole.predict(x, num_threads=1), sums, rtol=1e-12)
    first = whole.predict(x, num_iteration=3, num_threads=1)
    assert np.array_equal(first, parts[0].predict(x, num_threads=1))


def test_joining_again_changes_nothing() -> None:
    text = joined_text([booster(11, 1).model_to_string()])
    assert joined_text([text]) == text
