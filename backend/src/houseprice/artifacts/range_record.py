"""What is known of a model's ranges: how often they held the price, in figures and in words.

Every answer, page and report takes its words from here, so that none states more than was measured.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from houseprice.artifacts.manifest import Manifest

Json = Mapping[str, Any]

_PROMISED = {90: "nine in ten", 68: "about two in three"}
#: Standard errors of a 95 % interval.
_Z_95 = 1.959964


@dataclass(frozen=True)
class RangeRecord:
    """How often the ranges of a model held the price of a sale that they had not seen.

    Parameters
    ----------
    n : int
        Sales behind `coverage_90`.
    coverage_90, low, high : float or None
        Percent of these prices that the 90 % ranges held, with its 95 % interval; None where it
        was not measured.
    learned_again_from : int or None
        Later sales from which the ranges were learned after the training.
    of_earlier_ranges : bool
        Whether the figures are those of the ranges before that, because nothing measured the
        ranges in use.
    in_words, in_words_68 : str
        Share of such prices inside the 90 % and the 68 % range: "nine in ten" and "about two in
        three" where the interval holds the promise, or nothing measured it; else as measured,
        such as "about 84 of 100".
    falls_short : bool
        Whether the ranges in use hold fewer than 90 % beyond chance.
    """

    n: int
    coverage_90: float | None
    low: float | None
    high: float | None
    learned_again_from: int | None
    of_earlier_ranges: bool
    in_words: str
    in_words_68: str
    falls_short: bool

    @property
    def is_measured(self) -> bool:
        """Whether the figures are those of the ranges in use."""
        return self.coverage_90 is not None and not self.of_earlier_ranges

    def sentence(self) -> str:
        """How often the ranges held the price, for people."""
        if self.coverage_90 is None:
            return "How many prices the 90 % ranges hold was not measured."
        held = f"held {self.coverage_90:.1f} % of the prices of {self.n:,} sales"
        if self.of_earlier_ranges:
            return (
                f"The ranges were learned again from {self.learned_again_from:,} later sales, and "
                f"how many prices they hold is not measured yet; the ranges before them {held}."
            )
        return (
            f"The 90 % ranges of this model {held} that it had not seen (interval {self.low:.1f} "
            f"to {self.high:.1f} %)."
        )

    def why_not_high(self) -> str:
        """Reason why no value of the model is of high confidence, as a part of a sentence."""
        return (
            "confidence is medium at most, because the 90 % ranges of this model held only "
            f"{self.in_words} prices"
        )

    def warnings(self) -> list[str]:
        """A warning for people before they rely on the ranges; none where they hold."""
        if not self.falls_short:
            return []
        return [
            f"The 90 % ranges held only {self.in_words} prices of {self.n:,} sales that the model "
            f"had not seen ({self.coverage_90:.1f} %, interval {self.low:.1f} to {self.high:.1f} "
            "%): they are too narrow, so no value of this model has high confidence."
        ]


def range_record(test: Json, since: Json | None = None) -> RangeRecord:
    """What a blind test says of ranges, and later sales where they were learned again.

    Parameters
    ----------
    test : mapping
        Scores of the blind test; see `evaluation.score_test`.
    since : mapping or None
        ``n`` sales that the ranges were learned again from, and ``coverage_90``: an estimate on
        later sales of ranges that were learned so, or None.

    Examples
    --------
    >>> few = range_record({"n": 60, "coverage_90": {"value": 83.3, "n": 60}})
    >>> few.in_words, few.falls_short
    ('nine in ten', False)
    >>> many = range_record({"n": 413, "coverage_90": {"value": 83.5, "n": 413}})
    >>> many.in_words, many.falls_short
    ('about 84 of 100', True)
    """
    later = None if since is None else _measured(since.get("coverage_90"), 0)
    is_earlier = since is not None and later is None
    figure = later or _measured(test.get("coverage_90"), int(test["n"]))
    used = None if is_earlier else figure
    figure_68 = None if since is not None else _measured(test.get("coverage_68"), int(test["n"]))
    return RangeRecord(
        n=int(test["n"]) if figure is None else figure.n,
        coverage_90=None if figure is None else figure.value,
        low=None if figure is None else figure.low,
        high=None if figure is None else figure.high,
        learned_again_from=None if since is None else since.get("n"),
        of_earlier_ranges=is_earlier,
        in_words=_in_words(used, 90),
        in_words_68=_in_words(figure_68, 68),
        falls_short=used is not None and used.high < 90,
    )


def record_of_model(manifest: Manifest) -> RangeRecord:
    """What the manifest of a model knows of its ranges."""
    facts = manifest.recalibration
    if facts is None:
        return range_record(manifest.test)
    coverage = None if facts.rolling is None else facts.rolling["coverage_90"]
    return range_record(manifest.test, {"n": facts.n, "coverage_90": coverage})


@dataclass(frozen=True)
class _Share:
    """A share in percent with its 95 % interval."""

    value: float
    low: float
    high: float
    n: int


def _measured(estimate: Json | None, n: int) -> _Share | None:
    """Read an estimate; one without an interval, of an older version, gets Wilson's."""
    value = None if estimate is None else estimate.get("value")
    if estimate is None or value is None:
        return None
    count = estimate.get("n") or n
    low, high = estimate.get("low"), estimate.get("high")
    if low is None or high is None:
        low, high = _wilson(value, count)
    return _Share(value, low, high, count)


def _wilson(percent: float, n: int) -> tuple[float, float]:
    """As `evaluation.intervals.wilson_interval`, which needs SciPy; all in percent."""
    if n == 0:
        return 0.0, 100.0
    share, z = percent / 100, _Z_95
    scale = 1 + z * z / n
    middle = (share + z * z / (2 * n)) / scale
    half = z / scale * math.sqrt(share * (1 - share) / n + z * z / (4 * n * n))
    return 100 * max(middle - half, 0.0), 100 * min(middle + half, 1.0)


def _in_words(share: _Share | None, promised: int) -> str:
    if share is None or share.low <= promised <= share.high:
        return _PROMISED[promised]
    if share.value >= 99.5:
        return "nearly all"
    # 89.7 of 100 must not read as the promise that it misses.
    digits = 1 if round(share.value) == promised else 0
    return f"about {share.value:.{digits}f} of 100"
