"""What moves the values of a model: the importance of features and how values depend on one."""

from __future__ import annotations

from dataclasses import dataclass

from houseprice.services import models
from houseprice.services.context import Context
from houseprice.services.model_process.client import ModelProcess
from houseprice.valuation.drivers.answers import Importance, PartialDependence


@dataclass(frozen=True)
class DependenceView:
    """A partial dependence with the model and the currency of its amounts."""

    model_id: str
    currency: str
    curve: PartialDependence


@dataclass(frozen=True)
class ImportanceView:
    """The importance of groups of features with the model and the currency of its amounts."""

    model_id: str
    currency: str
    importance: Importance


def dependence(
    ctx: Context, model_process: ModelProcess, model_id: str, feature: str | None
) -> DependenceView:
    """How values depend on a feature; see `valuation.drivers.dependence`.

    Raises
    ------
    NotFound
        If there is no such model.
    InvalidInput
        If no curve can be drawn for the feature.
    NotComparable, CorruptArtifact
        As in `partial_dependence`.
    """
    model = models.row(ctx, model_id)
    curve = model_process.dependence(ctx, model, feature)
    return DependenceView(model.id, model.dataset.currency, curve)


def importance(ctx: Context, model_process: ModelProcess, model_id: str) -> ImportanceView:
    """What the model loses without each group of features; see `valuation.drivers.importance`.

    Raises
    ------
    NotFound
        If there is no such model.
    NotComparable, CorruptArtifact
        As in `valuation.drivers.importance.importance`.
    """
    model = models.row(ctx, model_id)
    answer = model_process.importance(ctx, model)
    return ImportanceView(model.id, model.dataset.currency, answer)
