"""What the process that values homes is told to run; it loads nothing until then.

Apart from `valuers`, because the other process imports this module and needs no database,
and apart from `valuing`, because the API imports this module and needs no graphs.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Any

_VALUING = "houseprice.services.valuing"
_MEASURING = "houseprice.services.measuring"
_MODULES = {"compare": _MEASURING, "judge": _MEASURING, "report": _MEASURING}


def prepare() -> None:
    """Load what valuing needs, and end with the process that asks."""
    _function("end_with_parent")()


def run(name: str, *arguments: Any) -> dict[str, Any]:
    """Call a function of `valuing` or `measuring`."""
    answer: dict[str, Any] = _function(name)(*arguments)
    return answer


def _function(name: str) -> Callable[..., Any]:
    function: Callable[..., Any] = getattr(import_module(_MODULES.get(name, _VALUING)), name)
    return function
