"""A blind test holds no sale that the model learned from."""

from __future__ import annotations

import numpy as np
import pytest

from houseprice.errors import InvalidData
from houseprice.training.publishing.blind_test import check_blind


def test_a_test_sale_that_was_learned_from_is_refused() -> None:
    check_blind(np.arange(80), np.arange(80, 100))
    with pytest.raises(InvalidData, match="learned from 3 of 20"):
        check_blind(np.arange(83), np.arange(80, 100))
