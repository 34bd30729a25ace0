"""Score the model and the naive baselines on the test sales."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from houseprice.data.splits import sale_days
from houseprice.errors import InvalidData
from houseprice.evaluation import columns, group_report, hit_rate_curve, ratio_report, score_test
from houseprice.models.baselines import LinearLogPrice, MedianArea
from houseprice.training.left_out import FINISHED_EARLY, OUT_OF_TIME
from houseprice.training.neighbourhoods import place_labels
from houseprice.training.prepare import Prepared
from houseprice.training.publishing.by_age import scores_by_age
from houseprice.training.publishing.rolling_ranges import days_of, rolling_report
from houseprice.valuation.corrections.ranges import QUANTILES
from houseprice.valuation.engine import ValueArrays
from houseprice.valuation.rolling_ranges import RecentErrors

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
_FEW_TEST_SALES = 30


@dataclass(frozen=True)
class BlindTestScores:
    """Results of the blind test.

    Parameters
    ----------
    test : dict
        Scores of the model, see `evaluation.score_test`.
    baselines : dict of str to dict
        Scores of ``median_area`` and ``linear`` on the same sales. Sales that the model refuses to
        value do not count for them either.
    ratio_study : dict
        See `evaluation.ratio_report`.
    groups : dict
        See `evaluation.group_report`.
    hit_rate_curve : list of dict
        See `evaluation.hit_rate_curve`.
    rolling : dict or None
        See `rolling_ranges.rolling_report`.
    by_age : list of dict or None
        See `by_age.scores_by_age`.
    """

    test: dict[str, Any]
    baselines: dict[str, dict[str, Any]]
    ratio_study: dict[str, Any]
    groups: dict[str, Any]
    hit_rate_curve: list[dict[str, Any]]
    rolling: dict[str, Any] | None
    by_age: list[dict[str, Any]] | None


def measure(
    prepared: Prepared, value_arrays: ValueArrays, recent: RecentErrors | None = None
) -> BlindTestScores:
    """Compare the values of the test sales with their prices.

    Parameters
    ----------
    prepared : Prepared
    value_arrays : ValueArrays
        Values of the test sales, in the order of ``prepared.split.test``.
    recent : RecentErrors or None
        Errors of the rehearsal.

    Raises
    ------
    InvalidData
        If a test sale is a training sale too.
    """
    check_blind(prepared.rows, prepared.split.test)
    prices = prepared.prices(prepared.split.test)
    frame, schema = prepared.dataset.frame[prepared.split.test], prepared.dataset.schema
    ranges = (value_arrays.low_90, value_arrays.high_90)
    return BlindTestScores(
        test=score_value_arrays(prices, value_arrays),
        baselines=_baselines(prepared, prices, value_arrays.refused),
        ratio_study=ratio_report(
            prices,
            value_arrays.values,
            areas=columns.living_areas(frame, schema),
            clusters=columns.similar_home_clusters(frame, schema),
        ),
        groups=group_report(
            prices,
            value_arrays.values,
            *ranges,
            fsd=value_arrays.fsd,
            labels=_labels(prepared),
        ),
        hit_rate_curve=hit_rate_curve(prices, value_arrays.values, value_arrays.fsd),
        rolling=rolling_report(value_arrays, frame, schema, recent),
        by_age=_by_age(prepared, value_arrays, prices),
    )


def _by_age(
    prepared: Prepared, value_arrays: ValueArrays, prices: Floats
) -> list[dict[str, Any]] | None:
    """Scores by time since the last training sale, where the test sales are the latest."""
    frame, schema = prepared.dataset.frame, prepared.dataset.schema
    learned = days_of(frame[prepared.rows], schema)
    if prepared.split.kind != "time" or np.isnan(learned).all():
        return None
    days = days_of(frame[prepared.split.test], schema)
    return scores_by_age(prices, value_arrays, days, float(np.nanmax(learned)))


def _labels(prepared: Prepared) -> dict[str, list[str | None]]:
    """Labels of the test sales; groups by place where the table names no neighbourhood."""
    frame = prepared.dataset.frame[prepared.split.test]
    labels = columns.labels(frame, prepared.dataset.schema)
    if "neighbourhood" not in labels:
        by_place = place_labels(prepared.dataset, prepared.split)
        labels |= {} if by_place is None else {"neighbourhood": by_place}
    return labels


def score_value_arrays(prices: Floats, value_arrays: ValueArrays) -> dict[str, Any]:
    """Call `evaluation.score_test` with the values, their ranges and their quantiles.

    Parameters
    ----------
    prices : ndarray of shape (n_sales,)
    value_arrays : ValueArrays
        Values of the same homes.
    """
    return score_test(
        prices,
        value_arrays.values,
        value_arrays.low_90,
        value_arrays.high_90,
        fsd=value_arrays.fsd,
        low_68=value_arrays.low_68,
        high_68=value_arrays.high_68,
        levels=np.array(QUANTILES),
        quantiles=value_arrays.quantiles,
    )


def check_blind(learned: Ints, test: Ints) -> None:
    """Raise `InvalidData` if a sale is on both sides: its score would flatter the model.

    Parameters
    ----------
    learned, test : ndarray of int
        Row numbers in one data set.
    """
    both = int(np.isin(test, learned).sum())
    if both:
        raise InvalidData(
            f"A ratio study needs sales that the model did not learn from, but it learned from "
            f"{both} of {test.size}."
        )


def _baselines(
    prepared: Prepared, prices: Floats, refused: NDArray[np.bool_]
) -> dict[str, dict[str, Any]]:
    frame, schema = prepared.dataset.frame, prepared.dataset.schema
    train, test = frame[prepared.rows], frame[prepared.split.test]
    naive = {
        "median_area": MedianArea.fit(train, schema).predict(test),
        "linear": LinearLogPrice.fit(train, schema).predict(test),
    }
    return {
        name: score_test(prices, np.where(refused, np.nan, values))
        for name, values in naive.items()
    }


def warnings(prepared: Prepared, left_out: Sequence[str] = ()) -> list[str]:
    """Warnings that a user must know before trusting the figures."""
    texts = [*prepared.dataset.schema.warnings, *(leak.sentence() for leak in prepared.leaks)]
    split = prepared.split
    if split.test.size < _FEW_TEST_SALES:
        texts.append(f"There are only {split.test.size} test sales, so the scores say little.")
    if split.dropped:
        texts.append(
            f"{split.dropped} sales were left out because their property is among later sales."
        )
    texts += split.doubts
    if split.shared:
        texts.append(
            f"{split.shared} of {split.test.size} test sales are of a property that has training "
            "sales too, so the scores may be a little too good. The splits time and auto have no "
            "such test sales."
        )
    texts += _date_warnings(prepared)
    if left_out:
        on_request = any(text.endswith(FINISHED_EARLY) for text in left_out)
        cause = () if on_request else (OUT_OF_TIME,)
        texts.append(" ".join([*cause, *left_out]))
    return texts


def _date_warnings(prepared: Prepared) -> list[str]:
    frame, schema = prepared.dataset.frame, prepared.dataset.schema
    n_dated = sale_days(frame, schema).size
    if prepared.split.kind != "random" or not 0 < n_dated < frame.height:
        return []
    return [
        f"{n_dated:,} of {frame.height:,} sales have a date, and the test sales were drawn at "
        "random, so it is not known how well the model values later sales."
    ]
