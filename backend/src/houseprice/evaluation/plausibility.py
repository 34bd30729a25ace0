"""The warning about figures that no honest model of a market reaches."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

#: Median errors, in percent, below those of any market; a linear baseline does worse than a model.
_LEAST_OF_MODEL, _LEAST_OF_LINEAR = 1.5, 1.0
_START = "TOO GOOD TO BE TRUE"


def too_good(test: Mapping[str, Any], linear: Mapping[str, Any] | None = None) -> list[str]:
    """Say that figures are better than any market allows.

    Parameters
    ----------
    test : mapping
        Scores of a model, see `evaluation.score_test`.
    linear : mapping or None
        Scores of a linear baseline on the same sales.

    Returns
    -------
    list of str
        One warning, or none where the figures are those of a market.

    Examples
    --------
    >>> too_good({"mdape": {"value": 7.9}}, {"mdape": {"value": 12.0}})
    []
    """
    whose = []
    if (error := _median_error(test)) < _LEAST_OF_MODEL:
        whose.append(f"the median error of the model is {error:.2f} %")
    if linear is not None and (error := _median_error(linear)) < _LEAST_OF_LINEAR:
        whose.append(f"the median error of a linear baseline is {error:.2f} %")
    if not whose:
        return []
    return [
        f"{_START}: {' and '.join(whose)}. No market is that predictable: a column knows the "
        "price, or prices were computed from a list. Do not trust any figure, range or value of "
        "this model before you have found out which."
    ]


def doubts_of_figures(warnings: Iterable[str]) -> list[str]:
    """The warnings of `too_good` among others, to be shown wherever a figure of the model is."""
    return [text for text in warnings if text.startswith(_START)]


def _median_error(scores: Mapping[str, Any]) -> float:
    """Percent; infinite where no sale was valued."""
    value = scores["mdape"]["value"]
    return float("inf") if value is None else float(value)
