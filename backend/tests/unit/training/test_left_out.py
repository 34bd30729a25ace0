"""What a time limit left out is said in whole sentences."""

from __future__ import annotations

import pytest

from houseprice.training.left_out import not_trained


@pytest.mark.parametrize(
    ("names", "texts"),
    [
        ([], []),
        (["own"], ["The recipe own was not trained."]),
        (["a", "b", "c"], ["The recipes a, b and c were not trained."]),
    ],
)
def test_parts_are_named_in_one_sentence(names: list[str], texts: list[str]) -> None:
    assert not_trained("recipe", names) == texts
