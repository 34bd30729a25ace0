"""Learning curves on the wire."""

from __future__ import annotations

from houseprice.api.schemas.base import Wire


class CurvePoint(Wire):
    """Scores after one epoch; only logged epochs have a point, none is interpolated."""

    epoch: int
    train_loss: float | None = None
    validation_loss: float | None = None
    elapsed_s: float


class CurveRead(Wire):
    """Learning curve of a run: RMSE of the standardised log price."""

    run_id: str
    points: list[CurvePoint]
    best_epoch: int | None = None
