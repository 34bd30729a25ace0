"""What homes are worth: by the champion of a data set, by a named model, by every model."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from houseprice.errors import Conflict, CorruptArtifact, NotFound, ValueRefused
from houseprice.services import datasets, models
from houseprice.services.context import Context
from houseprice.services.model_process.client import ModelProcess
from houseprice.store import models as model_store
from houseprice.store import valuations as store
from houseprice.store.engine import reading, transaction
from houseprice.store.models import ModelVersionRow
from houseprice.store.valuations import NewValuation, ValuationRow
from houseprice.valuation.cascade import answered

Plain = float | int | bool | str | None


@dataclass(frozen=True)
class Home:
    """A home to be valued.

    Parameters
    ----------
    features : dict
        Name to value, as the model's schema names them.
    dataset : str or None
        Whose champion answers; None means the default data set.
    model : str or None
        Id of the model that answers instead.
    as_of : date or None
        Date of the value; None means the last sale the model has seen.
    cascade : str or None
        Id of the model that is asked where the first one refuses or is less sure than `max_fsd`.
    max_fsd : float or None
        Largest FSD (a fraction) of the first model's answer; None means any.
    """

    features: dict[str, Plain]
    dataset: str | None = None
    model: str | None = None
    as_of: date | None = None
    cascade: str | None = None
    max_fsd: float | None = None


def predict(
    ctx: Context, model_process: ModelProcess, home: Home, explain: str | None = None
) -> dict[str, Any]:
    """One value with its range.

    With `explain`, ``groups`` or ``features``, also comparable sales and contributions in this
    detail.

    Raises
    ------
    InvalidInput
        If a feature is missing, unknown or impossible.
    ValueRefused
        If the home is too unlike the sales that the model, and that of the cascade, learned from.
    NotFound
        If there is no such data set or model.
    Conflict
        If the data set has no model yet.
    CorruptArtifact
        If the model's files do not match their checksums.
    """
    model, value = _answer(ctx, model_process, home, explain)
    return {
        **_by_model(model, value),
        "currency": model.dataset.currency,
        **{name: value[name] for name in ("as_of", "confidence", "reason_codes")},
        **_distribution(value),
        "explanation": None if explain is None else _reasons(value["explanation"]),
    }


def what_if(
    ctx: Context, model_process: ModelProcess, home: Home, changes: dict[str, Plain]
) -> dict[str, Any]:
    """What a home would be worth with other features; nothing is kept.

    Raises
    ------
    InvalidInput, ValueRefused, NotFound, Conflict, CorruptArtifact
        As `predict` does, for the home and for the changed one.
    """
    model = _model(ctx, home)
    told = model_process.what_if(ctx, model, home.features, changes, home.as_of)
    return {
        "model_id": model.id,
        "family": model.family,
        "version": model.version,
        "currency": model.dataset.currency,
        **told,
        "before": _scenario(told["before"]),
        "after": _scenario(told["after"]),
    }


def compare(ctx: Context, model_process: ModelProcess, home: Home) -> dict[str, Any]:
    """One value from the newest model of each family, and their average.

    Raises
    ------
    InvalidInput, ValueRefused, NotFound, Conflict, CorruptArtifact
        As `predict` does; a model that refuses the home is left out while another has a value.
    """
    model = _model(ctx, home)
    value = _value(ctx, model_process, model, home)
    by_model = _all(ctx, model_process, model, value, home)
    if not by_model:
        raise _refused(value)
    return {
        "currency": model.dataset.currency,
        "dataset": model.dataset_id,
        "models": by_model,
        "average": sum(answer["value"] for answer in by_model) / len(by_model),
    }


def create(
    ctx: Context, model_process: ModelProcess, home: Home, detail: str = "groups"
) -> dict[str, Any]:
    """Value a home and keep the answer with everything that explains it.

    Contributions are of at most seven ``groups`` of features, or of single ``features``.

    Raises
    ------
    InvalidInput, ValueRefused, NotFound, Conflict, CorruptArtifact
        As `predict` does.
    """
    model, value = _answer(ctx, model_process, home, detail)
    new = NewValuation(
        dataset=model.dataset,
        model_id=model.id,
        model_name=model.name,
        model_version=model.version,
        family=model.family,
        inputs=home.features,
        as_of=None if value["as_of"] is None else value["as_of"].isoformat(),
        value=value["value"],
        low_90=value["low_90"],
        high_90=value["high_90"],
        fsd=value["fsd"],
        detail={
            "confidence": value["confidence"],
            "reason_codes": list(value["reason_codes"]),
            **_reasons(value["explanation"]),
            **_distribution(value),
            "by_model": _all(ctx, model_process, model, value, home),
            "coverage_note": _coverage(model),
        },
    )
    with transaction(ctx.engine) as db:
        return _view(store.add(db, new))


def get(ctx: Context, valuation_id: str) -> dict[str, Any]:
    """One stored valuation.

    Raises
    ------
    NotFound
        If there is no such valuation.
    """
    with reading(ctx.engine) as db:
        row = store.get(db, valuation_id)
    if row is None:
        raise NotFound(f"There is no valuation {valuation_id[:80]!r}")
    return _view(row)


def page(
    ctx: Context, dataset: str | None = None, cursor: str | None = None, limit: int = 50
) -> dict[str, Any]:
    """Stored valuations, newest first."""
    with reading(ctx.engine) as db:
        found = store.page(db, dataset, cursor, limit)
    return {"items": [_view(row) for row in found.items], "next_cursor": found.next_cursor}


def _model(ctx: Context, home: Home) -> ModelVersionRow:
    if home.model is not None:
        return models.row(ctx, home.model)
    with reading(ctx.engine) as db:
        dataset_id = datasets.resolve(ctx, db, home.dataset).id
        champion = model_store.champion(db, dataset_id)
    if champion is None:
        raise Conflict(
            f"A value needs a champion or a named model, data set {dataset_id} has no champion",
            hint="Train one with POST /train/lightgbm/async: the first model that beats the "
            "naive baselines becomes champion.",
        )
    return champion


def _answer(
    ctx: Context, model_process: ModelProcess, home: Home, detail: str | None = None
) -> tuple[ModelVersionRow, dict[str, Any]]:
    """The first model's value, or that of the cascade where the first one is not sure enough."""

    def ask(model: ModelVersionRow) -> dict[str, Any]:
        return {**_value(ctx, model_process, model, home, detail), "model": model}

    cascade = home.cascade
    second = None if cascade is None else lambda _: [ask(models.row(ctx, cascade))]
    (value,) = answered([ask(_model(ctx, home))], second, home.max_fsd)
    if value["value"] is None:
        raise _refused(value)
    return value["model"], value


