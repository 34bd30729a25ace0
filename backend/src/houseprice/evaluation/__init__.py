"""Scores of values against prices, each by its published definition."""

from houseprice.evaluation.scores import MIN_SALES, ratio_report, score_test

__all__ = ["MIN_SALES", "ratio_report", "score_test"]
