"""Scores of values against prices; each follows its published definition."""

from houseprice.evaluation.equity import equity_sentence
from houseprice.evaluation.estimates import MIN_RANKED, MIN_SALES
from houseprice.evaluation.groups import group_report
from houseprice.evaluation.hit_rates import hit_rate_curve
from houseprice.evaluation.plausibility import doubts_of_figures, too_good
from houseprice.evaluation.ratio_report import ratio_report
from houseprice.evaluation.scores import score_test

__all__ = [
    "MIN_RANKED",
    "MIN_SALES",
    "doubts_of_figures",
    "equity_sentence",
    "group_report",
    "hit_rate_curve",
    "ratio_report",
    "score_test",
    "too_good",
]
