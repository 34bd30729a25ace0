"""How sure a value is: its spread, and whether the ranges of its model held what they promise."""

from __future__ import annotations

from houseprice.artifacts.range_record import RangeRecord
from houseprice.evaluation.ranges import HIGH_FSD, USABLE_FSD
from houseprice.valuation.answers import Band, Confidence

#: Largest score that reads as medium.
_MOST_OF_MEDIUM = round(100 * (1 - HIGH_FSD)) - 1


def confidence(
    fsd: float, record: RangeRecord, but: str = "", *, unsure: bool = False
) -> Confidence:
    """Turn an FSD into a score, a band and a sentence.

    Where the ranges of the model fall short of 90 %, its spreads are too small. Then no value is
    of high confidence, and the score is one of medium. The same holds for a home that few sales
    are like.

    Parameters
    ----------
    fsd : float
        Forecast standard deviation, as a fraction.
    record : RangeRecord
        What is known of the model's ranges.
    but : str
        What is unusual about the home, as a part of a sentence.
    unsure : bool
        Few sales are like the home, so what its range holds is not known well.
    """
    band: Band = "high" if fsd <= HIGH_FSD else "medium" if fsd <= USABLE_FSD else "low"
    score = round(100 * min(max(1 - fsd, 0.0), 1.0))
    parts = [_spread(fsd, record)]
    if record.falls_short:
        parts += [record.why_not_high()] if band == "high" else []
    if record.falls_short or unsure:
        band, score = "medium" if band == "high" else band, min(score, _MOST_OF_MEDIUM)
    parts += [but] if but else []
    return Confidence(score, band, f"{'; '.join(parts)}.")


def _spread(fsd: float, record: RangeRecord) -> str:
    share = record.in_words_68[0].upper() + record.in_words_68[1:]
    verb = "lie" if record.is_measured else "should lie"
    return f"{share} prices of homes like this {verb} within ±{100 * fsd:.0f} %"