def _refused(value: dict[str, Any]) -> ValueRefused:
    return ValueRefused.because(value["confidence"]["reason"], value["reason_codes"])


def _value(
    ctx: Context,
    model_process: ModelProcess,
    model: ModelVersionRow,
    home: Home,
    detail: str | None = None,
) -> dict[str, Any]:
    """The value, with its explanation where a detail is named."""
    if detail is None:
        return model_process.value(ctx, model, home.features, home.as_of)
    return model_process.appraise(ctx, model, home.features, home.as_of, detail)


def _all(
    ctx: Context,
    model_process: ModelProcess,
    model: ModelVersionRow,
    value: dict[str, Any],
    home: Home,
) -> list[dict[str, Any]]:
    """This model's value first, then those of the newest models that have one."""
    with reading(ctx.engine) as db:
        newest = model_store.newest_of_each_family(db, model.dataset_id)
    answers = [(model, value)]
    for other in newest:
        # A corrupt model is marked and never asked again; it may not silence the others.
        with suppress(CorruptArtifact):
            if other.id != model.id:
                answers.append((other, _value(ctx, model_process, other, home)))
    return [_by_model(*answer) for answer in answers if answer[1]["value"] is not None]


def _distribution(value: dict[str, Any]) -> dict[str, Any]:
    """Both ranges and the quantiles, as plain values."""
    return {
        **{f"range_{n}": {"low": value[f"low_{n}"], "high": value[f"high_{n}"]} for n in (68, 90)},
        "quantiles": [dict(quantile) for quantile in value["quantiles"]],
    }


def _by_model(model: ModelVersionRow, value: dict[str, Any]) -> dict[str, Any]:
    return {
        "model_id": model.id,
        "family": model.family,
        "version": model.version,
        **{name: value[name] for name in ("value", "low_90", "high_90", "fsd")},
    }


def _scenario(value: dict[str, Any]) -> dict[str, Any]:
    names = ("value", "low_90", "high_90", "fsd", "confidence", "reason_codes")
    return {name: value[name] for name in names}


def _reasons(explanation: dict[str, Any]) -> dict[str, Any]:
    """Plain values for a JSON column."""
    told = ("contributions", "reference", "reference_value", "comparables_range")
    return {
        **{name: explanation[name] for name in told},
        "comparables": [_dated(sale) for sale in explanation["comparables"]],
    }


def _dated(sale: dict[str, Any]) -> dict[str, Any]:
    sold = sale["sale_date"]
    return {**sale, "sale_date": None if sold is None else sold.isoformat()}


def _coverage(model: ModelVersionRow) -> dict[str, Any]:
    test = model.result["test"]
    covered = test.get("coverage_90") or {}
    since = model.result.get("ranges_from") or {}
    return {
        "n": test["n"],
        "coverage_90": covered.get("value"),
        "learned_again_from": since.get("n"),
    }


def _view(row: ValuationRow) -> dict[str, Any]:
    """A stored valuation as it is shown."""
    return {
        "id": row.id,
        "created_at": datetime.fromtimestamp(row.created_at, UTC),
        "dataset": datasets.reference(row.dataset),
        "model_id": row.model_id,
        "model_name": row.model_name,
        "model_version": row.model_version,
        "family": row.family,
        "inputs": row.inputs,
        "as_of": None if row.as_of is None else date.fromisoformat(row.as_of),
        "value": row.value,
        "low_90": row.low_90,
        "high_90": row.high_90,
        "fsd": row.fsd,
        **row.detail,
    }
