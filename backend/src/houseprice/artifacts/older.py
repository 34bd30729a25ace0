"""Bring manifests of older models into the shape that this version writes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

#: Facts that versions added, with their values for older models.
_ADDED: dict[str, Any] = {
    "tuning": None,
    "location": None,
    "market_drift": None,
    "beyond": {},
    "equity": {"setting": 0.0, "stretch": None, "points": []},
    "leaks": [],
    "refits": None,
    "groups": {},
    "hit_rate_curve": None,
    "rolling": None,
    "by_age": None,
    "own_sha256": None,
    "recalibration": None,
}
_OUT_OF_TIME = "The time limit ended the training early"
#: The same for members: an ONNX file had one output, and read all comparable sales.
_ADDED_TO_MEMBERS = {"output": "y", "reads_tokens": True}
#: Figures of the trimmed ratio study that were plain numbers.
_PLAIN = ("median_ratio", "cod", "cov", "prd", "prb")


def brought_up_to_date(document: Mapping[str, Any]) -> dict[str, Any]:
    """The facts of a manifest under the keys, and in the shapes, that this version writes.

    Parameters
    ----------
    document : mapping
        A manifest of this version or an older one.

    Returns
    -------
    dict
        Equal to `document` where this version wrote it, but ``own_sha256`` and ``recalibration``
        are None where a manifest has none.

    Raises
    ------
    KeyError, TypeError, AttributeError
        If it lacks facts that every version wrote.
    """
    return {
        **_ADDED,
        # Older versions explained values by comparison with the example.
        "reference": document["example"],
        "left_out": _left_out(document["warnings"]),
        **document,
        "split": {"n_shared": None, **document["split"]},
        "members": [_member(member) for member in document["members"]],
        "ratio_study": _ratio_study(document["ratio_study"]),
    }


def _left_out(warnings: Sequence[str]) -> list[str]:
    """Older versions warned that time ran out, and did not say for what."""
    late = any(text.startswith(_OUT_OF_TIME) for text in warnings)
    return ["What was left out is not recorded."] if late else []


def _member(member: Mapping[str, Any]) -> dict[str, Any]:
    """Add what older members lack: a family had one recipe, which had no name."""
    return {"recipe": member["family"], **_ADDED_TO_MEMBERS, **member}


def _ratio_study(study: Mapping[str, Any]) -> dict[str, Any]:
    """Turn trimmed figures that were plain numbers into estimates without an interval."""
    trimmed = study.get("trimmed")
    if trimmed is None or "estimates" in trimmed:
        return dict(study)
    estimates = {
        name: {"value": trimmed[name], "low": None, "high": None, "n": trimmed["n"]}
        for name in _PLAIN
    }
    counts = {name: trimmed[name] for name in ("n", "trimmed", "cod_quotient")}
    return {**study, "trimmed": {**counts, "estimates": estimates}}
