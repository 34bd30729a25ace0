"""Values of a home: by the champion of a data set, by a named model, by every model."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from datetime import date

from houseprice.artifacts.range_record import RangeRecord
from houseprice.errors import Conflict, CorruptArtifact, ValueRefused
from houseprice.services import datasets, models
from houseprice.services.context import Context
from houseprice.services.model_process.client import ModelProcess
from houseprice.store import models as model_store
from houseprice.store.engine import reading
from houseprice.store.models import ModelVersionRow
from houseprice.valuation.answers import (
    Confidence,
    Explanation,
    Plain,
    Quantile,
    Range,
    Value,
    ValueAnswer,
)
from houseprice.valuation.cascade import answered


@dataclass(frozen=True)
class Home:
    """A home to value.

    Parameters
    ----------
    features : dict
        The value of each feature, by its name in the model's schema.
    dataset : str or None
        Data set whose champion answers; None means the default data set.
    model : str or None
        Id of the model that answers instead.
    as_of : date or None
        Date of the value; None means the date of the model's last sale.
    cascade : str or None
        Id of a second model, which answers where the first one refuses or exceeds `max_fsd`.
    max_fsd : float or None
        Largest FSD (a fraction) of the first model's answer; None means any.
    """

    features: dict[str, Plain]
    dataset: str | None = None
    model: str | None = None
    as_of: date | None = None
    cascade: str | None = None
    max_fsd: float | None = None


@dataclass(frozen=True)
class ModelValue:
    """The value of a home by one model; see `answers.Value`."""

    model_id: str
    family: str
    version: int
    value: float
    low_90: float
    high_90: float
    fsd: float


@dataclass(frozen=True)
class PredictionView(ModelValue):
    """The value of the answering model, with its confidence, ranges and explanation."""

    currency: str
    as_of: date | None
    confidence: Confidence
    reason_codes: tuple[str, ...]
    range_68: Range
    range_90: Range
    quantiles: tuple[Quantile, ...]
    ranges: RangeRecord | None
    notes: tuple[str, ...]
    explanation: Explanation | None


@dataclass(frozen=True)
class WhatIfView:
    """A home as it is and with changed features; see `answers.WhatIf`."""

    model_id: str
    family: str
    version: int
    currency: str
    as_of: date | None
    before: Value
    after: Value
    difference: float
    similar_sales: int
    warning: str | None


@dataclass(frozen=True)
class ComparedValues:
    """A home's value by every model that has one, and their average."""

    currency: str
    dataset: str
    models: tuple[ModelValue, ...]
    average: float


@dataclass(frozen=True)
class ModelReply:
    """The answer of a model for a home."""

    model: ModelVersionRow
    answer: ValueAnswer

    @property
    def value(self) -> Value:
        """The value or the refusal."""
        return self.answer.value

    def model_value(self) -> ModelValue | None:
        """The figures of the value; None if the model refuses the home."""
        value, model = self.value, self.model
        if (
            value.value is None
            or value.low_90 is None
            or value.high_90 is None
            or value.fsd is None
        ):
            return None
        return ModelValue(
            model_id=model.id,
            family=model.family,
            version=model.version,
            value=value.value,
            low_90=value.low_90,
            high_90=value.high_90,
            fsd=value.fsd,
        )


def predict(
    ctx: Context, model_process: ModelProcess, home: Home, explain: str | None = None
) -> PredictionView:
    """Value a home with the answering model.

    `explain`, ``groups`` or ``features``, adds comparable sales and contributions in this detail.

    Raises
    ------
    InvalidInput
        If a feature is missing, unknown or impossible.
    ValueRefused
        If the home is too unlike the sales of the model, and of the second model of the cascade.
    NotFound
        If there is no such data set or model.
    Conflict
        If the data set has no model yet.
    CorruptArtifact
        If the model's files do not match their checksums.
    """
    reply, figures = answer(ctx, model_process, home, explain)
    value = reply.value
    return PredictionView(
        **vars(figures),
        currency=reply.model.dataset.currency,
        as_of=reply.answer.as_of,
        confidence=value.confidence,
        reason_codes=value.reason_codes,
        range_68=value.range_68,
        range_90=value.range_90,
        quantiles=value.quantiles,
        ranges=value.ranges,
        notes=value.notes,
        explanation=reply.answer.explanation,
    )


