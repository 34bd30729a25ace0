"""LightGBM, also where the system has no OpenMP runtime: a bare Debian lacks libgomp."""

from __future__ import annotations

import ctypes
import importlib
import importlib.util
import sys
from pathlib import Path
from typing import Any

_OPENMP = "libgomp.so.1"


def carried_openmp() -> Path | None:
    """The runtime that torch brings along, by the name LightGBM asks for; nothing is imported."""
    found = importlib.util.find_spec("torch")
    if found is None or found.origin is None:
        return None
    library = Path(found.origin).parent / "lib" / _OPENMP
    return library if library.exists() else None


def _load() -> Any:
    if sys.platform == "linux":
        try:
            ctypes.CDLL(_OPENMP)
        except OSError:
            library = carried_openmp()
            if library is not None:
                ctypes.CDLL(str(library), mode=ctypes.RTLD_GLOBAL)
    return importlib.import_module("lightgbm")


lgb = _load()
