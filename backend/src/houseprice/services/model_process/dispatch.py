"""What the process that values homes is told to run; it loads nothing until then.

Apart from `client`, because the other process imports this module and needs no database,
and apart from `values`, because the API imports this module and needs no graphs.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Any

_VALUES = "houseprice.services.model_process.values"
_REPORTS = "houseprice.services.model_process.reports"
_MODULES = {"compare": _REPORTS, "judge": _REPORTS, "report": _REPORTS}


def prepare() -> None:
    """Load what valuing needs, and end with the process that asks."""
    _function("end_with_parent")()


def run(name: str, *arguments: Any) -> Any:
    """Call a function of `values` or `reports`."""
    return _function(name)(*arguments)


def _function(name: str) -> Callable[..., Any]:
    function: Callable[..., Any] = getattr(import_module(_MODULES.get(name, _VALUES)), name)
    return function
