"""Every figure of the ratio study equals the agreed vectors and avoids their traps."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from houseprice.evaluation import accuracy, ratio_report, ratio_study, score_test
from houseprice.evaluation.intervals import median_interval

VECTORS = json.loads((Path(__file__).parent / "golden-ratio-vectors.json").read_text())["vectors"]


def _sales(name: str) -> tuple[np.ndarray, np.ndarray]:
    i = np.arange({"G1": 5, "G2": 24, "G3": 120, "G4": 1000, "G5": 300, "G6": 300}[name])
    if name == "G1":
        return np.full(5, 100_000.0), np.array([90_000.0, 100_000, 110_000, 120_000, 80_000])
    if name == "G2":
        sale = 100_000 * 1.05**i
        return sale, sale * (1.12 - 0.01 * i + 0.05 * (-1.0) ** i)
    if name == "G3":
        sale = 80_000 * np.exp(0.02 * i)
        return sale, sale * np.exp(-0.08 * np.log(sale / 200_000) + 0.12 * np.sin(12.9898 * i))
    if name == "G4":
        sale = 60_000 * np.exp(0.003 * i)
        return sale, sale * np.exp(0.10 * np.sin(12.9898 * i))
    tilt, noise = {"G5": (0.12, 0.08), "G6": (-0.15, 0.05)}[name]
    sale = 90_000 * np.exp(0.008 * i)
    return sale, sale * np.exp(tilt * np.log(sale / 300_000) + noise * np.sin(78.233 * i))


def _measured(s: np.ndarray, a: np.ndarray) -> dict[str, Any]:
    ratio = ratio_study.ratios(s, a)
    bias = ratio_study.price_related_bias(s, a)
    assert bias is not None
    ki, mki = ratio_study.kakwani_indices(s, a)
    errors = accuracy.absolute_percentage_errors(s, a)
    measured: dict[str, Any] = {
        "n": s.size,
        "median_ratio": ratio_study.median_ratio(s, a),
        "mean_ratio": ratio.mean(),
        "weighted_mean_ratio": ratio_study.weighted_mean_ratio(s, a),
        "cod": ratio_study.coefficient_of_dispersion(ratio),
        "prd": ratio_study.price_related_differential(s, a),
        "prb": bias.slope,
        "prb_se": bias.standard_error,
        "ki": ki,
        "mki": mki,
        "median_ci90": list(median_interval(ratio, 0.90)),
        "median_ci95": list(median_interval(ratio, 0.95)),
        "mdape": accuracy.median_absolute_percentage_error(s, a),
        "mape": errors.mean(),
        "ppe10": accuracy.predicted_percentage_error(s, a, 10),
        "ppe20": accuracy.predicted_percentage_error(s, a, 20),
    }
    return measured | _measured_equity(s, a)


def _measured_equity(s: np.ndarray, a: np.ndarray) -> dict[str, Any]:
    equity = ratio_study.vertical_equity(s, a)
    if equity is None:
        return {}
    first, last = equity.tiers[0], equity.tiers[-1]
    return {
        "vei": equity.vei,
        "vei_groups": len(equity.tiers),
        "vei_first": [first.n, first.median, first.low, first.high],
        "vei_last": [last.n, last.median, last.low, last.high],
        "vei_significance": equity.significance,
        "vei_conclusion": equity.conclusion,
    }


@pytest.mark.parametrize("name", sorted(VECTORS))
def test_every_figure_equals_the_agreed_vector(name: str) -> None:
    measured = _measured(*_sales(name))
    for key, expected in VECTORS[name]["expected"].items():
        if key.endswith("TRAP"):
            continue
        if expected is None or isinstance(expected, str):
            assert measured[key] == expected, key
        else:
            np.testing.assert_allclose(measured[key], expected, atol=1e-6, rtol=0, err_msg=key)


def test_all_keys_of_the_vectors_are_measured() -> None:
    for name, vector in VECTORS.items():
        keys = {key for key in vector["expected"] if not key.endswith("TRAP")}
        assert keys <= set(_measured(*_sales(name))), name


@pytest.mark.parametrize("name", sorted(VECTORS))
def test_the_documents_hold_the_figures_of_the_vectors(name: str) -> None:
    expected = VECTORS[name]["expected"]
    report, scores = ratio_report(*_sales(name)), score_test(*_sales(name))
    for key, figure in {**scores, **report["estimates"]}.items():
        if key in expected and key != "n":
            _same(figure["value"], expected[key], key)
            assert figure["n"] == expected["n"]
    for key in ("vei", "vei_significance", "vei_conclusion"):
        _same(report[key], expected.get(key), key)
    assert scores["failure_rate"]["value"] == pytest.approx(100 - expected["ppe10"], abs=1e-6)


def test_the_traps_of_the_vectors_are_other_numbers() -> None:
    for name, vector in VECTORS.items():
        bias = ratio_study.price_related_bias(*_sales(name))
        assert bias is not None
        assert abs(bias.slope - vector["expected"]["prb_intercept_TRAP"]) > 0.03


def _same(value: Any, expected: Any, key: str) -> None:
    if expected is None or isinstance(expected, str):
        assert value == expected, key
    else:
        np.testing.assert_allclose(value, expected, atol=1e-6, rtol=0, err_msg=key)
