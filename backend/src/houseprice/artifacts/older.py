"""Reading what older versions wrote into a manifest; without the packages that measure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

#: Figures of the trimmed ratio study that were plain numbers.
_PLAIN = ("median_ratio", "cod", "cov", "prd", "prb")


def trimmed_of(study: Mapping[str, Any]) -> dict[str, Any] | None:
    """The trimmed study in a stored ratio study, in the shape of `trimming.trimmed_study`.

    Parameters
    ----------
    study : mapping
        As `ratio_report.ratio_report` gives it, or gave it in an older version.

    Returns
    -------
    dict or None
        Models of an older version kept five of the figures as plain numbers: those come without
        an interval, the others not at all.
    """
    found = study.get("trimmed")
    if found is None:
        return None
    if "estimates" in found:
        return dict(found)
    return {
        **{name: found[name] for name in ("n", "trimmed", "cod_quotient")},
        "estimates": {
            name: {"value": found[name], "low": None, "high": None, "n": found["n"]}
            for name in _PLAIN
        },
    }
