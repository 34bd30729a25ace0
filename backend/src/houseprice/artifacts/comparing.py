"""Comparing trained models by the blind tests in their folders."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from itertools import combinations
from pathlib import Path
from typing import Any

from houseprice.artifacts.blind import common_tests
from houseprice.errors import NotComparable
from houseprice.evaluation import MIN_SALES, score_test
from houseprice.evaluation.estimates import MIN_RANKED
from houseprice.evaluation.guards import accuracy_guard, equity_guards
from houseprice.evaluation.paired import Replicates, differences, replicates


def compare(folders: Mapping[str, Path]) -> dict[str, Any]:
    """Score models on the test sales that they share, and each pair of them sale by sale.

    Parameters
    ----------
    folders : mapping of str to Path
        Folder of each model under a name; at least two.

    Returns
    -------
    dict
        ``n``; ``leaderboard``, best MdAPE first: ``model``, ``rank`` (None with fewer than 30
        sales), ``among_best`` (not proven worse than the first; None likewise) and ``scores``
        as `score_test` gives them; ``differences``, a pair each: ``first``, ``second`` and
        ``metrics``, a `paired.Difference` under each of `paired.METRICS`.

    Raises
    ------
    NotComparable
        If they do not share enough test sales to say anything.
    CorruptArtifact
        If a blind test cannot be read.
    """
    tests = dict(zip(folders, common_tests(list(folders.values())), strict=True))
    prices = next(iter(tests.values())).price
    _enough(prices.size)
    found = {name: replicates(prices, test.ranged) for name, test in tests.items()}
    order = sorted(found, key=lambda name: found[name].point["mdape"])
    scores = {
        name: score_test(prices, test.value, test.low_90, test.high_90)
        for name, test in tests.items()
    }
    pairs = [_pair(found, first, second) for first, second in combinations(order, 2)]
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
    """What speaks for and against one model in the place of another.

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
        If they do not share enough test sales to say anything.
    CorruptArtifact
        If a blind test cannot be read.
    """
    mine, theirs = common_tests([candidate, champion])
    prices = mine.price
    _enough(prices.size)
    found = differences(replicates(prices, mine.ranged), replicates(prices, theirs.ranged))
    guards = [
        accuracy_guard(found["mdape"], prices.size),
        *equity_guards(prices, mine.ranged, theirs.ranged),
    ]
    return {
        "n": int(prices.size),
        "differences": {name: asdict(one) for name, one in found.items()},
        "guards": [asdict(guard) for guard in guards],
    }


def _enough(n: int) -> None:
    if n < MIN_SALES:
        raise NotComparable(
            f"Models are compared on at least {MIN_SALES} test sales that none of them learned "
            f"from, these share {n}."
        )


def _pair(found: Mapping[str, Replicates], first: str, second: str) -> dict[str, Any]:
    metrics = differences(found[first], found[second])
    return {
        "first": first,
        "second": second,
        "metrics": {name: asdict(one) for name, one in metrics.items()},
    }


def _among_best(to_first: Mapping[str, Any] | None, *, ranked: bool) -> bool | None:
    """The first leads; another is with it unless the first is proven better."""
    if not ranked:
        return None
    return to_first is None or to_first["verdict"] != "better"
