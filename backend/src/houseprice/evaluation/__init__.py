"""Scores of values against prices, each by its published definition."""

from houseprice.evaluation.equity import equity_sentence
from houseprice.evaluation.estimates import MIN_RANKED, MIN_SALES
from houseprice.evaluation.groups import group_report
from houseprice.evaluation.ratio_report import ratio_report
from houseprice.evaluation.scores import score_test

__all__ = [
    "MIN_RANKED",
    "MIN_SALES",
    "equity_sentence",
    "group_report",
    "ratio_report",
    "score_test",
]
