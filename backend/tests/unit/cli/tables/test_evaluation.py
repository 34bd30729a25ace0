"""What ``houseprice evaluate`` prints of a ratio study."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from houseprice.cli.results import flat_scores, intervals
from houseprice.cli.tables.evaluation import print_evaluation
from houseprice.evaluation import group_report, ratio_report, score_test, too_good


def _document(n: int) -> dict[str, Any]:
    rng = np.random.default_rng(0)
    price = np.exp(rng.normal(12.5, 0.5, n))
    value = price * np.exp(rng.normal(0, 0.1, n))
    value[0] = 20 * price[0]
    scores = score_test(price, value)
    return {
        "test": flat_scores(scores),
        "warnings": too_good(scores),
        "intervals": intervals(scores),
        "ratio_study": ratio_report(price, value),
        "groups": group_report(price, value),
        **dict.fromkeys(("without_price", "learned_from", "not_later", "ranges_learned_from"), 0),
        "rolling": None,
    }


def _ratio_rows(text: str) -> dict[str, list[str]]:
    lines = text[text.index("ratio study") :].splitlines()
    cells = [[cell.strip() for cell in line.strip("│┃").split("│")] for line in lines]
    return {row[0]: row for row in cells if len(row) == 6}


def test_trimmed_figures_stand_beside_the_untrimmed_ones_with_intervals(
    capsys: pytest.CaptureFixture[str],
) -> None:
    print_evaluation(_document(200))
    text = capsys.readouterr().out
    assert "all 200 sales" in text
    assert "trimmed to 199" in text
    assert "1 ratios beyond three interquartile ranges are trimmed" in text
    rows = _ratio_rows(text)
    for name in ("median_ratio", "mean_ratio", "cod", "cov", "prd", "prb", "ki", "mki", "vei"):
        _, whole, ends, trimmed, trimmed_ends, _ = rows[name]
        assert " to " in ends, name
        assert " to " in trimmed_ends, name
        float(whole), float(trimmed)
    assert float(rows["cod"][1]) > float(rows["cod"][3])


def test_an_error_below_that_of_any_market_is_doubted(capsys: pytest.CaptureFixture[str]) -> None:
    print_evaluation(_document(200))
    assert "TOO GOOD" not in capsys.readouterr().out
    prices = np.exp(np.random.default_rng(0).normal(12.5, 0.5, 200))
    document = {**_document(200), "warnings": too_good(score_test(prices, 1.001 * prices))}
    print_evaluation(document)
    assert "TOO GOOD TO BE TRUE: the median error of the model is 0.10 %" in (
        capsys.readouterr().out
    )


def test_without_a_trimmed_study_its_cells_have_a_dash(capsys: pytest.CaptureFixture[str]) -> None:
    document = _document(200)
    document["ratio_study"]["trimmed"] = None
    print_evaluation(document)
    assert _ratio_rows(capsys.readouterr().out)["cod"][3:5] == ["–", ""]
