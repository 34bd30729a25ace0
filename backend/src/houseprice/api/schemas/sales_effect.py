"""The effect of flagged sales on the wire."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from houseprice.api.schemas.base import Estimate, Wire


class EffectFigure(Wire):
    """A figure of both fits on the same blind sales, with 95 % intervals."""

    with_flagged: Estimate
    without_flagged: Estimate
    difference: Estimate = Field(
        description="Without less with, by the paired bootstrap: the right interval to judge by."
    )


class EffectPanel(Wire):
    """The figures of both fits on some of the blind sales."""

    n: int
    verdict: Literal["better", "worse", "no_proven_difference"] | None = Field(
        description="On the model without the flagged sales, by its MdAPE; null with fewer than 30 "
        "sales."
    )
    figures: dict[str, EffectFigure] = Field(
        description="`mdape` and `cod` in percent, `median_ratio`, `prd` and `prb`; empty with "
        "fewer than five sales."
    )


class EffectSales(Wire):
    """Sales on one side of the split, and how many of them are flagged."""

    sales: int
    flagged: int


class SalesEffect(Wire):
    """What leaving the flagged sales out of the learning does, on the same blind sales."""

    sentence: str
    model: str = Field(examples=["Plain LightGBM"])
    sampled_from: int | None = Field(
        description="Number of all sales, where only a random sample of them was used."
    )
    split: Literal["time", "random"]
    columns_left_out: list[str] = Field(
        description="Columns that neither fit used, since they may give the price away."
    )
    learning: EffectSales
    blind: EffectSales
    unflagged: EffectPanel = Field(description="On the blind sales that are not flagged.")
    all: EffectPanel = Field(description="On all blind sales.")
