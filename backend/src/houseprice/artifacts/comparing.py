"""Compare trained models by the blind tests in their folders."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np

from houseprice.artifacts.blind import BlindTest, common_tests
from houseprice.errors import NotComparable
from houseprice.evaluation import MIN_SALES, score_test
from houseprice.evaluation.estimates import MIN_RANKED, share
from houseprice.evaluation.guards import accuracy_guard, equity_guards
from houseprice.evaluation.paired import Replicates, differences, replicates
from houseprice.evaluation.ranges import USABLE_FSD


def compare(folders: Mapping[str, Path]) -> dict[str, Any]:
    """Score models on the test sales that they share and value, and each pair sale by sale.

    Parameters
    ----------
    folders : mapping of str to Path
        Folder of each model under a name; at least two.

    Returns
    -------
    dict
        ``n``; ``leaderboard``, best MdAPE first: ``model``, ``rank`` (None with fewer than 30
        sales), ``among_best`` (not proven worse than the first; None likewise) and ``scores``
        as `score_test` gives them; ``differences``, one for each pair: ``first``, ``second`` and
        ``metrics``, a `paired.Difference` under each of `paired.METRICS`.

    Raises
    ------
    NotComparable
        If they share too few test sales.
    CorruptArtifact
        If a blind test cannot be read.
    """
    shared = dict(zip(folders, common_tests(list(folders.values())), strict=True))
    tests = dict(zip(folders, _valued_by_all(list(shared.values())), strict=True))
    prices = next(iter(tests.values())).price
    resampled = {name: replicates(prices, test.ranged) for name, test in tests.items()}
    order = sorted(resampled, key=lambda name: resampled[name].point["mdape"])
    scores = {name: _scores(tests[name], shared[name]) for name in tests}
    pairs = [_pair(resampled, first, second) for first, second in combinations(order, 2)]
    best = {pair["second"]: pair["metrics"]["mdape"] for pair in pairs if pair["first"] == order[0]}
    ranked = prices.size >= MIN_RANKED
    leaderboard = [
        {
            "model": name,
            "rank": rank if ranked else None,
            "among_best": _among_best(best.get(name), ranked=ranked),
            "scores": scores[name],
        }
        for rank, name in enumerate(order, start=1)
    ]
    return {"n": int(prices.size), "leaderboard": leaderboard, "differences": pairs}


def judge(candidate: Path, champion: Path) -> dict[str, Any]:
    """Weigh one model against another that it may replace.

    Parameters
    ----------
    candidate, champion : Path
        Folders of the two models.

    Returns
    -------
    dict
        ``n``, ``differences`` (candidate first) and ``guards``, each a `guards.Guard`.

    Raises
    ------
    NotComparable
        If they share too few test sales.
    CorruptArtifact
        If a blind test cannot be read.
    """
    mine, theirs = _valued_by_all(common_tests([candidate, champion]))
    prices = mine.price
    metrics = differences(replicates(prices, mine.ranged), replicates(prices, theirs.ranged))
    guards = [
        accuracy_guard(metrics["mdape"], prices.size),
        *equity_guards(prices, mine.ranged, theirs.ranged),
    ]
    return {
        "n": int(prices.size),
        "differences": {name: asdict(difference) for name, difference in metrics.items()},
        "guards": [asdict(guard) for guard in guards],
    }


def _valued_by_all(tests: list[BlindTest]) -> list[BlindTest]:
    """Select the sales that every model values, so that no model gains by refusing hard homes."""
    by_all = np.logical_and.reduce([test.valued for test in tests])
    n = int(by_all.sum())
    if n < MIN_SALES:
        raise NotComparable(
            f"Models are compared on at least {MIN_SALES} test sales that none of them learned "
            f"from and all of them value, these share {n}."
        )
    return [test.on(test.rows[by_all]) for test in tests]


def _scores(test: BlindTest, shared: BlindTest) -> dict[str, Any]:
    """Scores on the sales that all models value, and hit rates on all sales that they share."""
    scores = score_test(test.price, test.value, test.low_90, test.high_90, fsd=test.fsd)
    usable = shared.valued & (shared.fsd <= USABLE_FSD)
    hits = {"hit_rate": share(shared.valued), "usable_hit_rate": share(usable)}
    return {**scores, **hits}


def _pair(resampled: Mapping[str, Replicates], first: str, second: str) -> dict[str, Any]:
    metrics = differences(resampled[first], resampled[second])
    return {
        "first": first,
        "second": second,
        "metrics": {name: asdict(difference) for name, difference in metrics.items()},
    }


def _among_best(to_first: Mapping[str, Any] | None, *, ranked: bool) -> bool | None:
    """Whether a model is among the best: the first is, and so are those not proven worse."""
    if not ranked:
        return None
    return to_first is None or to_first["verdict"] != "better"
