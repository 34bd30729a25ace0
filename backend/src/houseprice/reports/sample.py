"""Random sample testing: some blind sales one by one, compared with all of them."""

from __future__ import annotations

from typing import Any

import numpy as np

from houseprice.artifacts import Manifest
from houseprice.artifacts.blind import BlindTest
from houseprice.evaluation.estimates import MIN_SALES, Estimate, estimate, overlaps, share
from houseprice.evaluation.intervals import median_interval
from houseprice.evaluation.ranges import is_inside

SAMPLE_SIZE = 100
#: Facts of a sale, which do not depend on the model.
_OF_THE_SALE = {"row", "price"}


def random_sample(test: BlindTest, manifest: Manifest) -> dict[str, Any]:
    """Draw up to `SAMPLE_SIZE` blind sales and compare their scores with those of all.

    Parameters
    ----------
    test : BlindTest
    manifest : Manifest
        Its ``test_sha256`` gives the seed, so that nobody can choose the sales.

    Returns
    -------
    dict
        ``seed``, ``n``, ``of``; ``scores``: ``median_ratio``, ``mdape``, ``ppe10`` and
        ``coverage_90``, each with the ``sample``'s estimate, the value of the ``whole`` and
        whether they ``agree`` (the sample's 95 % interval holds the whole's value); ``sales``:
        ``row`` in the data set, ``price``, ``value``, ``error`` in percent of the price,
        ``low_90``, ``high_90``, ``inside_90`` and ``fsd``. Where the home was refused, all but the
        first two are None; it counts as a miss in ``ppe10`` and in no other score.
    """
    seed = int(manifest.test_sha256[:8], 16)
    size = min(SAMPLE_SIZE, test.rows.size)
    drawn = np.random.default_rng(seed).choice(test.rows, size, replace=False)
    part = test.on(np.sort(drawn))
    whole, sample = _scores(test), _scores(part)
    return {
        "seed": seed,
        "n": size,
        "of": int(test.rows.size),
        "scores": {name: _beside(sample[name], whole[name]) for name in whole},
        "sales": _sales(part),
    }


def _beside(sample: Estimate, whole: Estimate) -> dict[str, Any]:
    value = whole["value"]
    agree = None if value is None else overlaps(sample, (value, value))
    return {"sample": sample, "whole": value, "agree": agree}


def _scores(test: BlindTest) -> dict[str, Estimate]:
    scored = test.on(test.rows[test.valued])
    n = int(scored.rows.size)
    if n < MIN_SALES:
        return dict.fromkeys(("median_ratio", "mdape", "ppe10", "coverage_90"), estimate(None, n=n))
    ratio = scored.value / scored.price
    errors = 100 * np.abs(ratio - 1)
    near = np.abs(test.value - test.price) <= 0.1 * test.price
    return {
        "median_ratio": estimate(float(np.median(ratio)), median_interval(ratio), n),
        "mdape": estimate(float(np.median(errors)), median_interval(errors), n),
        "ppe10": share(near & test.valued),
        "coverage_90": share(is_inside(scored.price, scored.low_90, scored.high_90)),
    }


def _sales(part: BlindTest) -> list[dict[str, Any]]:
    hits = is_inside(part.price, part.low_90, part.high_90)
    columns = {
        "row": part.rows,
        "price": part.price.round(2),
        "value": part.value.round(2),
        "error": (100 * (part.value / part.price - 1)).round(4),
        "low_90": part.low_90.round(2),
        "high_90": part.high_90.round(2),
        "inside_90": hits,
        "fsd": part.fsd.round(6),
    }
    lists = [column.tolist() for column in columns.values()]
    rows = [dict(zip(columns, values, strict=True)) for values in zip(*lists, strict=True)]
    for row, has_value in zip(rows, part.valued.tolist(), strict=True):
        if not has_value:
            row.update(dict.fromkeys(row.keys() - _OF_THE_SALE))
    return rows
