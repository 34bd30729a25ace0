"""The rule that every champion must meet: it beats the naive baselines on its blind test."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

#: Names for people of the baselines of `training.publishing.blind_test`.
_NAMES = {"median_area": "median price per area", "linear": "linear model"}


@dataclass(frozen=True)
class Decision:
    """The recorded reason why a model became champion.

    Parameters
    ----------
    reason : str
        The reason of the caller, or that the model was the first.
    override : bool
        Whether the model was promoted although a guard did not pass.
    figures : dict
        ``n``, ``differences`` and ``guards``, as they were at that time; plain values.
    replaces : str or None
        Id of the champion that the model was compared with.
    """

    reason: str
    override: bool
    figures: dict[str, Any]
    replaces: str | None


def baseline_guard(result: Mapping[str, Any]) -> dict[str, Any]:
    """Compare the MdAPE of a model with that of the best naive baseline.

    Parameters
    ----------
    result : mapping
        The result of a training: ``test`` and ``baselines``, scored on the same sales.

    Returns
    -------
    dict
        The fields of `evaluation.guards.Guard`; ``champion`` is the baseline's MdAPE. The guard
        does not pass if a figure is undefined, because nothing is proven then.
    """
    mine = _mdape(result.get("test"))
    mdapes = {name: _mdape(scores) for name, scores in result.get("baselines", {}).items()}
    defined = {name: mdape for name, mdape in mdapes.items() if mdape is not None}
    name = min(defined, key=defined.__getitem__, default=None)
    best = None if name is None else defined[name]
    passed = mine is not None and best is not None and mine < best
    text = (
        "The MdAPE on the blind test must be below that of the best naive baseline, "
        f"{_shown(best)}{_by(name)}, got {_shown(mine)}."
    )
    return {
        "name": "baseline",
        "passed": passed,
        "text": text,
        "candidate": mine,
        "champion": best,
    }


def _mdape(scores: Mapping[str, Any] | None) -> float | None:
    value: float | None = ((scores or {}).get("mdape") or {}).get("value")
    return value


def _by(name: str | None) -> str:
    return "" if name is None else f" by the {_NAMES.get(name, name)}"


def _shown(value: float | None) -> str:
    return "none" if value is None else f"{value:.2f} %"
