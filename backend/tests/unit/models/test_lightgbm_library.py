"""LightGBM starts on a system without an OpenMP runtime of its own."""

from __future__ import annotations

import ctypes
import sys

import pytest

from houseprice.models.lightgbm_library import lgb, torch_openmp


@pytest.mark.skipif(sys.platform != "linux", reason="other systems' wheels carry or name theirs")
def test_the_runtime_that_torch_carries_can_stand_in() -> None:
    library = torch_openmp()
    assert library is not None
    assert ctypes.CDLL(str(library)).omp_get_max_threads() >= 1


def test_the_library_is_the_real_one() -> None:
    assert lgb.Booster.__module__ == "lightgbm.basic"
