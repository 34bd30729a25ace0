"""Loads LightGBM even where the system has no OpenMP runtime, such as on a bare Debian."""

from __future__ import annotations

import ctypes
import importlib
import importlib.util
import sys
from pathlib import Path
from typing import Any

_OPENMP = "libgomp.so.1"


def torch_openmp() -> Path | None:
    """Path of the OpenMP runtime inside torch's package, which is not imported for this."""
    spec = importlib.util.find_spec("torch")
    if spec is None or spec.origin is None:
        return None
    library = Path(spec.origin).parent / "lib" / _OPENMP
    return library if library.exists() else None


def _load() -> Any:
    if sys.platform == "linux":
        try:
            ctypes.CDLL(_OPENMP)
        except OSError:
            library = torch_openmp()
            if library is not None:
                ctypes.CDLL(str(library), mode=ctypes.RTLD_GLOBAL)
    return importlib.import_module("lightgbm")


lgb = _load()
