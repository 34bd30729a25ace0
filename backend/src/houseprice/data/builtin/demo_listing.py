"""Listing texts of the made-up market: most phrases say nothing, some are worth money."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

#: Phrases, the share of listings with one of them, and the change of the log price it brings.
_WORTH: tuple[tuple[tuple[str, ...], float, float], ...] = (
    (("renovated kitchen with stone counters", "brand new kitchen"), 0.22, 0.05),
    (("needs work throughout", "bring your tools, a fixer-upper"), 0.10, -0.10),
    (("solar panels on the roof", "new heat pump and solar panels"), 0.12, 0.035),
    (("on a busy road", "some traffic noise"), 0.12, -0.055),
    (("open views over the valley", "wide views from the terrace"), 0.12, 0.06),
    (("finished basement with its own bathroom", "guest suite downstairs"), 0.15, 0.04),
)
_FILLER = (
    "close to shops and schools", "bright living room", "a home to fall in love with",
    "well kept garden", "easy access to the centre", "call today for a visit",
    "plenty of storage", "friendly street", "first time on the market in years",
)  # fmt: skip
_OPENING = ("Welcome home", "New on the market", "Do not miss this one", "A rare chance")


def listing(rng: np.random.Generator, n: int) -> tuple[list[str], NDArray[np.float64]]:
    """Texts of `n` listings, and the amount that each adds to the log price.

    Returns
    -------
    texts : list of str
        One short description for each sale.
    effect : ndarray of shape (n,)
        Change of the log price that only the text explains.
    """
    has = [rng.random(n) < share for _, share, _ in _WORTH]
    effect = sum(
        (has_phrase * worth[2] for has_phrase, worth in zip(has, _WORTH, strict=True)), np.zeros(n)
    )
    wording = rng.integers(0, 2, (n, len(_WORTH)))
    opening = rng.integers(0, len(_OPENING), n)
    filler = rng.integers(0, len(_FILLER), (n, 2))
    texts = []
    for row in range(n):
        parts = [
            _WORTH[i][0][wording[row, i]] for i, has_phrase in enumerate(has) if has_phrase[row]
        ]
        parts[1:1] = [_FILLER[i] for i in dict.fromkeys(filler[row].tolist())]
        texts.append(f"{_OPENING[opening[row]]}: {', '.join(parts)}.")
    return texts, np.asarray(effect, dtype=np.float64)
