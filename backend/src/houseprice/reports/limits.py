"""What a model does not know, and when users should not rely on its values."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from houseprice.artifacts import Manifest

#: Meaning of each reason code; see docs/ranges.md.
REASON_CODES = {
    "outside_area": "Refused: the home is far outside the area of the sales.",
    "outside_dates": "Refused: the date is over ten years before the first sale or after the last.",
    "impossible": "Refused: no home can have this number.",
    "required": "Refused: a required input was not given.",
    "never_seen": "Refused: the number is far beyond those of all sales.",
    "impossible_with_size": "Refused: the number of rooms does not fit the living area.",
    "built_after_sale": "Refused: the home is built years after the day of the value.",
    "far_from_any_sale": "Less sure: no sale that the model learned from is near.",
    "missing": "Less sure: an input that moves values was not given.",
    "unknown_category": "Less sure: no sale had this category.",
    "outside_typical_range": "The number is outside the middle 98 % of the sales.",
    "beyond_largest": "Less sure: the number is above those of all sales.",
    "beyond_smallest": "Less sure: the number is below those of all sales.",
    "rare_combination": "Less sure: hardly any sale has such sizes, rooms and year together.",
    "rare_category": "Less sure: fewer than ten sales had this category.",
    "as_of_ignored": "The home has a date of its own, which is used in place of the day asked for.",
    "long_after_last_sale": "Less sure: the day of the value is long after the last sale.",
    "before_first_sale": "Less sure: the day of the value is before the first sale.",
}


def limits(manifest: Manifest) -> dict[str, Any]:
    """The limits of a model.

    Returns
    -------
    dict
        ``warnings`` of the training; ``no_time_for``: what its time limit left out, as sentences;
        ``unknown``: what the model cannot know; ``reason_codes``;
        and ``inputs``: name, unit and the range or the choices of the training sales.
    """
    return {
        "warnings": list(manifest.warnings),
        "no_time_for": list(manifest.left_out),
        "unknown": _unknown(manifest),
        "reason_codes": REASON_CODES,
        "inputs": [_field(field) for field in manifest.form],
    }


def _unknown(manifest: Manifest) -> list[str]:
    texts = [
        "anything about a home that is not among the inputs, such as its state inside, its view, "
        "noise, defects or rights of others.",
        "markets other than that of the data set, and homes unlike those in it.",
        "what happens after the last sale that it learned from, beyond the trend of the sales.",
        "whether the prices were paid between independent parties; it takes them as they are.",
    ]
    if manifest.dataset.is_sample:
        texts.insert(
            0,
            "real prices: the sales are made up, the data set is a sample for trying things out.",
        )
    return texts


def _field(field: Mapping[str, Any]) -> dict[str, Any]:
    return {name: field.get(name) for name in ("name", "kind", "unit", "low", "high", "choices")}
