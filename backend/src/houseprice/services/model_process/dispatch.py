"""The entry points of the process that values homes; they load other modules at the first call.

This module is apart from `client` because the other process imports it and needs no database. It is
apart from `values` because the API imports it and needs no exported networks.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Any

_VALUES = "houseprice.services.model_process.values"
_REPORTS = "houseprice.services.model_process.reports"
_FAIRNESS = "houseprice.services.model_process.fairness"
_DRIVERS = "houseprice.services.model_process.drivers"
_MODULES = {
    "compare": _REPORTS,
    "judge": _REPORTS,
    "report": _REPORTS,
    "evidence": _REPORTS,
    "check_fairness": _FAIRNESS,
    "dependence": _DRIVERS,
    "importance": _DRIVERS,
}


def prepare() -> None:
    """Load the modules for values, and end this process when its parent ends."""
    _function("end_with_parent")()


def run(name: str, *arguments: Any) -> Any:
    """Call a function of the module that `_MODULES` names for it, or of `values`."""
    return _function(name)(*arguments)


def _function(name: str) -> Callable[..., Any]:
    function: Callable[..., Any] = getattr(import_module(_MODULES.get(name, _VALUES)), name)
    return function