def what_if(
    ctx: Context, model_process: ModelProcess, home: Home, changes: dict[str, Plain]
) -> WhatIfView:
    """Value a home with other features; nothing is stored.

    Raises
    ------
    InvalidInput, ValueRefused, NotFound, Conflict, CorruptArtifact
        As in `predict`, for the home and for the changed home.
    """
    model = _model(ctx, home)
    scenario = model_process.what_if(ctx, model, home.features, changes, home.as_of)
    return WhatIfView(
        model_id=model.id,
        family=model.family,
        version=model.version,
        currency=model.dataset.currency,
        as_of=scenario.as_of,
        **vars(scenario.what_if),
    )


def compare(ctx: Context, model_process: ModelProcess, home: Home) -> ComparedValues:
    """Value a home with the newest model of each family, and average the values.

    Raises
    ------
    InvalidInput, ValueRefused, NotFound, Conflict, CorruptArtifact
        As in `predict`; a model that refuses the home is left out if another one values it.
    """
    model = _model(ctx, home)
    reply = _ask(ctx, model_process, model, home)
    by_model = by_every_model(ctx, model_process, reply, home)
    if not by_model:
        raise refused(reply.value)
    return ComparedValues(
        currency=model.dataset.currency,
        dataset=model.dataset_id,
        models=by_model,
        average=sum(value.value for value in by_model) / len(by_model),
    )


def answer(
    ctx: Context, model_process: ModelProcess, home: Home, detail: str | None = None
) -> tuple[ModelReply, ModelValue]:
    """The answer of the first model, or of the second one where the first is too unsure."""

    def ask(model: ModelVersionRow) -> ModelReply:
        return _ask(ctx, model_process, model, home, detail)

    cascade = home.cascade
    second = None if cascade is None else lambda _: [ask(models.row(ctx, cascade))]
    (reply,) = answered([ask(_model(ctx, home))], second, home.max_fsd)
    figures = reply.model_value()
    if figures is None:
        raise refused(reply.value)
    return reply, figures


def by_every_model(
    ctx: Context, model_process: ModelProcess, first: ModelReply, home: Home
) -> tuple[ModelValue, ...]:
    """The value of the first model, then those of the newest model of each other family."""
    with reading(ctx.engine) as db:
        newest = model_store.newest_of_each_family(db, first.model.dataset_id, ctx.actor)
    answers = [first]
    for other in newest:
        # A corrupt model is marked and not asked again; the others still answer.
        with suppress(CorruptArtifact):
            if other.id != first.model.id:
                answers.append(_ask(ctx, model_process, other, home))
    return tuple(figures for reply in answers if (figures := reply.model_value()) is not None)


def refused(value: Value) -> ValueRefused:
    """The error with the reason why there is no value."""
    return ValueRefused.because(value.confidence.reason, value.reason_codes)


def _model(ctx: Context, home: Home) -> ModelVersionRow:
    if home.model is not None:
        return models.row(ctx, home.model)
    with reading(ctx.engine) as db:
        dataset_id = datasets.resolve(ctx, db, home.dataset).id
        champion = model_store.champion(db, dataset_id)
    if champion is None or not ctx.actor.sees(champion.owned):
        raise Conflict(
            f"A value needs a champion or a named model, but data set {dataset_id} has no champion",
            hint="Train one with POST /train/lightgbm/async: the first model that beats the "
            "naive baselines becomes champion.",
        )
    return champion


def _ask(
    ctx: Context,
    model_process: ModelProcess,
    model: ModelVersionRow,
    home: Home,
    detail: str | None = None,
) -> ModelReply:
    """The answer of a model, with an explanation if a detail is named."""
    if detail is None:
        return ModelReply(model, model_process.value(ctx, model, home.features, home.as_of))
    return ModelReply(model, model_process.appraise(ctx, model, home.features, home.as_of, detail))
