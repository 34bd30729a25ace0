"""A blend weighs at least two models."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from tests.unit.training.price_dataset import price_dataset

from houseprice.errors import InvalidInput
from houseprice.progress import ignore_progress
from houseprice.training.blend import blend
from houseprice.training.spec import TrainSettings


def test_one_model_is_no_blend(tmp_path: Path) -> None:
    dataset = price_dataset(np.linspace(1e5, 2e5, 500))
    with pytest.raises(InvalidInput, match="at least 2"):
        blend([tmp_path], dataset, TrainSettings(), tmp_path / "out", ignore_progress)
