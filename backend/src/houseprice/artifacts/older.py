"""Manifests of older versions are brought into the shape that this version writes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

#: What versions added, with what it is for a model of a version before.
_ADDED: dict[str, Any] = {
    "tuning": None,
    "location": None,
    "market_drift": None,
    "equity": {"setting": 0.0, "stretch": None, "points": []},
    "leaks": [],
    "refits": None,
    "groups": {},
    "hit_rate_curve": None,
    "rolling": None,
    "own_sha256": None,
    "recalibration": None,
}
#: The same of a member: its graph had one output, and all comparable sales for an input.
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
        Equal to `document` where this version wrote it, but for ``own_sha256`` and
        ``recalibration``, which are None where a manifest has none.

    Raises
    ------
    KeyError, TypeError, AttributeError
        If it lacks what every version wrote.
    """
    return {
        **_ADDED,
        # Values were explained beside the example.
        "reference": document["example"],
        **document,
        "split": {"n_shared": None, **document["split"]},
        "members": [_member(one) for one in document["members"]],
        "ratio_study": _ratio_study(document["ratio_study"]),
    }


def _member(member: Mapping[str, Any]) -> dict[str, Any]:
    """A family had one recipe once, which had no name."""
    return {"recipe": member["family"], **_ADDED_TO_MEMBERS, **member}


def _ratio_study(study: Mapping[str, Any]) -> dict[str, Any]:
    """Five of the trimmed figures were plain numbers: those come without an interval."""
    trimmed = study.get("trimmed")
    if trimmed is None or "estimates" in trimmed:
        return dict(study)
    estimates = {
        name: {"value": trimmed[name], "low": None, "high": None, "n": trimmed["n"]}
        for name in _PLAIN
    }
    kept = {name: trimmed[name] for name in ("n", "trimmed", "cod_quotient")}
    return {**study, "trimmed": {**kept, "estimates": estimates}}
