"""What moves the values of a model, in the process that values homes.

This module is apart from `values` because the modules that it loads are seldom needed.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from houseprice.services.model_process.values import loaded
from houseprice.valuation.drivers.answers import Importance, PartialDependence
from houseprice.valuation.drivers.dependence import may_depend, partial_dependence
from houseprice.valuation.drivers.importance import importance as importance_of

#: Answers that are kept: a model never changes, and each takes seconds.
_KEPT = 64


@lru_cache(maxsize=_KEPT)
def dependence(folder: str, manifest_sha256: str, feature: str | None) -> PartialDependence:
    """See `partial_dependence`; without a feature, the first one in the form that has a curve."""
    valuer = loaded(folder, manifest_sha256)
    if feature is None:
        first = next((field.name for field in valuer.form if may_depend(field)), "")
        return dependence(folder, manifest_sha256, first)
    return partial_dependence(valuer, Path(folder), feature)


@lru_cache(maxsize=_KEPT)
def importance(folder: str, manifest_sha256: str) -> Importance:
    """See `valuation.drivers.importance.importance`."""
    return importance_of(loaded(folder, manifest_sha256), Path(folder))
