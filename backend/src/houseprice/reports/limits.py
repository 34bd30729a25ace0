"""What a model does not know and when its values should not be relied on."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from houseprice.artifacts import Manifest

#: What is said of a home that is unlike the sales, by reason code; see docs/ranges.md.
REASON_CODES = {
    "outside_area": "Refused: far outside the area of the sales.",
    "outside_dates": "Refused: more than ten years before the first sale or after the last.",
    "impossible": "Refused: a number that no home can have.",
    "required": "Refused: an input without which there is no value was not given.",
    "never_seen": "Refused: a number far beyond any that was sold.",
    "impossible_with_size": "Refused: so many rooms do not fit the living area.",
    "built_after_sale": "Refused: built after the day of the value.",
    "far_from_any_sale": "Less sure: no sale that it learned from is near.",
    "missing": "Less sure: an input that moves values was not given.",
    "unknown_category": "Less sure: a category that no sale had.",
    "outside_typical_range": "A number outside the middle 98 % of the sales; less sure beyond all.",
    "long_after_last_sale": "Less sure: the day of the value is long after the last sale.",
    "before_first_sale": "Less sure: the day of the value is before the first sale.",
}


def limits(manifest: Manifest) -> dict[str, Any]:
    """What the model says of its own limits.

    Returns
    -------
    dict
        ``warnings`` of the training; ``unknown``: what it cannot know; ``reason_codes``; and
        ``inputs``: name, unit and the range or the choices that training sales have.
    """
    return {
        "warnings": list(manifest.warnings),
        "unknown": _unknown(manifest),
        "reason_codes": REASON_CODES,
        "inputs": [_field(field) for field in manifest.form],
    }


def _unknown(manifest: Manifest) -> list[str]:
    texts = [
        "Anything about a home that is not among the inputs: its state inside, its view, noise, "
        "defects, rights of others, unless a column says so.",
        "Markets other than that of the data set, and homes unlike those in it.",
        "What happens after the last sale it learned from, beyond the trend it saw.",
        "Whether the prices were paid between independent parties; it takes them as they are.",
    ]
    if manifest.dataset.is_sample:
        texts.insert(0, "Real prices: the sales are made up, a sample for trying things out.")
    return texts


def _field(field: Mapping[str, Any]) -> dict[str, Any]:
    return {name: field.get(name) for name in ("name", "kind", "unit", "low", "high", "choices")}
